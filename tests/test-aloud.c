#include "aloud.h"

#include "tokens.h"

/* Texts, and what a voice is given for their words, parted by '|'. */
static const struct {
  const char *name, *language, *text, *said;
} rows[] = {
  { "unknown-language", "fi", "3,50 € [nauraa] ok", "3,50|€||ok" },
  { "no-language", NULL, "3,50 €", "3,50|€" },
  { "direction", "de", "Ja [Lachen im Saal] genau", "Ja||||genau" },
  { "round-direction-es", "es-MX", "Sí (risas) claro", "Sí||claro" },
  { "round-direction-fr", "fr", "Oui (rires), voilà", "Oui||voilà" },
  { "round-speech", "de", "Ja (denke ich) genau", "Ja|(denke|ich)|genau" },

  { "pair", "de", "Das ist z. B. so, d.h. gut.", "Das|ist|zum|Beispiel|so,|das heißt|gut." },
  { "pair-es", "es", "p. ej. en EE. UU.", "por|ejemplo|en|Estados|Unidos" },
  { "pair-fr", "fr", "p. ex. en 50 av. J.-C.", "par|exemple|en|50|avant|Jésus Christ" },
  { "half-a-pair", "de", "z. und B.", "z.|und|B." },
  { "pair-over-paragraphs", "de", "z.\nB.", "z.|B." },
  { "abbreviation", "de", "(ca. 20) usw.", "(circa|20)|und so weiter" },
  { "monsieur", "fr", "M. Dupont a 3 m.", "monsieur|Dupont|a|3|m." },
  { "ends-sentence", "de", "Das ist KI.", "Das|ist|K I ." },

  { "price-de", "de", "Es kostet 3,50 €.", "Es|kostet|3 Euro |50." },
  { "price-es", "es", "cuesta 3,50 euros", "cuesta|3 euros con|50" },
  { "price-glued", "fr", "à 3,50€,", "à|3 euros  50," },
  { "price-whole", "es", "unos 100.000 €", "unos|100.000|euros" },
  { "dollars", "de", "$5 und US$20", "5 Dollar|und|20 Dollar" },
  { "percent", "es", "5 % o 5%", "5|por ciento|o|5%" },

  { "clock", "de", "um 14:30 Uhr", "um|14 Uhr|30" },
  { "clock-dot", "de", "um 14.30 Uhr.", "um|14 Uhr|30." },
  { "clock-full", "de", "um 14:00 Uhr", "um|14|Uhr" },
  { "clock-fr", "fr", "à 14h30 ou 8h", "à|14 heures 30|ou|8 heures " },
  { "clock-es", "es", "a las 14.30", "a|las|14 30" },
  { "decimal-es", "es", "son 14.30", "son|14.30" },

  { "year", "de", "1990, 1905, 1900 und 2023", "19 hundert 90,|19 hundert 5,|19 hundert |und|2023" },
  { "nineties", "de", "die 1990er Jahre", "die|19 hundert 90er|Jahre" },
  { "year-es", "es", "en 1990", "en|1990" },
  { "ordinal", "de", "am 3. Mai, der 2. Weltkrieg", "am|3.|mai,|der|2.|weltkrieg" },
  { "no-ordinal", "de", "Es sind 3. Dann kam er.", "Es|sind|3.|Dann|kam|er." },
  { "range", "de", "10-15 oder 10–15", "10 bis 15|oder|10 bis 15" },
  { "no-range", "de", "Covid-19 in 10-", "Covid-19|in|10-" },
  { "comma-thousands", "es", "1,000 o 1,5", "1000|o|1,5" },
  { "zero-comma", "es", "0,125", "0,125" },
  { "swiss-thousands", "de", "1'000'000 Franken", "1000000|Franken" },

  { "roman-fr", "fr", "Louis XIV au XXIe siècle", "Louis|14|au|21ème|siècle" },
  { "roman-de", "de", "Ludwig XIV. kam", "Ludwig|der 14.|kam" },
  { "roman-es", "es", "siglo XXI", "siglo|XXI" },
  { "initials", "de", "die EU und KI", "die|E U |und|K I " },
  { "initials-of-three", "de", "die USA, die UNO, die NATO", "die|U S A ,|die|UNO,|die|NATO" },
  { "initials-fr", "fr", "l'IA, IA et ONU", "l'IA,|I A |et|ONU" },
  { "shout", "de", "ES IST AUS", "ES|IST|AUS" },
  { "address", "de", "auf www.quoth.de/neu", "auf|www Punkt quoth Punkt de neu" },
  { "mail", "es", "ana@quoth.es", "ana arroba quoth punto es" },
  { "no-address", "de", "so...ja z.B.", "so...ja|zum Beispiel" },
  { "inclusive", "fr", "les étudiant·e·s", "les|étudiant" },
  { "y", "fr", "Vas-y !", "vas i !" },
  { "ampersand", "es", "Pérez & Hijos", "Pérez|y|Hijos" },
  { "quotes", "fr", "« 3e »", "« 3e »" },
  { "nothing", "de", ". , -", "" },
};

static Transcript *
make_transcript (const char *language, const char *text)
{
  Transcript *transcript = transcript_new ();
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  if (language)
    transcript->language = transcript_keep (transcript, language, -1);
  for (guint i = 0; paragraphs[i]; i++)
    transcript_add_paragraph (transcript, SPEAKER_NONE, NANOSECONDS_NONE, paragraphs[i]);
  tokens_make_words (transcript);
  return transcript;
}

static void
test_row (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = make_transcript (rows[i].language, rows[i].text);
  g_auto (GStrv) said = aloud_words (transcript);
  g_autofree char *text = g_strjoinv ("|", said);

  g_assert_cmpuint (g_strv_length (said), ==, transcript->words->len);
  g_assert_cmpstr (text, ==, rows[i].said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/aloud/", rows[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  return g_test_run ();
}
