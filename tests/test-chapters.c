#include "chapters.h"

#include "chapter-anchors.h"

#include "described.h"

typedef struct {
  guint at;                     /* seconds; NONE: no stamp */
  const char *text;             /* "*text" is labelled, "#text" a heading, "!text" bold */
} Row;

#define NONE G_MAXUINT
#define MAX_ROWS 6

static const struct {
  const char *name;
  Row listed[MAX_ROWS], paragraphs[MAX_ROWS];
  const char *expected;
} reconciled[] = {
  { "in-the-list", { { 29, "How Ada came to the sea" } },
    { { 0, "*Hello." }, { 28, "Introducing Ada" }, { 28, "*So you are here." } },
    "= 28.000 How Ada came to the sea\n0.000 *-: Hello.\n28.000 *-: So you are here.\n" },
  { "not-in-the-list", { { 29, "The sea" } },
    { { 0, "*Hello." }, { 60, "Ropes and Tar" }, { 60, "*Ropes." } },
    "= 29.000 The sea\n= 60.000 Ropes and Tar\n0.000 *-: Hello.\n60.000 *-: Ropes.\n" },
  { "list-is-off-by-an-advertisement", { { 100, "Ropes and tar" } },
    { { 0, "*Hello." }, { 60, "Ropes and tar" }, { 60, "*Ropes." } },
    "= 60.000 Ropes and tar\n0.000 *-: Hello.\n60.000 *-: Ropes.\n" },
  { "list-alone", { { 60, "Ropes" }, { 30, "Tar" } }, { { 0, "*Hello." }, { 60, "*Ropes." } },
    "= 30.000 Tar\n= 60.000 Ropes\n0.000 *-: Hello.\n60.000 *-: Ropes.\n" },
  { "heading-ends-as-a-sentence", { },
    { { 0, "*Hello." }, { NONE, "#Is it cold?" }, { 9, "*Yes." } },
    "= 9.000 Is it cold?\n0.000 *-: Hello.\n9.000 *-: Yes.\n" },
  { "bold", { }, { { 0, "*Hello." }, { 5, "!ropes and tar" }, { 5, "And so on." } },
    "= 5.000 ropes and tar\n0.000 *-: Hello.\n5.000 -: And so on.\n" },
  { "sentence-goes-on", { }, { { 0, "*I was at" }, { 5, "Open Sea" }, { 5, "*again, yes." } },
    "0.000 *-: I was at\n5.000 -: Open Sea\n5.000 *-: again, yes.\n" },
  { "sentence-broke-off", { }, { { 0, "*I was at the" }, { 5, "Open Sea" }, { 5, "*Right." } },
    "0.000 *-: I was at the\n5.000 -: Open Sea\n5.000 *-: Right.\n" },
  { "grammar-alone", { { 5, "And I" } }, { { 0, "*Yes." }, { 5, "And I" }, { 5, "*Think so." } },
    "= 5.000 And I\n0.000 *-: Yes.\n5.000 -: And I\n5.000 *-: Think so.\n" },
  { "speech-at-the-time-of-the-list", { { 5, "Lightning round" } },
    { { 0, "*Yes." }, { 5, "Yeah." }, { 5, "*Think so." } },
    "= 5.000 Lightning round\n0.000 *-: Yes.\n5.000 -: Yeah.\n5.000 *-: Think so.\n" },
  { "begins-as-speech", { }, { { 0, "*Yes." }, { 5, "It's Ropes" }, { 5, "*Think so." } },
    "0.000 *-: Yes.\n5.000 -: It's Ropes\n5.000 *-: Think so.\n" },
  { "breaks-off", { }, { { 0, "*Yes." }, { 5, "Should we ask about" }, { 5, "*Ropes." } },
    "0.000 *-: Yes.\n5.000 -: Should we ask about\n5.000 *-: Ropes.\n" },
  { "two-sentences", { }, { { 0, "*Yes." }, { 5, "Ropes are Fine. Tar" }, { 5, "*Too." } },
    "0.000 *-: Yes.\n5.000 -: Ropes are Fine. Tar\n5.000 *-: Too.\n" },
  { "stage-direction", { }, { { 0, "*Yes." }, { 5, "[Upbeat Music]" }, { 5, "*Too." } },
    "0.000 *-: Yes.\n5.000 -: [Upbeat Music]\n5.000 *-: Too.\n" },
  { "labelled", { { 5, "Open Sea" } }, { { 0, "*Yes." }, { 5, "*Open Sea" }, { 5, "*Too." } },
    "= 5.000 Open Sea\n0.000 *-: Yes.\n5.000 *-: Open Sea\n5.000 *-: Too.\n" },
  { "nothing-behind", { }, { { 0, "*Yes." }, { 5, "Open Sea" } },
    "0.000 *-: Yes.\n5.000 -: Open Sea\n" },
};

static void
add_paragraph (Transcript *transcript, const Row *row, GByteArray *looks)
{
  static const char marks[] = { [PARAGRAPH_BOLD] = '!', [PARAGRAPH_HEADING] = '#' };
  guint8 look = *row->text == marks[PARAGRAPH_BOLD] ? PARAGRAPH_BOLD
      : *row->text == marks[PARAGRAPH_HEADING] ? PARAGRAPH_HEADING : PARAGRAPH_PLAIN;
  gboolean is_labelled = *row->text == '*';

  transcript_add_paragraph (transcript, SPEAKER_NONE,
      row->at == NONE ? NANOSECONDS_NONE : row->at * SECOND,
      row->text + (is_labelled || look != PARAGRAPH_PLAIN))->is_labelled = is_labelled;
  g_byte_array_append (looks, &look, 1);
}

static void
test_reconcile (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GByteArray) looks = g_byte_array_new ();
  g_autofree char *text = NULL;

  for (const Row *row = reconciled[i].listed; row->text; row++)
    transcript_add_chapter (transcript, row->at * SECOND, row->text, NULL);
  for (const Row *row = reconciled[i].paragraphs; row->text; row++)
    add_paragraph (transcript, row, looks);
  chapters_reconcile (transcript, looks->data);
  text = described (transcript);
  g_assert_cmpstr (text, ==, reconciled[i].expected);
}

/* Without stamps a chapter starts when its first word is timed; one behind all words goes. */
static void
test_take_starts (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autofree char *text = NULL;

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "One");
  transcript_add_word (transcript, "One", SECOND, 2 * SECOND, CONFIDENCE_UNKNOWN);
  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, ".");
  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, "Two");
  transcript_add_word (transcript, "Two", 3 * SECOND, 4 * SECOND, CONFIDENCE_UNKNOWN);
  for (guint i = 0; i < 3; i++) {
    transcript_add_chapter (transcript, NANOSECONDS_NONE, "Title", NULL);
    transcript_get_chapter (transcript, i)->paragraph = i + 1;
  }
  transcript_add_chapter (transcript, 2 * SECOND, "Listed", NULL);
  chapters_take_starts (transcript);
  text = described (transcript);
  g_assert_cmpstr (text, ==, "= 2.000 Listed\n= 3.000 Title\n= 3.000 Title\n"
      "- -: One\n- -: .\n- -: Two\n");
}

/* Paragraphs of a word each are stamped 0, 10, 20 and 30 s, and said at 1, 11, 51 and 61 s; an
 * advertisement is between. A chapter at @start, or of the title before @paragraph, moves. */
static const struct {
  const char *name;
  double start;
  guint paragraph;
  double expected, expected_heard;      /* by stamps; where @start is of the sound before */
} followed[] = {
  { "beginning", 0, PARAGRAPH_NONE, 0, 0 },
  { "at-a-stamp", 20, PARAGRAPH_NONE, 51, 51 },
  { "a-second-before", 19, PARAGRAPH_NONE, 51, 19 },
  { "a-second-behind", 21, PARAGRAPH_NONE, 51, 51 },
  { "between", 25, PARAGRAPH_NONE, 56, 55 },
  { "behind", 100, PARAGRAPH_NONE, 131, 130 },
  { "title", 20, 3, 61, 61 },
};

static void
test_follow (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  static const guint stamps[] = { 0, 10, 20, 30 }, said[] = { 1, 11, 51, 61 };

  for (guint are_heard = 0; are_heard < 2; are_heard++) {
    g_autoptr (Transcript) transcript = transcript_new ();
    g_autoptr (GArray) anchors = NULL;

    for (gsize k = 0; k < G_N_ELEMENTS (stamps); k++) {
      Nanoseconds start = stamps[k] * SECOND + SECOND;

      transcript_add_paragraph (transcript, SPEAKER_NONE, stamps[k] * SECOND, "Word");
      transcript_add_word (transcript, "Word", start, start + SECOND / 2, CONFIDENCE_UNKNOWN);
    }
    transcript_add_chapter (transcript, (Nanoseconds) (followed[i].start * SECOND), "Title", NULL);
    transcript_get_chapter (transcript, 0)->paragraph = followed[i].paragraph;
    anchors = chapter_anchors_find (transcript, are_heard);
    for (guint k = 0; k < G_N_ELEMENTS (said); k++)
      transcript_get_word (transcript, k)->start = said[k] * SECOND;
    chapter_anchors_follow (transcript, anchors);
    g_assert_cmpfloat (transcript_get_chapter (transcript, 0)->start / (double) SECOND, ==,
        are_heard ? followed[i].expected_heard : followed[i].expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chapters/take-starts", test_take_starts);
  for (gsize i = 0; i < G_N_ELEMENTS (reconciled); i++) {
    g_autofree char *path = g_strconcat ("/chapters/reconcile/", reconciled[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_reconcile);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (followed); i++) {
    g_autofree char *path = g_strconcat ("/chapters/follow/", followed[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_follow);
  }
  return g_test_run ();
}
