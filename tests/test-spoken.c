#include "spoken.h"

#include "tokens.h"

/* A printed word and its readings, parted by '|'. */
static const struct {
  const char *name, *text, *readings;
} rows[] = {
  { "plain", "Hello,", "hello" },
  { "quoted", "\"Hello!\"", "hello" },
  { "curly-apostrophe", "don’t", "don't" },
  { "possessive", "world's.", "world's" },
  { "accents", "Zoë", "zoë" },
  { "hyphen", "long-term", "long term" },
  { "slash", "and/or", "and slash or|and or" },
  { "dash-inside", "so—well", "so well" },
  { "ampersand", "&", "and" },
  { "ampersand-inside", "R&D", "r. and d." },
  { "at-sign", "@", "at" },
  { "acronym-or-word", "NASA", "n. a. s. a.|nasa" },
  { "no-vowel", "GPT", "g. p. t." },
  { "plural-acronym", "CEOs", "c. e. o.'s|ceos" },
  { "possessive-acronym", "NASA's", "n. a. s. a.'s|nasa's" },
  { "small-initial", "iOS", "i. o. s.|ios" },
  { "roman", "XIV", "fourteen|the fourteenth|x. i. v.|xiv" },
  { "roman-two", "II", "two|the second|i. i.|ii" },
  { "not-roman", "MIX", "m. i. x.|mix" },
  { "too-long-for-roman", "IIII", "i. i. i. i.|iiii" },
  { "letters-and-digits", "GPT3", "g. p. t. three" },
  { "letters-hyphen-digits", "GPT-4.", "g. p. t. four" },
  { "inner-capitals", "ChatGPT", "chat g. p. t." },
  { "product", "iPhone", "iphone" },
  { "address", "synthesia.io", "synthesia dot i. o." },
  { "address-com", "example.com/about", "example dot com slash about|example dot com about" },
  { "mail", "me@example.org", "me at example dot org" },
  { "initials", "U.S.", "u. s." },
  { "initials-without-last", "e.g", "e. g." },
  { "possessive-initials", "U.K.'s", "u. k.'s" },
  { "degree", "Ph.D.", "p. h. d." },
  { "degree-without-dots", "PhD", "p. h. d." },
  { "with", "w/", "with" },
  { "without", "w/o", "without" },
  { "sharp", "C#", "c. sharp" },
  { "month", "Jan.", "january|jan" },
  { "numero", "№5", "number five" },
  { "title", "Dr.", "doctor|dr" },
  { "small-number", "7", "seven" },
  { "number", "42", "forty two" },
  { "three-digits", "365", "three hundred sixty five|three hundred and sixty five"
    "|three sixty five|three six five" },
  { "zero-inside", "404", "four hundred four|four hundred and four|four oh four|four zero four" },
  { "thousands", "12,000", "twelve thousand|one two zero zero zero" },
  { "year", "2023", "twenty twenty three|two thousand twenty three|two thousand and twenty three"
    "|two zero two three" },
  { "year-oh", "1905", "nineteen oh five|one thousand nine hundred five"
    "|one thousand nine hundred and five|one nine zero five" },
  { "year-hundred", "1900", "nineteen hundred|one thousand nine hundred|one nine zero zero" },
  { "year-2000", "2000", "two thousand|two zero zero zero" },
  { "leading-zero", "007", "zero zero seven|seven|zero oh seven" },
  { "decimal", "3.14", "three point one four" },
  { "point-first", ".5", "point five" },
  { "half", "1/2", "a half|one half|one two" },
  { "three-quarters", "3/4", "three quarters|three fourths" },
  { "and-a-half", "2½", "two and a half" },
  { "percent-range", "50%-60%",
    "fifty percent to sixty percent|fifty percent sixty percent" },
  { "percent", "50%", "fifty percent" },
  { "decimal-percent", "99.9%,", "ninety nine point nine percent" },
  { "ordinal", "21st", "twenty first" },
  { "ordinal-twentieth", "20th", "twentieth" },
  { "ordinal-eighth", "8th", "eighth" },
  { "long-ordinal", "1,000th", "one thousandth" },
  { "decade", "1990s", "nineteen nineties" },
  { "decade-inside", "mid-1990s", "mid nineteen nineties" },
  { "decade-or-seconds", "30s", "thirties|thirty seconds" },
  { "short-decade", "'90s", "nineties" },
  { "money", "$5", "five dollars|five" },
  { "one-dollar", "$1", "one dollar|one" },
  { "cents", "$3.50", "three dollars and fifty cents|three dollars and fifty|three fifty"
    "|three point five zero dollars|three point five zero" },
  { "money-scale", "$2M", "two million dollars|two million" },
  { "money-range", "$5-10", "five to ten dollars|five to ten" },
  { "money-a-day", "$3-a-day", "three dollars a day|three dollar a day" },
  { "money-behind", "5€", "five euros" },
  { "cents-behind", "99¢", "ninety nine cents" },
  { "pounds", "£1,000", "one thousand pounds|one thousand" },
  { "time", "10:30", "ten thirty|thirty past ten" },
  { "time-oh", "7:05pm", "seven oh five p. m." },
  { "time-dots", "3p.m.", "three p. m.|three p.m" },
  { "time-range", "10:30-11:15", "ten thirty to eleven fifteen|ten thirty eleven fifteen" },
  { "time-even", "9:00", "nine|nine o'clock|nine hundred" },
  { "thousand-k", "10k", "ten thousand|ten|ten k." },
  { "milligrams", "10mg", "ten milligrams|ten mg" },
  { "by", "4x4", "four by four" },
  { "ratio", "16:9", "sixteen to nine|sixteen nine" },
  { "range", "10-20", "ten to twenty|ten twenty" },
  { "always-on", "24/7", "twenty four slash seven|twenty four seven" },
  { "lone-letter", "B", "b." },
  { "article", "A", "a" },
  { "nothing", "--", "" },
  { "dots", "...", "" },
};

static char *
join_readings (const GPtrArray *readings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < readings->len; i++)
    g_string_append_printf (text, "%s%s", i ? "|" : "", (char *) readings->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
test_readings (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) readings = spoken_readings (rows[i].text);
  g_autofree char *text = join_readings (readings);

  g_assert_cmpstr (text, ==, rows[i].readings);
}

/* Texts, and the readings of each word, "-" for none. */
static const struct {
  const char *name, *text, *words;
} texts[] = {
  { "direction", "Well [laughs] yes", "well, -, yes" },
  { "long-direction", "so [both laugh loudly] yes", "so, -, -, -, yes" },
  { "round-direction", "so (soft laughter) yes", "so, -, -, yes" },
  { "round-speech", "so (I think) yes", "so, i, think, yes" },
  { "never-closed", "so [I think yes", "so, i, think, yes" },
  { "million-dollars", "$5 million more", "five dollars|five, million|million dollars, more" },
};

static void
test_words (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, texts[i].text);
  tokens_make_words (transcript);
  words = spoken_words (transcript);
  g_assert_cmpuint (words->len, ==, transcript->words->len);
  for (guint k = 0; k < words->len; k++) {
    const GPtrArray *readings = words->pdata[k];

    g_autofree char *joined = join_readings (readings);

    g_string_append_printf (text, "%s%s", k ? ", " : "", *joined ? joined : "-");
  }
  g_assert_cmpstr (text->str, ==, texts[i].words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/spoken/readings/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_readings);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *path = g_strconcat ("/spoken/words/", texts[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_words);
  }
  return g_test_run ();
}
