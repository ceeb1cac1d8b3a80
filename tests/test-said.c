/* How a text is folded into the terms that a search compares. */
#include "said.h"

typedef struct {
  const char *name, *text, *terms;
} Row;

static const Row rows[] = {
  { "case-and-marks", "Hello,  WORLD! -- (it)", "hello world it" },
  { "accents", "Café naïve ÉCOLE Straße", "cafe naive ecole strasse" },
  { "decomposed", "Cafe\xCC\x81", "cafe" },
  { "contractions", "don't can\xE2\x80\x99t it's we've I'd won't", "do not can not it is we have i would will not" },
  { "without-apostrophe", "dont thats gonna wanna", "do not that is going to want to" },
  { "somebodys", "Logan's dogs'", "logans dogs" },
  { "elision", "l'homme", "l homme" },
  { "quotation-marks", "'tis \xE2\x80\x98quoted\xE2\x80\x99", "tis quoted" },
  { "digits-part", "gpt4 GPT-3.5 10x", "gpt four gpt three point five ten x" },
  { "small-numbers", "3 apples, three apples", "three apples three apples" },
  { "years", "twenty twenty three 2023 two thousand twenty three two thousand and twenty three",
    "2023 2023 2023 2023" },
  { "older-years", "nineteen eighty four, nineteen oh five, nineteen hundred", "1984 1905 1900" },
  { "large", "1,000,000; one million items; two hundred and five; 1,234", "1000000 1000000 items 205 1234" },
  { "mixed", "5 million or twenty-one, a hundred", "5000000 or 21 a 100" },
  { "scales", "two million three hundred thousand five", "2300005" },
  { "thousands", "350k or 4K, kk 5kg", "350000 or 4000 kk five kg" },
  { "money-thousands", "$350k a year", "350000 dollars a year" },
  { "ordinals", "21st twenty-first first 1st", "21th 21th first first" },
  { "percent", "50% fifty percent half 50 per cent 60%", "half half half half 60 percent" },
  { "money", "$5 a day", "five dollars a day" },
  { "and-is-and", "one and two", "one and two" },
  { "too-long", "12345678901234567890", "12345678901234567890" },
  { "spelled", "the A P I of U.S.A.", "the a pi of usa" },
  { "c-plus-plus", "C++ & co @ home", "c plus plus and co at home" },
  { "cyrillic", "Ещё \xD0\x99од", "еще иод" },
  { "japanese", "日本語です。", "日 本 語 \xE3\x81\xA6\xE3\x82\x99 す" },
  { "arabic", "الكِتَابُ", "الكتاب" },
  { "fullwidth", "ＡＢＣ１２", "abc twelve" },
  { "soft-hyphen", "co\xC2\xADoperate", "cooperate" },
  { "nothing", "... -- !?", "" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_auto (Said) said = { 0 };
  g_autoptr (GString) terms = g_string_new (NULL);

  said_init (&said, FALSE);
  said_add (&said, row->text, 0);
  said_finish (&said);
  for (guint i = 0; i < said.tokens->len; i++)
    g_string_append_printf (terms, "%s%s", i ? " " : "", said_get_term (&said, i)->text);
  g_assert_cmpstr (terms->str, ==, row->terms);
}

/* A number covers the words it was said with. */
static void
test_units (void)
{
  static const char *const words[] = { "in", "twenty", "twenty", "three", "again" };
  g_auto (Said) said = { 0 };

  said_init (&said, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    said_add (&said, words[i], i);
  said_finish (&said);
  g_assert_cmpuint (said.tokens->len, ==, 3);
  g_assert_cmpuint (said_get (&said, 1)->first, ==, 1);
  g_assert_cmpuint (said_get (&said, 1)->last, ==, 3);
}

static void
test_literal (void)
{
  g_auto (Said) said = { 0 };

  said_init (&said, TRUE);
  said_add (&said, "don't 50%", 0);
  said_finish (&said);
  g_assert_cmpuint (said.tokens->len, ==, 3);
  g_assert_cmpstr (said_get_term (&said, 0)->text, ==, "don't");
  g_assert_cmpstr (said_get_term (&said, 1)->text, ==, "50");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/said/", rows[i].name, NULL);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/said/units", test_units);
  g_test_add_func ("/said/literal", test_literal);
  return g_test_run ();
}
