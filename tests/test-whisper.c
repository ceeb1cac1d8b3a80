#include <string.h>

#include "worded.h"
#include "written.h"

#define WORD(text, from, to) "{\"word\":\"" text "\",\"start\":" from ",\"end\":" to \
    ",\"probability\":0.9}"
#define TOKEN(text, from, to) "{\"text\":\"" text "\",\"offsets\":{\"from\":" from ",\"to\":" to \
    "},\"id\":1,\"p\":0.5,\"t_dtw\":-1}"

extern const Format format_whisper;

static const struct {
  const char *name, *text, *words;
} rows[] = {
  { "words-of-segments",
    "{\"text\":\" Hi there.\",\"language\":\"english\",\"segments\":[{\"id\":0,\"start\":0.0,"
    "\"end\":2.0,\"text\":\" Hi there.\",\"tokens\":[50364,1],\"temperature\":NaN,\"words\":["
    WORD (" Hi", "0.1", "0.4") "," WORD (" there.", "0.5", "0.9") "]}]}",
    "[Hi 100-400=90 there. 500-900=90]" },
  { "words-beside-segments",
    "{\"text\":\"Hi, you. Yes.\",\"segments\":["
    "{\"start\":0,\"end\":1,\"text\":\"Hi, you.\"},{\"start\":1,\"end\":2,\"text\":\"Yes.\"}],"
    "\"words\":[{\"word\":\"Hi\",\"start\":0.1,\"end\":0.2},{\"word\":\"you\",\"start\":0.3,"
    "\"end\":0.4},{\"word\":\"Yes\",\"start\":1.1,\"end\":1.2}]}",
    "[Hi, 100-200 you. 300-400 Yes. 1100-1200]" },
  { "words-before-segments",
    "{\"words\":[{\"word\":\"Hi\",\"start\":0.1,\"end\":0.2}],"
    "\"segments\":[{\"start\":0,\"end\":1,\"text\":\"Hi.\"}]}",
    "[Hi. 100-200]" },
  { "words-and-text", "{\"text\":\"Hi, you.\",\"words\":[{\"word\":\"Hi\",\"start\":0.1,"
    "\"end\":0.2},{\"word\":\"you\",\"start\":0.3,\"end\":0.4}]}",
    "[Hi, 100-200 you. 300-400]" },
  { "words-alone", "{\"words\":[{\"word\":\"Hi\",\"start\":0.1,\"end\":0.2},"
    "{\"word\":\"you\",\"start\":0.3,\"end\":0.4}]}",
    "[Hi 100-200 you 300-400]" },
  { "segments-alone", "{\"segments\":[{\"start\":1,\"end\":1.25,\"text\":\" word\"}]}",
    "[word 1000-1250]" },
  { "untimed-word",
    "{\"segments\":[{\"start\":0,\"end\":2,\"text\":\" in 2023 yes\",\"words\":["
    "{\"word\":\"in\",\"start\":0.1,\"end\":0.2,\"score\":0.5},{\"word\":\"2023\"},"
    "{\"word\":\"yes\",\"start\":0.8,\"end\":0.9,\"score\":null}]}]}",
    "[in 100-200=50 2023 200-800 yes 800-900]" },
  { "word-that-is-not-in-the-text",
    "{\"segments\":[{\"start\":0,\"end\":1,\"text\":\" one two\",\"words\":["
    WORD ("one", "0.1", "0.2") "," WORD ("uh", "0.3", "0.4") "," WORD ("two", "0.5", "0.6")
    "]}]}",
    "[one 100-200=90 two 500-600=90]" },
  { "speakers",
    "{\"segments\":[{\"start\":0,\"end\":0.1,\"text\":\" a\",\"speaker\":\"SPEAKER_00\"},"
    "{\"start\":0.1,\"end\":0.2,\"text\":\" b\",\"speaker\":\"1\"},"
    "{\"start\":0.2,\"end\":0.3,\"text\":\" c\",\"speaker\":\"?\"}]}",
    "SPEAKER_00[a 0-100] Speaker 1[b 100-200] [c 200-300]" },
  { "cpp-segments",
    "{\"result\":{\"language\":\"de\"},\"transcription\":[{\"timestamps\":{\"from\":"
    "\"00:00:01,000\",\"to\":\"00:00:01,250\"},\"offsets\":{\"from\":1000,\"to\":1250},"
    "\"text\":\" Wort\"}]}",
    "[Wort 1000-1250]" },
  { "cpp-tokens-of-a-word",
    "{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":2000},\"text\":\" Transcribe it.\","
    "\"tokens\":[" TOKEN ("[_BEG_]", "0", "0") "," TOKEN (" Trans", "100", "300") ","
    TOKEN ("cri", "300", "400") "," TOKEN ("be", "400", "550") "," TOKEN (" it", "600", "700")
    "," TOKEN (".", "700", "2000") "," TOKEN ("[_TT_100]", "2000", "2000") "]}]}",
    "[Transcribe 100-550=50 it. 600-700=50]" },
  { "cpp-broken-characters",
    "{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":2000},\"text\":\" ja \303\251t\303\251"
    " oui\",\"tokens\":[" TOKEN (" ja", "100", "200") "," TOKEN (" \357\277\275", "300", "400")
    "," TOKEN ("\357\277\275t\303\251", "400", "500") "," TOKEN (" oui", "600", "700") "]}]}",
    "[ja 100-200=50 \303\251t\303\251 200-600 oui 600-700=50]" },
  { "cpp-no-duration",
    "{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":900},\"text\":\" a b c\",\"tokens\":["
    TOKEN (" a", "100", "100") "," TOKEN (" b", "110", "110") "," TOKEN (" c", "150", "160")
    "]}]}",
    "[a 100-110=50 b 110-150=50 c 150-160=50]" },
  { "cpp-parts-of-words",
    "{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":100},\"text\":\" Trans\"},"
    "{\"offsets\":{\"from\":100,\"to\":300},\"text\":\"cribe\"},"
    "{\"offsets\":{\"from\":400,\"to\":500},\"text\":\" it\"},"
    "{\"offsets\":{\"from\":500,\"to\":500},\"text\":\".\"},"
    "{\"offsets\":{\"from\":500,\"to\":600},\"text\":\" Now\"}]}",
    "[Transcribe 0-300 it. 400-500 Now 500-600]" },
};

static const struct {
  const char *name, *text, *message;
} refused[] = {
  { "no-text", "{\"segments\":[{\"start\":1}]}", "segments[0]: has no \"text\"" },
  { "word-number", "{\"segments\":[{\"words\":[{\"word\":1}]}]}",
    "segments[0].words[0].word: not a string" },
  { "time", "{\"segments\":[{\"start\":true}]}", "segments[0].start: not a number" },
  { "offset", "{\"transcription\":[{\"offsets\":{\"from\":1e30}}]}",
    "transcription[0].offsets.from: too large" },
  { "empty", "{\"text\":\"\",\"segments\":[]}", "nobody says anything in it" },
};

static const struct {
  const char *name, *text, *format;
} probed[] = {
  { "text-first", "{\"text\":\"a\",\"segments\":[{\"id\":0,\"text\":\"a\"}]}", "whisper" },
  { "cpp", "{\"model\":{\"type\":\"base\"},\"transcription\":[{\"text\":\"a\"}]}", "whisper" },
  { "words", "{\"task\":\"transcribe\",\"words\":[{\"word\":\"a\"}]}", "whisper" },
  { "podcast", "{\"segments\":[{\"startTime\":1,\"body\":\"a\"}]}", "podcast-json" },
  { "quoth", "{\"quoth\":1,\"words\":[{\"text\":\"a\"}]}", "quoth" },
};

static void
test_read (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autofree char *words = NULL;

  transcript = read_bytes (&format_whisper, rows[i].text, strlen (rows[i].text), &error);
  g_assert_no_error (error);
  words = worded (transcript);
  g_assert_cmpstr (words, ==, rows[i].words);
  g_assert_cmpint (transcript->timing, ==, TIMING_SOURCE);
}

static void
test_language (void)
{
  static const char *const names[][2] = {
    { "english", "en" }, { "de", "de" }, { "Haitian Creole", "ht" }, { "pt-BR", "pt-BR" },
    { "x\\u001b", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *text = g_strdup_printf ("{\"language\":\"%s\",\"segments\":[{\"start\":0,"
        "\"end\":1,\"text\":\"a\"}]}", names[i][0]);
    g_autoptr (Transcript) transcript = read_bytes (&format_whisper, text, strlen (text), NULL);

    g_assert_cmpstr (transcript->language, ==, names[i][1]);
  }
}

static void
test_refused (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes (&format_whisper, refused[i].text, strlen (refused[i].text), &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, refused[i].message);
}

static void
test_probed (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  const Format *format = format_for_content (probed[i].text, strlen (probed[i].text));

  g_assert_nonnull (format);
  g_assert_cmpstr (format->name, ==, probed[i].format);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/whisper/read/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_read);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = g_strconcat ("/whisper/refused/", refused[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (probed); i++) {
    g_autofree char *path = g_strconcat ("/whisper/probed/", probed[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_probed);
  }
  g_test_add_func ("/whisper/language", test_language);
  return g_test_run ();
}
