#include "turns.h"

/* Seconds; what comes out is "Speaker@start: text|" a paragraph, words with their onsets behind. */
static const struct {
  const char *name;
  struct {
    double start, end;
    const char *text;
  } cues[4];
  const char *paragraphs;
  const char *onsets;           /* milliseconds; NULL: not looked at */
} rows[] = {
  { "empty", { { 0, 0, NULL } }, "", "" },
  { "one", { { 1, 2, "Hi you" } }, "-@1.0: Hi you|", NULL },
  { "sentence-runs-on", { { 1, 2, "<v Ann>It is" }, { 9, 10, "<v Ann>late." } },
    "Ann@1.0: It is late.|", NULL },
  { "pause-behind-sentence", { { 1, 2, "It is." }, { 9, 10, "Late." } },
    "-@1.0: It is.|-@9.0: Late.|", NULL },
  { "no-pause-behind-sentence", { { 1, 2, "It is." }, { 2.1, 3, "Late." } },
    "-@1.0: It is. Late.|", NULL },
  { "speaker-changes", { { 1, 2, "<v Ann>It is" }, { 2, 3, "<v Bob>late" } },
    "Ann@1.0: It is|Bob@2.0: late|", NULL },
  { "two-voices-in-a-cue", { { 1, 3, "<v Ann>- Yes?</v>\n<v Bob>- No.</v>" } },
    "Ann@1.0: - Yes?|Bob@2.5: - No.|", NULL },
  { "inner-timestamps", { { 1, 3, "<v Ann>a <00:00:02.000>b <00:00:02.500>c" } },
    "Ann@1.0: a b c|", "1000 2000 2500 " },
  { "inner-timestamp-too-late", { { 1, 3, "a <00:00:09.000>b" } }, "-@1.0: a b|", NULL },
  { "names-before-texts", { { 1, 2, "Ann Lee: It is" }, { 2, 3, "Bob: late" }, { 3, 4, "Ann Lee: No." },
      { 4, 5, "Bob: Yes." } }, "Ann Lee@1.0: It is|Bob@2.0: late|Ann Lee@3.0: No.|Bob@4.0: Yes.|", NULL },
  { "name-goes-on", { { 1, 2, "Ann: It is" }, { 2, 3, "late. Note: soon." }, { 3, 4, "Ann: No\nBob: a" },
      { 4, 5, "Bob: Yes" } }, "Ann@1.0: It is late. Note: soon. No|Bob@3.4: a Yes|", NULL },
  { "name-once", { { 1, 2, "Ann: It is" }, { 2, 3, "late." } }, "-@1.0: Ann: It is late.|", NULL },
  { "name-beside-voices", { { 1, 2, "Ann: It is" }, { 2, 3, "Ann: late" }, { 3, 4, "<v Bob>yes" } },
    "-@1.0: Ann: It is Ann: late|Bob@3.0: yes|", NULL },
  { "markup", { { 1, 2, "<i>so</i>\n<c.red>it</c> &lt;is&gt; " } }, "-@1.0: so it <is>|", NULL },
  { "ruby", { { 1, 2, "<ruby>漢<rt>kan</rt></ruby>" } }, "-@1.0: 漢|", NULL },
  { "marks-only", { { 1, 2, "..." }, { 3, 4, "♪" } }, "-@3.0: ♪|", NULL },
  { "out-of-order", { { 5, 6, "b." }, { 1, 2, "a." } }, "-@1.0: a.|-@5.0: b.|", NULL },
  { "end-before-start", { { 3, 1, "a b" } }, "-@3.0: a b|", "3000 3001 " },
};

static void
show (const Transcript *transcript, GString *paragraphs, GString *onsets)
{
  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    const Paragraph *paragraph = transcript_get_paragraph (transcript, i);
    const char *speaker = transcript_get_speaker (transcript, paragraph->speaker);
    char stamp[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd (stamp, sizeof stamp, "%.1f", (double) paragraph->stamp / SECOND);
    g_string_append_printf (paragraphs, "%s@%s: %s|", speaker ? speaker : "-", stamp,
        paragraph->text);
  }
  for (guint i = 0; i < transcript->words->len; i++)
    g_string_append_printf (onsets, "%u ",
        (guint) nanoseconds_to_milliseconds (transcript_get_word (transcript, i)->start));
}

static void
test_turns (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GString) paragraphs = g_string_new (NULL), onsets = g_string_new (NULL);

  transcript->captions = cue_list_new ();
  for (gsize n = 0; n < G_N_ELEMENTS (rows[i].cues) && rows[i].cues[n].text; n++) {
    const Cue cue = { .start = (Nanoseconds) (rows[i].cues[n].start * SECOND),
      .end = (Nanoseconds) (rows[i].cues[n].end * SECOND), .text = rows[i].cues[n].text };

    cue_list_append (transcript->captions, &cue);
  }
  turns_from_captions (transcript);
  show (transcript, paragraphs, onsets);
  g_assert_cmpstr (paragraphs->str, ==, rows[i].paragraphs);
  if (rows[i].onsets)
    g_assert_cmpstr (onsets->str, ==, rows[i].onsets);
  g_assert_cmpint (transcript->timing, ==, TIMING_SOURCE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/turns/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_turns);
  }
  return g_test_run ();
}
