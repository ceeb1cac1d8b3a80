/* Reads JSON member by member, without a tree: a library's words are millions, and json-glib's
 * tree of an episode takes 20 times as long. https://www.rfc-editor.org/rfc/rfc8259
 *
 * After the first error every call fails at once, so loops need no checks; json_cursor_finish ()
 * tells what it was. It is a FORMAT_ERROR and names the place: "line 3, column 7: ..." where the
 * text is no JSON, "words[12].start: ..." where a value is not what was asked for.
 *
 * A byte order mark is skipped; \u0000 and lone surrogates become U+FFFD. */
#pragma once

#include <glib.h>

#define JSON_MAX_DEPTH 600      /* objects and arrays in one another; a cue's tree can be 520 */

typedef struct {
  const char *key;              /* raw, between its quotes; NULL in an array */
  gsize key_length;
  guint64 index;                /* how many elements or members it has been stepped to */
  char closing;                 /* '}' or ']' */
} JsonLevel;

typedef struct {
  char *at, *end;               /* *@end is NUL */
  const char *line_start;
  guint64 line;
  gboolean is_lenient;          /* Python's NaN and Infinity are null, strings hold line breaks */
  guint depth;
  JsonLevel levels[JSON_MAX_DEPTH];
  GError *error;
} JsonCursor;

/* Strings are decoded in place: @text is spent afterwards, unless everything was skipped.
 * text[length] is NUL. */
void json_cursor_init (JsonCursor *cursor, char *text, gsize length);

/* FALSE with the first error. Call once, at the end: what follows the value is an error too. */
gboolean json_cursor_finish (JsonCursor *cursor, GError **error);

/* What the next value is: one of {["0tfn, the first of its kind; NUL after an error. */
char json_cursor_peek (JsonCursor *cursor);

/* while (json_cursor_next_...) steps through them, and leaves the object or array at its end. */
gboolean json_cursor_enter_object (JsonCursor *cursor);
gboolean json_cursor_enter_array (JsonCursor *cursor);
gboolean json_cursor_next_member (JsonCursor *cursor);
gboolean json_cursor_next_element (JsonCursor *cursor);

/* Whether the member's key is @key; one that is written with escapes never is. */
gboolean json_cursor_key_is (const JsonCursor *cursor, const char *key);

/* NULL after an error. Lives in the text that is read. */
const char *json_cursor_read_string (JsonCursor *cursor);

/* Of 0 to @max. */
gboolean json_cursor_read_whole (JsonCursor *cursor, guint64 max, guint64 *number);
gboolean json_cursor_read_double (JsonCursor *cursor, double *number);

/* TRUE, and past it, if the next value is null. */
gboolean json_cursor_read_null (JsonCursor *cursor);

void json_cursor_skip (JsonCursor *cursor);

/* Skips the member's value; appends "<separator>"key":value" to @raw as it stands. */
void json_cursor_skip_member (JsonCursor *cursor, const char *separator, GString *raw);

/* Says what is wrong with the value that the cursor is at, or has just read. */
void json_cursor_fail (JsonCursor *cursor, const char *message);
