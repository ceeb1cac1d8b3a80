/* A transcript as rows of a terminal: turns under the name of who speaks, chapters between them.
 * Needs no terminal. */
#pragma once

#include "transcript.h"

#define SCROLL_NONE G_MAXUINT

typedef enum {
  ROW_BLANK,
  ROW_CHAPTER,                  /* its title */
  ROW_SPEAKER,                  /* who says the words below */
  ROW_WORDS,
} RowKind;

typedef struct {
  RowKind kind;
  guint first, end;             /* words; of a heading @first is the one below */
  guint from, to;               /* bytes: of @first, and of the last, that stand here */
  guint chapter;                /* of those that have a time, as in Subtitles */
  int speaker;                  /* index, or SPEAKER_NONE */
} Row;

typedef struct {
  GPtrArray *texts;             /* of the words, safe for a terminal (element-type char*) */
  GArray *paragraphs, *words;   /* copies of the transcript's */
  GArray *timed;                /* the words that have a time, by it (private) */
  GArray *chapters;             /* starts, of those that have one (element-type Nanoseconds) */
  GArray *rows;                 /* (element-type Row) */
  GArray *row_of_word;          /* the one that it begins in (element-type guint) */
} Scroll;

/* Without rows yet. Keeps nothing of @transcript. */
Scroll *scroll_new (const Transcript *transcript);
void scroll_free (Scroll *scroll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scroll, scroll_free)

/* Makes the rows anew, none wider than @columns unless a single character is. */
void scroll_wrap (Scroll *scroll, guint columns);

/* The word that is said at @time, or was last; SCROLL_NONE: none was yet. */
guint scroll_find_word (const Scroll *scroll, Nanoseconds time);

/* When the first word after @time begins; NANOSECONDS_NONE: there is none. */
Nanoseconds scroll_next_word (const Scroll *scroll, Nanoseconds time);

/* What of a word stands in a row, and where. */
typedef struct {
  guint word;
  const char *text;
  gsize length;                 /* bytes */
  guint column, columns;
} Piece;

/* The piece of @row after @piece, the first after { SCROLL_NONE }; FALSE: there is none. */
gboolean scroll_next_piece (const Scroll *scroll, const Row *row, Piece *piece);

/* The word at @column of @row, or the nearest before; of a heading the first below it. SCROLL_NONE:
 * there is none. */
guint scroll_find_at (const Scroll *scroll, const Row *row, guint column);

/* Columns of @text, @length bytes, character by character as terminals count. */
guint scroll_columns (const char *text, gsize length);

static inline const Row *
scroll_get_row (const Scroll *scroll, guint index)
{
  return &g_array_index (scroll->rows, Row, index);
}

static inline const Word *
scroll_get_word (const Scroll *scroll, guint index)
{
  return &g_array_index (scroll->words, Word, index);
}
