/* Praat's TextGrid, https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html: tiers of
 * turns, words and confidences. Written only. */
#include "format.h"

#include "outbuffer.h"

typedef struct {
  Nanoseconds start, end;
  char *text;
} Interval;

static void
interval_clear (gpointer data)
{
  g_free (((Interval *) data)->text);
}

static GArray *
tier_new (void)
{
  GArray *tier = g_array_new (FALSE, FALSE, sizeof (Interval));

  g_array_set_clear_func (tier, interval_clear);
  return tier;
}

/* Intervals follow each other without gaps or overlaps: one of no text is between two that part. */
static void
add_interval (GArray *tier, Nanoseconds start, Nanoseconds end, char *text)
{
  Interval interval = { start, end, text }, gap = { .end = start };

  if (tier->len)
    gap.start = g_array_index (tier, Interval, tier->len - 1).end;
  interval.start = MAX (start, gap.start);
  interval.end = MAX (end, interval.start + MILLISECOND);
  if (gap.end > gap.start) {
    gap.text = g_strdup ("");
    g_array_append_val (tier, gap);
  }
  g_array_append_val (tier, interval);
}

static void
append_seconds (GString *out, const char *name, Nanoseconds time)
{
  guint64 milliseconds = nanoseconds_to_milliseconds (time);

  g_string_append_printf (out, "%s = %" G_GUINT64_FORMAT ".%03" G_GUINT64_FORMAT "\n", name,
      milliseconds / 1000, milliseconds % 1000);
}

static void
append_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text; text++) {
    if (*text == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, (guchar) *text < ' ' ? ' ' : *text);
  }
  g_string_append (out, "\"\n");
}

static Nanoseconds
get_end (const GArray *tier)
{
  return tier->len ? g_array_index (tier, Interval, tier->len - 1).end : 0;
}

static void
append_tier (Outbuffer *out, guint number, const char *name, const GArray *tier, Nanoseconds end)
{
  g_string_append_printf (out->text, "    item [%u]:\n        class = \"IntervalTier\"\n"
      "        name = \"%s\"\n", number, name);
  append_seconds (out->text, "        xmin", 0);
  append_seconds (out->text, "        xmax", end);
  g_string_append_printf (out->text, "        intervals: size = %u\n", tier->len);
  for (guint i = 0; i < tier->len; i++) {
    const Interval *interval = &g_array_index (tier, Interval, i);

    g_string_append_printf (out->text, "        intervals [%u]:\n", i + 1);
    append_seconds (out->text, "            xmin", interval->start);
    append_seconds (out->text, "            xmax", interval->end);
    g_string_append (out->text, "            text = ");
    append_text (out->text, interval->text);
    outbuffer_pass_on (out);
  }
}

static void
add_turn (GArray *turns, const Transcript *transcript, guint first, guint end)
{
  const Word *from = transcript_get_word (transcript, first);
  const Paragraph *paragraph = transcript_get_paragraph (transcript, from->paragraph);
  const char *name = transcript_get_speaker (transcript, paragraph->speaker);

  add_interval (turns, from->start, transcript_get_word (transcript, end - 1)->end,
      g_strconcat (name ? name : "", name ? ": " : "", paragraph->text, NULL));
}

/* Fills the tiers; words without times are left out. */
static gboolean
fill (const Transcript *transcript, GArray *turns, GArray *words, GArray *confidences)
{
  gboolean is_whole = TRUE;
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    is_whole &= word->start != word->end;       /* as both are where it has no time */
    if (word->start == word->end)
      continue;
    if (first != G_MAXUINT && word->paragraph != transcript_get_word (transcript, first)->paragraph) {
      add_turn (turns, transcript, first, last + 1);
      first = G_MAXUINT;
    }
    first = MIN (first, i);
    last = i;
    add_interval (words, word->start, word->end, g_strdup (word->text));
    add_interval (confidences, word->start, word->end, word->confidence == CONFIDENCE_UNKNOWN
        ? g_strdup ("") : g_strdup_printf ("%d", word->confidence));
  }
  if (first != G_MAXUINT)
    add_turn (turns, transcript, first, last + 1);
  return is_whole;
}

static gboolean
textgrid_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  static const char *const names[] = { "turns", "words", "confidence" };
  const Transcript *transcript = edition->transcript;
  g_autoptr (GArray) turns = tier_new (), words = tier_new (), confidences = tier_new ();
  GArray *const tiers[] = { turns, words, confidences };
  Nanoseconds end = transcript->audio.duration;
  Outbuffer out;

  if (!fill (transcript, turns, words, confidences))
    edition_remark (edition, "words that have no time are left out of the TextGrid");
  end = MAX (end == NANOSECONDS_NONE ? 0 : end, MAX (get_end (turns), get_end (words)));
  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++)
    if (end > get_end (tiers[i]))
      add_interval (tiers[i], get_end (tiers[i]), end, g_strdup (""));
  outbuffer_init (&out, stream);
  g_string_append (out.text, "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
  append_seconds (out.text, "xmin", 0);
  append_seconds (out.text, "xmax", end);
  g_string_append (out.text, "tiers? <exists>\nsize = 3\nitem []:\n");
  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++)
    append_tier (&out, (guint) i + 1, names[i], tiers[i], end);
  return outbuffer_finish (&out, error);
}

const Format format_textgrid = {
  .name = "textgrid",
  .title = "Praat TextGrid",
  .suffix = ".TextGrid",
  .mime = "text/plain",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES,
  .write = textgrid_write,
};
