#include "ttml.h"

#include <string.h>

#include "look.h"
#include "outbuffer.h"
#include "place.h"
#include "srtmarkup.h"
#include "timestamp.h"
#include "xml-text.h"

typedef struct {
  const Edition *edition;
  GString *out;
  gboolean is_ebu;
  GHashTable *agents;           /* name -> number from 1 */
  GPtrArray *names;
  guint places;                 /* 1 << those that cues have */
} Writer;

static guint
get_agent (const Writer *writer, const char *name)
{
  return name ? GPOINTER_TO_UINT (g_hash_table_lookup (writer->agents, name)) : 0;
}

/* Who speaks, and where cues stand: the head says it. */
static void
look_ahead (Writer *writer)
{
  const CueList *list = writer->edition->cues;
  gboolean has_more, is_exact;

  for (guint i = 0; i < list->cues->len; i++) {
    const Cue *cue = cue_list_get (list, i);
    g_autoptr (GArray) runs = strstr (cue->text, "<v") ? runs_of_cuetext (cue->text, &has_more) : NULL;

    writer->places |= 1u << place_of_settings (cue->settings, &is_exact);
    for (guint k = 0; runs && k < runs->len; k++) {
      const char *name = g_array_index (runs, Run, k).look.speaker;

      if (!name || get_agent (writer, name))
        continue;
      g_ptr_array_add (writer->names, g_strdup (name));
      g_hash_table_insert (writer->agents, g_strdup (name), GUINT_TO_POINTER (writer->names->len));
    }
  }
}

static void
append_root (Writer *writer)
{
  const char *language = writer->edition->transcript->language;

  g_string_append (writer->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<tt xmlns=\"" TTML_NAMESPACE "\" xmlns:ttp=\"" TTML_NAMESPACE "#parameter\"\n"
      "    xmlns:tts=\"" TTML_NAMESPACE "#styling\" xmlns:ttm=\"" TTML_NAMESPACE "#metadata\"\n");
  g_string_append (writer->out, writer->is_ebu
      ? "    xmlns:ebuttm=\"urn:ebu:tt:metadata\" ttp:cellResolution=\"32 15\"\n"
      : "    ttp:contentProfiles=\"http://www.w3.org/ns/ttml/profile/imsc1.1/text\"\n");
  g_string_append (writer->out, "    ttp:timeBase=\"media\" xml:space=\"default\" xml:lang=\"");
  xml_text_append (writer->out, language ? language : "", TRUE);
  g_string_append (writer->out, "\">\n");
}

static void
append_metadata (Writer *writer)
{
  const char *title = writer->edition->transcript->title;

  g_string_append (writer->out, "<metadata>\n");
  if (writer->is_ebu)
    g_string_append (writer->out, "<ebuttm:documentMetadata>\n<ebuttm:conformsToStandard>"
        "urn:ebu:tt:distribution:2018-04</ebuttm:conformsToStandard>\n</ebuttm:documentMetadata>\n");
  if (title) {
    g_string_append (writer->out, "<ttm:title>");
    xml_text_append (writer->out, title, FALSE);
    g_string_append (writer->out, "</ttm:title>\n");
  }
  for (guint i = 0; i < writer->names->len; i++) {
    g_string_append_printf (writer->out,
        "<ttm:agent xml:id=\"a%u\" type=\"person\"><ttm:name type=\"full\">", i + 1);
    xml_text_append (writer->out, g_ptr_array_index (writer->names, i), FALSE);
    g_string_append (writer->out, "</ttm:name></ttm:agent>\n");
  }
  g_string_append (writer->out, "</metadata>\n");
}

static const char *const looks[][2] = {
  [CUETEXT_ITALIC] = { "i", "tts:fontStyle=\"italic\"" },
  [CUETEXT_BOLD] = { "b", "tts:fontWeight=\"bold\"" },
  [CUETEXT_UNDERLINE] = { "u", "tts:textDecoration=\"underline\"" },
};

static const char *const aligns[] = { "left", "center", "right" };

static const char *
get_rgb (const Look *look)
{
  return look->color ? srt_markup_get_color (look->color, strlen (look->color)) : NULL;
}

static void
append_looks (Writer *writer)
{
  static const char *const colors[] = {
    "white", "lime", "cyan", "red", "yellow", "magenta", "blue", "black",
  };

  for (CuetextKind kind = CUETEXT_ITALIC; kind <= CUETEXT_UNDERLINE; kind++)
    g_string_append_printf (writer->out, "<style xml:id=\"%s\" %s/>\n", looks[kind][0], looks[kind][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    g_string_append_printf (writer->out, "<style xml:id=\"%s\" tts:color=\"%s\"/>\n", colors[i],
        srt_markup_get_color (colors[i], strlen (colors[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (aligns); i++)
    g_string_append_printf (writer->out, "<style xml:id=\"%s\" tts:textAlign=\"%s\"/>\n", aligns[i],
        aligns[i]);
}

/* A color a speaker, of those that read well on black. */
static void
append_styles (Writer *writer)
{
  static const char *const palette[] = {
    "#ffffff", "#ffff00", "#00ffff", "#00ff00", "#ff80ff", "#ff8080",
  };

  g_string_append_printf (writer->out, "<styling>\n<style xml:id=\"s\" "
      "tts:fontFamily=\"proportionalSansSerif\" tts:fontSize=\"100%%\" tts:lineHeight=\"125%%\" "
      "tts:color=\"#ffffff\"%s/>\n<style xml:id=\"t\" tts:backgroundColor=\"#000000c0\"/>\n",
      writer->is_ebu ? " tts:fontStyle=\"normal\"" : "");
  for (guint i = 0; i < writer->names->len; i++)
    g_string_append_printf (writer->out, "<style xml:id=\"v%u\" tts:color=\"%s\"/>\n", i + 1,
        palette[i % G_N_ELEMENTS (palette)]);
  if (writer->is_ebu)
    append_looks (writer);
  g_string_append (writer->out, "</styling>\n");
}

/* A region of EBU-TT-D has no alignment of its own, but names a style. */
static void
append_region (Writer *writer, guint place)
{
  static const char *const sides[] = { "after", "center", "before" };
  const char *align = aligns[(place - 1) % G_N_ELEMENTS (aligns)];

  g_string_append_printf (writer->out, "<region xml:id=\"r%u\" tts:origin=\"10%% 10%%\" "
      "tts:extent=\"80%% 80%%\" tts:displayAlign=\"%s\" ", place, sides[(place - 1) / 3]);
  g_string_append_printf (writer->out, writer->is_ebu ? "style=\"%s\"" : "tts:textAlign=\"%s\"", align);
  g_string_append (writer->out, " tts:overflow=\"visible\"/>\n");
}

static void
append_regions (Writer *writer)
{
  g_string_append (writer->out, "<layout>\n");
  for (guint place = 1; place <= 9; place++)
    if (writer->places & 1u << place || place == PLACE_BELOW)
      append_region (writer, place);
  g_string_append (writer->out, "</layout>\n");
}

/* Text with <br/> for its line ends. */
static void
append_lines (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++) {
    if (i)
      g_string_append (out, "<br/>");
    xml_text_append (out, lines[i], FALSE);
  }
}

/* EBU-TT-D's spans have no look of their own, but name styles. */
static void
append_style_names (Writer *writer, const Look *look)
{
  for (CuetextKind kind = CUETEXT_ITALIC; kind <= CUETEXT_UNDERLINE; kind++)
    if (look->is_on[kind])
      g_string_append_printf (writer->out, " %s", looks[kind][0]);
  if (look->color)
    g_string_append_printf (writer->out, " %s", look->color);
}

static void
append_style_attributes (Writer *writer, const Look *look)
{
  for (CuetextKind kind = CUETEXT_ITALIC; kind <= CUETEXT_UNDERLINE; kind++)
    if (look->is_on[kind])
      g_string_append_printf (writer->out, " %s", looks[kind][1]);
  if (look->color)
    g_string_append_printf (writer->out, " tts:color=\"%s\"", get_rgb (look));
}

/* A word's time is counted from the cue's, and never the cue's own end or after. */
static void
append_run (Writer *writer, const Run *run, const Cue *cue)
{
  guint agent = get_agent (writer, run->look.speaker);

  g_string_append (writer->out, "<span style=\"t");
  if (agent)
    g_string_append_printf (writer->out, " v%u", agent);
  if (writer->is_ebu)
    append_style_names (writer, &run->look);
  g_string_append_c (writer->out, '"');
  if (agent)
    g_string_append_printf (writer->out, " ttm:agent=\"a%u\"", agent);
  if (!writer->is_ebu)
    append_style_attributes (writer, &run->look);
  if (run->time != NANOSECONDS_NONE && writer->is_ebu) {
    edition_remark (writer->edition, "EBU-TT-D has no times of words here: they are left out");
  } else if (run->time > cue->start && run->time < cue->end) {
    g_string_append (writer->out, " begin=\"");
    timestamp_append (writer->out, run->time - cue->start, 2, '.', 3);
    g_string_append_c (writer->out, '"');
  }
  g_string_append_c (writer->out, '>');
  append_lines (writer->out, run->text);
  g_string_append (writer->out, "</span>");
}

static void
append_cue (Writer *writer, const Cue *cue, guint number)
{
  gboolean has_more, is_exact;
  g_autoptr (GArray) runs = runs_of_cuetext (cue->text, &has_more);
  guint place = place_of_settings (cue->settings, &is_exact);

  if (has_more)
    edition_remark (writer->edition,
        "TTML gets no classes, languages or ruby from us: these are left out");
  if (!is_exact)
    edition_remark (writer->edition,
        "TTML gets nine places for a cue from us: others became the nearest of them");
  g_string_append_printf (writer->out, "<p xml:id=\"c%u\" region=\"r%u\" style=\"s\" begin=\"",
      number, place);
  timestamp_append (writer->out, cue->start, 2, '.', 3);
  g_string_append (writer->out, "\" end=\"");
  timestamp_append (writer->out, cue->end, 2, '.', 3);
  g_string_append (writer->out, "\">");
  for (guint i = 0; i < runs->len; i++)
    append_run (writer, &g_array_index (runs, Run, i), cue);
  g_string_append (writer->out, "</p>\n");
}

static gboolean
write_document (Writer *writer, GOutputStream *stream, GError **error)
{
  const CueList *list = writer->edition->cues;
  Outbuffer out;

  outbuffer_init (&out, stream);
  writer->out = out.text;
  look_ahead (writer);
  append_root (writer);
  g_string_append (out.text, "<head>\n");
  append_metadata (writer);
  append_styles (writer);
  append_regions (writer);
  g_string_append (out.text, "</head>\n");
  if (list->regions->len || list->styles->len)
    edition_remark (writer->edition, "TTML gets no regions and style sheets of WebVTT from us: "
        "they are left out");
  if (list->cues->len)          /* EBU-TT-D has no empty <div> */
    g_string_append (out.text, "<body>\n<div>\n");
  for (guint i = 0; i < list->cues->len; i++) {
    append_cue (writer, cue_list_get (list, i), i + 1);
    outbuffer_pass_on (&out);
  }
  g_string_append (out.text, list->cues->len ? "</div>\n</body>\n</tt>\n" : "</tt>\n");
  return outbuffer_finish (&out, error);
}

static gboolean
write_dialect (const Edition *edition, gboolean is_ebu, GOutputStream *stream, GError **error)
{
  g_autoptr (GHashTable) agents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Writer writer = { .edition = edition, .is_ebu = is_ebu, .agents = agents, .names = names };

  return write_document (&writer, stream, error);
}

gboolean
ttml_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  return write_dialect (edition, FALSE, stream, error);
}

gboolean
ttml_write_ebu (const Edition *edition, GOutputStream *stream, GError **error)
{
  return write_dialect (edition, TRUE, stream, error);
}
