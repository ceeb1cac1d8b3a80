/* The transcript scrolls in a terminal while it is spoken. */
#include "view.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "diverted.h"
#include "stops.h"
#include "terminal-draw.h"
#include "terminal-keys.h"
#include "terminal-probe.h"

#define WHEEL (5 * SECOND)
#define WHEEL_ROWS 3
#define ESCAPE_MILLISECONDS 25  /* a key that sends several bytes sends them within these */

typedef struct {
  View view;
  Session *session;
  Player *player;
  Scroll *scroll;
  Subtitles *subtitles;
  Screen *screen;
  TerminalPage page;            /* as drawn last */
  gboolean is_following;
  guint top, sheet_top;

  int input;
  FILE *tty;                    /* of our own; NULL: stdin is the terminal */
  SCREEN *curses;
  Diverted *diverted;
  Stops *stops;
  guint input_watch, resizes, timer;
} Terminal;

/* Drawing */

static guint
find_row (const Terminal *terminal, guint word)
{
  return word == SCROLL_NONE ? 0 : g_array_index (terminal->scroll->row_of_word, guint, word);
}

static TerminalStatus
look_at_player (Terminal *terminal)
{
  Player *player = terminal->player;
  TerminalStatus status = { player_get_state (player), player_get_position (player),
    player_get_duration (player), player_get_rate (player), player_get_volume (player),
    player_get_muted (player) };
  guint chapter = subtitles_find_chapter (terminal->subtitles, status.position);

  if (chapter != SUBTITLE_NONE)
    status.chapter = subtitles_get_chapter (terminal->subtitles, chapter)->title;
  return status;
}

static void
draw (Terminal *terminal)
{
  TerminalPage *page = &terminal->page;

  if (isendwin ())
    return;                     /* stopped: the screen is somebody else's */
  page->status = look_at_player (terminal);
  page->scroll = terminal->scroll;
  page->word = scroll_find_word (terminal->scroll, page->status.position);
  if (terminal->is_following)
    terminal->top = terminal_page_top (terminal->scroll, find_row (terminal, page->word),
        page->areas.body);
  page->top = terminal->top;
  page->is_following = terminal->is_following;
  page->subtitles = terminal->subtitles;
  page->screen = terminal->screen;
  page->sheet_top = terminal->sheet_top;
  page->hits = session_get_hits (terminal->session);
  page->hit = session_get_hit (terminal->session);
  terminal_draw (page);
}

static gboolean on_time (gpointer data);

/* Wakes when the next word begins or the clock shows another second. */
static void
draw_and_wait (Terminal *terminal)
{
  Nanoseconds position, next;
  double wait;

  draw (terminal);
  g_clear_handle_id (&terminal->timer, g_source_remove);
  if (player_get_state (terminal->player) != PLAYER_PLAYING || player_is_seeking (terminal->player))
    return;
  position = terminal->page.status.position;
  next = MIN (scroll_next_word (terminal->scroll, position), (position / SECOND + 1) * SECOND);
  wait = (double) (next - position) / MILLISECOND / player_get_rate (terminal->player);
  terminal->timer = g_timeout_add ((guint) wait + 1, on_time, terminal);
}

static gboolean
on_time (gpointer data)
{
  Terminal *terminal = data;

  terminal->timer = 0;
  draw_and_wait (terminal);
  return G_SOURCE_REMOVE;
}

/* Rows are made anew for the terminal's size; who reads elsewhere keeps the place. */
static void
lay_out (Terminal *terminal)
{
  TerminalAreas *areas = &terminal->page.areas;
  guint word = terminal->top < terminal->scroll->rows->len
      ? scroll_get_row (terminal->scroll, terminal->top)->first : SCROLL_NONE;

  *areas = terminal_page_areas (LINES, COLS, terminal->subtitles->chapters->len > 0);
  scroll_wrap (terminal->scroll, (guint) areas->text_columns);
  if (!terminal->is_following && word != SCROLL_NONE)
    terminal->top = find_row (terminal, word);
}

static void
take_words (Terminal *terminal)
{
  g_clear_pointer (&terminal->scroll, scroll_free);
  g_clear_pointer (&terminal->subtitles, subtitles_unref);
  terminal->scroll = scroll_new (session_get_transcript (terminal->session));
  terminal->subtitles = player_ref_subtitles (terminal->player);
}

static void
take_screen (Terminal *terminal)
{
  Screen *screen = screen_new (terminal->session);

  if (!terminal->screen || g_strcmp0 (screen->sheet, terminal->screen->sheet) != 0)
    terminal->sheet_top = 0;
  g_clear_pointer (&terminal->screen, screen_unref);
  terminal->screen = screen;
}

/* Reading elsewhere */

static guint
move_within (guint from, int rows, guint n, int shown)
{
  gint64 most = MAX ((gint64) n - shown, 0);

  return (guint) CLAMP ((gint64) from + rows, 0, most);
}

static guint
count_lines (const char *text)
{
  guint n = 1;

  for (; *text; text++)
    n += *text == '\n';
  return n;
}

static void
read_on (Terminal *terminal, int rows)
{
  int body = terminal->page.areas.body;

  if (terminal->screen->sheet) {
    terminal->sheet_top = move_within (terminal->sheet_top, rows,
        count_lines (terminal->screen->sheet), body);
  } else {
    terminal->is_following = FALSE;
    terminal->top = move_within (terminal->top, rows, terminal->scroll->rows->len, body);
  }
  draw (terminal);
}

static void
read_here (Terminal *terminal)
{
  terminal->is_following = TRUE;
  draw (terminal);
}

/* Copying: the terminal puts it on the clipboard of whoever sits before it (OSC 52). */
static void
copy (Terminal *terminal)
{
  const char *text = session_get_copied (terminal->session);
  g_autofree char *code = g_base64_encode ((const guchar *) text, strlen (text));
  g_autofree char *sequence = g_strconcat ("\033]52;c;", code, "\a", NULL);

  putp (sequence);
  fflush (stdout);
  session_say (terminal->session, "Copied, if the terminal allows it");
}

static void
on_session (Session *session, SessionEvent event, gpointer data)
{
  Terminal *terminal = data;
  int half = MAX (terminal->page.areas.body / 2, 1);

  switch (event) {
    case SESSION_EVENT_SCREEN:
      take_screen (terminal);
      draw_and_wait (terminal);
      break;
    case SESSION_EVENT_WORDS:
      take_words (terminal);
      lay_out (terminal);
      draw_and_wait (terminal);
      break;
    case SESSION_EVENT_COPY: copy (terminal); break;
    case SESSION_EVENT_FULLSCREEN: session_say (session, "Only a window has a full screen"); break;
    case SESSION_EVENT_READ_BACK: read_on (terminal, -half); break;
    case SESSION_EVENT_READ_ON: read_on (terminal, half); break;
    case SESSION_EVENT_READ_HERE: read_here (terminal); break;
    default: break;
  }
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Terminal *terminal = data;

  if (event == PLAYER_EVENT_SEEKED)
    terminal->is_following = TRUE;
  if (event != PLAYER_EVENT_MESSAGE && event != PLAYER_EVENT_SUBTITLES)
    draw_and_wait (terminal);
}

/* Keys and mouse */

static void
seek_by_wheel (Terminal *terminal, gboolean is_forward)
{
  Nanoseconds position = player_get_position (terminal->player);

  player_seek (terminal->player, is_forward ? position + WHEEL
      : position > WHEEL ? position - WHEEL : 0);
}

static void
click (Terminal *terminal, int column, int line)
{
  const TerminalAreas *areas = &terminal->page.areas;
  Nanoseconds duration = terminal->page.status.duration;
  guint row = terminal->top + (guint) line, found;

  if (line == areas->bar && duration != NANOSECONDS_NONE) {
    player_seek (terminal->player,
        (Nanoseconds) ((column + 0.5) / areas->columns * (double) duration));
  } else if (areas->side_columns && column >= areas->side_from) {
    found = terminal_draw_chapter_at (&terminal->page, line);
    if (found != SUBTITLE_NONE)
      player_seek (terminal->player, subtitles_get_chapter (terminal->subtitles, found)->start);
  } else if (line < areas->body && row < terminal->scroll->rows->len) {
    found = scroll_find_at (terminal->scroll, scroll_get_row (terminal->scroll, row),
        (guint) MAX (column - areas->text_from, 0));
    if (found != SCROLL_NONE && scroll_get_word (terminal->scroll, found)->start != NANOSECONDS_NONE)
      player_seek (terminal->player, scroll_get_word (terminal->scroll, found)->start);
  }
}

/* Over the words the wheel turns pages, elsewhere it moves in time. */
static void
on_mouse (Terminal *terminal)
{
  const TerminalAreas *areas = &terminal->page.areas;
  gboolean is_text;
  MEVENT event;

  if (getmouse (&event) != OK)
    return;
  is_text = event.y < areas->body && (!areas->side_columns || event.x < areas->side_from);
  if (event.bstate & BUTTON1_PRESSED && !terminal->screen->sheet)
    click (terminal, event.x, event.y);
  else if (event.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED) && is_text)
    read_on (terminal, event.bstate & BUTTON4_PRESSED ? -WHEEL_ROWS : WHEEL_ROWS);
  else if (event.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED))
    seek_by_wheel (terminal, event.bstate & BUTTON4_PRESSED);
}

static void
on_key (Terminal *terminal, gboolean is_function, wint_t code)
{
  char buffer[TERMINAL_KEY_BYTES];
  const char *name;

  if (is_function && code == KEY_MOUSE) {
    on_mouse (terminal);
    return;
  }
  if (!is_function && code == ('L' & 31)) {
    clearok (curscr, TRUE);
    draw (terminal);
    return;
  }
  name = terminal_key_name (is_function, code, buffer);
  if (!name)
    return;
  if (g_str_equal (name, "Escape"))
    terminal->is_following = TRUE;
  session_press (terminal->session, name);
}

static gboolean
on_input (int input, GIOCondition condition, gpointer data)
{
  Terminal *terminal = data;
  guint n = 0;
  wint_t code;
  int kind;

  while ((kind = get_wch (&code)) != ERR) {
    on_key (terminal, kind == KEY_CODE_YES, code);
    n++;
  }
  if (n || !(condition & (G_IO_HUP | G_IO_ERR)))
    return G_SOURCE_CONTINUE;
  terminal->input_watch = 0;    /* whoever sat there has gone */
  session_act (terminal->session, ACTION_QUIT);
  return G_SOURCE_REMOVE;
}

/* The screen comes and goes */

static void
take_size (Terminal *terminal)
{
  struct winsize size;

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
    resizeterm (size.ws_row, size.ws_col);
  lay_out (terminal);
}

static gboolean
on_resize (gpointer data)
{
  Terminal *terminal = data;

  if (isendwin ())
    return G_SOURCE_CONTINUE;
  take_size (terminal);
  clearok (curscr, TRUE);
  draw (terminal);
  return G_SOURCE_CONTINUE;
}

/* What is stopped does not sound, and its place does not run away. */
static void
on_stop (Stop stop, gpointer data)
{
  Terminal *terminal = data;
  gboolean was_playing = player_get_state (terminal->player) == PLAYER_PLAYING;

  if (stop == STOP_ASKED) {
    if (was_playing)
      player_pause (terminal->player);
    endwin ();
    stops_stop (terminal->stops);
    if (was_playing)
      player_play (terminal->player);
  }
  reset_prog_mode ();
  refresh ();                   /* the screen is on again */
  keypad (stdscr, TRUE);        /* else it would be with the next key only */
  take_size (terminal);
  clearok (curscr, TRUE);
  draw_and_wait (terminal);
}

static void
on_stderr (const char *line, gpointer data)
{
  Terminal *terminal = data;

  if (*line)
    session_say (terminal->session, line);
}

static void
set_up_curses (void)
{
  cbreak ();
  noecho ();
  nonl ();
  nodelay (stdscr, TRUE);
  keypad (stdscr, TRUE);
  curs_set (0);
  set_escdelay (ESCAPE_MILLISECONDS);
  mousemask (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
  mouseinterval (0);
  terminal_draw_prepare ();
}

static void
show (View *view, Session *session)
{
  Terminal *terminal = (Terminal *) view;

  terminal->session = session;
  terminal->player = session_get_player (session);
  terminal->is_following = TRUE;
  terminal->resizes = g_unix_signal_add (SIGWINCH, on_resize, terminal);
  terminal->stops = stops_new (on_stop, terminal);      /* curses leaves signals that are taken */
  terminal->curses = newterm (NULL, stdout, terminal->tty ? terminal->tty : stdin);
  set_up_curses ();
  if (isatty (STDERR_FILENO))
    terminal->diverted = diverted_new (on_stderr, terminal);
  take_words (terminal);
  take_screen (terminal);
  take_size (terminal);
  session_watch (session, on_session, terminal);
  player_watch (terminal->player, on_player, terminal);
  terminal->input_watch = g_unix_fd_add (terminal->input, G_IO_IN | G_IO_HUP | G_IO_ERR, on_input,
      terminal);
  draw_and_wait (terminal);
}

static View *
open_terminal (const char *sink, GError **error)
{
  Terminal *terminal;

  if (!terminal_probe (error))
    return NULL;
  terminal = g_new0 (Terminal, 1);
  terminal->view.kind = &view_terminal;
  if (!isatty (STDIN_FILENO))
    terminal->tty = fopen ("/dev/tty", "r+");
  terminal->input = terminal->tty ? fileno (terminal->tty) : STDIN_FILENO;
  return &terminal->view;
}

static void
close_terminal (View *view)
{
  Terminal *terminal = (Terminal *) view;

  g_clear_handle_id (&terminal->timer, g_source_remove);
  g_clear_handle_id (&terminal->input_watch, g_source_remove);
  g_clear_handle_id (&terminal->resizes, g_source_remove);
  g_clear_pointer (&terminal->stops, stops_free);
  if (terminal->curses) {
    endwin ();
    delscreen (terminal->curses);
  }
  g_clear_pointer (&terminal->diverted, diverted_free);
  g_clear_pointer (&terminal->tty, fclose);
  g_clear_pointer (&terminal->scroll, scroll_free);
  g_clear_pointer (&terminal->subtitles, subtitles_unref);
  g_clear_pointer (&terminal->screen, screen_unref);
  g_free (terminal);
}

const ViewKind view_terminal = {
  "the terminal shows it", open_terminal, NULL, show, close_terminal
};
