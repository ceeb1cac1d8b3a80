/* A terminal's page of an episode: what stands on it, and where. Needs no terminal. */
#pragma once

#include "player.h"
#include "screen.h"
#include "scroll.h"

typedef struct {
  int lines, columns;           /* of the terminal */
  int body;                     /* lines of the transcript, from the top; 0: none */
  int text_from, text_columns;  /* where its words stand */
  int side_from, side_columns;  /* of the chapters; 0 columns: none */
  int bar;                      /* its line; -1: none */
  int status;                   /* its line */
} TerminalAreas;

TerminalAreas terminal_page_areas (int lines, int columns, gboolean has_chapters);

/* What a status line is about. */
typedef struct {
  PlayerState state;
  Nanoseconds position, duration;       /* NANOSECONDS_NONE: not known */
  double rate, volume;
  gboolean is_muted;
  const char *chapter;          /* NULL: none */
} TerminalStatus;

/* "playing 12:34 / 50:59  1.10×  80 %  Chapter": as much of it as fits, the first always.
 * (transfer full) */
char *terminal_page_status (const TerminalStatus *status, int columns);

/* A character a column: how far the episode is, where chapters begin, what nobody reads from the
 * transcript. (transfer full) */
char *terminal_page_bar (const Subtitles *subtitles, Nanoseconds position, Nanoseconds duration,
    int columns);

/* "1:02:03", or "2:03" in the first hour. (transfer full) */
char *terminal_page_clock (Nanoseconds time);

/* The row at the top of @body lines, so that the row @row stands a third below it. */
guint terminal_page_top (const Scroll *scroll, guint row, int body);
