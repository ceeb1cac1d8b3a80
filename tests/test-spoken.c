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
  { "slash", "and/or", "and slash or|and or|and or or|and and or" },
  { "dash-inside", "so—well", "so well" },
  { "ampersand", "&", "and" },
  { "ampersand-inside", "R&D", "r. and d." },
  { "at-sign", "@", "at" },
  { "acronym-or-word", "NASA", "n. a. s. a.|nasa" },
  { "no-vowel", "GPT", "g. p. t." },
  { "plural-acronym", "CEOs", "c. e. o.'s|ceos" },
  { "possessive-acronym", "NASA's", "n. a. s. a.'s|nasa's" },
  { "small-initial", "iOS", "i. o. s." },
  { "roman", "XIV", "fourteen|the fourteenth|x. i. v.|xiv" },
  { "roman-two", "II", "two|the second|i. i.|ii" },
  { "not-roman", "MIX", "m. i. x.|mix" },
  { "too-long-for-roman", "IIII", "i. i. i. i.|iiii" },
  { "letters-and-digits", "GPT3", "g. p. t. three" },
  { "letters-hyphen-digits", "GPT-4.", "g. p. t. four" },
  { "inner-capitals", "ChatGPT", "chat g. p. t." },
  { "product", "iPhone", "iphone|i phone" },
  { "address", "synthesia.io", "synthesia dot i. o." },
  { "address-com", "example.com/about", "example dot com slash about|example dot com about" },
  { "mail", "me@example.org", "me at example dot org|me example dot org" },
  { "initials", "U.S.", "u. s." },
  { "initials-without-last", "e.g", "e. g.|for example" },
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
  { "three-digits", "365",
    "three hundred sixty five|three hundred and sixty five|three sixty five|three six five" },
  { "zero-inside", "404", "four hundred four|four hundred and four|four oh four|four zero four" },
  { "thousands", "12,000", "twelve thousand|one two zero zero zero" },
  { "year", "2023",
    "twenty twenty three|two thousand twenty three|two thousand and twenty three"
    "|two zero two three" },
  { "year-oh", "1905",
    "nineteen oh five|one thousand nine hundred five|one thousand nine hundred and five"
    "|one nine zero five" },
  { "year-hundred", "1900", "nineteen hundred|one thousand nine hundred|one nine zero zero" },
  { "year-2000", "2000", "two thousand|two zero zero zero" },
  { "leading-zero", "007", "zero zero seven|oh oh seven|double oh seven|seven" },
  { "decimal", "3.14", "three point one four" },
  { "point-first", ".5", "point five" },
  { "half", "1/2",
    "a half|one half|and a half|half|one two|one slash two|one of two|january second" },
  { "three-quarters", "3/4",
    "three quarters|and three quarters|three fourths|three four|three slash four|march fourth" },
  { "and-a-half", "2½", "two and a half" },
  { "percent-range", "50%-60%", "fifty percent to sixty percent|fifty percent sixty percent" },
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
  { "cents", "$3.50",
    "three dollars and fifty cents|three dollars and fifty|three fifty"
    "|three point five zero dollars|three point five zero" },
  { "money-scale", "$2M", "two million dollars|two million" },
  { "money-range", "$5-10", "five to ten dollars|five to ten" },
  { "money-a-day", "$3-a-day", "three dollars a day|three dollar a day" },
  { "money-behind", "5€", "five euros" },
  { "cents-behind", "99¢", "ninety nine cents" },
  { "pounds", "£1,000", "one thousand pounds|one thousand" },
  { "time", "10:30", "ten thirty|thirty past ten|half past ten" },
  { "time-oh", "7:05pm", "seven oh five p. m.|five past seven p. m." },
  { "time-dots", "3p.m.", "three p. m.|three p.m" },
  { "time-range", "10:30-11:15", "ten thirty to eleven fifteen|ten thirty eleven fifteen" },
  { "time-even", "9:00", "nine|nine o'clock|nine hundred" },
  { "thousand-k", "10k", "ten thousand|ten k." },
  { "milligrams", "10mg", "ten milligrams|ten megs|ten mg" },
  { "by", "4x4", "four by four" },
  { "ratio", "16:9", "sixteen to nine|sixteen nine" },
  { "range", "10-20", "ten to twenty|ten twenty" },
  { "always-on", "24/7",
    "twenty four seven|twenty four out of seven|twenty four slash seven|twenty four over seven" },
  { "lone-letter", "B", "b." },
  { "article", "A", "a" },
  { "nothing", "--", "" },
  { "dots", "...", "" },
  { "sharp-at-the-end", "C#.", "c. sharp|c#" },
  { "dot-first", ".NET", "dot net" },
  { "address-plain", "https://www.example.org/foo-bar",
    "example dot org slash foo dash bar|example dot org slash foo bar"
    "|example dot org foo dash bar|example dot org foo bar"
    "|w. w. w. dot example dot org slash foo dash bar|w. w. w. dot example dot org slash foo bar"
    "|w. w. w. dot example dot org foo dash bar|w. w. w. dot example dot org foo bar" },
  { "masked", "f***", "fuck" },
  { "masked-middle", "sh*t", "shit" },
  { "masked-longer", "f**king", "fucking" },
  { "emphasis", "*really*", "really" },
  { "stutter", "th-", "thuh|th|t. h." },
  { "stutter-lone", "w-", "wuh|w." },
  { "stutter-word", "but-", "but" },
  { "stutter-inside", "b-but", "buh but|b. but" },
  { "no-stutter", "T-shirt", "t. shirt" },
  { "dropped-g", "goin'", "going|goin" },
  { "drawn-out", "sooo", "so|soo|sooo" },
  { "www", "www.example.com", "example dot com|w. w. w. dot example dot com" },
  { "camel-case", "MeToo", "metoo|me too" },
  { "hashtag", "#MeToo", "hashtag metoo|hashtag me too|number metoo|number me too|metoo|me too" },
  { "handle", "@jack", "at jack|jack" },
  { "either", "he/she", "he slash she|he she|he or she|he and she" },
  { "no-vowels", "js", "js|j. s." },
  { "known-name", "SQL", "sequel|s. q. l." },
  { "war", "WWII", "world war two" },
  { "agreement", "mm-hmm", "mhm|mm hmm" },
  { "telephone", "555-0199",
    "five five five zero one nine nine|five five five oh one nine nine"
    "|five five five one hundred ninety nine" },
  { "telephone-800", "1-800-555-1234",
    "one eight hundred five five five one two three four"
    "|one eight zero zero five five five one two three four"
    "|one eight hundred five five five twelve thirty four" },
  { "telephone-plus", "+1-555-123-4567",
    "one five five five one two three four five six seven"
    "|one five five five one two three forty five sixty seven" },
  { "date", "1/2/2024",
    "january second twenty twenty four|the second of january twenty twenty four"
    "|february first twenty twenty four|the first of february twenty twenty four"
    "|one two twenty twenty four|one slash two slash twenty twenty four" },
  { "date-iso", "2024-05-06", "may sixth twenty twenty four|the sixth of may twenty twenty four" },
  { "no-date", "2024-13-06",
    "twenty twenty four to thirteen to zero six|twenty twenty four to thirteen to oh six"
    "|twenty twenty four to thirteen zero six|twenty twenty four to thirteen to six"
    "|twenty twenty four to thirteen oh six|twenty twenty four thirteen to zero six"
    "|twenty twenty four to thirteen six|twenty twenty four thirteen to oh six" },
  { "part-or-day", "7/10",
    "seven ten|seven tenths|seven out of ten|seven slash ten|july tenth|the tenth of july"
    "|seven over ten" },
  { "tenth", "1/10",
    "one ten|one tenth|a tenth|one out of ten|one slash ten|january tenth|the tenth of january"
    "|one over ten" },
  { "height", "6'2\"", "six two|six foot two|six feet two inches" },
  { "height-feet", "5'11", "five eleven|five foot eleven|five feet eleven inches" },
  { "inches-or-quoted", "12\"", "twelve|twelve inches|twelve inch" },
  { "version", "v2.0.1",
    "v. two point zero point one|v. two point zero dot one|v. two point oh point one"
    "|v. two point oh dot one|v. two dot zero point one|v. two dot zero dot one"
    "|v. two dot oh point one|v. two dot oh dot one" },
  { "point-number", "Python3.11",
    "python three point one one|python three point eleven|python three dot one one"
    "|python three dot eleven" },
  { "negative", "-$5",
    "five dollars|minus five dollars|negative five dollars|five|minus five|negative five" },
  { "country-money", "US$5", "five dollars|five" },
  { "money-billion", "$1.2-billion", "one point two billion dollars|one point two billion dollar" },
  { "money-per", "$20/hr", "twenty dollars an hour|twenty dollars per hour" },
  { "unit-or-million", "100m",
    "one hundred million|one hundred meters|one hundred m.|one zero zero m." },
  { "unit-range", "2-3x", "two to three times|two to three x.|two three times|two three x." },
  { "speed", "100km/h",
    "one hundred kilometers per hour|one hundred kilometers an hour|one hundred km/h" },
  { "celsius", "20°C",
    "twenty degrees celsius|twenty degrees|twenty degrees c.|twenty degrees centigrade" },
  { "half-past", "10:30pm", "ten thirty p. m.|thirty past ten p. m.|half past ten p. m." },
  { "quarter", "10:15", "ten fifteen|fifteen past ten|quarter past ten" },
  { "quarter-to", "12:45", "twelve forty five|forty five past twelve|quarter to one" },
  { "and-a-quarter", "3¼", "three and a quarter" },
  { "thousands-inside", "60,000-square-foot",
    "sixty thousand square foot|six zero zero zero zero square foot" },
  { "hundreds", "3500", "thirty five hundred|three thousand five hundred|three five zero zero" },
  { "power", "10^6", "ten to the six" },
  { "subscript", "CO₂", "c. o. two|co two" },
  { "less", "<5", "less than five|under five" },
  { "plus", "200+", "two hundred plus|two zero zero plus" },
  { "account", "401k", "four oh one k." },
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
  { "braces-direction", "so {laughs} yes", "so, -, yes" },
  { "star-direction", "so *laughs* *really* yes", "so, -, really, yes" },
  { "month-day", "May 5 and 6 June", "may, five|fifth|the fifth|the fifth of, and, "
    "six|sixth|the sixth|the sixth of, june" },
  { "unit-apart", "5 km 20 °C, km", "five, km|k. m.|kilometers|k., "
    "twenty, degrees c.|degrees celsius|degrees|degrees centigrade, km|k. m." },
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
