#include "chapter-lists.h"

#include <string.h>

#include "section-titles.h"

#define MAX_LIST_WORDS 16       /* of a chapter's title in a list */
#define MAX_BELOW 3             /* lines between two of them */

static const Piece *
get_piece (const GArray *pieces, guint index)
{
  return &g_array_index (pieces, Piece, index);
}

static const Line *
get_line (const Document *document, const GArray *pieces, guint index)
{
  return document_get_line (document, get_piece (pieces, index)->line);
}

/* The chapter's title in a line of a list: text behind or before the stamp. */
static const char *
get_title (const Document *document, const Piece *piece, gsize *length)
{
  const Line *line = document_get_line (document, piece->line);
  gsize start = piece->is_behind ? piece->name_start : piece->start;

  *length = (piece->is_behind ? piece->name_end : piece->end) - start;
  return line->text + start;
}

static guint
count_words (const char *text, gsize length)
{
  guint n_words = length > 0;

  for (gsize i = 0; i < length; i++)
    n_words += text[i] == ' ';
  return n_words;
}

static gboolean
is_listed (const Document *document, const Piece *piece)
{
  gsize length;
  const char *title = get_title (document, piece, &length);
  guint n_words = count_words (title, length);

  return piece->shape != STAMP_NONE && piece->label == LABEL_NONE && n_words > 0
      && n_words <= MAX_LIST_WORDS && (!piece->is_behind || piece->start >= piece->end);
}

/* What tells a list of chapters from a transcript without speakers, added up. */
enum {
  WEIGHT_TITLED = 4,            /* "Timestamps" stands above */
  WEIGHT_OTHER_STAMPS = 3,      /* the stamps start again behind it, or did before it */
  WEIGHT_SLOW = 2,              /* under SLOW_WORDS a minute: nobody speaks so */
  WEIGHT_BULLETS = 1,
  WEIGHT_SHORT = 1,             /* SHORT_WORDS in the mean */
  WEIGHT_FAR_APART = 1,         /* a minute or more */
  WEIGHT_SPOKEN_RATE = -3,
  WEIGHT_SENTENCES = -2,        /* half of them end as sentences do */
  WEIGHT_LOWER_CASE = -2,       /* half of them go on in lower case */
  WEIGHT_IN_TURN = -4,          /* stamps before and behind are in one order with it */
  LIST_ENOUGH = 3,
};

#define SLOW_WORDS 30
#define SPOKEN_WORDS 60
#define SHORT_WORDS 8

static int
weigh_texts (const Document *document, const GArray *pieces, const PieceRun *run)
{
  guint n = 0, n_words = 0, n_sentences = 0, n_lower = 0, n_items = 0;

  for (guint i = run->first; i < run->end; i++) {
    gsize length;
    const char *title = get_title (document, get_piece (pieces, i), &length);
    const Line *line = get_line (document, pieces, i);

    if (get_piece (pieces, i)->shape == STAMP_NONE)
      continue;
    n++;
    n_words += count_words (title, length);
    n_sentences += strchr (".,!", title[length - 1]) != NULL;
    n_lower += g_unichar_islower (g_utf8_get_char (title));
    n_items += line->is_item || strchr ("*-", line->text[0]) != NULL;
  }
  return (2 * n_sentences >= n ? WEIGHT_SENTENCES : 0) + (2 * n_lower > n ? WEIGHT_LOWER_CASE : 0)
      + (2 * n_items >= n ? WEIGHT_BULLETS : 0) + (n_words <= SHORT_WORDS * n ? WEIGHT_SHORT : 0);
}

static int
weigh_rate (const Document *document, const GArray *pieces, const PieceRun *run)
{
  Nanoseconds first = get_piece (pieces, run->first)->stamp;
  Nanoseconds last = get_piece (pieces, run->end - 1)->stamp;
  guint64 n_words = 0, n_gaps = 0, seconds = (last - first) / SECOND;

  for (guint i = run->first; i + 1 < run->end; i++) {
    gsize length;
    const char *title = get_title (document, get_piece (pieces, i), &length);

    n_words += count_words (title, length);
    n_gaps += get_piece (pieces, i)->shape != STAMP_NONE;
  }
  if (n_words * 60 >= SPOKEN_WORDS * seconds)
    return WEIGHT_SPOKEN_RATE;
  return (n_words * 60 < SLOW_WORDS * seconds ? WEIGHT_SLOW : 0)
      + (seconds >= 60 * n_gaps ? WEIGHT_FAR_APART : 0);
}

/* The next stamp that is none of the run's, from @index on by @step; NANOSECONDS_NONE: none. */
static Nanoseconds
find_stamp (const GArray *pieces, guint index, int step)
{
  for (guint i = index; i < pieces->len; i += (guint) step)
    if (get_piece (pieces, i)->shape != STAMP_NONE)
      return get_piece (pieces, i)->stamp;
  return NANOSECONDS_NONE;
}

static int
weigh_place (const Document *document, const GArray *pieces, const PieceRun *run)
{
  Nanoseconds first = get_piece (pieces, run->first)->stamp;
  Nanoseconds last = get_piece (pieces, run->end - 1)->stamp;
  Nanoseconds before = find_stamp (pieces, run->first - 1, -1);
  Nanoseconds after = find_stamp (pieces, run->end, 1);

  if (run->first > 0 && sections_kind_of_title (get_line (document, pieces, run->first - 1))
      == SECTION_CHAPTERS)
    return WEIGHT_TITLED;
  if (after != NANOSECONDS_NONE && after < last)
    return WEIGHT_OTHER_STAMPS;
  if (before != NANOSECONDS_NONE && before > first)
    return WEIGHT_OTHER_STAMPS;
  return before != NANOSECONDS_NONE && after != NANOSECONDS_NONE ? WEIGHT_IN_TURN : 0;
}

static gboolean
is_list (const Document *document, const GArray *pieces, const PieceRun *run)
{
  return run->end - run->first > 1 && weigh_texts (document, pieces, run)
      + weigh_rate (document, pieces, run) + weigh_place (document, pieces, run) >= LIST_ENOUGH;
}

/* A word or two about a chapter may stand below its title. */
static gboolean
goes_on (const GArray *pieces, guint end, guint index)
{
  const Piece *piece = get_piece (pieces, index);

  return index - end < MAX_BELOW && piece->shape == STAMP_NONE && piece->label == LABEL_NONE;
}

/* A run ends where the stamps start again. */
GArray *
chapter_lists_find (const Document *document, const GArray *pieces)
{
  GArray *lists = g_array_new (FALSE, FALSE, sizeof (PieceRun));
  PieceRun run = { 0 };

  for (guint i = 0; i <= pieces->len; i++) {
    const Piece *piece = i < pieces->len ? get_piece (pieces, i) : NULL;
    gboolean is_in = piece && is_listed (document, piece);
    gboolean is_open = run.end > run.first;

    if (is_open && is_in && piece->stamp >= get_piece (pieces, run.end - 1)->stamp) {
      run.end = i + 1;
      continue;
    }
    if (is_open && piece && !is_in && goes_on (pieces, run.end, i))
      continue;
    if (is_open && is_list (document, pieces, &run))
      g_array_append_val (lists, run);
    run.first = i;
    run.end = i + is_in;
  }
  return lists;
}
