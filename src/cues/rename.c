#include "cutting.h"

typedef struct {
  guint n_turns, n_cues;
  guint last_cue;               /* from 1 */
  gboolean is_renamed;
} Speaker;

static int
get_speaker (const Cutting *cutting, guint index)
{
  return transcript_get_word_speaker (cutting->transcript, cutting_get_atom (cutting, index)->word);
}

/* Counts on each atom from @first to @end, of cue number @cue from 1. */
static void
count_cue (const Cutting *cutting, guint first, guint end, guint cue, Speaker *speakers)
{
  for (guint i = first; i < end; i++) {
    int index = get_speaker (cutting, i);

    if (index == SPEAKER_NONE)
      continue;
    speakers[index].n_turns += i == 0 || cutting_get_atom (cutting, i)->turns;
    speakers[index].n_cues += speakers[index].last_cue != cue;
    speakers[index].last_cue = cue;
  }
}

static guint
end_of_line (const Cutting *cutting, guint first, guint end)
{
  guint i = first + 1;

  while (i < end && cutting->begins[i] == BEGINS_NOTHING)
    i++;
  return i;
}

/* Whether the cue holds the name, on its first line and in its time. */
static gboolean
has_room (Cutting *cutting, guint first, guint end)
{
  const Profile *profile = cutting->options->profile;
  guint line = cutting_count_columns (cutting, first, end_of_line (cutting, first, end));
  guint columns = cutting_count_columns (cutting, first, end);
  guint64 stop = end < cutting->atoms->len ? cutting_get_atom (cutting, end)->start
      : G_MAXUINT64;
  guint64 start = cutting_get_atom (cutting, first)->start + profile->min_gap / MILLISECOND;

  return line <= profile->max_chars && stop > start
      && columns * 1000.0 <= (double) (stop - start) * profile->max_cps;
}

static void
try_to_rename (Cutting *cutting, guint first, guint end, Speaker *speakers)
{
  int index = get_speaker (cutting, first);
  Speaker *speaker = index == SPEAKER_NONE ? NULL : &speakers[index];

  if (!speaker || speaker->n_turns != 1 || speaker->n_cues < 2 || speaker->is_renamed
      || first == 0 || cutting_get_atom (cutting, first)->turns)
    return;
  cutting->renames[first] = TRUE;
  speaker->is_renamed = cutting->renames[first] = has_room (cutting, first, end);
}

void
cutting_rename_speakers (Cutting *cutting)
{
  g_autofree Speaker *speakers = g_new0 (Speaker, cutting->transcript->speakers->len + 1);
  guint cue = 0;

  for (guint first = 0, end; first < cutting->atoms->len; first = end) {
    end = cutting_next_cue (cutting, first);
    count_cue (cutting, first, end, ++cue, speakers);
  }
  for (guint first = 0, end; first < cutting->atoms->len; first = end) {
    end = cutting_next_cue (cutting, first);
    try_to_rename (cutting, first, end, speakers);
  }
}
