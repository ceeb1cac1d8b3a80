#include "subtitles.h"

#include <string.h>

#include "cuetext.h"

#define STRINGS_BLOCK 16384
#define STRAY 8                 /* characters before a word that are none of it: "- " */
#define DASH "- "

typedef struct {
  Subtitles *subtitles;
  const Transcript *transcript;
  guint next_word;              /* of the transcript, for cues that do not know their words */
} Maker;

/* Where @word stands at @at, white space of any kind being the same; NULL: not there. */
static const char *
match (const char *at, const char *word)
{
  for (; *word; word++) {
    if (*word == ' ' ? !g_ascii_isspace (*at) : *at != *word)
      return NULL;
    at++;
  }
  return at;
}

/* The next place of @word, few characters on at most. */
static const char *
find_word (const char *at, const char *word, const char **end)
{
  while (g_ascii_isspace (*at))
    at++;
  for (guint i = 0; *at && i < STRAY; i++, at = g_utf8_next_char (at))
    if ((*end = match (at, word)))
      return at;
  return NULL;
}

/* A word that is not found is passed over: its cue's text was written by somebody else. */
static void
add_words (Maker *maker, SubtitleCue *cue, guint first, guint end)
{
  const Transcript *transcript = maker->transcript;
  const char *at = cue->text;

  for (; first < end && *at; first++) {
    const Word *word = transcript_get_word (transcript, first);
    const char *stop = NULL, *place = find_word (at, word->text, &stop);
    SubtitleWord made = { word->start, word->end, 0, 0,
      transcript_get_word_speaker (transcript, first) };

    if (!place || word->start == NANOSECONDS_NONE)
      continue;
    made.from = (guint) (place - cue->text) + (g_str_has_prefix (place, DASH) ? strlen (DASH) : 0);
    made.to = (guint) (stop - cue->text);
    g_array_append_val (maker->subtitles->words, made);
    at = stop;
  }
}

/* Captions of a file do not say which words are theirs, but hold all words in their order. */
static guint
find_end_word (Maker *maker, const SubtitleCue *cue)
{
  guint index = maker->next_word;

  for (const char *at = cue->text, *stop; index < maker->transcript->words->len; index++) {
    if (!find_word (at, transcript_get_word (maker->transcript, index)->text, &stop))
      break;
    at = stop;
  }
  return index;
}

static int
find_speaker (const Transcript *transcript, const char *name)
{
  for (guint i = 0; name && i < transcript->speakers->len; i++)
    if (g_str_equal (g_ptr_array_index (transcript->speakers, i), name))
      return (int) i;
  return SPEAKER_NONE;
}

static void
add_cue (Maker *maker, const Cue *source)
{
  Subtitles *subtitles = maker->subtitles;
  g_autoptr (GString) plain = g_string_new (NULL);
  SubtitleCue cue = { source->start, source->end, NULL, SPEAKER_NONE, subtitles->words->len, 0 };
  guint first = source->first_word, end = source->end_word;

  cuetext_append_plain (source->text, plain);
  cue.text = g_string_chunk_insert_len (subtitles->strings, plain->str, (gssize) plain->len);
  if (first == end) {
    first = maker->next_word;
    end = maker->next_word = find_end_word (maker, &cue);
  }
  add_words (maker, &cue, first, end);
  cue.end_word = subtitles->words->len;
  if (cue.end_word > cue.first_word) {
    cue.speaker = subtitles_get_word (subtitles, cue.first_word)->speaker;
  } else {
    g_autofree char *name = cuetext_dup_speaker (source->text);
    cue.speaker = find_speaker (maker->transcript, name);
  }
  g_array_append_val (subtitles->cues, cue);
}

static int
compare_cues (gconstpointer a, gconstpointer b)
{
  const SubtitleCue *left = a, *right = b;

  return left->start < right->start ? -1 : left->start > right->start;
}

static void
add_chapters (Subtitles *subtitles, const Transcript *transcript)
{
  for (guint i = 0; i < transcript->chapters->len; i++) {
    const Chapter *from = transcript_get_chapter (transcript, i);
    SubtitleChapter chapter = { from->start };

    if (from->start == NANOSECONDS_NONE)
      continue;
    chapter.title = g_string_chunk_insert (subtitles->strings, from->title ? from->title : "");
    chapter.link = from->link ? g_string_chunk_insert (subtitles->strings, from->link) : NULL;
    g_array_append_val (subtitles->chapters, chapter);
  }
}

static void
add_insertions (Subtitles *subtitles, const Transcript *transcript)
{
  for (guint i = 0; i < transcript->insertions->len; i++) {
    Insertion insertion = g_array_index (transcript->insertions, Insertion, i);

    insertion.unknown = NULL;
    g_array_append_val (subtitles->insertions, insertion);
  }
}

Subtitles *
subtitles_new (const Transcript *transcript, const CueList *cues)
{
  Subtitles *subtitles = g_atomic_rc_box_new0 (Subtitles);
  Maker maker = { subtitles, transcript, 0 };

  subtitles->strings = g_string_chunk_new (STRINGS_BLOCK);
  subtitles->cues = g_array_new (FALSE, FALSE, sizeof (SubtitleCue));
  subtitles->words = g_array_new (FALSE, FALSE, sizeof (SubtitleWord));
  subtitles->chapters = g_array_new (FALSE, FALSE, sizeof (SubtitleChapter));
  subtitles->insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  subtitles->speakers = g_ptr_array_new ();
  for (guint i = 0; i < transcript->speakers->len; i++)
    g_ptr_array_add (subtitles->speakers, g_string_chunk_insert (subtitles->strings,
            g_ptr_array_index (transcript->speakers, i)));
  for (guint i = 0; i < cues->cues->len; i++)
    add_cue (&maker, cue_list_get (cues, i));
  g_array_sort (subtitles->cues, compare_cues);
  add_chapters (subtitles, transcript);
  add_insertions (subtitles, transcript);
  return subtitles;
}

Subtitles *
subtitles_ref (Subtitles *subtitles)
{
  return g_atomic_rc_box_acquire (subtitles);
}

static void
subtitles_clear (gpointer data)
{
  Subtitles *subtitles = data;

  g_array_unref (subtitles->cues);
  g_array_unref (subtitles->words);
  g_array_unref (subtitles->chapters);
  g_array_unref (subtitles->insertions);
  g_ptr_array_unref (subtitles->speakers);
  g_string_chunk_free (subtitles->strings);
}

void
subtitles_unref (Subtitles *subtitles)
{
  g_atomic_rc_box_release_full (subtitles, subtitles_clear);
}

/* How many of the @n elements of @size bytes, each of which begins with its start, start at or
 * before @time. */
static guint
count_started (const GArray *array, Nanoseconds time)
{
  guint low = 0, high = array->len, size = g_array_get_element_size ((GArray *) array);

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (*(const Nanoseconds *) (array->data + (gsize) middle * size) <= time)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

guint
subtitles_find_last_cue (const Subtitles *subtitles, Nanoseconds time)
{
  return count_started (subtitles->cues, time) - 1;     /* SUBTITLE_NONE for 0 */
}

#define OVERLAPS 8              /* cues that start while an earlier one still shows */

guint
subtitles_find_cue (const Subtitles *subtitles, Nanoseconds time)
{
  guint index = count_started (subtitles->cues, time);

  for (guint i = 0; index && i < OVERLAPS; i++)
    if (time < subtitles_get_cue (subtitles, --index)->end)
      return index;
  return SUBTITLE_NONE;
}

guint
subtitles_find_word (const Subtitles *subtitles, guint cue, Nanoseconds time)
{
  guint found = SUBTITLE_NONE;

  if (cue == SUBTITLE_NONE)
    return SUBTITLE_NONE;
  for (guint i = subtitles_get_cue (subtitles, cue)->first_word;
      i < subtitles_get_cue (subtitles, cue)->end_word
      && subtitles_get_word (subtitles, i)->start <= time; i++)
    found = i;
  return found;
}

static guint
find_mark (const char *text, guint from)
{
  guint length = strlen (DASH);

  return from >= length && strncmp (text + from - length, DASH, length) == 0 ? from - length : from;
}

guint
subtitles_list_voices (const Subtitles *subtitles, guint cue, SubtitleVoice voices[SUBTITLE_VOICES])
{
  const SubtitleCue *in = subtitles_get_cue (subtitles, cue);
  guint n = 0;

  for (guint i = in->first_word; i < in->end_word && n < SUBTITLE_VOICES; i++) {
    const SubtitleWord *word = subtitles_get_word (subtitles, i);

    if (!n || voices[n - 1].speaker != word->speaker)
      voices[n++] = (SubtitleVoice) { word->speaker, find_mark (in->text, word->from), word->from };
  }
  if (n)
    return n;
  voices[0] = (SubtitleVoice) { in->speaker, 0, 0 };
  return 1;
}

char *
subtitles_dup_said (const Subtitles *subtitles, guint cue)
{
  const char *text = subtitles_get_cue (subtitles, cue)->text;
  SubtitleVoice voices[SUBTITLE_VOICES];
  guint n = subtitles_list_voices (subtitles, cue, voices);
  GString *said = g_string_new (NULL);

  if (n == 1)
    voices[0].from = 0;
  else
    g_string_append_len (said, text, voices[0].mark);
  for (guint i = 0; i < n; i++) {
    const char *speaker = subtitles_get_speaker (subtitles, voices[i].speaker);
    gsize end = i + 1 < n ? voices[i + 1].mark : strlen (text);

    if (speaker)
      g_string_append_printf (said, "%s: ", speaker);
    g_string_append_len (said, text + voices[i].from, (gssize) (end - voices[i].from));
  }
  return g_string_free (said, FALSE);
}

guint
subtitles_find_chapter (const Subtitles *subtitles, Nanoseconds time)
{
  return count_started (subtitles->chapters, time) - 1;
}

guint
subtitles_find_chapter_named (const Subtitles *subtitles, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  guint found = SUBTITLE_NONE;

  for (guint i = 0; i < subtitles->chapters->len; i++) {
    g_autofree char *title = g_utf8_casefold (subtitles_get_chapter (subtitles, i)->title, -1);

    if (g_str_equal (title, folded))
      return i;
    if (found == SUBTITLE_NONE && strstr (title, folded))
      found = i;
  }
  return found;
}

static Nanoseconds
next_in_cue (const Subtitles *subtitles, guint index, Nanoseconds time)
{
  const SubtitleCue *cue = subtitles_get_cue (subtitles, index);
  Nanoseconds next = cue->end > time ? cue->end : NANOSECONDS_NONE;

  for (guint i = cue->first_word; i < cue->end_word; i++) {
    const SubtitleWord *word = subtitles_get_word (subtitles, i);

    if (word->start > time)
      return MIN (next, word->start);
  }
  return next;
}

Nanoseconds
subtitles_next_change (const Subtitles *subtitles, Nanoseconds time)
{
  guint cue = count_started (subtitles->cues, time);
  guint chapter = count_started (subtitles->chapters, time);
  guint shown = subtitles_find_cue (subtitles, time);
  Nanoseconds next = NANOSECONDS_NONE;

  if (cue < subtitles->cues->len)
    next = subtitles_get_cue (subtitles, cue)->start;
  if (chapter < subtitles->chapters->len)
    next = MIN (next, subtitles_get_chapter (subtitles, chapter)->start);
  if (shown != SUBTITLE_NONE)
    next = MIN (next, next_in_cue (subtitles, shown, time));
  return next;
}

const char *
subtitles_get_speaker (const Subtitles *subtitles, int speaker)
{
  return speaker == SPEAKER_NONE ? NULL
      : g_ptr_array_index (subtitles->speakers, (guint) speaker);
}
