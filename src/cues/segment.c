#include "segment.h"

#include "cuetext.h"
#include "cutting.h"
#include "timestamp.h"

#define DASH_COLUMNS 2

typedef struct {
  const Cutting *cutting;
  CueList *cues;
  GString *text;                /* of the cue in the making */
} Composer;

static const char *
get_speaker (const Composer *composer, guint index)
{
  const Transcript *transcript = composer->cutting->transcript;
  const Atom *atom = cutting_get_atom (composer->cutting, index);

  return transcript_get_speaker (transcript, transcript_get_word_speaker (transcript, atom->word));
}

/* A speaker begins: the voice, and what is shown of it. */
static void
open_voice (Composer *composer, guint index, gboolean is_shared)
{
  g_autofree char *mark = cutting_dup_mark (composer->cutting, index, is_shared);
  const char *speaker = get_speaker (composer, index);

  if (composer->cutting->options->speakers == SPEAKERS_VOICE && speaker) {
    g_string_append (composer->text, "<v ");
    cuetext_append_escaped (composer->text, speaker, -1);
    g_string_append_c (composer->text, '>');
  }
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
append_timestamp (Composer *composer, guint64 time)
{
  char stamp[TIMESTAMP_SIZE];

  timestamp_write (stamp, time * MILLISECOND, '.');
  g_string_append_printf (composer->text, "<%s>", stamp);
}

static gboolean
begins_word (const Cutting *cutting, guint index, guint first)
{
  return index == first
      || cutting_get_atom (cutting, index)->word != cutting_get_atom (cutting, index - 1)->word;
}

static void
append_space (Composer *composer, guint index, gboolean is_first)
{
  const Cutting *cutting = composer->cutting;
  const Atom *atom = cutting_get_atom (cutting, index);

  if (!is_first && cutting->begins[index] == BEGINS_LINE)
    g_string_append_c (composer->text, '\n');
  else if (!is_first && atom->is_spaced)
    g_string_append_c (composer->text, ' ');
}

/* The moment of word @index: later than @last, with a millisecond left for each word after it in
 * the cue; 0: none, the word is on from the start or there is no room. */
static guint64
moment_of (const Cutting *cutting, guint index, guint end, guint64 last, guint64 stop)
{
  guint64 onset = cutting_get_atom (cutting, index)->start, latest = stop - (end - index);

  if (onset <= last)
    onset = last + 1;
  return MIN (onset, latest);
}

static void
compose_text (Composer *composer, guint first, guint end, const Showing *showing)
{
  const Cutting *cutting = composer->cutting;
  gboolean is_shared = cutting_is_shared (cutting, first, end);
  guint64 last = showing->start;

  g_string_truncate (composer->text, 0);
  for (guint i = first; i < end; i++) {
    const Atom *atom = cutting_get_atom (cutting, i);

    if (i > first && atom->turns)
      close_voice (composer, i - 1);
    append_space (composer, i, i == first);
    if (i == first || atom->turns)
      open_voice (composer, i, is_shared);
    if (cutting->options->karaoke && atom->start > showing->start
        && begins_word (cutting, i, first)) {
      guint64 moment = moment_of (cutting, i, end, last, showing->end);

      if (moment > last)
        append_timestamp (composer, last = moment);
    }
    cuetext_append_escaped (composer->text, atom->text, atom->length);
  }
  if (is_shared)
    close_voice (composer, end - 1);
}

static void
add_cue (Composer *composer, guint first, guint end, const Showing *showing)
{
  const Cutting *cutting = composer->cutting;

  compose_text (composer, first, end, showing);
  cue_list_append (composer->cues, &(Cue) {
    .start = showing->start * MILLISECOND,
    .end = showing->end * MILLISECOND,
    .text = g_string_chunk_insert_len (composer->cues->strings, composer->text->str,
        (gssize) composer->text->len),
    .first_word = cutting_get_atom (cutting, first)->word,
    .end_word = cutting_get_atom (cutting, end - 1)->word + 1,
  });
}

static CueList *
compose_cues (const Cutting *cutting)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) showings = cutting_time_cues (cutting);
  Composer composer = { cutting, cue_list_new (), text };

  for (guint i = 0, first = 0, end; i < showings->len; i++, first = end) {
    end = cutting_next_cue (cutting, first);
    add_cue (&composer, first, end, &g_array_index (showings, Showing, i));
  }
  return composer.cues;
}

CueList *
segment_words (const Transcript *transcript, const SegmentOptions *options)
{
  guint max = options->profile->max_chars;
  g_autoptr (GArray) atoms = NULL;
  g_autofree guint8 *begins = NULL;
  Cutting cutting = { transcript, options };

  if (options->speakers == SPEAKERS_DASH && max > DASH_COLUMNS)
    max -= DASH_COLUMNS;
  cutting.atoms = atoms = atoms_of_transcript (transcript, max);
  cutting.begins = begins = g_new0 (guint8, atoms->len);
  cutting_choose (&cutting);
  return compose_cues (&cutting);
}
