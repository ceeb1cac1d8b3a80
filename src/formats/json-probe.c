#include "json-probe.h"

#include <string.h>

#include "json-cursor.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define PROBE_BYTES (16 << 20)  /* OpenAI's begins with the text of the whole recording */

/* Up to the value of the member @key of the object that is next. */
static gboolean
find_member (JsonCursor *cursor, const char *key)
{
  if (json_cursor_peek (cursor) != '{' || !json_cursor_enter_object (cursor))
    return FALSE;
  while (json_cursor_next_member (cursor)) {
    if (json_cursor_key_is (cursor, key))
      return TRUE;
    json_cursor_skip (cursor);
  }
  return FALSE;
}

static gboolean
is_object (const char *text, gsize length)
{
  gsize at = g_str_has_prefix (text, BYTE_ORDER_MARK) ? strlen (BYTE_ORDER_MARK) : 0;

  while (at < length && g_ascii_isspace (text[at]))
    at++;
  return at < length && text[at] == '{';
}

/* Whether there is such a key anywhere, as json_cursor_key_is () knows it. */
static gboolean
has_key (const char *text, gsize length, const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", key);

  return memmem (text, length, quoted, strlen (quoted)) != NULL;
}

gboolean
json_probe (const char *text, gsize length, const char *array, const char *key)
{
  g_autofree char *start = NULL;
  JsonCursor cursor;
  gboolean found;

  length = MIN (length, PROBE_BYTES);
  if (!is_object (text, length) || !has_key (text, length, array) || !has_key (text, length, key))
    return FALSE;
  start = g_strndup (text, length);
  json_cursor_init (&cursor, start, strlen (start));
  cursor.is_lenient = TRUE;
  found = find_member (&cursor, array) && json_cursor_peek (&cursor) == '['
      && json_cursor_enter_array (&cursor) && json_cursor_next_element (&cursor)
      && find_member (&cursor, key);
  g_clear_error (&cursor.error);
  return found;
}
