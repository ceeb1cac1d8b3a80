#include "found.h"

#include <string.h>

#include "input.h"

/* The words [@first, @end) as they stand. (transfer full) */
static char *
join_words (const Transcript *transcript, guint first, guint end)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < end; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (i > first && !word->is_glued)
      g_string_append_c (text, ' ');
    g_string_append (text, word->text);
  }
  return g_string_free (text, FALSE);
}

static const char *
find_speaker (const Transcript *transcript, const QuoteHit *hit)
{
  g_autofree guint *counts = g_new0 (guint, transcript->speakers->len + 1);
  int best = SPEAKER_NONE;

  for (guint i = hit->first; i <= hit->last; i++) {
    int speaker = transcript_get_word_speaker (transcript, i);

    if (speaker != SPEAKER_NONE && ++counts[speaker] > (best == SPEAKER_NONE ? 0 : counts[best]))
      best = speaker;
  }
  return transcript_get_speaker (transcript, best);
}

static const char *
find_chapter (const Transcript *transcript, Nanoseconds time)
{
  const char *title = NULL;

  for (guint i = 0; time != NANOSECONDS_NONE && i < transcript->chapters->len; i++) {
    const Chapter *chapter = transcript_get_chapter (transcript, i);

    if (chapter->start != NANOSECONDS_NONE && chapter->start <= time)
      title = chapter->title;
  }
  return title;
}

static int
mean_confidence (const Transcript *transcript, const QuoteHit *hit)
{
  int sum = 0, n = 0;

  for (guint i = hit->first; i <= hit->last; i++) {
    int confidence = transcript_get_word (transcript, i)->confidence;

    if (confidence != CONFIDENCE_UNKNOWN) {
      sum += confidence;
      n++;
    }
  }
  return n ? (sum + n / 2) / n : CONFIDENCE_UNKNOWN;
}

/* A media fragment, https://www.w3.org/TR/media-frags/ : seconds, start and end. */
static char *
make_link (const Found *found)
{
  const char *uri = found->audio && input_is_url (found->audio) ? found->audio
      : found->page && input_is_url (found->page) ? found->page : NULL;
  gsize length = uri ? strcspn (uri, "#") : 0;
  char start[G_ASCII_DTOSTR_BUF_SIZE], end[G_ASCII_DTOSTR_BUF_SIZE];

  if (!uri || found->start == NANOSECONDS_NONE)
    return g_strdup (uri);
  g_ascii_formatd (start, sizeof start, "%.3f", (double) found->start / SECOND);
  g_ascii_formatd (end, sizeof end, "%.3f", (double) found->end / SECOND);
  return g_strdup_printf ("%.*s#t=%s,%s", (int) length, uri, start, end);
}

static Nanoseconds
find_end (const Transcript *transcript, const QuoteHit *hit)
{
  Nanoseconds end = NANOSECONDS_NONE;

  for (guint i = hit->first; i <= hit->last; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word->start != NANOSECONDS_NONE)
      end = end == NANOSECONDS_NONE ? word->end : MAX (end, word->end);
  }
  return end;
}

Found *
found_new (const char *name, const Transcript *transcript, const QuoteHit *hit, guint context)
{
  Found *found = g_new0 (Found, 1);
  guint before = hit->first > context ? hit->first - context : 0, words = transcript->words->len;
  guint after = words - hit->last - 1 > context ? hit->last + 1 + context : words;

  found->transcript = g_strdup (name);
  found->title = g_strdup (transcript->title);
  found->date = g_strdup (transcript->date);
  found->speaker = g_strdup (find_speaker (transcript, hit));
  found->start = transcript_get_word (transcript, hit->first)->start;
  found->end = find_end (transcript, hit);
  found->chapter = g_strdup (find_chapter (transcript, found->start));
  found->audio = g_strdup (transcript->audio.uri);
  found->sha256 = g_strdup (transcript->audio.sha256);
  found->page = g_strdup (transcript->link);
  found->link = make_link (found);
  found->timing = transcript->timing;
  found->confidence = mean_confidence (transcript, hit);
  found->first = hit->first;
  found->last = hit->last;
  found->score = hit->score;
  found->before = join_words (transcript, before, hit->first);
  found->text = join_words (transcript, hit->first, hit->last + 1);
  found->after = join_words (transcript, hit->last + 1, after);
  return found;
}

void
found_free (Found *found)
{
  g_free (found->transcript);
  g_free (found->title);
  g_free (found->date);
  g_free (found->speaker);
  g_free (found->chapter);
  g_free (found->audio);
  g_free (found->sha256);
  g_free (found->page);
  g_free (found->link);
  g_free (found->text);
  g_free (found->before);
  g_free (found->after);
  g_free (found);
}

char *
found_clock (Nanoseconds time)
{
  guint64 seconds = time / SECOND;

  if (time == NANOSECONDS_NONE)
    return g_strdup ("-:--");
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%02u:%02u", seconds / 3600,
      (guint) (seconds / 60 % 60), (guint) (seconds % 60));
}
