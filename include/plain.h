/* Text by lines. */
#pragma once

#include "format.h"

/* FALSE for binary: a NUL, or more control characters and bytes of no encoding than text has;
 * @place is the first. */
gboolean plain_is_text (const char *text, gsize length, gsize *place);

/* FORMAT_ERROR_SYNTAX if @source is not text. */
gboolean plain_check (const Source *source, GError **error);

/* Moves @cursor behind the next line and its LF, CR or CRLF; FALSE at @end. */
gboolean plain_next_line (const char **cursor, const char *end, const char **line, gsize *length);

gboolean plain_write (const Edition *edition, GOutputStream *out, GError **error);
