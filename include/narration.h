/* Cue text for formats without voices: "NAME: " stands before what somebody says where the speaker
 * changes, so that names.h finds them again; and as much of the markup as the format has. */
#pragma once

#include "cuetext.h"
#include "format.h"

/* How a format writes it. */
typedef struct {
  const char *title;            /* for remarks: "SubRip" */
  guint kinds;                  /* 1 << CUETEXT_ITALIC and so on: those that it has tags for */

  /* @color is "#ffff00" for CUETEXT_CLASS, which has no tag else. */
  void (*append_tag) (GString *text, CuetextKind kind, const char *color, gboolean is_end);

  /* Makes @plain harmless in the format; lines end '\n'. */
  void (*append_plain) (GString *text, const char *plain);

  void (*append_time) (GString *text, Nanoseconds time);        /* NULL: has no times of words */
} Dialect;

typedef struct _Narration Narration;

/* Looks who speaks where in @edition's cues, and remarks what the format does not have. */
Narration *narration_new (const Edition *edition, const Dialect *dialect);
void narration_free (Narration *narration);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Narration, narration_free)

/* The text of the cue @index, in the order of the list, until the next call; blank lines may be in
 * it. */
char *narration_tell (Narration *narration, guint index);
