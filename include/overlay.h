/* What is drawn over the picture: a plain struct of what to show, and the drawing of it. The same
 * for a window and for a video that captions are burnt into. Any thread; needs no GStreamer. */
#pragma once

#include <cairo.h>

#include "caption-look.h"
#include "subtitles.h"

#define OVERLAY_BOXES 8

/* Texts are lent: of the subtitles, the session, the caller. */
typedef struct {
  CaptionLook look;

  const char *text;             /* of the cue, lines end '\n'; NULL: none */
  int voice;                    /* who speaks, who has a colour; SPEAKER_NONE */
  guint n_voices;
  SubtitleVoice voices[SUBTITLE_VOICES];        /* all who speak in @text */
  guint said_to;                /* bytes of @text that were said */
  guint now_from, now_to;       /* the word that is said; equal: none */

  const char *chapter;          /* NULL: none */
  gboolean is_chapter_new;      /* it has just begun: its title is shown large */
  const Subtitles *subtitles;   /* chapters, insertions and speakers; NULL: none */
  guint64 second;               /* of the position */
  double part;                  /* of the episode that is behind us, 0 to 1, in steps of the bar */
  Nanoseconds duration;         /* NANOSECONDS_NONE: no bar */

  const char *title;            /* of the episode, where there is no picture; NULL */
  gboolean has_stage;           /* no picture: who speaks is drawn instead */
  const char *notice;           /* a line that goes away by itself; NULL */
  const char *prompt;           /* a query that is typed; NULL */
  const char *sheet;            /* lines of a page over all, "left\tright"; NULL */
} Overlay;

/* Where something was drawn, in pixels. */
typedef struct {
  int x, y, width, height;
} OverlayBox;

/* What @subtitles, or NULL, show at @position, as @look asks; the rest is nothing. */
Overlay overlay_at (const Subtitles *subtitles, Nanoseconds position, Nanoseconds duration,
    const CaptionLook *look);

/* Whether both draw the same. */
gboolean overlay_equals (const Overlay *a, const Overlay *b);

/* Has the list of fonts read meanwhile: the first picture waits for it. */
void overlay_prepare (void);

/* Draws into @cr, @width by @height pixels, which is transparent or a picture. Returns how many of
 * @boxes hold all that was drawn. */
guint overlay_draw (const Overlay *overlay, cairo_t *cr, int width, int height,
    OverlayBox boxes[OVERLAY_BOXES]);

/* The part of the episode that a click at @x, @y means; below 0: it is not on the bar. */
double overlay_find_on_bar (double x, double y, int width, int height);
