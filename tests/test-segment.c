#include <string.h>

#include "cuetext.h"
#include "lint.h"
#include "segment.h"
#include "width.h"

#define MS MILLISECOND

/* Words of @text, "Ann: one two" for each paragraph, "|" between paragraphs. A word takes as long as
 * it has characters, @pace milliseconds each; "_" is a silence of 100 ms, "~" glues a word to the
 * one before. */
static Transcript *
make_transcript (const char *text, guint pace)
{
  Transcript *transcript = transcript_new ();
  g_auto (GStrv) paragraphs = g_strsplit (text, "|", -1);
  guint64 now = 0;

  transcript->language = "en";
  for (char **paragraph = paragraphs; *paragraph; paragraph++) {
    g_auto (GStrv) tokens = g_strsplit (*paragraph, " ", -1);
    char **token = tokens;
    int speaker = SPEAKER_NONE;

    if (g_str_has_suffix (*token, ":")) {
      (*token)[strlen (*token) - 1] = '\0';
      speaker = transcript_add_speaker (transcript, *token++);
    }
    transcript_add_paragraph (transcript, speaker, now * MS, "");
    for (; *token; token++) {
      const char *word = *token;
      guint64 end;

      while (*word == '_') {
        now += 100;
        word++;
      }
      end = now + pace * (guint) g_utf8_strlen (word, -1);
      if (*word)
        transcript_add_word (transcript, word + (*word == '~'), now * MS, end * MS,
            CONFIDENCE_UNKNOWN)->is_glued = *word == '~';
      now = end;
    }
  }
  return transcript;
}

/* Cues as "start-end text", "/" for a line's end. */
static const struct {
  const char *name, *profile;
  SpeakerStyle speakers;
  gboolean karaoke;
  const char *text, *cues;
} rows[] = {
  { "nothing", "netflix", SPEAKERS_NONE, FALSE, "", "" },
  { "a-line", "netflix", SPEAKERS_NONE, FALSE, "Hello there, my old friend.", "0-1840 Hello there, my old friend." },
  { "two-lines", "netflix", SPEAKERS_NONE, FALSE,
    "We shape the tools that we need and then the tools shape us.",
    "0-3840 We shape the tools that we need/and then the tools shape us." },
  { "silence-behind", "netflix", SPEAKERS_NONE, FALSE, "Yes. ______________________ No.",
    "0-834 Yes.|2520-3354 No." },
  /* Its neighbours leave it no second, but the time to be read in. */
  { "due-to-a-short-cue", "bbc", SPEAKERS_NONE, FALSE,
    "Bob: Abcdefghij.|Ann: 字字字字字|Bob: ____字字字字字字字字字字字字|Ann: Well. ____________ Yes.",
    "0-880 Abcdefghij.|880-1436 字字字字字|1436-2640 字字字字字字字字字字字字|2640-4240 Well.|4240-5240 Yes." },
};

static void
show_cues (const CueList *cues, GString *shown)
{
  for (guint i = 0; i < cues->cues->len; i++) {
    const Cue *cue = cue_list_get (cues, i);
    g_autofree char *text = g_strdelimit (g_strdup (cue->text), "\n", '/');

    g_string_append_printf (shown, "%s%u-%u %s", i ? "|" : "", (guint) (cue->start / MS),
        (guint) (cue->end / MS), text);
  }
}

static void
test_cues (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (rows[row].text, 80);
  const SegmentOptions options = {
    profile_for_name (rows[row].profile, "vtt"), rows[row].speakers, rows[row].karaoke,
  };
  g_autoptr (CueList) cues = segment_words (transcript, &options);
  g_autoptr (GString) shown = g_string_new (NULL);

  show_cues (cues, shown);
  g_assert_cmpstr (shown->str, ==, rows[row].cues);
}

/* Texts nobody would say, at times no clock shows; the laws hold for all of them. */
static const char *const vocabulary[] = {
  "the", "of", "and", "a", "to", "in", "is", "you", "that", "it", "he", "was", "for", "on", "are",
  "people,", "said.", "which", "because", "extraordinary", "Nobel", "Prize", "went", "home.", "Yes!",
  "No?", "https://example.com/a/rather/long/path/to/some-where/on/the/net?with=a&query=of#words",
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "a&b", "<i>",
  "-->", "字幕", "~は", "~読む", "~。", "👨‍👩‍👧", "นะ", "so --", "...", "e\xCC\x81",
};

static void
add_words (Transcript *transcript, GRand *dice, guint n, gboolean is_sane, guint64 *now)
{
  for (guint i = 0; i < n; i++) {
    const char *word = vocabulary[g_rand_int_range (dice, 0, G_N_ELEMENTS (vocabulary))];
    gboolean is_glued = *word == '~';
    guint64 length = width_of_text (word, -1) * (guint64) g_rand_int_range (dice, 50, 90);
    guint64 start = *now;

    if (!is_sane && g_rand_int_range (dice, 0, 3) == 0)
      length = 0;
    if (!is_sane && g_rand_int_range (dice, 0, 10) == 0)
      start = (guint64) g_rand_int_range (dice, 0, 100000);
    transcript_add_word (transcript, word + is_glued, start * MS, (start + length) * MS,
        CONFIDENCE_UNKNOWN)->is_glued = is_glued && i > 0;
    *now += length;
    if (g_rand_int_range (dice, 0, 6) == 0)
      *now += (guint64) g_rand_int_range (dice, 0, 3000);
  }
}

static Transcript *
make_chance (GRand *dice, gboolean is_sane)
{
  static const char *const names[] = { "Ann", "Bob Smith", "</v>", "名前", NULL };
  Transcript *transcript = transcript_new ();
  guint64 now = 0;

  transcript->language = "en";
  transcript->has_closed_paragraphs = g_rand_boolean (dice);
  for (guint i = 0; i < 30; i++) {
    const char *name = names[g_rand_int_range (dice, 0, G_N_ELEMENTS (names))];

    transcript_add_paragraph (transcript,
        name ? transcript_add_speaker (transcript, name) : SPEAKER_NONE, now * MS, "");
    add_words (transcript, dice, (guint) g_rand_int_range (dice, 1, 30), is_sane, &now);
  }
  return transcript;
}

/* All that is shown, without white space: what words are glued to is another test's. */
static char *
squeeze (GString *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text->str, " \n", -1);

  return g_strjoinv ("", pieces);
}

static void
assert_same_words (const Transcript *transcript, const CueList *cues)
{
  g_autoptr (GString) said = g_string_new (NULL), shown = g_string_new (NULL);
  g_autofree char *a = NULL, *b = NULL;

  for (guint i = 0; i < transcript->words->len; i++)
    g_string_append (said, transcript_get_word (transcript, i)->text);
  for (guint i = 0; i < cues->cues->len; i++)
    cuetext_append_plain (cue_list_get (cues, i)->text, shown);
  a = squeeze (said);
  b = squeeze (shown);
  g_assert_cmpstr (a, ==, b);
}

/* Every word is in a cue; one that is wider than a cue is in several. */
static void
assert_ranges (const Transcript *transcript, const CueList *cues)
{
  guint next = 0;

  for (guint i = 0; i < cues->cues->len; i++) {
    const Cue *cue = cue_list_get (cues, i);

    g_assert_true (cue->first_word == next || cue->first_word + 1 == next);
    g_assert_cmpuint (cue->end_word, >, cue->first_word);
    next = cue->end_word;
  }
  g_assert_cmpuint (next, ==, transcript->words->len);
}

static void
assert_timestamps (const Cue *cue, const CuetextNode *node, Nanoseconds *last)
{
  if (node->kind == CUETEXT_TIMESTAMP) {
    g_assert_cmpuint (node->time, >, *last);
    g_assert_cmpuint (node->time, <, cue->end);
    *last = node->time;
  }
  for (guint i = 0; node->children && i < node->children->len; i++)
    assert_timestamps (cue, g_ptr_array_index (node->children, i), last);
}

static void
assert_laws (const CueList *cues, const SegmentOptions *options, gboolean is_sane)
{
  g_autoptr (GArray) violations = lint_cues (cues, options->profile);

  for (guint i = 0; i < violations->len; i++) {
    const Violation *violation = &g_array_index (violations, Violation, i);
    gboolean is_pace = violation->rule == LINT_TOO_FAST || violation->rule == LINT_TOO_SHORT;

    if (violation->forced || (is_pace && !is_sane))
      continue;
    g_error ("%s, %s: cue %u: %s: %g, %g", options->profile->name, is_sane ? "sane" : "odd",
        violation->cue, lint_rule_name (violation->rule), violation->is, violation->limit);
  }
  for (guint i = 0; i < cues->cues->len && options->karaoke; i++) {
    const Cue *cue = cue_list_get (cues, i);
    g_autoptr (CuetextNode) text = cuetext_parse (cue->text);
    Nanoseconds last = cue->start;

    assert_timestamps (cue, text, &last);
  }
}

static void
test_laws (gconstpointer data)
{
  const gboolean is_sane = GPOINTER_TO_INT (data);
  g_autoptr (GRand) dice = g_rand_new_with_seed (6);

  for (guint round = 0; round < 60; round++) {
    g_autoptr (Transcript) transcript = make_chance (dice, is_sane);
    SegmentOptions options = {
      .profile = &profiles[g_rand_int_range (dice, 0, 4)],
      .speakers = (SpeakerStyle) g_rand_int_range (dice, 0, SPEAKERS_NONE + 1),
      .karaoke = g_rand_boolean (dice),
    };
    g_autoptr (CueList) cues = segment_words (transcript, &options);

    assert_ranges (transcript, cues);
    assert_laws (cues, &options, is_sane);
    if (options.speakers == SPEAKERS_NONE)
      assert_same_words (transcript, cues);
  }
}

/* Words @text, of which nobody heard any, from @start until @end. */
static void
add_unheard (Transcript *transcript, const char *text, guint64 start, guint64 end)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    transcript_add_word (transcript, words[i], (start + (end - start) * i / n) * MS,
        (start + (end - start) * (i + 1) / n) * MS, 0);
}

#define CUT "and then the tools that we had made would come to shape us in turn."
#define TURN "No, not at all."

/* What another says between "We shape the tools.", until 1280 ms, and "That much is known.", from 1800
 * on, but nobody heard, and from when to when; the cues then. */
static const struct {
  const char *name, *text;
  guint64 start, end;
  const char *cues;
} unsaid[] = {
  { "passage", CUT, 1600, 1700, "0-1280 We shape the tools.|1800-3320 That much is known." },
  { "no-time-at-all", CUT, 1280, 1280, "0-1280 We shape the tools.|1800-3320 That much is known." },
  { "two-sentences", CUT " " CUT, 1600, 1700,
    "0-1280 We shape the tools.|1800-3320 That much is known." },
  { "turn-that-flashes", TURN, 1600, 1700,
    "0-1280 We shape the tools.|1800-3320 That much is known." },
};

static void
test_unsaid (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript ("Ann: We shape the tools.", 80);
  const SegmentOptions options = { profile_for_name ("netflix", "vtt"), SPEAKERS_NONE, FALSE };
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (CueList) cues = NULL;

  transcript_add_paragraph (transcript, transcript_add_speaker (transcript, "Bob"), 0, "");
  add_unheard (transcript, unsaid[i].text, unsaid[i].start, unsaid[i].end);
  transcript_add_paragraph (transcript, 0, 0, "");
  transcript_add_word (transcript, "That", 1800 * MS, 2120 * MS, 100);
  transcript_add_word (transcript, "much", 2120 * MS, 2440 * MS, 100);
  transcript_add_word (transcript, "is", 2440 * MS, 2600 * MS, 100);
  transcript_add_word (transcript, "known.", 2600 * MS, 3320 * MS, 100);
  cues = segment_words (transcript, &options);
  show_cues (cues, shown);
  g_assert_cmpstr (shown->str, ==, unsaid[i].cues);
}

static void
test_all_unsaid (void)
{
  g_autoptr (Transcript) transcript = make_transcript ("", 80);
  const SegmentOptions options = { profile_for_name ("netflix", "vtt"), SPEAKERS_NONE, FALSE };
  g_autoptr (CueList) cues = NULL;

  add_unheard (transcript, CUT, 0, 0);
  cues = segment_words (transcript, &options);
  g_assert_cmpuint (cues->cues->len, ==, 0);
}

/* What was cut before, in another way or in the same, changes nothing. */
static void
test_kept (void)
{
  static const struct { const char *profile; SpeakerStyle speakers; gboolean karaoke, is_same; } ways[] = {
    { "netflix", SPEAKERS_VOICE, FALSE, FALSE },
    { "netflix", SPEAKERS_VOICE, FALSE, TRUE },
    { "netflix", SPEAKERS_PREFIX, FALSE, FALSE },
    { "bbc", SPEAKERS_PREFIX, FALSE, FALSE },
    { "bbc", SPEAKERS_PREFIX, TRUE, FALSE },
    { "bbc", SPEAKERS_PREFIX, TRUE, TRUE },
    { "netflix", SPEAKERS_VOICE, FALSE, FALSE },
  };
  g_autoptr (Transcript) transcript = make_transcript (
      "Ann: We shape the tools that we need, and then the tools shape us.|Bob: So they say.", 80);
  g_autoptr (Segmenter) segmenter = segmenter_new (transcript);
  const Cue *last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    const Profile profile = *profile_for_name (ways[i].profile, "vtt");
    const SegmentOptions options = { &profile, ways[i].speakers, ways[i].karaoke };
    g_autoptr (CueList) anew = segment_words (transcript, &options);
    g_autoptr (GString) expected = g_string_new (NULL), shown = g_string_new (NULL);
    const CueList *cues = segmenter_cut (segmenter, &options);

    show_cues (anew, expected);
    show_cues (cues, shown);
    g_assert_cmpstr (shown->str, ==, expected->str);
    if (ways[i].is_same)
      g_assert_true (cue_list_get (cues, 0) == last);
    last = cue_list_get (cues, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/segment/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cues);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (unsaid); i++) {
    g_autofree char *path = g_strconcat ("/segment/unsaid/", unsaid[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_unsaid);
  }
  g_test_add_func ("/segment/all-unsaid", test_all_unsaid);
  g_test_add_func ("/segment/kept", test_kept);
  g_test_add_data_func ("/segment/laws", GINT_TO_POINTER (TRUE), test_laws);
  g_test_add_data_func ("/segment/laws-odd-times", GINT_TO_POINTER (FALSE), test_laws);
  return g_test_run ();
}
