/* ELAN's annotation format, https://www.mpi.nl/tools/elan/EAFv3.0.xsd: for each speaker a tier of
 * what was said in a row, and one of its words, which lie inside and may have pauses between them.
 * Written only. */
#include "format.h"

#include <string.h>

#include "outbuffer.h"
#include "xml-text.h"

#define NOBODY "Speech"         /* the tier of words that are nobody's */

/* Of a tier: annotations follow each other there and do not overlap. */
typedef struct {
  guint64 start, end;           /* milliseconds */
  guint paragraph, first, last; /* words; of a word's, the same */
} Annotation;

typedef struct {
  char *turns_id, *words_id;
  const char *speaker;          /* NULL: nobody */
  GArray *turns, *words;        /* (element-type Annotation) */
} Tier;

typedef struct {
  const Transcript *transcript;
  GPtrArray *tiers;             /* (element-type Tier) */
  GHashTable *by_speaker;       /* Tier by speaker + 1 */
  GHashTable *ids;              /* taken (element-type char*) */
  Outbuffer out;
  guint slot, annotation;       /* numbers of the last ones */
} Eaf;

static void
tier_free (gpointer data)
{
  Tier *tier = data;

  g_free (tier->turns_id);
  g_free (tier->words_id);
  g_array_unref (tier->turns);
  g_array_unref (tier->words);
  g_free (tier);
}

static char *
take_id (Eaf *eaf, const char *name)
{
  char *id = g_strdup (name);

  while (g_hash_table_contains (eaf->ids, id)) {
    char *longer = g_strconcat (id, "'", NULL);

    g_free (id);
    id = longer;
  }
  g_hash_table_add (eaf->ids, g_strdup (id));
  return id;
}

static Tier *
get_tier (Eaf *eaf, int speaker)
{
  Tier *tier = g_hash_table_lookup (eaf->by_speaker, GINT_TO_POINTER (speaker + 1));
  g_autofree char *words = NULL;

  if (tier)
    return tier;
  tier = g_new0 (Tier, 1);
  tier->speaker = transcript_get_speaker (eaf->transcript, speaker);
  tier->turns_id = take_id (eaf, tier->speaker ? tier->speaker : NOBODY);
  words = g_strconcat (tier->turns_id, ", words", NULL);
  tier->words_id = take_id (eaf, words);
  tier->turns = g_array_new (FALSE, FALSE, sizeof (Annotation));
  tier->words = g_array_new (FALSE, FALSE, sizeof (Annotation));
  g_ptr_array_add (eaf->tiers, tier);
  g_hash_table_insert (eaf->by_speaker, GINT_TO_POINTER (speaker + 1), tier);
  return tier;
}

static Annotation *
get_last (GArray *annotations)
{
  return annotations->len ? &g_array_index (annotations, Annotation, annotations->len - 1) : NULL;
}

static void
add_word (Eaf *eaf, guint index)
{
  const Word *word = transcript_get_word (eaf->transcript, index);
  Tier *tier = get_tier (eaf, transcript_get_word_speaker (eaf->transcript, index));
  Annotation *before = get_last (tier->words), *turn = get_last (tier->turns);
  Annotation added = { nanoseconds_to_milliseconds (word->start),
    nanoseconds_to_milliseconds (word->end), word->paragraph, index, index };

  if (before)
    added.start = MAX (added.start, before->end);
  added.end = MAX (added.end, added.start + 1);
  g_array_append_val (tier->words, added);
  if (turn && turn->paragraph == word->paragraph) {
    turn->end = added.end;
    turn->last = index;
  } else {
    g_array_append_val (tier->turns, added);
  }
}

static void
fill (Eaf *eaf, const Edition *edition)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; i < eaf->transcript->words->len; i++) {
    const Word *word = transcript_get_word (eaf->transcript, i);
    const gboolean is_timed = word->start != word->end; /* as both are where it has no time */

    is_whole &= is_timed;
    if (is_timed)
      add_word (eaf, i);
  }
  if (!is_whole)
    edition_remark (edition, "words that have no time are left out of the EAF");
}

static void
append_attribute (Eaf *eaf, const char *name, const char *value)
{
  g_string_append_printf (eaf->out.text, " %s=\"", name);
  xml_text_append (eaf->out.text, value, TRUE);
  g_string_append_c (eaf->out.text, '"');
}

static const char *
find_mime (const char *url)
{
  static const char *const types[][2] = {
    { ".wav", "audio/x-wav" }, { ".mp3", "audio/mpeg" }, { ".m4a", "audio/mp4" },
    { ".mp4", "video/mp4" }, { ".ogg", "audio/ogg" }, { ".opus", "audio/ogg" },
  };
  const gsize length = strcspn (url, "?#");

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    const gsize tail = strlen (types[i][0]);

    if (length > tail && !g_ascii_strncasecmp (url + length - tail, types[i][0], tail))
      return types[i][1];
  }
  return "unknown";
}

static void
append_media (Eaf *eaf, const char *url)
{
  g_autofree char *beside = url ? g_strconcat ("./", url, NULL) : NULL;

  if (!url)
    return;
  g_string_append (eaf->out.text, "    <MEDIA_DESCRIPTOR");
  append_attribute (eaf, "MEDIA_URL", url);
  append_attribute (eaf, "MIME_TYPE", find_mime (url));
  if (!strstr (url, "://"))
    append_attribute (eaf, "RELATIVE_MEDIA_URL", beside);
  g_string_append (eaf->out.text, "/>\n");
}

/* The schema wants a moment of day; what has none is of the first one. */
static const char *
get_date (const Transcript *transcript)
{
  const char *date = transcript->date;

  return date && strlen (date) >= strlen ("2024-03-07T11:30:00") && date[10] == 'T' ? date
      : "1970-01-01T00:00:00Z";
}

static void
append_slots (Eaf *eaf, const GArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++) {
    const Annotation *annotation = &g_array_index (annotations, Annotation, i);

    for (guint end = 0; end < 2; end++)
      g_string_append_printf (eaf->out.text, "    <TIME_SLOT TIME_SLOT_ID=\"ts%u\" TIME_VALUE=\"%"
          G_GUINT64_FORMAT "\"/>\n", ++eaf->slot, end ? annotation->end : annotation->start);
    outbuffer_pass_on (&eaf->out);
  }
}

static void
append_words (Eaf *eaf, const Annotation *annotation)
{
  for (guint i = annotation->first; i <= annotation->last; i++) {
    const Word *word = transcript_get_word (eaf->transcript, i);

    if (i > annotation->first && !word->is_glued)
      g_string_append_c (eaf->out.text, ' ');
    xml_text_append (eaf->out.text, word->text, FALSE);
  }
}

static void
append_annotations (Eaf *eaf, const GArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++) {
    g_string_append_printf (eaf->out.text, "    <ANNOTATION>\n      <ALIGNABLE_ANNOTATION "
        "ANNOTATION_ID=\"a%u\" TIME_SLOT_REF1=\"ts%u\" TIME_SLOT_REF2=\"ts%u\">\n"
        "        <ANNOTATION_VALUE>", ++eaf->annotation, eaf->slot + 1, eaf->slot + 2);
    eaf->slot += 2;
    append_words (eaf, &g_array_index (annotations, Annotation, i));
    g_string_append (eaf->out.text, "</ANNOTATION_VALUE>\n      </ALIGNABLE_ANNOTATION>\n"
        "    </ANNOTATION>\n");
    outbuffer_pass_on (&eaf->out);
  }
}

static void
append_tier (Eaf *eaf, const Tier *tier, gboolean is_words)
{
  const GArray *annotations = is_words ? tier->words : tier->turns;

  g_string_append_printf (eaf->out.text, "  <TIER LINGUISTIC_TYPE_REF=\"%s\"",
      is_words ? "word" : "turn");
  if (is_words)
    append_attribute (eaf, "PARENT_REF", tier->turns_id);
  if (tier->speaker)
    append_attribute (eaf, "PARTICIPANT", tier->speaker);
  append_attribute (eaf, "TIER_ID", is_words ? tier->words_id : tier->turns_id);
  g_string_append (eaf->out.text, ">\n");
  append_annotations (eaf, annotations);
  g_string_append (eaf->out.text, "  </TIER>\n");
}

static void
append_document (Eaf *eaf, const char *audio_url)
{
  const guint first = eaf->slot;

  g_string_append (eaf->out.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<ANNOTATION_DOCUMENT AUTHOR=\"\"");
  append_attribute (eaf, "DATE", get_date (eaf->transcript));
  g_string_append (eaf->out.text, " FORMAT=\"3.0\" VERSION=\"3.0\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:noNamespaceSchemaLocation=\"http://www.mpi.nl/tools/elan/EAFv3.0.xsd\">\n"
      "  <HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\">\n");
  append_media (eaf, audio_url);
  g_string_append (eaf->out.text, "  </HEADER>\n  <TIME_ORDER>\n");
  for (guint i = 0; i < eaf->tiers->len; i++) {
    append_slots (eaf, ((Tier *) g_ptr_array_index (eaf->tiers, i))->turns);
    append_slots (eaf, ((Tier *) g_ptr_array_index (eaf->tiers, i))->words);
  }
  eaf->slot = first;
  g_string_append (eaf->out.text, "  </TIME_ORDER>\n");
  for (guint i = 0; i < eaf->tiers->len; i++) {
    append_tier (eaf, g_ptr_array_index (eaf->tiers, i), FALSE);
    append_tier (eaf, g_ptr_array_index (eaf->tiers, i), TRUE);
  }
  g_string_append (eaf->out.text,
      "  <LINGUISTIC_TYPE GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"turn\" "
      "TIME_ALIGNABLE=\"true\"/>\n"
      "  <LINGUISTIC_TYPE CONSTRAINTS=\"Included_In\" GRAPHIC_REFERENCES=\"false\" "
      "LINGUISTIC_TYPE_ID=\"word\" TIME_ALIGNABLE=\"true\"/>\n"
      "  <CONSTRAINT DESCRIPTION=\"Time alignable annotations within the parent annotation's time "
      "interval, gaps are allowed\" STEREOTYPE=\"Included_In\"/>\n"
      "</ANNOTATION_DOCUMENT>\n");
}

static gboolean
eaf_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  g_autoptr (GPtrArray) tiers = g_ptr_array_new_with_free_func (tier_free);
  g_autoptr (GHashTable) by_speaker = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Eaf eaf = { edition->transcript, tiers, by_speaker, ids };

  outbuffer_init (&eaf.out, stream);
  fill (&eaf, edition);
  append_document (&eaf, edition->audio_url);
  return outbuffer_finish (&eaf.out, error);
}

const Format format_eaf = {
  .name = "eaf",
  .title = "ELAN annotations",
  .suffix = ".eaf",
  .mime = "text/x-eaf+xml",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES,
  .write = eaf_write,
};
