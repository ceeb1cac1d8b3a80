#include "liken.h"

#include <gio/gio.h>

#include "carry.h"
#include "kept-times.h"
#include "message.h"

#define LEAST_KEPT 0.3          /* of the words: what has less in common is another episode */

static void
say_count (const CarryCount *count)
{
  g_autofree char *line = g_strdup_printf ("%u of %u words keep their times, %u changed, %u "
      "added, %u left out", count->n_kept, count->n_kept + count->n_changed + count->n_added, count->n_changed, count->n_added, count->n_dropped);

  message_say (line);
}

static gboolean
is_alike (const CarryCount *count, const char *like, GError **error)
{
  const guint all = count->n_kept + count->n_changed + count->n_added + count->n_dropped;

  if (count->n_kept >= LEAST_KEPT * all)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
      "only %u of %u words are those of %s; --force takes it all the same", count->n_kept, all, like);
  return FALSE;
}

/* Hears @aligned, which has corrected words in it. Those that were not touched keep their times if it
 * is the audio that they were heard in. */
static gboolean
hear_again (Transcript *aligned, const LoadOptions *options, const GArray *before, GError **error)
{
  const gboolean was_heard = aligned->timing == TIMING_ACOUSTIC || aligned->timing == TIMING_SYNTHETIC;
  const char *sha256 = aligned->audio.sha256;

  aligned->audio.uri = aligned->audio.sha256 = NULL;    /* nobody has heard these words in it */
  if (!load_words (aligned, options, error))
    return FALSE;
  if (was_heard && sha256 && !g_strcmp0 (sha256, aligned->audio.sha256)
      && aligned->words->len == before->len)
    kept_times_restore (aligned, before);
  return TRUE;
}

Transcript *
liken (const char *like, Transcript *corrected, const LoadOptions *options, GError **error)
{
  LoadOptions plain = { .is_quiet = options->is_quiet };
  g_autoptr (Transcript) aligned = load_transcript (like, &plain, error);
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (Word));
  CarryCount count;

  if (!aligned || !load_text (aligned, error) || !load_text (corrected, error))
    return NULL;
  carry_words (aligned, corrected, before, &count);
  if (!options->is_forced && !is_alike (&count, like, error))
    return NULL;
  if (!options->is_quiet)
    say_count (&count);
  if (options->audio && count.n_changed + count.n_added + count.n_dropped
      && !hear_again (aligned, options, before, error)) {
    g_prefix_error (error, "%s: ", like);
    return NULL;
  }
  return g_steal_pointer (&aligned);
}
