/* Times as people and programs print them before what is said, and the marks around them. */
#pragma once

#include "nanoseconds.h"

typedef enum {
  STAMP_NONE,
  STAMP_BARE,                   /* 0:02 */
  STAMP_ROUND,                  /* (0:02) */
  STAMP_SQUARE,                 /* [0:02] */
} StampShape;

/* Moves @cursor past a stamp with its brackets and "[0:02 - 0:05]" ranges; STAMP_NONE if there is
 * none, or one that no clock shows. */
StampShape printed_stamp_read (const char **cursor, Nanoseconds *stamp);

/* Moves @cursor past a clock's time alone, "1h02m03s" too; an editing program's has frames behind
 * the seconds, "00:01:02:12". */
gboolean printed_read_clock (const char **cursor, Nanoseconds *time);

/* What follows YouTube's "1 minute, 3 seconds" at @text, for those who listen to the page, if it says
 * the same as @stamp. */
const char *printed_skip_spoken_time (const char *text, Nanoseconds stamp);

/* What follows the spaces at @text. */
const char *printed_skip_spaces (const char *text);

/* Moves @cursor past @literal, or the first of @literals that stands there; FALSE: none does. */
gboolean printed_skip_literal (const char **cursor, const char *literal);
gboolean printed_skip_any (const char **cursor, const char *const *literals, gsize n_literals);
