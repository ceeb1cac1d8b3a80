/* How captions look; keys and options change it. */
#pragma once

#include <glib.h>

typedef enum {
  CAPTIONS_BY_WORD,             /* the word that is said is marked */
  CAPTIONS_BY_LINE,
  CAPTIONS_OFF,
} CaptionMode;

#define CAPTION_OPACITY 0.8     /* as usual */

typedef struct {
  CaptionMode captions;
  double size;                  /* 1: as usual */
  double opacity;               /* of what is behind the text, 0 to 1 */
  gboolean is_top;
  const char *font;             /* a family; NULL: the system's */
} CaptionLook;
