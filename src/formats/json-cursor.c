#include "json-cursor.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "json-escape.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define EXACT (G_GUINT64_CONSTANT (1) << 53)    /* whole numbers up to this are doubles */

void
json_cursor_init (JsonCursor *cursor, char *text, gsize length)
{
  cursor->at = text + (g_str_has_prefix (text, BYTE_ORDER_MARK) ? strlen (BYTE_ORDER_MARK) : 0);
  cursor->end = text + length;
  cursor->line_start = cursor->at;
  cursor->line = 1;
  cursor->is_lenient = FALSE;
  cursor->depth = 0;
  cursor->error = NULL;
}

/* No level is open after an error: every loop over members and elements ends. */
static void
stop (JsonCursor *cursor)
{
  cursor->depth = 0;
  cursor->at = cursor->end;
}

/* "chapters[3].title" */
static char *
dup_place (const JsonCursor *cursor)
{
  GString *place = g_string_new (NULL);

  for (guint i = 0; i < cursor->depth; i++) {
    const JsonLevel *level = &cursor->levels[i];

    if (level->key)
      g_string_append_printf (place, "%s%.*s", place->len ? "." : "",
          (int) MIN (level->key_length, 40), level->key);
    else if (level->index)
      g_string_append_printf (place, "[%" G_GUINT64_FORMAT "]", level->index - 1);
  }
  return g_string_free (place, FALSE);
}

void
json_cursor_fail (JsonCursor *cursor, const char *message)
{
  g_autofree char *place = dup_place (cursor);

  if (!cursor->error)
    cursor->error = g_error_new (FORMAT_ERROR, FORMAT_ERROR_SYNTAX, "%s%s%s",
        place, *place ? ": " : "", message);
  stop (cursor);
}

static gboolean
fail_here (JsonCursor *cursor, FormatError code, const char *message)
{
  if (!cursor->error)
    cursor->error = g_error_new (FORMAT_ERROR, code,
        "line %" G_GUINT64_FORMAT ", column %" G_GSIZE_FORMAT ": %s", cursor->line,
        (gsize) (cursor->at - cursor->line_start) + 1, message);
  stop (cursor);
  return FALSE;
}

static gboolean
expected (JsonCursor *cursor, const char *what)
{
  g_autofree char *message = g_strdup_printf ("%s: expected %s",
      cursor->at == cursor->end ? "the text ends too early" : "not JSON", what);

  return fail_here (cursor, FORMAT_ERROR_SYNTAX, message);
}

static void
start_line (JsonCursor *cursor)
{
  cursor->line++;
  cursor->line_start = cursor->at + 1;
}

/* Returns the byte behind white space; NUL at the end, too. */
static char
skip_space (JsonCursor *cursor)
{
  for (;; cursor->at++)
    switch (*cursor->at) {
      case '\n':
        start_line (cursor);
        break;
      case ' ': case '\t': case '\r':
        break;
      default:
        return *cursor->at;
    }
}

gboolean
json_cursor_finish (JsonCursor *cursor, GError **error)
{
  if (!cursor->error && (skip_space (cursor) || cursor->at < cursor->end))
    expected (cursor, "nothing more");
  if (!cursor->error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cursor->error));
  return FALSE;
}

static gsize
match_word (const JsonCursor *cursor, const char *word)
{
  gsize length = strlen (word);

  /* The text has a NUL behind, so that a comparison ends there at the latest. */
  return !strncmp (cursor->at, word, length) && !g_ascii_isalnum (cursor->at[length]) ? length : 0;
}

/* How long the word at the cursor is that reads as null; 0: none. */
static gsize
match_null (const JsonCursor *cursor)
{
  static const char *const words[] = { "null", "NaN", "Infinity", "-Infinity" };
  gsize length = 0;

  for (gsize i = 0; !length && i < (cursor->is_lenient ? G_N_ELEMENTS (words) : 1); i++)
    length = match_word (cursor, words[i]);
  return length;
}

char
json_cursor_peek (JsonCursor *cursor)
{
  char c = cursor->error ? '\0' : skip_space (cursor);

  switch (c) {
    case '{': case '[': case '"': case 't': case 'f':
      return c;
    case '0' ... '9':
      return '0';
    default:
      if (match_null (cursor))
        return 'n';
      if (c == '-')
        return '0';
  }
  if (!cursor->error)
    expected (cursor, "a value");
  return '\0';
}

static gboolean
enter (JsonCursor *cursor, char opening, const char *message)
{
  char c = json_cursor_peek (cursor);

  if (!c)
    return FALSE;
  if (c != opening) {
    json_cursor_fail (cursor, message);
    return FALSE;
  }
  if (cursor->depth == JSON_MAX_DEPTH)
    return fail_here (cursor, FORMAT_ERROR_LIMIT,
        "objects and arrays nested deeper than " G_STRINGIFY (JSON_MAX_DEPTH));

  cursor->at++;
  cursor->levels[cursor->depth++] = (JsonLevel) { .closing = opening == '{' ? '}' : ']' };
  return TRUE;
}

gboolean
json_cursor_enter_object (JsonCursor *cursor)
{
  return enter (cursor, '{', "not an object");
}

gboolean
json_cursor_enter_array (JsonCursor *cursor)
{
  return enter (cursor, '[', "not an array");
}

/* Past the comma before any but the first; FALSE at the end, with the level left. */
static gboolean
next (JsonCursor *cursor, const char *what)
{
  JsonLevel *level;
  char c;

  if (cursor->error)
    return FALSE;
  level = &cursor->levels[cursor->depth - 1];
  c = skip_space (cursor);
  if (c == level->closing) {
    cursor->at++;
    cursor->depth--;
    return FALSE;
  }
  if (level->index++) {
    if (c != ',')
      return expected (cursor, what);
    cursor->at++;
  }
  return TRUE;
}

/* At a backslash; to the last character of the escape. */
static gboolean
scan_escape (JsonCursor *cursor)
{
  gsize length = json_escape_length (cursor->at++);

  if (!length)
    return expected (cursor, "an escape");
  cursor->at += length - 2;
  return TRUE;
}

static gboolean
scan_control (JsonCursor *cursor)
{
  if (cursor->at == cursor->end)
    return expected (cursor, "'\"'");
  if (!*cursor->at || !cursor->is_lenient)
    return fail_here (cursor, FORMAT_ERROR_SYNTAX, "a control character in a string");
  if (*cursor->at == '\n')
    start_line (cursor);
  return TRUE;
}

/* To the next quote, backslash or control character. */
static char *
skip_plain (char *text)
{
  while ((guchar) *text >= ' ' && *text != '"' && *text != '\\')
    text++;
  return text;
}

/* From the opening quote to behind the closing one; @has_escapes tells whether there is anything
 * to decode between. */
static gboolean
scan_string (JsonCursor *cursor, gboolean *has_escapes)
{
  *has_escapes = FALSE;
  for (cursor->at++; *(cursor->at = skip_plain (cursor->at)) != '"'; cursor->at++) {
    if (*cursor->at == '\\') {
      *has_escapes = TRUE;
      if (!scan_escape (cursor))
        return FALSE;
    } else if (!scan_control (cursor)) {
      return FALSE;
    }
  }
  cursor->at++;
  return TRUE;
}

gboolean
json_cursor_next_member (JsonCursor *cursor)
{
  JsonLevel *level;
  gboolean has_escapes;

  if (!next (cursor, "',' or '}'"))
    return FALSE;
  if (skip_space (cursor) != '"')
    return expected (cursor, "a key");

  level = &cursor->levels[cursor->depth - 1];
  level->key = cursor->at + 1;
  if (!scan_string (cursor, &has_escapes))
    return FALSE;
  level->key_length = cursor->at - 1 - level->key;
  if (skip_space (cursor) != ':')
    return expected (cursor, "':'");
  cursor->at++;
  return TRUE;
}

gboolean
json_cursor_next_element (JsonCursor *cursor)
{
  return next (cursor, "',' or ']'");
}

gboolean
json_cursor_key_is (const JsonCursor *cursor, const char *key)
{
  const JsonLevel *level;

  if (!cursor->depth)           /* after an error */
    return FALSE;
  level = &cursor->levels[cursor->depth - 1];
  return strlen (key) == level->key_length && !memcmp (key, level->key, level->key_length);
}

const char *
json_cursor_read_string (JsonCursor *cursor)
{
  char c = json_cursor_peek (cursor), *text = cursor->at + 1;
  gboolean has_escapes;

  if (c && c != '"')
    json_cursor_fail (cursor, "not a string");
  if (c != '"' || !scan_string (cursor, &has_escapes))
    return NULL;

  cursor->at[-1] = '\0';
  if (has_escapes)
    json_escape_decode (text, cursor->at - 1);
  return text;
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

/* Past a number of JSON's grammar; FALSE: it is none. */
static gboolean
scan_number (JsonCursor *cursor, gboolean *is_whole)
{
  const char *from = cursor->at + (*cursor->at == '-'), *at = skip_digits (from);
  gboolean is_good = at > from && (*from != '0' || at == from + 1);

  *is_whole = from == cursor->at;
  if (is_good && *at == '.') {
    from = at + 1;
    at = skip_digits (from);
    is_good = at > from;
    *is_whole = FALSE;
  }
  if (is_good && (*at == 'e' || *at == 'E')) {
    from = at + 1 + (at[1] == '+' || at[1] == '-');
    at = skip_digits (from);
    is_good = at > from;
    *is_whole = FALSE;
  }
  if (!is_good)
    return expected (cursor, "a number");
  cursor->at += at - cursor->at;
  return TRUE;
}

static gboolean
read_number (JsonCursor *cursor, const char **text, gboolean *is_whole)
{
  char c = json_cursor_peek (cursor);

  *text = cursor->at;
  if (c && c != '0')
    json_cursor_fail (cursor, "not a number");
  return c == '0' && scan_number (cursor, is_whole);
}

gboolean
json_cursor_read_whole (JsonCursor *cursor, guint64 max, guint64 *number)
{
  const char *text;
  gboolean is_whole;
  guint64 value = 0;

  if (!read_number (cursor, &text, &is_whole))
    return FALSE;
  if (!is_whole) {
    json_cursor_fail (cursor, *text == '-' ? "is negative" : "not a whole number");
    return FALSE;
  }
  for (; text < cursor->at; text++) {
    guint digit = *text - '0';

    if (value > (max - MIN (digit, max)) / 10 || digit > max) {
      json_cursor_fail (cursor, "too large");
      return FALSE;
    }
    value = 10 * value + digit;
  }
  *number = value;
  return TRUE;
}

/* A short decimal is a quotient of two numbers that a double holds, which rounds as strtod () does. */
static double
parse_double (const char *text, const char *end)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
  const char *point = NULL;
  guint64 digits = 0;

  for (const char *at = text; at < end; at++)
    if (*at == '.')
      point = at + 1;
    else if (g_ascii_isdigit (*at) && digits < EXACT / 10)
      digits = 10 * digits + (guint) (*at - '0');
    else
      return g_ascii_strtod (text, NULL);
  if (point && end - point >= (gssize) G_N_ELEMENTS (powers))
    return g_ascii_strtod (text, NULL);
  return (double) digits / powers[point ? end - point : 0];
}

gboolean
json_cursor_read_double (JsonCursor *cursor, double *number)
{
  const char *text;
  gboolean is_whole;

  if (!read_number (cursor, &text, &is_whole))
    return FALSE;
  *number = parse_double (text, cursor->at);
  if (isfinite (*number))
    return TRUE;
  json_cursor_fail (cursor, "too large");
  return FALSE;
}

gboolean
json_cursor_read_null (JsonCursor *cursor)
{
  if (json_cursor_peek (cursor) != 'n')
    return FALSE;
  cursor->at += match_null (cursor);
  return TRUE;
}

static gboolean
skip_scalar (JsonCursor *cursor, char kind)
{
  gboolean ignored;
  gsize length;

  if (kind == '"')
    return scan_string (cursor, &ignored);
  if (kind == '0')
    return scan_number (cursor, &ignored);
  length = kind == 'n' ? match_null (cursor) : match_word (cursor, kind == 't' ? "true" : "false");
  cursor->at += length;
  return length || expected (cursor, "a value");
}

static gboolean
next_of_level (JsonCursor *cursor)
{
  return cursor->levels[cursor->depth - 1].closing == '}'
      ? json_cursor_next_member (cursor) : json_cursor_next_element (cursor);
}

/* Without recursion, whatever the depth. */
void
json_cursor_skip (JsonCursor *cursor)
{
  guint depth = cursor->depth;

  do {
    char kind = json_cursor_peek (cursor);

    if (kind == '{')
      json_cursor_enter_object (cursor);
    else if (kind == '[')
      json_cursor_enter_array (cursor);
    else if (kind)
      skip_scalar (cursor, kind);
    while (cursor->depth > depth && !next_of_level (cursor))
      ;
  } while (cursor->depth > depth);
}

void
json_cursor_skip_member (JsonCursor *cursor, const char *separator, GString *raw)
{
  const char *key = cursor->levels[cursor->depth - 1].key;

  json_cursor_skip (cursor);
  if (cursor->error)
    return;
  g_string_append (raw, separator);
  g_string_append_len (raw, key - 1, cursor->at - (key - 1));
}
