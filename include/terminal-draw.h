/* Draws a page with curses, whose screen is on. */
#pragma once

#include "terminal-page.h"

typedef struct {
  TerminalAreas areas;
  TerminalStatus status;
  const Scroll *scroll;
  guint top;                    /* the first row that shows */
  guint word;                   /* that is said, or was last; SCROLL_NONE */
  gboolean is_following;        /* FALSE: somebody reads elsewhere */
  const Subtitles *subtitles;
  const Screen *screen;
  guint sheet_top;              /* the first line of the sheet that shows */
  const GArray *hits;           /* (element-type Hit) */
  guint hit;
} TerminalPage;

/* Once, when the screen is on: what it can do. */
void terminal_draw_prepare (void);

/* All of it; curses sends what has changed. */
void terminal_draw (const TerminalPage *page);

/* The chapter at a line of the side; SUBTITLE_NONE. */
guint terminal_draw_chapter_at (const TerminalPage *page, int line);
