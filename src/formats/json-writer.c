#include "json-writer.h"

#include <string.h>

#define BLOCK 65536
#define DIGITS 20               /* of the largest 64-bit number */

void
json_writer_init (JsonWriter *writer, GOutputStream *out)
{
  writer->text = g_string_sized_new (BLOCK + BLOCK / 4);
  writer->out = out;
  writer->error = NULL;
}

static void
flush (JsonWriter *writer)
{
  if (!writer->error)
    g_output_stream_write_all (writer->out, writer->text->str, writer->text->len, NULL, NULL,
        &writer->error);
  g_string_truncate (writer->text, 0);
}

gboolean
json_writer_finish (JsonWriter *writer, GError **error)
{
  flush (writer);
  g_string_free (writer->text, TRUE);
  if (!writer->error)
    return TRUE;
  g_propagate_error (error, writer->error);
  return FALSE;
}

void
json_writer_put (JsonWriter *writer, const char *raw)
{
  if (!raw)
    return;
  g_string_append (writer->text, raw);
  if (writer->text->len >= BLOCK)
    flush (writer);
}

static void
put_escape (GString *text, char c)
{
  static const char letters[] = "\"\\bfnrt", values[] = "\"\\\b\f\n\r\t";
  const char *value = strchr (values, c);

  if (value)
    g_string_append_printf (text, "\\%c", letters[value - values]);
  else
    g_string_append_printf (text, "\\u%04x", c);
}

void
json_writer_put_string (JsonWriter *writer, const char *text)
{
  const char *plain = text;

  if (!text) {
    json_writer_put (writer, "null");
    return;
  }
  g_string_append_c (writer->text, '"');
  for (; *text; text++) {
    if ((guchar) *text >= ' ' && *text != '"' && *text != '\\')
      continue;
    g_string_append_len (writer->text, plain, text - plain);
    put_escape (writer->text, *text);
    plain = text + 1;
  }
  g_string_append_len (writer->text, plain, text - plain);
  json_writer_put (writer, "\"");
}

void
json_writer_put_whole (JsonWriter *writer, guint64 number)
{
  char digits[DIGITS + 1], *first = digits + DIGITS;

  *first = '\0';
  do
    *--first = '0' + number % 10;
  while (number /= 10);
  json_writer_put (writer, first);
}

void
json_writer_put_milliseconds (JsonWriter *writer, Nanoseconds time)
{
  if (time == NANOSECONDS_NONE)
    json_writer_put (writer, "null");
  else
    json_writer_put_whole (writer, MIN (nanoseconds_to_milliseconds (time), MILLISECONDS_MAX));
}

void
json_writer_put_seconds (JsonWriter *writer, Nanoseconds time)
{
  guint64 milliseconds = MIN (nanoseconds_to_milliseconds (time), MILLISECONDS_MAX);
  guint rest = milliseconds % 1000;
  char fraction[] = { '.', '0' + rest / 100, '0' + rest / 10 % 10, '0' + rest % 10, '\0' };

  json_writer_put_whole (writer, milliseconds / 1000);
  json_writer_put (writer, fraction);
}
