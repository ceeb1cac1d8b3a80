#include "speakers.h"

#include <string.h>

/* Labels in the order of speech, and who they turn out to be. */
static const struct {
  const char *name, *labels, *expected;
} unified[] = {
  { "spelling", "Ada Byrne|ADA BYRNE|ada-byrne|Ada  Byrne", "Ada Byrne" },
  { "most-frequent-spelling", "SWYX|swyx|swyx", "swyx" },
  { "first-name", "Ada|Ada Byrne|ada", "Ada Byrne" },
  { "last-name", "ADA BYRNE|BYRNE|Cy Poe|POE", "ADA BYRNE|Cy Poe" },
  { "last-name-of-two", "Ken Moss|Ada Moss|Moss", "Ken Moss|Ada Moss|Moss" },
  { "honorific", "Dr. Ada Byrne|Dr. Byrne|Ada", "Dr. Ada Byrne" },
  { "first-name-of-two", "Ken Park|Ken Moss|Ken", "Ken Park|Ken Moss|Ken" },
  { "beginning-of-a-name", "Al|Alan Moss", "Al|Alan Moss" },
  { "role", "Ada Byrne (Host)|Ada Byrne|Ada (laughing)", "Ada Byrne" },
  { "role-and-first-name", "Ada Byrne (Host)|Ada", "Ada Byrne (Host)" },
  { "numbered", "Speaker 1|Speaker 2|Speaker", "Speaker 1|Speaker 2|Speaker" },
  { "role-alone", "Host|Host Byrne", "Host|Host Byrne" },
  { "accents-differ", "Zoë|Zoe", "Zoë|Zoe" },
  { "composed", "Zo\u00EB|Zoe\u0308", "Zo\u00EB" },
  { "no-letters", "???|!!!|???", "???|!!!" },
  { "employer", "Ada Byrne, Ropes Ltd.|Ada Byrne|Ada", "Ada Byrne" },
  { "two-people", "Ada Byrne, Ken Park|Ada Byrne|Ken Park", "Ada Byrne, Ken Park|Ada Byrne|Ken Park" },
  { "joint", "Ada and Ken|Ada|Ken", "Ada and Ken|Ada|Ken" },
  { "last-name-first", "Ada Byrne|Byrne, Ada", "Ada Byrne" },
  { "initials", "Ada Byrne|AB|A.B.|Jan van Dam|JVD|JD", "Ada Byrne|Jan van Dam" },
  { "initials-of-two", "Ada Byrne|Al Boot|AB", "Ada Byrne|Al Boot|AB" },
  { "initials-in-lower-case", "Ada Byrne|ab", "Ada Byrne|ab" },
  { "full-width", "田中|田中 ", "田中" },
};

static void
test_unify (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_auto (GStrv) labels = g_strsplit (unified[i].labels, "|", -1);
  g_autofree char *names = NULL;

  for (gsize n = 0; labels[n]; n++) {
    int speaker = transcript_add_speaker (transcript, labels[n]);

    transcript_add_paragraph (transcript, speaker, NANOSECONDS_NONE, "x")->is_labelled = TRUE;
  }
  speakers_unify (transcript);
  g_ptr_array_add (transcript->speakers, NULL);
  names = g_strjoinv ("|", (char **) transcript->speakers->pdata);
  g_assert_cmpstr (names, ==, unified[i].expected);
}

static const struct {
  const char *name;
  gboolean expected;
} names[] = {
  { "Ada", TRUE }, { "Ada Byrne", TRUE }, { "ADA BYRNE, HOST", TRUE }, { "Speaker 12", TRUE },
  { "Dr. J. van der Berg Jr.", TRUE }, { "Jeanne d'Arc", TRUE }, { "Ada & Ken", TRUE },
  { "Ada Byrne (from the other side of it)", TRUE }, { "李娜", TRUE }, { "SPEAKER_00", TRUE },
  { "J.D.", TRUE }, { "swyx", FALSE }, { "Here's the thing", FALSE }, { "Yes.", FALSE }, { "Is it Ada?", FALSE },
  { "One Two Three Four Five Six Seven", FALSE }, { "Ada said", FALSE }, { "", FALSE },
};

static void
test_is_name (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);

  g_assert_cmpint (speakers_is_name (names[i].name, strlen (names[i].name)), ==, names[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (unified); i++) {
    g_autofree char *path = g_strconcat ("/speakers/unify/", unified[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_unify);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_strdup_printf ("/speakers/is-name/%" G_GSIZE_FORMAT, i);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_is_name);
  }
  return g_test_run ();
}
