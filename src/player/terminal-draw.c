#include "terminal-draw.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <string.h>

#include "printable.h"

/* A terminal's own colours, which its owner made readable on its ground. */
static const short voices[] = {
  COLOR_CYAN, COLOR_YELLOW, COLOR_GREEN, COLOR_MAGENTA, COLOR_RED, COLOR_BLUE,
};
#define MARKS_MOST 4            /* that a character can carry in a cell */

static gboolean has_colours, has_dim;

void
terminal_draw_prepare (void)
{
  const char *without = g_getenv ("NO_COLOR");

  has_colours = !(without && *without) && has_colors () && start_color () == OK;
  has_dim = (termattrs () & A_DIM) != 0;
  if (!has_colours)
    return;
  use_default_colors ();
  for (short i = 0; i < (short) G_N_ELEMENTS (voices); i++)
    init_pair (i + 1, voices[i], -1);
}

static short
pair_of (int speaker)
{
  return has_colours && speaker != SPEAKER_NONE
      ? (short) ((guint) speaker % G_N_ELEMENTS (voices) + 1) : 0;
}

/* What lies behind recedes; where a terminal cannot, it is underlined. */
static attr_t
look_of_past (void)
{
  return has_dim ? A_DIM : A_UNDERLINE;
}

/* Puts @text, @length bytes, into at most @columns cells; a line of curses' would go on below.
 * Returns where it ends. */
static int
put (int line, int column, int columns, const char *text, gsize length, attr_t look, short pair)
{
  const char *end = text + length;
  int limit = MIN (column + columns, COLS);

  while (text < end && column < limit) {
    wchar_t cell[MARKS_MOST + 2] = { 0 };
    int width = (int) scroll_columns (text, (gsize) (g_utf8_next_char (text) - text));
    int n = 0;
    cchar_t drawn;

    do {
      if (n <= MARKS_MOST)
        cell[n++] = (wchar_t) g_utf8_get_char (text);
      text = g_utf8_next_char (text);
    } while (text < end && !scroll_columns (text, (gsize) (g_utf8_next_char (text) - text)));
    if (!width || column + width > limit)
      continue;
    if (setcchar (&drawn, cell, look, pair, NULL) == OK)
      mvadd_wchnstr (line, column, &drawn, 1);
    column += width;
  }
  return column;
}

static int
put_text (int line, int column, int columns, const char *text, attr_t look, short pair)
{
  g_autofree char *safe = printable_dup (text);

  return put (line, column, columns, safe, strlen (safe), look, pair);
}

/* The transcript */

static gboolean
is_in_hit (const TerminalPage *page, guint word, gboolean *is_here)
{
  gboolean is_in = FALSE;

  *is_here = FALSE;
  for (guint i = 0; i < page->hits->len && !*is_here; i++) {
    const Hit *hit = &g_array_index (page->hits, Hit, i);

    if (word >= hit->first && word <= hit->last) {
      is_in = TRUE;
      *is_here = i == page->hit;
    }
  }
  return is_in;
}

static attr_t
look_of_word (const TerminalPage *page, guint word)
{
  gboolean is_here, is_in = is_in_hit (page, word, &is_here);
  attr_t look = is_in ? A_UNDERLINE | (is_here ? A_BOLD : 0) : 0;

  if (page->screen->look.captions == CAPTIONS_BY_WORD && word == page->word)
    return look | A_REVERSE | A_BOLD;
  if (page->screen->look.captions != CAPTIONS_OFF && page->word != SCROLL_NONE
      && word < page->word && !is_in)
    return look | look_of_past ();
  return look;
}

static void
draw_words (const TerminalPage *page, const Row *row, int line)
{
  const TerminalAreas *areas = &page->areas;
  int end = areas->text_from + areas->text_columns;
  Piece piece = { SCROLL_NONE };

  while (scroll_next_piece (page->scroll, row, &piece)) {
    attr_t look = look_of_word (page, piece.word);
    int column = areas->text_from + (int) piece.column;

    put (line, column, end - column, piece.text, piece.length, look,
        piece.word == page->word ? pair_of (row->speaker) : 0);
    if (piece.word == page->word && areas->text_from
        && page->screen->look.captions != CAPTIONS_OFF)
      put (line, 0, 1, "▌", strlen ("▌"), A_BOLD, pair_of (row->speaker));
  }
}

static void
draw_row (const TerminalPage *page, const Row *row, int line)
{
  const TerminalAreas *areas = &page->areas;
  g_autofree char *time = NULL;
  int column = areas->text_from, end = column + areas->text_columns;

  switch (row->kind) {
    case ROW_CHAPTER:
      column = put (line, column, end - column, "── ", strlen ("── "), look_of_past (), 0);
      if (row->chapter < page->subtitles->chapters->len)
        put_text (line, column, end - column,
            subtitles_get_chapter (page->subtitles, row->chapter)->title, A_BOLD, 0);
      break;
    case ROW_SPEAKER:
      column = put_text (line, column, end - column,
          subtitles_get_speaker (page->subtitles, row->speaker), A_BOLD, pair_of (row->speaker));
      if (scroll_get_word (page->scroll, row->first)->start == NANOSECONDS_NONE)
        break;
      time = terminal_page_clock (scroll_get_word (page->scroll, row->first)->start);
      put_text (line, column + 2, end - column - 2, time, look_of_past (), 0);
      break;
    case ROW_WORDS:
      draw_words (page, row, line);
      break;
    default:
      break;
  }
}

/* Chapters */

static guint
side_top (const TerminalPage *page)
{
  guint current = subtitles_find_chapter (page->subtitles, page->status.position);
  guint n = page->subtitles->chapters->len, body = (guint) page->areas.body;

  if (n <= body || current == SUBTITLE_NONE || current < body / 2)
    return 0;
  return MIN (current - body / 2, n - body);
}

guint
terminal_draw_chapter_at (const TerminalPage *page, int line)
{
  guint chapter = side_top (page) + (guint) line;

  return line < page->areas.body && chapter < page->subtitles->chapters->len ? chapter
      : SUBTITLE_NONE;
}

static void
draw_side (const TerminalPage *page)
{
  const TerminalAreas *areas = &page->areas;
  guint current = subtitles_find_chapter (page->subtitles, page->status.position);
  int from = areas->side_from;

  for (int line = 0; line < areas->body; line++) {
    guint chapter = terminal_draw_chapter_at (page, line);
    gboolean is_here = chapter == current;

    put (line, from, 1, "│", strlen ("│"), look_of_past (), 0);
    if (chapter == SUBTITLE_NONE)
      continue;
    if (is_here)
      put (line, from + 2, 1, "▸", strlen ("▸"), A_BOLD, 0);
    put_text (line, from + 4, areas->side_columns - 4,
        subtitles_get_chapter (page->subtitles, chapter)->title,
        is_here ? A_BOLD : current != SUBTITLE_NONE && chapter < current ? look_of_past () : 0, 0);
  }
}

/* The sheet: "left\tright" */

static void
draw_sheet (const TerminalPage *page)
{
  g_auto (GStrv) lines = g_strsplit (page->screen->sheet, "\n", -1);
  guint n = g_strv_length (lines);

  for (guint i = page->sheet_top; i < n && (int) (i - page->sheet_top) < page->areas.body; i++) {
    int line = (int) (i - page->sheet_top);
    char *tab = strchr (lines[i], '\t');
    int column = page->areas.text_from;

    if (tab)
      *tab = '\0';
    put_text (line, column, COLS, lines[i], A_BOLD, 0);
    if (tab)
      put_text (line, column + MIN (13, COLS / 4), COLS, tab + 1, 0, 0);
  }
}

/* The last lines */

static void
draw_status (const TerminalPage *page)
{
  const Screen *screen = page->screen;
  int line = page->areas.status, columns = page->areas.columns, column = 0;
  g_autofree char *status = NULL;

  if (screen->prompt) {
    column = put_text (line, 0, columns, "/", A_BOLD, 0);
    column = put_text (line, column, columns - column, screen->prompt, 0, 0);
    column = put (line, column, columns - column, " ", 1, A_REVERSE, 0);
    if (screen->notice)
      put_text (line, column + 2, columns - column - 2, screen->notice, A_BOLD, 0);
    return;
  }
  if (screen->notice || !page->is_following) {
    g_autofree char *notice = g_strdup_printf (" %s ", screen->notice ? screen->notice
        : "reading on your own, g goes back");

    column = put_text (line, 0, columns, notice, A_REVERSE, 0) + 2;
  }
  if (column && columns - column < 12)
    return;
  status = terminal_page_status (&page->status, columns - column);
  put_text (line, column, columns - column, status, 0, 0);
}

void
terminal_draw (const TerminalPage *page)
{
  const TerminalAreas *areas = &page->areas;

  erase ();
  if (page->screen->sheet)
    draw_sheet (page);
  for (int line = 0; line < areas->body && !page->screen->sheet; line++)
    if (page->top + (guint) line < page->scroll->rows->len)
      draw_row (page, scroll_get_row (page->scroll, page->top + (guint) line), line);
  if (areas->side_columns && !page->screen->sheet)
    draw_side (page);
  if (areas->bar >= 0) {
    g_autofree char *bar = terminal_page_bar (page->subtitles, page->status.position,
        page->status.duration, areas->columns);

    put (areas->bar, 0, areas->columns, bar, strlen (bar), 0, 0);
  }
  draw_status (page);
  move (areas->status, 0);
  refresh ();
}
