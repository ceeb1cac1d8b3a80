/* What a player shows of an episode: cues with the words in them, speakers, chapters, insertions.
 * Made whole and never edited afterwards, so that any thread may hold one and look things up. */
#pragma once

#include "transcript.h"

#define SUBTITLE_NONE G_MAXUINT

typedef struct {
  Nanoseconds start, end;
  guint from, to;               /* bytes of its cue's text */
  int speaker;                  /* index, or SPEAKER_NONE */
} SubtitleWord;

typedef struct {
  Nanoseconds start, end;       /* shown at start <= t < end */
  const char *text;             /* plain, lines end '\n' */
  int speaker;                  /* of its first word */
  guint first_word, end_word;   /* of the @words; equal: its words are not timed */
} SubtitleCue;

#define SUBTITLE_VOICES 4

/* Somebody in the text of a cue. */
typedef struct {
  int speaker;                  /* index, or SPEAKER_NONE */
  guint mark, from;             /* bytes: where the dash before it is said, where it is said */
} SubtitleVoice;

typedef struct {
  Nanoseconds start;
  const char *title;            /* "": none */
  const char *link;             /* NULL: none */
} SubtitleChapter;

typedef struct {
  GArray *cues;                 /* by start (element-type SubtitleCue) */
  GArray *words;                /* by cue, then in the order of the text (element-type SubtitleWord) */
  GArray *chapters;             /* by start; those without a time are left out (SubtitleChapter) */
  GArray *insertions;           /* (element-type Insertion) */
  GPtrArray *speakers;          /* names (element-type char*) */
  GStringChunk *strings;
} Subtitles;

/* Of @cues of @transcript, whose words are timed. Keeps nothing of either. */
Subtitles *subtitles_new (const Transcript *transcript, const CueList *cues);

/* Any thread. */
Subtitles *subtitles_ref (Subtitles *subtitles);
void subtitles_unref (Subtitles *subtitles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Subtitles, subtitles_unref)

/* The cue that shows at @time, the one that starts last if several do; or SUBTITLE_NONE. */
guint subtitles_find_cue (const Subtitles *subtitles, Nanoseconds time);

/* The last cue that starts at or before @time, whether it shows or not; or SUBTITLE_NONE. */
guint subtitles_find_last_cue (const Subtitles *subtitles, Nanoseconds time);

/* The word of the cue @cue that is being said or was said last at @time; or SUBTITLE_NONE. */
guint subtitles_find_word (const Subtitles *subtitles, guint cue, Nanoseconds time);

/* Who speaks in the cue @cue, in order: as many of @voices as are returned. One at least. */
guint subtitles_list_voices (const Subtitles *subtitles, guint cue,
    SubtitleVoice voices[SUBTITLE_VOICES]);

/* "Name: text" of the cue @cue; a name stands in place of the dash of who answers. (transfer full) */
char *subtitles_dup_said (const Subtitles *subtitles, guint cue);

/* The chapter that @time is in; or SUBTITLE_NONE. */
guint subtitles_find_chapter (const Subtitles *subtitles, Nanoseconds time);

/* The chapter called @name, else the first with @name in its title, whatever the case; or
 * SUBTITLE_NONE. */
guint subtitles_find_chapter_named (const Subtitles *subtitles, const char *name);

/* The first moment after @time at which something else is shown: a cue, a word or a chapter begins,
 * or a cue ends. NANOSECONDS_NONE: there is none. */
Nanoseconds subtitles_next_change (const Subtitles *subtitles, Nanoseconds time);

/* NULL for SPEAKER_NONE. */
const char *subtitles_get_speaker (const Subtitles *subtitles, int speaker);

static inline const SubtitleCue *
subtitles_get_cue (const Subtitles *subtitles, guint index)
{
  return &g_array_index (subtitles->cues, SubtitleCue, index);
}

static inline const SubtitleWord *
subtitles_get_word (const Subtitles *subtitles, guint index)
{
  return &g_array_index (subtitles->words, SubtitleWord, index);
}

static inline const SubtitleChapter *
subtitles_get_chapter (const Subtitles *subtitles, guint index)
{
  return &g_array_index (subtitles->chapters, SubtitleChapter, index);
}
