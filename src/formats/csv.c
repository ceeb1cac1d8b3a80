/* Tables of who says what when, a row for each speaker of a cue: CSV,
 * https://www.rfc-editor.org/rfc/rfc4180, and TSV. Written only. */
#include "format.h"

#include <string.h>

#include "cuetoken.h"
#include "outbuffer.h"
#include "voices.h"

static void
append_seconds (GString *out, Nanoseconds time)
{
  guint64 milliseconds = nanoseconds_to_milliseconds (time);

  g_string_append_printf (out, "%" G_GUINT64_FORMAT ".%03" G_GUINT64_FORMAT, milliseconds / 1000,
      milliseconds % 1000);
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text; text++) {
    if (*text == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *text);
  }
  g_string_append_c (out, '"');
}

/* TSV has no quotes: a field is one line without tabs. */
static void
append_line (GString *out, const char *text)
{
  for (; *text; text++)
    g_string_append_c (out, strchr ("\t\r\n", *text) ? ' ' : *text);
}

static void
append_row (GString *out, const Voice *voice, char comma)
{
  void (*append) (GString *, const char *) = comma == ',' ? append_quoted : append_line;

  append_seconds (out, voice->start);
  g_string_append_c (out, comma);
  append_seconds (out, voice->end);
  g_string_append_c (out, comma);
  append (out, voice->speaker ? voice->speaker : "");
  g_string_append_c (out, comma);
  append (out, voice->text);
  g_string_append (out, comma == ',' ? "\r\n" : "\n");
}

static gboolean
write_table (const Edition *edition, GOutputStream *stream, char comma, GError **error)
{
  const CueList *list = edition->cues;
  Outbuffer out;

  outbuffer_init (&out, stream);
  g_string_append_printf (out.text, "start%cend%cspeaker%ctext%s", comma, comma, comma,
      comma == ',' ? "\r\n" : "\n");
  for (guint i = 0; i < list->cues->len; i++) {
    const Cue *cue = cue_list_get (list, i);
    g_autoptr (GArray) voices = voices_of_cue (cue);

    if (cue->settings || cuetoken_has_markup (cue->text))
      edition_remark (edition,
          "a table has plain text: markup, positions and times of words are left out");
    for (guint k = 0; k < voices->len; k++)
      append_row (out.text, &g_array_index (voices, Voice, k), comma);
    outbuffer_pass_on (&out);
  }
  return outbuffer_finish (&out, error);
}

static gboolean
csv_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  return write_table (edition, stream, ',', error);
}

static gboolean
tsv_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  return write_table (edition, stream, '\t', error);
}

const Format format_csv = {
  .name = "csv",
  .title = "CSV table",
  .suffix = ".csv",
  .mime = "text/csv",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS,
  .uses_cues = TRUE,
  .write = csv_write,
};

const Format format_tsv = {
  .name = "tsv",
  .title = "TSV table",
  .suffix = ".tsv",
  .mime = "text/tab-separated-values",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS,
  .uses_cues = TRUE,
  .write = tsv_write,
};
