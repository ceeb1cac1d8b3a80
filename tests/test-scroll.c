/* Rows of a terminal, by hand and by their laws: nothing is lost, nothing is too wide. */
#include "scroll.h"

#include <string.h>

#define WORD (SECOND / 2)       /* from the start of one to that of the next */

/* Turns "Ann: one two|Bob: three", of one paragraph each; "~" glues a word to the one before. */
static Transcript *
make_transcript (const char *text)
{
  Transcript *transcript = transcript_new ();
  g_auto (GStrv) turns = g_strsplit (text, "|", -1);
  Nanoseconds time = 0;

  for (char **turn = turns; *turn; turn++) {
    const char *said = strstr (*turn, ": ");
    g_autofree char *name = said ? g_strndup (*turn, (gsize) (said - *turn)) : NULL;
    g_auto (GStrv) words = g_strsplit (said ? said + 2 : *turn, " ", -1);

    transcript_add_paragraph (transcript,
        name ? transcript_add_speaker (transcript, name) : SPEAKER_NONE, NANOSECONDS_NONE, "");
    for (char **word = words; *word; word++, time += WORD)
      transcript_add_word (transcript, *word + (**word == '~'), time, time + WORD / 2, -1)->is_glued
          = **word == '~';
  }
  return transcript;
}

static char *
row_to_text (const Scroll *scroll, const Row *row)
{
  GString *text = g_string_new (NULL);
  Piece piece = { SCROLL_NONE };
  guint column = 0;

  while (scroll_next_piece (scroll, row, &piece)) {
    for (; column < piece.column; column++)
      g_string_append_c (text, ' ');
    g_string_append_len (text, piece.text, (gssize) piece.length);
    column = piece.column + piece.columns;
  }
  return g_string_free (text, FALSE);
}

/* A row a line: "#0" a chapter, "@0" a speaker, else words. */
static char *
rows_to_text (const Scroll *scroll)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < scroll->rows->len; i++) {
    const Row *row = scroll_get_row (scroll, i);
    g_autofree char *words = row_to_text (scroll, row);

    if (row->kind == ROW_CHAPTER)
      g_string_append_printf (text, "#%u", row->chapter);
    else if (row->kind == ROW_SPEAKER)
      g_string_append_printf (text, "@%d", row->speaker);
    g_string_append_printf (text, "%s\n", words);
  }
  return g_string_free (text, FALSE);
}

static const struct {
  const char *name, *text;
  guint columns;
  const char *rows;
} wraps[] = {
  { "plain", "one two three", 7, "one two\nthree\n" },
  { "exact", "one two three", 13, "one two three\n" },
  { "turns", "Ann: one|Ann: two|Bob: three", 9, "@0\none\ntwo\n\n@1\nthree\n" },
  { "nobody", "Ann: one|two", 9, "@0\none\n\ntwo\n" },
  { "long-word", "a abcdefgh b", 3, "a\nabc\ndef\ngh\nb\n" },
  { "after-long-word", "abcdefgh b", 4, "abcd\nefgh\nb\n" },
  { "beside-rest", "abcdef b c", 4, "abcd\nef b\nc\n" },
  { "chinese", "你 ~好 ~世界 ~吗", 5, "你好\n世界\n吗\n" },
  { "wider-than-room", "你 ~好", 1, "你\n好\n" },
  { "combining", "n\xCC\x83o\xCC\x82 b", 3, "n\xCC\x83o\xCC\x82\nb\n" },
  { "marks-stay", "e\xCC\x81" "e\xCC\x81" "e\xCC\x81", 1, "e\xCC\x81\ne\xCC\x81\ne\xCC\x81\n" },
  { "controls", "\033[2Ja b\a", 9, "[2Ja b\n" },
  { "narrow", "ab", 0, "a\nb\n" },
  { "empty", "", 5, "" },
};

static void
test_wrap (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = *wraps[i].text ? make_transcript (wraps[i].text)
      : transcript_new ();
  g_autoptr (Scroll) scroll = scroll_new (transcript);
  g_autofree char *rows = NULL;

  scroll_wrap (scroll, wraps[i].columns);
  rows = rows_to_text (scroll);
  g_assert_cmpstr (rows, ==, wraps[i].rows);
}

static void
test_chapters (void)
{
  g_autoptr (Transcript) transcript = make_transcript ("Ann: one|Ann: two three four five|Ann: six");
  g_autoptr (Scroll) scroll = NULL;
  g_autofree char *rows = NULL;

  transcript_add_chapter (transcript, 0, "First", NULL);
  transcript_add_chapter (transcript, 5 * WORD, "Second", NULL);
  transcript_add_chapter (transcript, 50 * WORD, "Never", NULL);
  scroll = scroll_new (transcript);
  scroll_wrap (scroll, 20);
  rows = rows_to_text (scroll);
  g_assert_cmpstr (rows, ==, "#0\n\n@0\none\ntwo three four five\n\n#1\n\n@0\nsix\n");
}

static void
test_find (void)
{
  g_autoptr (Transcript) transcript = make_transcript ("one two three four");
  g_autoptr (Scroll) scroll = scroll_new (transcript);

  transcript_get_word (transcript, 2)->start = NANOSECONDS_NONE;
  g_clear_pointer (&scroll, scroll_free);
  scroll = scroll_new (transcript);
  scroll_wrap (scroll, 7);
  g_assert_cmpuint (scroll_find_word (scroll, 0), ==, 0);
  g_assert_cmpuint (scroll_find_word (scroll, WORD - 1), ==, 0);
  g_assert_cmpuint (scroll_find_word (scroll, WORD), ==, 1);
  g_assert_cmpuint (scroll_find_word (scroll, 3 * WORD - 1), ==, 1);    /* the third has no time */
  g_assert_cmpuint (scroll_find_word (scroll, 99 * WORD), ==, 3);
  g_assert_cmpuint (scroll_next_word (scroll, WORD), ==, 3 * WORD);
  g_assert_cmpuint (scroll_next_word (scroll, 3 * WORD), ==, NANOSECONDS_NONE);
  g_assert_cmpuint (scroll_find_at (scroll, scroll_get_row (scroll, 0), 3), ==, 0);
  g_assert_cmpuint (scroll_find_at (scroll, scroll_get_row (scroll, 0), 4), ==, 1);
  g_assert_cmpuint (scroll_find_at (scroll, scroll_get_row (scroll, 0), 70), ==, 1);
  g_assert_cmpuint (g_array_index (scroll->row_of_word, guint, 3), ==, 2);
}

/* At any width, all of every word is there, in its order. */
static void
test_laws (void)
{
  g_autoptr (Transcript) transcript = make_transcript (
      "Ann: Donaudampfschifffahrtsgesellschaft 你 ~好 ~， e\xCC\x81t\xC3\xA9 \xF0\x9F\x98\x80 a"
      "|Bob: x|yyyyy zz \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
  g_autoptr (Scroll) scroll = scroll_new (transcript);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < scroll->texts->len; i++)
    g_string_append (words, g_ptr_array_index (scroll->texts, i));
  for (guint columns = 0; columns < 60; columns++) {
    g_autoptr (GString) all = g_string_new (NULL);

    scroll_wrap (scroll, columns);
    for (guint i = 0; i < scroll->rows->len; i++) {
      const Row *row = scroll_get_row (scroll, i);
      Piece piece = { SCROLL_NONE };
      guint end = 0;

      while (scroll_next_piece (scroll, row, &piece)) {
        g_string_append_len (all, piece.text, (gssize) piece.length);
        end = piece.column + piece.columns;
      }
      g_assert_cmpuint (end, <=, MAX (columns, 2));
    }
    g_assert_cmpstr (all->str, ==, words->str);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (wraps); i++) {
    g_autofree char *path = g_strconcat ("/scroll/wrap/", wraps[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_wrap);
  }
  g_test_add_func ("/scroll/chapters", test_chapters);
  g_test_add_func ("/scroll/find", test_find);
  g_test_add_func ("/scroll/laws", test_laws);
  return g_test_run ();
}
