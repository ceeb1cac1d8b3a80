#include "terminal-page.h"

#include <string.h>

#include "printable.h"

#define MARGIN 2                /* columns; the first marks the line that is spoken */
#define LINE_MOST 76            /* columns of text: longer lines are hard to read on */
#define SIDE_LEAST 26           /* columns of the chapters */
#define SIDE_MOST 40
#define TEXT_LEAST 54           /* columns that text keeps beside chapters */
#define BAR_LEAST 4             /* lines of a terminal with a bar */

TerminalAreas
terminal_page_areas (int lines, int columns, gboolean has_chapters)
{
  TerminalAreas areas = { .lines = lines, .columns = columns, .bar = -1,
    .status = MAX (lines - 1, 0) };
  int margin = columns > 4 * MARGIN ? MARGIN : 0;

  if (lines >= BAR_LEAST)
    areas.bar = lines - 2;
  areas.body = areas.bar >= 0 ? areas.bar : areas.status;
  if (has_chapters && columns >= TEXT_LEAST + SIDE_LEAST) {
    areas.side_columns = CLAMP (columns - TEXT_LEAST, SIDE_LEAST, MIN (SIDE_MOST, columns / 3));
    areas.side_from = columns - areas.side_columns;
  }
  areas.text_from = margin;
  areas.text_columns = CLAMP (columns - areas.side_columns - 2 * margin, 1, LINE_MOST);
  return areas;
}

char *
terminal_page_clock (Nanoseconds time)
{
  guint64 seconds = time / SECOND;

  if (seconds < 3600)
    return g_strdup_printf ("%u:%02u", (guint) (seconds / 60), (guint) (seconds % 60));
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%02u:%02u", seconds / 3600,
      (guint) (seconds / 60 % 60), (guint) (seconds % 60));
}

static const char *
name_state (PlayerState state)
{
  static const char *const names[] = {
    [PLAYER_PLAYING] = "playing", [PLAYER_PAUSED] = "paused",
    [PLAYER_ENDED] = "at the end", [PLAYER_FAILED] = "failed",
  };

  return names[state];
}

/* FALSE: it does not fit behind what is there. */
static gboolean
add_part (GString *line, const char *part, int columns)
{
  int gap = line->len ? 2 : 0;

  if ((int) scroll_columns (line->str, line->len) + gap + (int) scroll_columns (part, strlen (part))
      > columns && line->len)
    return FALSE;
  g_string_append_printf (line, "%*s%s", gap, "", part);
  return TRUE;
}

char *
terminal_page_status (const TerminalStatus *status, int columns)
{
  GString *line = g_string_new (NULL);
  g_autofree char *now = terminal_page_clock (status->position);
  g_autofree char *all = status->duration == NANOSECONDS_NONE ? NULL
      : terminal_page_clock (status->duration);
  g_autofree char *whole = g_strconcat (now, all ? " / " : "", all ? all : "", NULL);
  g_autofree char *chapter = printable_dup (status->chapter ? status->chapter : "");
  char rate[32], volume[32];

  g_snprintf (rate, sizeof rate, "%d.%02d×", (int) (status->rate * 100 + 0.5) / 100,
      (int) (status->rate * 100 + 0.5) % 100);
  g_snprintf (volume, sizeof volume, status->is_muted ? "muted" : "volume %d",
      (int) (status->volume * 100 + 0.5));
  add_part (line, whole, columns);
  if (!add_part (line, name_state (status->state), columns))
    return g_string_free (line, FALSE);
  if (add_part (line, rate, columns) && add_part (line, volume, columns) && *chapter)
    add_part (line, chapter, G_MAXINT);         /* it is cut off where the line ends */
  return g_string_free (line, FALSE);
}

/* The column of @time; @columns: beyond the end. */
static int
column_of (Nanoseconds time, Nanoseconds duration, int columns)
{
  return time >= duration ? columns : (int) ((double) time / (double) duration * columns);
}

static gboolean
has_chapter (const Subtitles *subtitles, int column, Nanoseconds duration, int columns)
{
  for (guint i = 0; i < subtitles->chapters->len; i++)
    if (subtitles_get_chapter (subtitles, i)->start
        && column_of (subtitles_get_chapter (subtitles, i)->start, duration, columns) == column)
      return TRUE;
  return FALSE;
}

static gboolean
is_inserted (const Subtitles *subtitles, int column, Nanoseconds duration, int columns)
{
  for (guint i = 0; i < subtitles->insertions->len; i++) {
    const Insertion *insertion = &g_array_index (subtitles->insertions, Insertion, i);

    if (column >= column_of (insertion->start, duration, columns)
        && column <= column_of (insertion->end, duration, columns))
      return TRUE;
  }
  return FALSE;
}

char *
terminal_page_bar (const Subtitles *subtitles, Nanoseconds position, Nanoseconds duration,
    int columns)
{
  GString *bar = g_string_new (NULL);
  gboolean is_known = duration != NANOSECONDS_NONE && duration;
  int here = is_known ? MIN (column_of (position, duration, columns), columns - 1) : -1;

  for (int i = 0; i < columns; i++) {
    gboolean is_behind = i < here;

    if (i == here)
      g_string_append (bar, "●");
    else if (is_known && has_chapter (subtitles, i, duration, columns))
      g_string_append (bar, is_behind ? "┿" : "┼");
    else if (is_known && is_inserted (subtitles, i, duration, columns))
      g_string_append (bar, is_behind ? "╍" : "╌");
    else
      g_string_append (bar, is_behind ? "━" : "─");
  }
  return g_string_free (bar, FALSE);
}

guint
terminal_page_top (const Scroll *scroll, guint row, int body)
{
  guint above = (guint) MAX (body, 0) / 3;
  guint top = row > above ? row - above : 0;
  guint last = scroll->rows->len > (guint) MAX (body, 0) ? scroll->rows->len - (guint) body : 0;

  return MIN (top, last);
}
