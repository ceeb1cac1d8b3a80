/* Where people of ten languages would break a line; and that what is cut passes the check of the
 * same house style, in other scripts and for all options, too. */
#include <string.h>

#include "lint.h"
#include "segment.h"
#include "tokens.h"
#include "width.h"

#define MS MILLISECOND
#define PACE 65                 /* milliseconds a column, 15 a second */

/* Turns of two speakers who take turns, "|" between; a word takes as long as it is wide. */
static Transcript *
make_transcript (const char *language, const char *text)
{
  Transcript *transcript = transcript_new ();
  g_auto (GStrv) turns = g_strsplit (text, "|", -1);
  guint64 now = 0;

  transcript->language = language;
  for (guint i = 0; turns[i]; i++)
    transcript_add_paragraph (transcript,
        transcript_add_speaker (transcript, i % 2 ? "Ben Aziz" : "Ann"), 0, turns[i]);
  tokens_make_words (transcript);
  for (guint i = 0; i < transcript->words->len; i++) {
    Word *word = &g_array_index (transcript->words, Word, i);

    word->start = now * MS;
    now += PACE * (width_of_text (word->text, -1) + 1);
    word->end = now * MS;
    now += strchr (".?!", word->text[strlen (word->text) - 1]) ? 400 : 0;
  }
  return transcript;
}

/* Cues divided by "|", lines by "/". */
static const struct {
  const char *name, *language, *text, *cues;
} rows[] = {
  { "titles", "en",
    "I talked to Mr. Smith and Mrs. Jones about the house on Fifth Avenue last week.",
    "I talked to Mr. Smith and Mrs. Jones/about the house on Fifth Avenue last week." },
  { "initials", "en",
    "It was J. R. R. Tolkien who wrote a letter to the U.S. Senate.",
    "It was J. R. R. Tolkien/who wrote a letter to the U.S. Senate." },
  { "date", "en",
    "He gave the speech in Washington on August 28, 1963 in front of the memorial.",
    "He gave the speech in Washington|on August 28, 1963/in front of the memorial." },
  { "noon", "en", "It was 7 p.m. when the museum of modern art finally opened its doors.",
    "It was 7 p.m. when the museum/of modern art finally opened its doors." },
  { "quotation", "en",
    "She looked at me and said, \"I have never in my life seen anything like that.\"",
    "She looked at me and said,|\"I have never in my life/seen anything like that.\"" },
  { "titel", "de",
    "Ich habe gestern mit Herrn Dr. Schmidt über die neue Regelung gesprochen, die am 1. Januar in "
    "Kraft tritt.",
    "Ich habe gestern mit Herrn Dr. Schmidt/über die neue Regelung gesprochen,|die am 1. Januar in Kraft tritt." },
  { "titre", "fr",
    "J'ai parlé hier avec M. Dupont et Mme Martin de la nouvelle loi qui entre en vigueur.",
    "J'ai parlé hier avec M. Dupont/et Mme Martin de la nouvelle loi|qui entre en vigueur." },
  { "título", "es", "Ayer hablé con el Sr. García sobre la nueva ley de los mercados.",
    "Ayer hablé con el Sr. García/sobre la nueva ley de los mercados." },
  { "titolo", "it", "Ieri ho parlato con il dott. Rossi della nuova legge sui mercati.",
    "Ieri ho parlato con il dott. Rossi/della nuova legge sui mercati." },
  { "senhor", "pt", "Ontem falei com o Sr. Silva sobre a nova lei dos mercados da cidade.",
    "Ontem falei com o Sr. Silva/sobre a nova lei dos mercados da cidade." },
  { "meneer", "nl", "Gisteren heb ik met dhr. De Vries gesproken over de nieuwe wet.",
    "Gisteren heb ik met dhr. De Vries/gesproken over de nieuwe wet." },
  { "datum", "de",
    "Der alte Wagen wurde am 3. Mai 1998 um 14.30 Uhr in der Nähe von Köln gefunden.",
    "Der alte Wagen/wurde am 3. Mai 1998 um 14.30 Uhr|in der Nähe von Köln gefunden." },
  { "verb-last", "de",
    "Ich glaube aber, man hätte es damals ganz anders machen müssen.",
    "Ich glaube aber,|man hätte es damals/ganz anders machen müssen." },
  { "ungefähr", "de",
    "Um das zu verstehen, muss man wissen, dass der Fluss jedes Frühjahr mindestens 2 m höher steht.",
    "Um das zu verstehen, muss man wissen,|dass der Fluss jedes Frühjahr/mindestens 2 m höher steht." },
  { "negation", "fr",
    "Il m'a dit : « Je ne sais pas si nous pourrons y aller avant la fin de l'année. »",
    "Il m'a dit :/« Je ne sais pas si nous pourrons y aller|avant la fin de l'année. »" },
  { "fecha", "es",
    "Nadie olvida que el 25 de abril de 1974 la radio puso una canción que todos conocían.",
    "Nadie olvida que el 25 de abril de 1974|la radio puso una canción/que todos conocían." },
  { "comparación", "es",
    "En el año 1936 había más de 12.000 personas en el barrio.",
    "En el año 1936/había más de 12.000 personas en el barrio." },
  { "comparison", "nl",
    "De dokter heeft met meer dan 300 mensen gesproken over de gevolgen van het water.",
    "De dokter heeft met meer dan 300 mensen/gesproken over de gevolgen van het water." },
  { "отрицание", "ru",
    "В этом районе жило много людей, и большинство из них не умело ни читать, ни писать.",
    "В этом районе жило много людей,|и большинство из них/не умело ни читать, ни писать." },
  { "harf-jarr", "ar",
    "في تلك السنة كان يعيش في هذا الحي الصغير أكثر من 12000 شخص من كل البلاد.",
    "في تلك السنة كان يعيش في هذا الحي الصغير/أكثر من 12000 شخص من كل البلاد." },
  { "particles", "ja",
    "私が初めて京都に来たとき、川の近くに住んでいた年老いた叔母のほかには誰も知りませんでした。",
    "私が初めて京都に来たとき、|川の近くに住んでいた年老いた/叔母のほかには誰も知りませんでした。" },
};

static char *
show_cues (const CueList *cues)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < cues->cues->len; i++) {
    g_autofree char *text = g_strdelimit (g_strdup (cue_list_get (cues, i)->text), "\n", '/');

    g_string_append_printf (shown, "%s%s", i ? "|" : "", text);
  }
  return g_string_free (shown, FALSE);
}

static void
test_row (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  const SegmentOptions options = { profile_for_name ("netflix", "vtt"), SPEAKERS_NONE, FALSE };
  g_autoptr (Transcript) transcript = make_transcript (rows[row].language, rows[row].text);
  g_autoptr (CueList) cues = segment_words (transcript, &options);
  g_autofree char *shown = show_cues (cues);

  g_assert_cmpstr (shown, ==, rows[row].cues);
}

/* A pause is evidence: it parts what would be one line. */
static void
test_pause (void)
{
  const SegmentOptions options = { profile_for_name ("netflix", "vtt"), SPEAKERS_NONE, FALSE };
  g_autoptr (Transcript) transcript = make_transcript ("en", "we went home and then it rained");

  for (guint pause = 2; pause < 4; pause++) {
    g_autoptr (CueList) cues = NULL;

    for (guint i = 0; i < transcript->words->len; i++) {
      Word *word = &g_array_index (transcript->words, Word, i);

      word->start = (i * 300 + (i >= pause ? 1500 : 0)) * MS;
      word->end = word->start + 280 * MS;
    }
    cues = segment_words (transcript, &options);
    g_assert_cmpuint (cues->cues->len, ==, 2);
    g_assert_cmpuint (cue_list_get (cues, 1)->first_word, ==, pause);
  }
}

static const struct {
  const char *language, *text;
} texts[] = {
  { "de", "Guten Morgen, heute sprechen wir über die Geschwindigkeitsbegrenzung auf Autobahnen und "
      "die Donaudampfschifffahrtsgesellschaft, die es seit 1829 gibt.|Ja. Genau.|Nein, das war Herr "
      "Dr. Schmidt. Er sagte: „Wir brauchen nicht mehr als 20 Prozent davon.“" },
  { "fr", "Bonjour à tous, aujourd'hui nous allons parler de l'histoire de la radio : les voix, les "
      "silences, l'attente.|C'est vrai. Et tu écoutais ?|Pas toujours. Je me souviens qu'en 1998 il "
      "a coupé le son de la télévision." },
  { "es", "Buenos días, hoy vamos a hablar de los mercados de Buenos Aires y de la gente que se "
      "levanta a las cuatro.|¿A las cuatro? ¡Qué barbaridad!|El Sr. Gómez lleva 43 años haciéndolo." },
  { "ja", "皆さん、こんにちは。今日は、東京の小さな喫茶店について話したいと思います。|すごいですね。|"
      "レコードを二千枚以上持っていて、お客さんの顔を見て曲を選ぶんですよ。" },
  { "zh", "大家好，今天我们来聊一聊北京的老胡同。我小时候就住在那里，那个声音我到现在还记得。|真的吗？|真的。" },
  { "ar", "صباح الخير جميعًا، اليوم سنتحدث عن الإذاعة القديمة وعن الأصوات التي ضاعت.|هذا صحيح.|"
      "وهل كنت تستمع؟ كان جدي يقول إن الراديو يرى أفضل من التلفزيون." },
  { "th", "สวัสดีครับทุกท่าน วันนี้เราจะมาคุยกันเรื่องวิทยุเก่าที่คุณปู่ของผมเคยฟังทุกเย็น|จริงหรือคะ|"
      "จริงครับ ผมยังเก็บเครื่องนั้นไว้จนถึงวันนี้" },
};

static void
assert_passes (const Transcript *transcript, const SegmentOptions *options)
{
  g_autoptr (CueList) cues = segment_words (transcript, options);
  g_autoptr (GArray) violations = lint_cues (cues, options->profile);

  for (guint i = 0; i < violations->len; i++) {
    const Violation *violation = &g_array_index (violations, Violation, i);

    if (!violation->forced)
      g_error ("%s, %u columns, %u lines, speakers %d: cue %u, \"%s\": %s: %g, %g",
          options->profile->name, options->profile->max_chars, options->profile->max_lines,
          options->speakers, violation->cue, cue_list_get (cues, violation->cue)->text,
          lint_rule_name (violation->rule), violation->is, violation->limit);
  }
}

static void
assert_passes_all (const Transcript *transcript, Profile profile)
{
  static const guint widths[] = { 20, 37, 42, 65, 80 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    for (profile.max_lines = 1; profile.max_lines <= 3; profile.max_lines++)
      for (guint style = 0; style < 2 * (SPEAKERS_NONE + 1); style++) {
        profile.max_chars = widths[i];
        assert_passes (transcript,
            &(SegmentOptions) { &profile, (SpeakerStyle) (style / 2), style % 2 });
      }
}

static void
test_agreement (gconstpointer data)
{
  const gsize text = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (texts[text].language, texts[text].text);

  for (const Profile *profile = profiles; profile->name; profile++)
    assert_passes_all (transcript, *profile);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/breaks/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  g_test_add_func ("/breaks/pause", test_pause);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *path = g_strconcat ("/breaks/agreement/", texts[i].language, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_agreement);
  }
  return g_test_run ();
}
