/* The page for a browser: one file of HTML that plays the episode, shows what is said and finds it.
 * page.c says what is in it; html.c has the row of the table, since any published page is read
 * there. */
#pragma once

#include "format.h"

/* In words' data: a time is a whole number of milliseconds in base 32, six bits a letter, the
 * lowest five first; the sixth bit says that more follows. A signed one has its sign in the lowest
 * bit. */
void page_number_append (GString *out, guint64 value);
void page_number_append_signed (GString *out, gint64 value);

/* Moves @cursor past a number; FALSE at the end, and where none stands. */
gboolean page_number_read (const char **cursor, guint64 *value);
gboolean page_number_read_signed (const char **cursor, gint64 *value);

/* Whether @url may be followed from a page: http, https or mailto. */
gboolean page_may_link (const char *url);

/* Whether @date is one, as ISO 8601 writes it; @date may be NULL. */
gboolean page_is_date (const char *date);

/* Everything between <head> and </head>: metadata, the policy that nothing but the page itself runs,
 * schema.org's description of the episode, the style. */
void page_head_append (GString *out, const Edition *edition);

/* The data-c of <main>, where words are timed and captions hold them in order; else nothing. */
void page_cues_append (GString *out, const Edition *edition);

/* The controls, and the script that the policy of the head lets run. */
void page_script_append (GString *out);

gboolean page_write (const Edition *edition, GOutputStream *out, GError **error);

/* Whether it is a page that we wrote. */
gboolean page_probe (const char *text, gsize length);

/* What page_write () wrote. */
Transcript *page_read (Source *source, GError **error);
