#include "scroll.h"

#include <string.h>

#include "printable.h"

#define CHAPTER_NEAR SECOND     /* its time and that of its first word differ by so much */

typedef struct {
  Nanoseconds start;
  guint word;
} Timed;

static int
compare_timed (gconstpointer a, gconstpointer b)
{
  const Timed *left = a, *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return left->word < right->word ? -1 : left->word > right->word;
}

static void
take_words (Scroll *scroll, const Transcript *transcript)
{
  for (guint i = 0; i < transcript->words->len; i++) {
    Word word = *transcript_get_word (transcript, i);
    Timed timed = { word.start, i };

    g_ptr_array_add (scroll->texts, printable_dup (word.text));
    word.text = word.unknown = NULL;
    g_array_append_val (scroll->words, word);
    if (word.start != NANOSECONDS_NONE)
      g_array_append_val (scroll->timed, timed);
  }
  g_array_sort (scroll->timed, compare_timed);
}

Scroll *
scroll_new (const Transcript *transcript)
{
  Scroll *scroll = g_new0 (Scroll, 1);

  scroll->texts = g_ptr_array_new_with_free_func (g_free);
  scroll->paragraphs = g_array_new (FALSE, FALSE, sizeof (int));
  scroll->words = g_array_new (FALSE, FALSE, sizeof (Word));
  scroll->timed = g_array_new (FALSE, FALSE, sizeof (Timed));
  scroll->chapters = g_array_new (FALSE, FALSE, sizeof (Nanoseconds));
  scroll->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  scroll->row_of_word = g_array_new (FALSE, FALSE, sizeof (guint));
  take_words (scroll, transcript);
  for (guint i = 0; i < transcript->paragraphs->len; i++)
    g_array_append_val (scroll->paragraphs, transcript_get_paragraph (transcript, i)->speaker);
  for (guint i = 0; i < transcript->chapters->len; i++)
    if (transcript_get_chapter (transcript, i)->start != NANOSECONDS_NONE)
      g_array_append_val (scroll->chapters, transcript_get_chapter (transcript, i)->start);
  return scroll;
}

void
scroll_free (Scroll *scroll)
{
  g_ptr_array_unref (scroll->texts);
  g_array_unref (scroll->paragraphs);
  g_array_unref (scroll->words);
  g_array_unref (scroll->timed);
  g_array_unref (scroll->chapters);
  g_array_unref (scroll->rows);
  g_array_unref (scroll->row_of_word);
  g_free (scroll);
}

/* Widths */

static guint
columns_of (gunichar c)
{
  return g_unichar_iszerowidth (c) || g_unichar_iscntrl (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

guint
scroll_columns (const char *text, gsize length)
{
  const char *end = text + length;
  guint columns = 0;

  for (; text < end; text = g_utf8_next_char (text))
    columns += columns_of (g_utf8_get_char (text));
  return columns;
}

/* How many bytes of @text fill at most @most columns: one character at least, with its marks. */
static guint
fit (const char *text, guint most)
{
  const char *at = text;
  guint columns = 0;

  while (*at) {
    guint more = columns_of (g_utf8_get_char (at));

    if (at > text && more && columns + more > most)
      break;
    columns += more;
    at = g_utf8_next_char (at);
  }
  return (guint) (at - text);
}

/* Wrapping */

typedef struct {
  Scroll *scroll;
  guint columns;                /* that there are */
  guint column;                 /* where the row has come to */
  Row row;                      /* being filled */
  guint chapter;                /* the next one */
  int speaker;
  gboolean has_speaker;         /* somebody's turn has begun */
} Wrapper;

static void
add_row (Wrapper *wrapper, RowKind kind, guint word)
{
  Row row = { .kind = kind, .first = word, .end = word, .chapter = wrapper->chapter,
    .speaker = wrapper->speaker };

  g_array_append_val (wrapper->scroll->rows, row);
}

static void
end_row (Wrapper *wrapper)
{
  if (wrapper->row.end > wrapper->row.first)
    g_array_append_val (wrapper->scroll->rows, wrapper->row);
  wrapper->row.end = wrapper->row.first = 0;
  wrapper->column = 0;
}

static void
begin_row (Wrapper *wrapper, guint word, guint from)
{
  wrapper->row = (Row) { ROW_WORDS, word, word, from, 0, 0, wrapper->speaker };
  wrapper->column = 0;
}

/* Rows of what of @word does not fit into one; what is left of it begins the next. */
static void
break_word (Wrapper *wrapper, guint word, const char *text)
{
  guint from = 0;

  while (scroll_columns (text + from, strlen (text + from)) > wrapper->columns) {
    guint length = fit (text + from, wrapper->columns);

    if (!text[from + length])
      break;                    /* one character, wider than there is room */
    begin_row (wrapper, word, from);
    wrapper->row.end = word + 1;
    wrapper->row.to = from += length;
    end_row (wrapper);
  }
  begin_row (wrapper, word, from);
}

static void
add_word (Wrapper *wrapper, guint word)
{
  const char *text = g_ptr_array_index (wrapper->scroll->texts, word);
  guint columns = scroll_columns (text, strlen (text));
  gboolean is_first = wrapper->row.end == wrapper->row.first;
  guint gap = is_first || scroll_get_word (wrapper->scroll, word)->is_glued ? 0 : 1;

  if (!is_first && wrapper->column + gap + columns > wrapper->columns) {
    end_row (wrapper);
    is_first = TRUE;
    gap = 0;
  }
  g_array_append_val (wrapper->scroll->row_of_word, wrapper->scroll->rows->len);
  if (is_first)
    break_word (wrapper, word, text);
  wrapper->row.end = word + 1;
  wrapper->row.to = (guint) strlen (text);
  wrapper->column += gap + scroll_columns (text + (is_first ? wrapper->row.from : 0),
      strlen (text + (is_first ? wrapper->row.from : 0)));
}

/* Those that begin no later than @word, of which the last alone is shown: the others are empty. */
static void
add_chapters (Wrapper *wrapper, guint word)
{
  const GArray *starts = wrapper->scroll->chapters;
  Nanoseconds time = scroll_get_word (wrapper->scroll, word)->start;
  guint chapter = wrapper->chapter;

  while (time != NANOSECONDS_NONE && chapter < starts->len
      && g_array_index (starts, Nanoseconds, chapter) <= time + CHAPTER_NEAR)
    chapter++;
  if (chapter == wrapper->chapter)
    return;
  wrapper->chapter = chapter - 1;
  if (wrapper->scroll->rows->len)
    add_row (wrapper, ROW_BLANK, word);
  add_row (wrapper, ROW_CHAPTER, word);
  wrapper->chapter = chapter;
  wrapper->has_speaker = FALSE;
}

static void
begin_paragraph (Wrapper *wrapper, guint word)
{
  guint paragraph = scroll_get_word (wrapper->scroll, word)->paragraph;
  int speaker = g_array_index (wrapper->scroll->paragraphs, int, paragraph);

  end_row (wrapper);
  add_chapters (wrapper, word);
  if (wrapper->has_speaker && speaker == wrapper->speaker)
    return;
  wrapper->speaker = speaker;
  wrapper->has_speaker = TRUE;
  if (wrapper->scroll->rows->len)
    add_row (wrapper, ROW_BLANK, word);
  if (speaker != SPEAKER_NONE)
    add_row (wrapper, ROW_SPEAKER, word);
}

void
scroll_wrap (Scroll *scroll, guint columns)
{
  Wrapper wrapper = { scroll, MAX (columns, 1) };

  g_array_set_size (scroll->rows, 0);
  g_array_set_size (scroll->row_of_word, 0);
  for (guint i = 0; i < scroll->words->len; i++) {
    if (!i || scroll_get_word (scroll, i)->paragraph != scroll_get_word (scroll, i - 1)->paragraph)
      begin_paragraph (&wrapper, i);
    add_word (&wrapper, i);
  }
  end_row (&wrapper);
}

/* Finding */

/* How many words begin at or before @time. */
static guint
count_begun (const Scroll *scroll, Nanoseconds time)
{
  guint low = 0, high = scroll->timed->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (scroll->timed, Timed, middle).start <= time)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

guint
scroll_find_word (const Scroll *scroll, Nanoseconds time)
{
  guint begun = count_begun (scroll, time);

  return begun ? g_array_index (scroll->timed, Timed, begun - 1).word : SCROLL_NONE;
}

Nanoseconds
scroll_next_word (const Scroll *scroll, Nanoseconds time)
{
  guint begun = count_begun (scroll, time);

  return begun < scroll->timed->len ? g_array_index (scroll->timed, Timed, begun).start
      : NANOSECONDS_NONE;
}

gboolean
scroll_next_piece (const Scroll *scroll, const Row *row, Piece *piece)
{
  gboolean is_first = piece->word == SCROLL_NONE;
  guint word = is_first ? row->first : piece->word + 1;
  guint column = is_first ? 0 : piece->column + piece->columns;
  const char *text;
  gsize from, to;

  if (word >= row->end || row->kind != ROW_WORDS)
    return FALSE;
  text = g_ptr_array_index (scroll->texts, word);
  from = is_first ? row->from : 0;
  to = word + 1 == row->end ? row->to : strlen (text);
  if (!is_first && !scroll_get_word (scroll, word)->is_glued)
    column++;
  *piece = (Piece) { word, text + from, to - from, column, scroll_columns (text + from, to - from) };
  return TRUE;
}

guint
scroll_find_at (const Scroll *scroll, const Row *row, guint column)
{
  Piece piece = { SCROLL_NONE };
  guint found = row->kind == ROW_BLANK ? SCROLL_NONE : row->first;

  while (scroll_next_piece (scroll, row, &piece) && piece.column <= column)
    found = piece.word;
  return found;
}
