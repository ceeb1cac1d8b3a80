/* What each key does: one table for the window, the terminal, the help overlay, --help and the
 * README. */
#pragma once

#include <glib.h>

typedef enum {
  ACTION_NONE,
  ACTION_PAUSE,
  ACTION_BACK, ACTION_FORWARD,
  ACTION_FAR_BACK, ACTION_FAR_FORWARD,
  ACTION_PREVIOUS_CUE, ACTION_NEXT_CUE, ACTION_REPEAT_CUE,
  ACTION_PREVIOUS_CHAPTER, ACTION_NEXT_CHAPTER,
  ACTION_SLOWER, ACTION_FASTER, ACTION_USUAL_SPEED,
  ACTION_QUIETER, ACTION_LOUDER, ACTION_MUTE,
  ACTION_CAPTIONS, ACTION_SMALLER, ACTION_LARGER, ACTION_PLACE, ACTION_CONTRAST,
  ACTION_SEARCH, ACTION_NEXT_HIT, ACTION_PREVIOUS_HIT,
  ACTION_COPY,
  ACTION_NOTES, ACTION_OPEN,
  ACTION_FULLSCREEN,
  ACTION_READ_BACK, ACTION_READ_ON, ACTION_READ_HERE,
  ACTION_HELP,
  ACTION_QUIT,
} Action;

typedef struct {
  const char *keys;             /* names as X has them, "Left" or "space", a blank between two */
  const char *shown;            /* as a person reads them */
  Action action;
  const char *help;             /* NULL: as the row above, whose help is about both */
} Key;

extern const Key keys[];        /* ends with ACTION_NONE */

/* What the key called @name does. */
Action keys_find (const char *name);

/* "  space          play or pause\n", a line a key or a pair of keys. (transfer full) */
char *keys_to_text (void);
