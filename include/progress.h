/* How far a long piece of work is, on one line of a terminal; in a pipe nothing is said. */
#pragma once

#include "nanoseconds.h"

typedef struct {
  gboolean is_silent;
  const char *stage;            /* "decoding" */
  gint64 began, shown;          /* monotonic, microseconds */
  guint width;                  /* of the line that stands there; 0: none */
} Progress;

/* Begins the stage @stage, a text that stays. */
void progress_begin (Progress *progress, const char *stage);

/* @part of the stage is done, 0 to 1; below 0: nobody knows how much that is. */
void progress_report (Progress *progress, double part);

/* Takes the line away. */
void progress_clear (Progress *progress);

/* Puts @text, "episode 3 of 20: ", before all stages from now on; NULL: nothing. */
void progress_within (const char *text);

/* "decoding  37 %, 0:12 left": what is shown @seconds after the beginning. (transfer full) */
char *progress_to_text (const char *stage, double part, double seconds);
