#include "json-writer.h"

#include <string.h>

#define DIGITS 20               /* of the largest 64-bit number */

void
json_writer_init (JsonWriter *writer, GOutputStream *out)
{
  outbuffer_init (&writer->out, out);
}

gboolean
json_writer_finish (JsonWriter *writer, GError **error)
{
  return outbuffer_finish (&writer->out, error);
}

void
json_writer_put (JsonWriter *writer, const char *raw)
{
  if (!raw)
    return;
  g_string_append (writer->out.text, raw);
  outbuffer_pass_on (&writer->out);
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
  g_string_append_c (writer->out.text, '"');
  for (; *text; text++) {
    if ((guchar) *text >= ' ' && *text != '"' && *text != '\\')
      continue;
    g_string_append_len (writer->out.text, plain, text - plain);
    put_escape (writer->out.text, *text);
    plain = text + 1;
  }
  g_string_append_len (writer->out.text, plain, text - plain);
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
