/* A transcript: what was published of an episode, and the words of it. Plain data. Every text it
 * points to is UTF-8 and lives in its @strings; NULL where a text is not known. */
#pragma once

#include "cue.h"
#include "word.h"

#define SPEAKER_NONE -1

typedef enum {
  TIMING_NONE,                  /* the words are not timed */
  TIMING_STAMPS,
  TIMING_ACOUSTIC,
  TIMING_SYNTHETIC,
  TIMING_SOURCE,                /* what was read timed its words or cues itself */
} Timing;

typedef struct {
  const char *uri;
  Nanoseconds duration;         /* NANOSECONDS_NONE: not known */
  guint64 bytes;                /* size of the file; 0: not known */
  const char *sha256;
  const char *path;             /* a file that it is in, here and now; NULL: none, or not looked for */
  const char *unknown;          /* JSON members that we do not know, ",\"k\":1"; NULL */
} Audio;

#define PARAGRAPH_NONE G_MAXUINT

typedef struct {
  Nanoseconds start;            /* NANOSECONDS_NONE: no stamp there, and no timed words yet */
  guint paragraph;              /* its first, if its title stood in the text; PARAGRAPH_NONE */
  const char *title, *link;
  const char *unknown;          /* JSON members that we do not know, ",\"k\":1"; NULL */
} Chapter;

typedef struct {
  const char *text, *url;
  const char *unknown;
} Link;

/* As published: one stamp and one text. Consecutive ones of one speaker make a turn. */
typedef struct {
  int speaker;                  /* index, or SPEAKER_NONE */
  Nanoseconds stamp;            /* a hint, never the truth; NANOSECONDS_NONE: none */
  const char *text;             /* without stamp, label and markup; lone punctuation is in it */
  gboolean is_labelled;         /* its speaker was printed here; FALSE: goes on from before */
  const char *unknown;
} Paragraph;

typedef struct {
  Nanoseconds start, end;
  const char *unknown;
} Insertion;

typedef struct {
  GStringChunk *strings;

  const char *title, *description, *language, *date, *link;
  Audio audio;
  Timing timing;
  GPtrArray *speakers;          /* names, each once (element-type char*) */
  GHashTable *speaker_places;   /* of transcript_add_speaker () alone: index by name */
  GArray *chapters;             /* by start (element-type Chapter) */
  GArray *links;                /* (element-type Link) */
  GArray *paragraphs;           /* (element-type Paragraph) */
  gboolean has_closed_paragraphs;       /* no cue goes on from one to the next */
  GArray *words;                /* by paragraph (element-type Word) */
  GArray *insertions;           /* (element-type Insertion) */
  CueList *captions;            /* what a caption file held; NULL: the source was a transcript */
  const char *unknown;          /* JSON members at the top that we do not know */
} Transcript;

Transcript *transcript_new (void);
void transcript_free (Transcript *transcript);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transcript, transcript_free)

/* A copy of @text, @length bytes or -1, that lives as long as the transcript; NULL for NULL. */
const char *transcript_keep (Transcript *transcript, const char *text, gssize length);

/* The index of the speaker called @name, who is added if new. */
int transcript_add_speaker (Transcript *transcript, const char *name);

/* No other speaker is called @name. */
void transcript_rename_speaker (Transcript *transcript, guint speaker, const char *name);

/* NULL for SPEAKER_NONE. */
const char *transcript_get_speaker (const Transcript *transcript, int speaker);

void transcript_add_chapter (Transcript *transcript, Nanoseconds start, const char *title,
    const char *link);
void transcript_add_link (Transcript *transcript, const char *text, const char *url);

/* Copies @text; returns the new paragraph, valid until the next is added. */
Paragraph *transcript_add_paragraph (Transcript *transcript, int speaker, Nanoseconds stamp,
    const char *text);

/* A word of the last paragraph; copies @text. */
Word *transcript_add_word (Transcript *transcript, const char *text, Nanoseconds start,
    Nanoseconds end, int confidence);

static inline Paragraph *
transcript_get_paragraph (const Transcript *transcript, guint index)
{
  return &g_array_index (transcript->paragraphs, Paragraph, index);
}

static inline Word *
transcript_get_word (const Transcript *transcript, guint index)
{
  return &g_array_index (transcript->words, Word, index);
}

static inline Chapter *
transcript_get_chapter (const Transcript *transcript, guint index)
{
  return &g_array_index (transcript->chapters, Chapter, index);
}

/* The speaker of a word, by way of its paragraph. */
static inline int
transcript_get_word_speaker (const Transcript *transcript, guint index)
{
  const Word *word = transcript_get_word (transcript, index);

  return transcript_get_paragraph (transcript, word->paragraph)->speaker;
}
