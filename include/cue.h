/* A cue: what is on screen between two moments of the audio. */
#pragma once

#include "nanoseconds.h"

typedef struct {
  Nanoseconds start;
  Nanoseconds end;              /* at or before @start: the cue never shows, but is kept */
  const char *id;               /* NULL: none */
  const char *settings;         /* WebVTT cue settings, valid ones only, "align:start line:50%"; NULL */
  const char *text;             /* WebVTT cue text (cuetext.h): markup, references; lines end '\n' */
  const char *unknown;          /* JSON members that we do not know, ",\"k\":1"; NULL */
  guint first_word, end_word;   /* the transcript's words [first, end) in it; equal: not known */
} Cue;

/* Cues in the order of their file, with all that a caption file says beside them. Texts of the
 * cues point into @strings or @source, which live as long as the list. */
typedef struct {
  GArray *cues;                 /* (element-type Cue) */
  GPtrArray *regions;           /* WebVTT region settings, "id:a width:40%" (element-type char*) */
  GPtrArray *styles;            /* CSS of WebVTT's STYLE blocks (element-type char*) */
  GStringChunk *strings;
  char *source;                 /* the buffer that was read, edited in place; NULL */
} CueList;

CueList *cue_list_new (void);
void cue_list_free (CueList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueList, cue_list_free)

/* Texts are not copied: they are literals, in the list's @source, or of its @strings. */
void cue_list_append (CueList *list, const Cue *cue);

static inline Cue *
cue_list_get (const CueList *list, guint index)
{
  return &g_array_index (list->cues, Cue, index);
}
