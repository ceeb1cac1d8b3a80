#include "language.h"

static const struct {
  const char *language, *text;
} rows[] = {
  { "en", "So what I like about it is that you can read the whole thing and it's not too long." },
  { "de", "Ich habe das nicht gesehen, aber es ist auch für mich eine gute Idee, und wir sind da." },
  { "fr", "C'est une idée que je trouve bien, mais il ne faut pas dire que tout est dans le texte." },
  { "es", "No sé lo que pasa, pero los dos están muy bien y la casa es una de las más grandes." },
  { "pt", "Eu não sei o que é, mas você está muito bem e isso foi uma das coisas para mim." },
  { "it", "Non so che cosa sia, ma questo è anche un po' più della metà di quello che si dice." },
  { "nl", "Ik weet het niet, maar dat is ook een goed idee en we zijn er nog met het hele huis." },
  { "sv", "Jag vet inte vad det är men vi har också en idé som kan vara bra för dig och mig." },
  { "pl", "Nie wiem co to jest, ale jak się na to patrzy, to tak już było od tego czasu." },
  { "ru", "Я не знаю, что это такое, но мы все так и думали, как бы то ни было." },
  { "uk", "Я не знаю, що це таке, але ми все так і думали, як би то не було з його." },
  { "ja", "私はそれを知りませんでしたが、とても良い考えだと思います。" },
  { "zh", "我不知道这是什么但是我觉得这是一个很好的主意。" },
  { "ko", "저는 그것이 무엇인지 모르지만 좋은 생각이라고 생각합니다." },
  { "ar", "أنا لا أعرف ما هذا ولكنها فكرة جيدة جدا" },
  { "el", "Δεν ξέρω τι είναι αυτό αλλά είναι μια πολύ καλή ιδέα" },
  { NULL, "Xyzzy plugh." },
  { NULL, "" },
};

static void
test_guess (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();

  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, rows[i].text);
  g_assert_cmpstr (language_of_transcript (transcript), ==, rows[i].language);
}

static void
test_captions (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  const Cue cue = { .text = "<v Ann>That is <i>not</i> what you have in the book</v>" };

  transcript->captions = cue_list_new ();
  cue_list_append (transcript->captions, &cue);
  g_assert_cmpstr (language_of_transcript (transcript), ==, "en");
}

/* What a page declares of a text, and what it is plainly, NULL: nothing against it. */
static const struct {
  const char *name, *declared, *language, *text;
} declared[] = {
  { "template", "en", "es", "No sé lo que pasa, pero los dos están muy bien y la casa es una de las más grandes "
      "que he visto, y no se puede decir que no, porque las casas de los otros no están tan bien como la del "
      "hombre que vive con el perro en el río, y por eso me gusta." },
  { "right", "es-MX", NULL, "No sé lo que pasa, pero los dos están muy bien y la casa es una de las más grandes "
      "que he visto, y no se puede decir que no, porque las casas de los otros no están tan bien como la del "
      "hombre que vive con el perro en el río, y por eso me gusta." },
  { "three-letters", "spa", NULL, "No sé lo que pasa, pero los dos están muy bien y la casa es una de las más "
      "grandes que he visto, y no se puede decir que no, porque las casas de los otros no están tan bien." },
  { "short", "en", NULL, "No sé lo que pasa, pero los dos están muy bien." },
  { "not-known", "ca", NULL, "No sé lo que pasa, pero los dos están muy bien y la casa es una de las más grandes "
      "que he visto, y no se puede decir que no, porque las casas de los otros no están tan bien como la del "
      "hombre que vive con el perro en el río, y por eso me gusta." },
  { "near", "no", NULL, "Jeg vet ikke hva det er, men vi har også en god idé som kan være bra for deg og meg, og "
      "så er det ikke så farlig om det blir sent, for de andre har ikke vært her ennå og vi kan godt vente." },
  { "script", "en", "el", "Δεν ξέρω τι είναι αυτό αλλά είναι μια πολύ καλή ιδέα και νομίζω ότι πρέπει να το "
      "κάνουμε σύντομα, γιατί οι άλλοι έχουν ήδη αρχίσει και δεν θέλουμε να μείνουμε πίσω στη δουλειά αυτή, "
      "που είναι τόσο σημαντική για όλους μας." },
};

static void
test_declared (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();

  transcript->language = declared[i].declared;
  transcript_add_paragraph (transcript, SPEAKER_NONE, 0, declared[i].text);
  g_assert_cmpstr (language_contradicts (transcript), ==, declared[i].language);
}

static const struct {
  const char *tag, *tidy;
} tags[] = {
  { "de", "de" }, { "de_CH", "de-ch" }, { "ger-AT", "de-at" }, { "ENG", "en" }, { "gsw", "gsw" },
  { "zh-Hant-TW", "zh-hant-tw" }, { "iw", "he" }, { "", "" },
};

static void
test_tags (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++) {
    g_autofree char *tidy = language_tidy (tags[i].tag);

    g_assert_cmpstr (tidy, ==, tags[i].tidy);
  }
  g_assert_true (language_is ("en_US", "en"));
  g_assert_false (language_is ("enm", "en"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/language/%s-%u",
        rows[i].language ? rows[i].language : "unknown", (guint) i);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_guess);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (declared); i++) {
    g_autofree char *path = g_strconcat ("/language/declared/", declared[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_declared);
  }
  g_test_add_func ("/language/captions", test_captions);
  g_test_add_func ("/language/tags", test_tags);
  return g_test_run ();
}
