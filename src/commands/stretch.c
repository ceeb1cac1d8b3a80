#include "stretch.h"

#include <gio/gio.h>

#include "sought.h"
#include "timestamp.h"

/* Of the pause around a quote, so much stays at most. */
#define LEAD (250 * MILLISECOND)
#define TAIL (450 * MILLISECOND)

/* When the first word of @hit begins, with some of the pause before it. */
static Nanoseconds
find_start (const Transcript *transcript, const QuoteHit *hit)
{
  const Word *word = transcript_get_word (transcript, hit->first);
  Nanoseconds before = hit->first && word[-1].end != NANOSECONDS_NONE ? word[-1].end : 0;
  Nanoseconds start = word->start > LEAD ? word->start - LEAD : 0;

  return MAX (start, MIN (before, word->start));
}

static Nanoseconds
find_end (const Transcript *transcript, const QuoteHit *hit)
{
  const Word *word = transcript_get_word (transcript, hit->last);
  gboolean is_last = hit->last + 1 == transcript->words->len;
  Nanoseconds behind = is_last ? NANOSECONDS_NONE : word[1].start;

  return MIN (word->end + TAIL, MAX (behind, word->end));
}

/* The best hit of @quote that ends behind @after. */
static gboolean
find_quote (const char *quote, const char *name, Transcript *transcript,
    const LoadOptions *options, Nanoseconds after, QuoteHit *hit, GError **error)
{
  g_auto (Sought) sought = { 0 };
  g_autoptr (GArray) hits = NULL;

  if (!sought_prepare (&sought, quote, error))
    return FALSE;
  hits = sought_find (&sought, transcript, options, G_MAXUINT, error);
  for (guint i = 0; hits && i < hits->len; i++) {
    *hit = g_array_index (hits, QuoteHit, i);
    if (transcript_get_word (transcript, hit->last)->end > after)
      return TRUE;
  }
  if (hits)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: nobody says \"%s\"%s", name, quote,
        hits->len ? " after --start" : "");
  return FALSE;
}

gboolean
stretch_find (const char *start, const char *end, const char *name, Transcript *transcript,
    const LoadOptions *options, Stretch *stretch, GError **error)
{
  QuoteHit hit;

  *stretch = (Stretch) { 0, NANOSECONDS_NONE };
  if (start && !timestamp_read_argument (start, &stretch->start)) {
    if (!find_quote (start, name, transcript, options, 0, &hit, error))
      return FALSE;
    stretch->start = find_start (transcript, &hit);
  }
  if (end && !timestamp_read_argument (end, &stretch->end)) {
    if (!find_quote (end, name, transcript, options, stretch->start, &hit, error))
      return FALSE;
    stretch->end = find_end (transcript, &hit);
  }
  if (stretch->end > stretch->start)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      "--end is not after --start");
  return FALSE;
}
