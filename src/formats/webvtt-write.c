/* What our reader made it writes as it was read. Texts of other formats and of JSON may hold what
 * would end a cue or a block: it is written so that it means the same, or as near as that goes. */
#include "webvtt.h"

#include <string.h>

#include "cuesettings.h"
#include "cuetext.h"
#include "outbuffer.h"
#include "timestamp.h"

/* @text in one line, without an arrow: ids and the like know no references. */
static void
append_line (GString *out, const char *text)
{
  gsize start = out->len;

  g_string_append (out, text);
  for (char *at = out->str + start; *at; at++)
    if (*at == '\n' || *at == '\r')
      *at = ' ';
  if (strstr (out->str + start, "-->")) {
    g_autofree char *line = g_strdup (out->str + start);
    g_auto (GStrv) parts = g_strsplit (line, "-->", -1);
    g_autofree char *joined = g_strjoinv ("→", parts);

    g_string_truncate (out, start);
    g_string_append (out, joined);
  }
}

static void
append_field (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strdup (value);

  if (!line)
    return;
  g_strdelimit (line, "\r\n", ' ');
  g_string_append_printf (out, "%s: ", name);
  cuetext_append_escaped (out, line, -1);
  g_string_append_c (out, '\n');
}

static void
append_note (GString *out, const Transcript *transcript)
{
  if (!transcript->title && !transcript->language)
    return;
  g_string_append (out, "\nNOTE\n");
  append_field (out, "Title", transcript->title);
  append_field (out, "Language", transcript->language);
}

static void
append_region (GString *out, const char *text)
{
  g_auto (RegionSettings) settings;
  g_autoptr (GString) normal = g_string_new (NULL);

  region_settings_read (&settings, text, strlen (text));
  region_settings_append (&settings, normal);
  g_string_append (out, "\nREGION\n");
  append_line (out, normal->str);
  g_string_append_c (out, '\n');
}

/* A blank line would end the sheet, and CSS does not need it. */
static void
append_style (GString *out, const char *css)
{
  g_auto (GStrv) lines = g_strsplit_set (css, "\r\n", -1);
  gsize start = out->len;

  g_string_append (out, "\nSTYLE\n");
  for (guint i = 0; lines[i]; i++)
    if (*lines[i]) {
      append_line (out, lines[i]);
      g_string_append_c (out, '\n');
    }
  if (g_str_has_suffix (out->str + start, "\nSTYLE\n"))
    g_string_truncate (out, start);
}

/* Nothing in it that the reader would take for the end of the cue. */
static gboolean
stands_as_it_is (const char *text, gsize length)
{
  const char *at = text, *end = text + length;

  if (length == 0)
    return TRUE;
  if (*text == '\n' || end[-1] == '\n' || memchr (text, '\r', length))
    return FALSE;
  for (at = text; (at = memchr (at, '\n', end - at)); at++)
    if (at[1] == '\n')
      return FALSE;
  for (at = text; (at = memchr (at, '>', end - at)); at++)
    if (at - text >= 2 && at[-1] == '-' && at[-2] == '-')
      return FALSE;
  return TRUE;
}

/* Line ends that would make a blank line become references, and so do those of old Macs. */
static void
append_repaired (GString *out, const char *text)
{
  for (const char *at = text; *at; at++)
    if (*at == '\r')
      g_string_append (out, "&#13;");
    else if (*at == '\n' && (at == text || at[-1] == '\n' || !at[1]))
      g_string_append (out, "&#10;");
    else
      g_string_append_c (out, *at);
}

static void
append_text (GString *out, const char *text)
{
  gsize length = strlen (text);

  if (stands_as_it_is (text, length)) {
    g_string_append_len (out, text, length);
  } else if (strstr (text, "-->")) {
    g_autoptr (CuetextNode) tree = cuetext_parse (text);
    g_autofree char *again = cuetext_to_text (tree);

    append_repaired (out, again);
  } else {
    append_repaired (out, text);
  }
  if (length)
    g_string_append_c (out, '\n');
}

/* One line of valid settings, whoever made them. */
static void
append_settings (GString *out, const char *text)
{
  g_auto (CueSettings) settings;
  g_autoptr (GString) normal = g_string_new (NULL);

  cue_settings_read (&settings, text, strlen (text), NULL);
  cue_settings_append (&settings, normal);
  if (normal->len == 0)
    return;
  g_string_append_c (out, ' ');
  append_line (out, normal->str);
}

static void
append_cue (GString *out, const Cue *cue)
{
  char line[2 * TIMESTAMP_SIZE + 8] = "\n";
  gsize length = 1;

  if (cue->id && *cue->id) {
    g_string_append_c (out, '\n');
    append_line (out, cue->id);
  }
  length += timestamp_write (line + length, cue->start, '.');
  memcpy (line + length, " --> ", 5);
  length += 5;
  length += timestamp_write (line + length, cue->end, '.');
  g_string_append_len (out, line, length);
  if (cue->settings)
    append_settings (out, cue->settings);
  g_string_append_c (out, '\n');
  append_text (out, cue->text);
}

gboolean
webvtt_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const CueList *list = edition->cues;
  Outbuffer out;

  outbuffer_init (&out, stream);
  g_string_append (out.text, "WEBVTT\n");
  append_note (out.text, edition->transcript);
  for (guint i = 0; i < list->regions->len; i++)
    append_region (out.text, g_ptr_array_index (list->regions, i));
  for (guint i = 0; i < list->styles->len; i++)
    append_style (out.text, g_ptr_array_index (list->styles, i));
  for (guint i = 0; i < list->cues->len; i++) {
    append_cue (out.text, cue_list_get (list, i));
    outbuffer_pass_on (&out);
  }
  return outbuffer_finish (&out, error);
}
