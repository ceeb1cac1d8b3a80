#include "moved.h"

#include "tokens.h"

/* The words as the texts have them; NULL if these are not @transcript's. */
static Transcript *
read_published (const Transcript *transcript)
{
  g_autoptr (Transcript) published = transcript_new ();

  for (guint i = 0; i < transcript->paragraphs->len; i++)
    transcript_add_paragraph (published, SPEAKER_NONE, NANOSECONDS_NONE,
        transcript_get_paragraph (transcript, i)->text);
  tokens_make_words (published);
  if (published->words->len != transcript->words->len)
    return NULL;
  for (guint i = 0; i < transcript->words->len; i++)
    if (!g_str_equal (transcript_get_word (published, i)->text,
            transcript_get_word (transcript, i)->text))
      return NULL;
  return g_steal_pointer (&published);
}

GArray *
moved_words (const Transcript *transcript)
{
  g_autoptr (Transcript) published = read_published (transcript);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Moved));

  for (guint i = 0; published && i < transcript->words->len; i++) {
    const guint paragraph = transcript_get_word (published, i)->paragraph;
    Moved *last = list->len ? &g_array_index (list, Moved, list->len - 1) : NULL;

    if (paragraph <= transcript_get_word (transcript, i)->paragraph)
      continue;
    if (last && last->published == paragraph && last->first + last->n_words == i) {
      last->n_words++;
    } else {
      const Moved moved = { i, 1, paragraph };

      g_array_append_val (list, moved);
    }
  }
  return list;
}

void
moved_put_back (Transcript *transcript)
{
  g_autoptr (GArray) list = moved_words (transcript);

  for (guint i = 0; i < list->len; i++) {
    const Moved *moved = &g_array_index (list, Moved, i);

    for (guint k = 0; k < moved->n_words; k++)
      transcript_get_word (transcript, moved->first + k)->paragraph = moved->published;
  }
}

char *
moved_to_text (const Transcript *transcript, const Moved *moved)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < moved->n_words; i++) {
    const Word *word = transcript_get_word (transcript, moved->first + i);

    g_string_append_printf (text, "%s%s", i && !word->is_glued ? " " : "", word->text);
  }
  return g_string_free (text, FALSE);
}
