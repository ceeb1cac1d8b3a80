#include "moved.h"

#include "tokens.h"

/* Two paragraphs, and the words of the second, if any, that the first one's speaker says. */
static Transcript *
make_transcript (guint n)
{
  Transcript *transcript = transcript_new ();
  guint first;

  transcript_add_paragraph (transcript, transcript_add_speaker (transcript, "Ann"), 0, "Shall we go");
  transcript_add_paragraph (transcript, transcript_add_speaker (transcript, "Bo"), 0,
      "by the ferry? I never do.");
  tokens_make_words (transcript);
  for (first = 0; !transcript_get_word (transcript, first)->paragraph;)
    first++;
  for (guint i = first; i < first + n; i++)
    transcript_get_word (transcript, i)->paragraph = 0;
  return transcript;
}

static void
test_none (void)
{
  g_autoptr (Transcript) transcript = make_transcript (0);
  g_autoptr (GArray) list = moved_words (transcript);

  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_some (void)
{
  g_autoptr (Transcript) transcript = make_transcript (3);
  g_autoptr (GArray) list = moved_words (transcript), back = NULL;
  const Moved *moved = &g_array_index (list, Moved, 0);
  g_autofree char *text = NULL;

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (moved->first, ==, 3);
  g_assert_cmpuint (moved->n_words, ==, 3);
  g_assert_cmpuint (moved->published, ==, 1);
  text = moved_to_text (transcript, moved);
  g_assert_cmpstr (text, ==, "by the ferry?");
  moved_put_back (transcript);
  g_assert_cmpuint (transcript_get_word (transcript, 3)->paragraph, ==, 1);
  back = moved_words (transcript);
  g_assert_cmpuint (back->len, ==, 0);
}

/* Words that do not stand in the text tell nothing. */
static void
test_other_words (void)
{
  g_autoptr (Transcript) transcript = make_transcript (3);
  g_autoptr (GArray) list = NULL;

  transcript_get_word (transcript, 0)->text = "Will";
  list = moved_words (transcript);
  g_assert_cmpuint (list->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moved/none", test_none);
  g_test_add_func ("/moved/some", test_some);
  g_test_add_func ("/moved/other-words", test_other_words);
  return g_test_run ();
}
