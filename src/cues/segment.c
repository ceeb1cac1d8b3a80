#include "segment.h"

#include "cuetext.h"
#include "cutting.h"
#include "timestamp.h"

#define DASH_COLUMNS 2

typedef struct {
  const Cutting *cutting;
  CueList *cues;
  GString *text;                /* of the cue in the making */
  guint64 start;                /* of that cue, in milliseconds */
} Composer;

static const char *
get_speaker (const Composer *composer, guint index)
{
  const Transcript *transcript = composer->cutting->transcript;
  const Atom *atom = cutting_get_atom (composer->cutting, index);

  return transcript_get_speaker (transcript, transcript_get_word_speaker (transcript, atom->word));
}

static void
open_voice (Composer *composer, guint index)
{
  const char *speaker = get_speaker (composer, index);

  if (composer->cutting->options->speakers == SPEAKERS_VOICE && speaker)
    cuetext_append_voice (composer->text, speaker);
}

static void
append_mark (Composer *composer, guint index, gboolean is_shared)
{
  g_autofree char *mark = cutting_dup_mark (composer->cutting, index, is_shared);

  cuetext_append_escaped (composer->text, mark, -1);
}

/* The end of a voice that fills its cue goes without saying. */
static void
close_voice (Composer *composer, guint index)
{
  if (composer->cutting->options->speakers == SPEAKERS_VOICE && get_speaker (composer, index))
    g_string_append (composer->text, "</v>");
}

static void
append_separator (Composer *composer, guint index)
{
  if (composer->cutting->begins[index] == BEGINS_LINE)
    g_string_append_c (composer->text, '\n');
  else if (cutting_get_atom (composer->cutting, index)->is_spaced)
    g_string_append_c (composer->text, ' ');
}

static gboolean
begins_word (const Cutting *cutting, guint index, guint first)
{
  return index == first
      || cutting_get_atom (cutting, index)->word != cutting_get_atom (cutting, index - 1)->word;
}

/* Words that begin later than their cue are timed: later than the word before, @last, and early
 * enough that all that follow find a millisecond before the cue's end. */
static void
append_timestamp (Composer *composer, guint index, guint end, guint64 stop, guint64 *last)
{
  guint64 onset = cutting_get_atom (composer->cutting, index)->start;
  guint64 latest = stop - MIN (stop, end - index);
  char stamp[TIMESTAMP_SIZE];

  if (onset <= composer->start || latest <= *last)
    return;
  *last = CLAMP (onset, *last + 1, latest);
  timestamp_write (stamp, *last * MILLISECOND, '.');
  g_string_append_printf (composer->text, "<%s>", stamp);
}

static void
compose_text (Composer *composer, guint first, guint end, guint64 stop)
{
  const Cutting *cutting = composer->cutting;
  gboolean is_shared = cutting_is_shared (cutting, first, end);
  guint64 last = composer->start;

  g_string_truncate (composer->text, 0);
  for (guint i = first; i < end; i++) {
    const Atom *atom = cutting_get_atom (cutting, i);
    gboolean speaks = i == first || atom->turns;

    if (i > first && atom->turns)
      close_voice (composer, i - 1);
    if (i > first)
      append_separator (composer, i);
    if (speaks)
      open_voice (composer, i);
    if (cutting->options->karaoke && begins_word (cutting, i, first))
      append_timestamp (composer, i, end, stop, &last);
    if (speaks)
      append_mark (composer, i, is_shared);
    cuetext_append_escaped (composer->text, atom->text, atom->length);
  }
  if (is_shared)
    close_voice (composer, end - 1);
}

static void
add_cue (Composer *composer, guint first, guint end, const Showing *showing)
{
  const Cutting *cutting = composer->cutting;

  composer->start = showing->start;
  compose_text (composer, first, end, showing->end);
  cue_list_append (composer->cues, &(Cue) {
    .start = showing->start * MILLISECOND,
    .end = showing->end * MILLISECOND,
    .text = g_string_chunk_insert_len (composer->cues->strings, composer->text->str,
        (gssize) composer->text->len),
    .first_word = cutting_get_atom (cutting, first)->word,
    .end_word = cutting_get_atom (cutting, end - 1)->word + 1,
  });
}

/* Whether all of a cue was heard by nobody, and it is gone before it can be seen. */
static gboolean
flashes_unheard (const Cutting *cutting, guint first, guint end, const Showing *showing)
{
  const Nanoseconds shown = (showing->end - showing->start) * MILLISECOND;

  if (shown >= cutting->options->profile->min_duration)
    return FALSE;
  while (first < end && transcript_get_word (cutting->transcript,
      cutting_get_atom (cutting, first)->word)->confidence == 0)
    first++;
  return first == end;
}

static CueList *
compose_cues (const Cutting *cutting, const GArray *showings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Composer composer = { .cutting = cutting, .cues = cue_list_new (), .text = text };

  for (guint i = 0, first = 0, end; i < showings->len; i++, first = end) {
    const Showing *showing = &g_array_index (showings, Showing, i);

    end = cutting_next_cue (cutting, first);
    if (!flashes_unheard (cutting, first, end, showing))
      add_cue (&composer, first, end, showing);
  }
  return composer.cues;
}

struct Segmenter {
  const Transcript *transcript;
  guint max_columns;            /* of an atom; 0: there are none yet */
  GArray *atoms;                /* (element-type Atom) */
  BreakCost *breaks;            /* before each of them */
  CueList *cues;                /* as they were cut last, by @options; NULL */
  SegmentOptions options;
  Profile profile;              /* of them */
};

Segmenter *
segmenter_new (const Transcript *transcript)
{
  Segmenter *segmenter = g_new0 (Segmenter, 1);

  segmenter->transcript = transcript;
  return segmenter;
}

void
segmenter_free (Segmenter *segmenter)
{
  g_clear_pointer (&segmenter->atoms, g_array_unref);
  g_free (segmenter->breaks);
  g_clear_pointer (&segmenter->cues, cue_list_free);
  g_free (segmenter);
}

/* Makes atoms of @max_columns at most, unless it has them. */
static void
read_words (Segmenter *segmenter, guint max_columns)
{
  if (segmenter->max_columns == max_columns)
    return;
  segmenter->max_columns = max_columns;
  g_clear_pointer (&segmenter->atoms, g_array_unref);
  g_free (segmenter->breaks);
  segmenter->atoms = atoms_of_transcript (segmenter->transcript, max_columns);
  segmenter->breaks = breaks_rate (segmenter->transcript, segmenter->atoms);
}

static gboolean
limits_are_equal (const Profile *a, const Profile *b)
{
  return a->max_chars == b->max_chars && a->max_lines == b->max_lines && a->max_cps == b->max_cps
      && a->min_duration == b->min_duration && a->max_duration == b->max_duration
      && a->min_gap == b->min_gap && a->chain_gap == b->chain_gap;
}

static gboolean
was_cut_so (const Segmenter *segmenter, const SegmentOptions *options)
{
  const SegmentOptions *last = &segmenter->options;

  return segmenter->cues && last->speakers == options->speakers
      && last->karaoke == options->karaoke && limits_are_equal (last->profile, options->profile);
}

static CueList *
cut (Segmenter *segmenter, const SegmentOptions *options)
{
  guint max = options->profile->max_chars;
  g_autoptr (GArray) showings = NULL;
  g_autofree guint8 *begins = NULL, *contested = NULL, *renames = NULL;
  Cutting cutting = { segmenter->transcript, options };

  if (options->speakers == SPEAKERS_DASH && max > DASH_COLUMNS)
    max -= DASH_COLUMNS;
  read_words (segmenter, max);
  if (!segmenter->atoms->len)
    return cue_list_new ();
  cutting.atoms = segmenter->atoms;
  cutting.breaks = segmenter->breaks;
  cutting.begins = begins = g_new0 (guint8, cutting.atoms->len);
  cutting.contested = contested = g_new0 (guint8, cutting.atoms->len);
  cutting.renames = renames = g_new0 (guint8, cutting.atoms->len);
  showings = cutting_choose (&cutting);
  return compose_cues (&cutting, showings);
}

const CueList *
segmenter_cut (Segmenter *segmenter, const SegmentOptions *options)
{
  if (was_cut_so (segmenter, options))
    return segmenter->cues;
  g_clear_pointer (&segmenter->cues, cue_list_free);
  segmenter->profile = *options->profile;
  segmenter->options = *options;
  segmenter->options.profile = &segmenter->profile;
  segmenter->cues = cut (segmenter, options);
  return segmenter->cues;
}

CueList *
segment_words (const Transcript *transcript, const SegmentOptions *options)
{
  g_autoptr (Segmenter) segmenter = segmenter_new (transcript);

  return cut (segmenter, options);
}
