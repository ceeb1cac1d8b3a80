/* House styles of captions: limits that segment.c keeps and lint.c checks. */
#pragma once

#include "nanoseconds.h"

/* How a cue says who speaks. */
typedef enum {
  SPEAKERS_VOICE,               /* <v Name>, on every cue */
  SPEAKERS_PREFIX,              /* "NAME: " at a change of speaker, counted in the line's length */
  SPEAKERS_DASH,                /* "- " at a change of speaker */
  SPEAKERS_NONE,
} SpeakerStyle;

/* By "voice", "prefix", "dash" or "none". */
gboolean speaker_style_from_name (const char *name, SpeakerStyle *style);

typedef struct {
  const char *name;
  guint max_chars;              /* columns of a line (width.h) */
  guint max_lines;
  double max_cps;               /* characters a second, over all lines */
  Nanoseconds min_duration, max_duration;
  Nanoseconds min_gap;          /* between two cues */
  Nanoseconds chain_gap;        /* gaps from min_gap up to this become min_gap */
} Profile;

extern const Profile profiles[];        /* the first is the default; ends with a NULL name */

/* NULL: no such profile. @captions: for cues one after the other in a file that a viewer sees with
 * max_lines (SRT), which "podcast" answers with 32 x 2 and not 65 x 1. */
const Profile *profile_for_name (const char *name, const char *format_name);
