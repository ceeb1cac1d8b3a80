#include "atoms.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "unsaid.h"
#include "width.h"

typedef struct {
  const Transcript *transcript;
  guint max_columns;
  GArray *atoms;
  GString *run;                 /* words that no space divides, one after the other */
  UBreakIterator *breaks, *lines, *clusters;    /* of the run, of a word; opened when needed */
} Cutter;

static void
cutter_clear (Cutter *cutter)
{
  g_string_free (cutter->run, TRUE);
  if (cutter->breaks)
    ubrk_close (cutter->breaks);
  if (cutter->lines)
    ubrk_close (cutter->lines);
  if (cutter->clusters)
    ubrk_close (cutter->clusters);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cutter, cutter_clear)

static gboolean
starts_run (const Transcript *transcript, guint index)
{
  const Word *word = transcript_get_word (transcript, index);

  return !index || !word->is_glued
      || word->paragraph != transcript_get_word (transcript, index - 1)->paragraph;
}

static void
add_atom (Cutter *cutter, const Atom *atom)
{
  g_array_append_val (cutter->atoms, *atom);
}

/* Sets @iterator, opened if need be, on @length bytes of @text; FALSE: ICU has no such rules. */
static gboolean
iterate (UBreakIterator **iterator, UBreakIteratorType type, const char *text, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *utext = utext_openUTF8 (NULL, text, (int64_t) length, &status);

  if (!*iterator)
    *iterator = ubrk_open (type, "", NULL, 0, &status);
  ubrk_setUText (*iterator, utext, &status);
  utext_close (utext);
  return U_SUCCESS (status);
}

/* The most bytes of @text, from @from on, that fit @max_columns: one cluster at least. */
static gsize
fitting_clusters (Cutter *cutter, const char *text, gsize length)
{
  int32_t from = 0, to;
  guint columns = 0;

  if (!iterate (&cutter->clusters, UBRK_CHARACTER, text, length))
    return length;
  for (; (to = ubrk_next (cutter->clusters)) != UBRK_DONE; from = to) {
    columns += width_of_text (text + from, to - from);
    if (from && columns > cutter->max_columns)
      return (gsize) from;
  }
  return length;
}

/* The bytes of @text that the next line takes: up to the last break that fits, else what fits. */
static gsize
fitting_part (Cutter *cutter, const char *text, gsize length)
{
  gsize fitting = fitting_clusters (cutter, text, length), context;
  int32_t at;

  if (fitting == length)
    return fitting;
  /* One more character decides; all of a hostile text would be read again for each part. */
  context = (gsize) (g_utf8_next_char (text + fitting) - text);
  if (!iterate (&cutter->lines, UBRK_LINE, text, context))
    return fitting;
  at = ubrk_preceding (cutter->lines, (int32_t) context);
  return at > 0 ? (gsize) at : fitting;
}

/* Milliseconds of the word's time at @part of @whole bytes. */
static guint64
time_at (const Atom *word, gsize part)
{
  return word->start + (guint64) ((double) (word->end - word->start) * part / word->length);
}

/* Puts @word's parts in its place, each no wider than a line. */
static void
cut_word (Cutter *cutter, Atom word)
{
  gboolean is_spaced = word.is_spaced;

  for (gsize at = 0, taken; at < word.length; at += taken) {
    Atom part = word;

    taken = fitting_part (cutter, word.text + at, word.length - at);
    part.text = word.text + at;
    part.length = (guint) taken;
    while (part.length > 1 && part.text[part.length - 1] == ' ')
      part.length--;
    part.columns = width_of_text (part.text, part.length);
    part.is_spaced = is_spaced;
    part.may_begin_line = at || word.may_begin_line;
    part.start = time_at (&word, at);
    part.end = time_at (&word, at + taken);
    add_atom (cutter, &part);
    is_spaced = part.length < taken;
  }
}

static void
add_word (Cutter *cutter, guint index, gboolean may_begin_line)
{
  const Word *word = transcript_get_word (cutter->transcript, index);
  Atom atom = {
    .text = word->text,
    .length = (guint) strlen (word->text),
    .word = index,
    .columns = width_of_text (word->text, -1),
    .is_spaced = starts_run (cutter->transcript, index),
    .may_begin_line = may_begin_line,
    .start = nanoseconds_to_milliseconds (word->start),
    .end = nanoseconds_to_milliseconds (MAX (word->start, word->end)),
  };

  if (atom.columns > cutter->max_columns)
    cut_word (cutter, atom);
  else
    add_atom (cutter, &atom);
}

/* Words [@first, @end), glued to one another: a line begins where the whole lets it. */
static void
add_run (Cutter *cutter, guint first, guint end)
{
  gsize at = 0;
  gboolean is_known;

  g_string_truncate (cutter->run, 0);
  for (guint i = first; i < end; i++)
    g_string_append (cutter->run, transcript_get_word (cutter->transcript, i)->text);
  is_known = end - first > 1
      && iterate (&cutter->breaks, UBRK_LINE, cutter->run->str, cutter->run->len);

  for (guint i = first; i < end; i++) {
    add_word (cutter, i,
        i == first || !is_known || ubrk_isBoundary (cutter->breaks, (int32_t) at));
    at += strlen (transcript_get_word (cutter->transcript, i)->text);
  }
}

/* Whether no cue goes on from the paragraph of @before into the one of @word. */
static gboolean
is_fence (const Transcript *transcript, const Word *before, const Word *word)
{
  return before->paragraph != word->paragraph && transcript->has_closed_paragraphs;
}

static void
mark_turns (Cutter *cutter)
{
  for (guint i = 1; i < cutter->atoms->len; i++) {
    Atom *atom = &g_array_index (cutter->atoms, Atom, i);
    guint before = atom[-1].word;

    atom->turns = transcript_get_word_speaker (cutter->transcript, before)
        != transcript_get_word_speaker (cutter->transcript, atom->word);
    atom->is_fenced = atom->word > before + 1 /* what is unsaid stood between */
        || is_fence (cutter->transcript, transcript_get_word (cutter->transcript, before),
            transcript_get_word (cutter->transcript, atom->word));
  }
}

/* Whatever the words' times were: onsets never go back, nothing ends after the next begins. */
static void
settle_times (Cutter *cutter)
{
  Atom *atoms = (Atom *) (void *) cutter->atoms->data;

  for (guint i = 1; i < cutter->atoms->len; i++)
    atoms[i].start = MAX (atoms[i].start, atoms[i - 1].start);
  for (guint i = 0; i < cutter->atoms->len; i++) {
    atoms[i].end = MAX (atoms[i].end, atoms[i].start);
    if (i + 1 < cutter->atoms->len)
      atoms[i].end = MIN (atoms[i].end, atoms[i + 1].start);
  }
}

static void
add_runs (Cutter *cutter, guint from, guint until)
{
  for (guint first = from, end; first < until; first = end) {
    for (end = first + 1; end < until && !starts_run (cutter->transcript, end);)
      end++;
    add_run (cutter, first, end);
  }
}

GArray *
atoms_of_transcript (const Transcript *transcript, guint max_columns)
{
  g_autoptr (GArray) passages = unsaid_find (transcript);
  g_auto (Cutter) cutter = {
    .transcript = transcript,
    .max_columns = max_columns,
    .atoms = g_array_sized_new (FALSE, FALSE, sizeof (Atom), transcript->words->len),
    .run = g_string_new (NULL),
  };

  for (guint i = 0, first = 0; i <= passages->len; i++) {
    const Unsaid passage = i < passages->len ? g_array_index (passages, Unsaid, i)
        : (Unsaid) { transcript->words->len, transcript->words->len };

    add_runs (&cutter, first, passage.first);
    first = passage.end;
  }
  mark_turns (&cutter);
  settle_times (&cutter);
  return cutter.atoms;
}
