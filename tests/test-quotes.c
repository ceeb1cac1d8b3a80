/* Where quotes are found, and that those nobody said are not. */
#include "quotes.h"

#include <string.h>

#include "tokens.h"

/* Ours; the paragraphs of a talk, "Speaker: text". */
static const char *const talk[] = {
  "A: So welcome back, everybody. Today we talk about lighthouses, and what it takes to keep one.",
  "B: Thank you. It's, it's a strange job. You polish a lens for hours and then nobody looks at it.",
  "A: But the ships do. My grandfather said that half of them would have",
  "B: run aground, yes. 50% of the ships that passed here in 1923 had no radio at all.",
  "A: And now everybody carries a Chat GPT in the pocket, and a map.",
  "B: The lamp of the old lighthouse burned four hundred litres of petroleum every month.",
  "B: I don't know whether we could've done it without the harbour master. He was not easy.",
  "A: One of the things I always wanted to know is how you sleep through the fog horn.",
  "Р: Мы ещё не знаем, кто зажёг фонарь на маяке той ночью.",
  "J: 灯台の光は遠くの船からも見えました。",
  "S: كان المصباح القديم يضيء البحر كله في الليل",
};

typedef struct {
  const char *name, *query;
  const char *found;            /* the words of the best hit; NULL: nobody said it */
} Row;

static const Row rows[] = {
  { "verbatim", "the lamp of the old lighthouse burned", "The lamp of the old lighthouse burned" },
  { "case-and-marks", "BURNED, four hundred: litres!", "burned four hundred litres" },
  { "typos", "the lmap of teh old lighthose burnt", "The lamp of the old lighthouse burned" },
  { "dropped", "lamp old lighthouse burned litres petroleum",
    "The lamp of the old lighthouse burned four hundred litres of petroleum" },
  { "added", "the big lamp of the very old lighthouse really burned",
    "The lamp of the old lighthouse burned" },
  { "digits-for-words", "burned 400 litres of petroleum", "burned four hundred litres of petroleum" },
  { "words-for-digits", "passed here in nineteen twenty three", "passed here in 1923" },
  { "half", "half of the ships that passed here", "50% of the ships that passed here" },
  { "contractions", "I do not know whether we could have done it", "I don't know whether we could've done it" },
  { "joined", "everybody carries a chatgpt in the pocket", "everybody carries a Chat GPT in the pocket," },
  { "misheard", "carries a chatty gpt in the pocket", "carries a Chat GPT in the pocket," },
  { "split", "the har bor master was not easy", "the harbour master. He was not easy." },
  { "homophones", "their harbor master he was knot easy", "the harbour master. He was not easy." },
  { "across-turns", "half of them would have run aground",
    "half of them would have run aground," },
  { "stutter", "it's a strange job", "It's, it's a strange job." },
  { "opener", "the ships do, my grandfather said", "But the ships do. My grandfather said" },
  { "one-word", "petroleum", "petroleum" },
  { "one-word-typo", "petrolium", "petroleum" },
  { "cyrillic", "кто зажег фонарь на маяке", "кто зажёг фонарь на маяке" },
  { "japanese", "遠くの船から見えました", "遠くの船からも見えました。" },
  { "arabic", "المصباح القديم يضيء البحر", "المصباح القديم يضيء البحر" },
  { "foreign", "the fastest horse in the county belongs to a baker", NULL },
  { "foreign-same-words", "the old ships know the job of the month", NULL },
  { "common-words", "and then it is what we have and you could", NULL },
  { "foreign-phrase", "one of the things that we do not know", NULL },
  { "one-word-foreign", "submarine", NULL },
  { "garbage", "\xEF\xBF\xBD qx zzzk", NULL },
};

static Transcript *
make_talk (void)
{
  Transcript *transcript = transcript_new ();

  for (guint i = 0; i < G_N_ELEMENTS (talk); i++) {
    const char *text = strchr (talk[i], ':');
    g_autofree char *speaker = g_strndup (talk[i], (gsize) (text - talk[i]));

    transcript_add_paragraph (transcript, transcript_add_speaker (transcript, speaker),
        NANOSECONDS_NONE, text + 2);
  }
  tokens_make_words (transcript);
  return transcript;
}

static char *
words_of_hit (const Transcript *transcript, const QuoteHit *hit)
{
  GString *words = g_string_new (NULL);

  for (guint i = hit->first; i <= hit->last; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (i > hit->first && !word->is_glued)
      g_string_append_c (words, ' ');
    g_string_append (words, word->text);
  }
  return g_string_free (words, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (Transcript) transcript = make_talk ();
  g_autoptr (Quotes) quotes = quotes_new (transcript, NULL);
  g_autoptr (QuoteQuery) query = quote_query_new (row->query);
  g_autoptr (GArray) hits = quotes_find (quotes, query, QUOTES_SAID, 10);
  g_autofree char *found = hits->len
      ? words_of_hit (transcript, &g_array_index (hits, QuoteHit, 0)) : NULL;

  g_assert_cmpstr (found, ==, row->found);
  if (row->found)
    g_assert_true (quotes_may_hold (transcript, query));
}

static void
test_no_words (void)
{
  g_assert_null (quote_query_new (""));
  g_assert_null (quote_query_new (" ... -- !"));
  g_assert_null (quote_query_new_exact ("\xE2\x80\xA6"));
}

/* Nothing in it may take long, or be out of bounds. */
static void
test_long (void)
{
  g_autoptr (Transcript) transcript = make_talk ();
  g_autoptr (Quotes) quotes = quotes_new (transcript, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (QuoteQuery) query = NULL;
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "word%u the lighthouse ", i);
  query = quote_query_new (text->str);
  hits = quotes_find (quotes, query, QUOTES_SAID, 10);
  g_assert_cmpuint (hits->len, ==, 0);
}

/* The whole talk is a quote of itself. */
static void
test_everything (void)
{
  g_autoptr (Transcript) transcript = make_talk ();
  g_autoptr (Quotes) quotes = quotes_new (transcript, NULL);
  QuoteHit all = { 0, transcript->words->len - 1 };
  g_autofree char *text = words_of_hit (transcript, &all);
  g_autoptr (QuoteQuery) query = quote_query_new (text);
  g_autoptr (GArray) hits = quotes_find (quotes, query, QUOTES_SAID, 10);

  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpuint (g_array_index (hits, QuoteHit, 0).first, ==, 0);
  g_assert_cmpuint (g_array_index (hits, QuoteHit, 0).last, ==, all.last);
}

static void
test_unfinished (void)
{
  g_autoptr (Transcript) transcript = make_talk ();
  g_autoptr (Quotes) quotes = quotes_new (transcript, NULL);
  g_autoptr (QuoteQuery) query = quote_query_new ("litres of petr");
  g_autoptr (GArray) hits = NULL;
  g_autofree char *found = NULL;

  quote_query_set_unfinished (query);
  hits = quotes_find (quotes, query, QUOTES_SAID, 1);
  g_assert_cmpuint (hits->len, ==, 1);
  found = words_of_hit (transcript, &g_array_index (hits, QuoteHit, 0));
  g_assert_cmpstr (found, ==, "litres of petroleum");
}

static void
test_exact (void)
{
  g_autoptr (Transcript) transcript = make_talk ();
  g_autoptr (Quotes) quotes = quotes_new_exact (transcript, NULL);
  g_autoptr (QuoteQuery) here = quote_query_new_exact ("the SHIPS"),
      nowhere = quote_query_new_exact ("the ship");
  g_autoptr (GArray) hits = quotes_find (quotes, here, QUOTES_SAID, 10),
      none = quotes_find (quotes, nowhere, QUOTES_SAID, 10);

  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpfloat (g_array_index (hits, QuoteHit, 1).score, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (quotes_may_hold (transcript, here));
  g_assert_false (quotes_may_hold (transcript, nowhere));
}

/* Only one speaker's words. */
static void
test_allowed (void)
{
  g_autoptr (Transcript) transcript = make_talk ();
  g_autofree guint8 *allowed = g_new0 (guint8, transcript->words->len);
  g_autoptr (QuoteQuery) query = quote_query_new ("the lamp of the old lighthouse");
  g_autoptr (Quotes) quotes = NULL;
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < transcript->words->len; i++)
    allowed[i] = transcript_get_word_speaker (transcript, i) == 0;
  quotes = quotes_new (transcript, allowed);
  hits = quotes_find (quotes, query, QUOTES_SAID, 10);
  g_assert_cmpuint (hits->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/quotes/", rows[i].name, NULL);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/quotes/no-words", test_no_words);
  g_test_add_func ("/quotes/long", test_long);
  g_test_add_func ("/quotes/everything", test_everything);
  g_test_add_func ("/quotes/unfinished", test_unfinished);
  g_test_add_func ("/quotes/exact", test_exact);
  g_test_add_func ("/quotes/allowed", test_allowed);
  return g_test_run ();
}
