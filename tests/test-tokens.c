#include "tokens.h"

/* Words are shown as "a|b", one without white space before it as "a+b". */
static const struct {
  const char *name, *language, *text, *words;
} rows[] = {
  { "spaces", "en", " one  two\tthree ", "one|two|three" },
  { "empty", "en", "", "" },
  { "lone-marks-only", "en", " . , ?", "" },
  { "lone-full-stop", "en", "Hey . Our guest", "Hey|Our|guest" },
  { "lone-after-mark", "en", "What is that? ? So , what", "What|is|that?|So|what" },
  { "dashes-stay", "en", "a stranger -- sometimes two", "a|stranger --|sometimes|two" },
  { "dash-first", "en", "- Hello there", "- Hello|there" },
  { "dash-last", "en", "and then -", "and|then -" },
  { "dots-stay", "en", "well ... yes", "well ...|yes" },
  { "opening-bracket", "en", "so ( laughs ) yes", "so|( laughs )|yes" },
  { "symbols-are-said", "en", "salt & pepper @ 5 %", "salt|&|pepper|@|5|%" },
  { "money", "en", "$ 5 + 3", "$|5|+|3" },
  { "no-break-space", "en", "a\xC2\xA0" "b", "a|b" },
  { "byte-order-mark", "en", "a \xEF\xBB\xBF b", "a|b" },
  { "emoji-alone", "en", "great 🎉 day", "great|🎉|day" },
  { "french-marks", "fr", "Quoi ? Non ! Si : « bien » .", "Quoi ?|Non !|Si :|« bien »" },
  { "english-marks", "en", "Quoi ? Non !", "Quoi|Non" },
  { "japanese", "ja", "私は学生です。はい。", "私+は+学生+です。+はい。" },
  { "japanese-spaces", "ja", "私は 学生です", "私+は|学生+です" },
  { "japanese-brackets", "ja", "「はい」と言う", "「はい」+と+言う" },
  { "japanese-bracket-inside", "ja", "彼は 「はい」と", "彼+は|「はい」+と" },
  { "mixed", "zh", "我爱 GPT3 很", "我+爱|GPT3|很" },
  { "thai", "th", "สวัสดีครับ", "สวัสดี+ครับ" },
  { "a-page-of-dashes", "en", "a - - - - - - - - - - - - b", "a - - - - - - - -|b" },
  { "combining", "en", "e\xCC\x81te\xCC\x81 x", "e\xCC\x81te\xCC\x81|x" },
};

static char *
show_words (const Transcript *transcript)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (shown->len)
      g_string_append_c (shown, word->is_glued ? '+' : '|');
    g_string_append (shown, word->text);
  }
  return g_string_free (shown, FALSE);
}

static void
test_words (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autofree char *shown = NULL, *again = NULL;

  transcript->language = rows[i].language;
  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, rows[i].text);
  tokens_make_words (transcript);
  shown = show_words (transcript);
  g_assert_cmpstr (shown, ==, rows[i].words);

  for (guint n = 0; n < transcript->words->len; n++)
    transcript_get_word (transcript, n)->is_glued = FALSE;
  tokens_mark_glued (transcript);
  again = show_words (transcript);
  g_assert_cmpstr (again, ==, rows[i].words);
}

static void
test_paragraphs (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();

  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, "- ");
  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, "one two");
  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, ". -");
  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, "three");
  tokens_make_words (transcript);
  g_assert_cmpuint (transcript->words->len, ==, 3);
  g_assert_cmpstr (transcript_get_word (transcript, 0)->text, ==, "one");
  g_assert_cmpuint (transcript_get_word (transcript, 1)->paragraph, ==, 1);
  g_assert_cmpuint (transcript_get_word (transcript, 2)->paragraph, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/tokens/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_words);
  }
  g_test_add_func ("/tokens/paragraphs", test_paragraphs);
  return g_test_run ();
}
