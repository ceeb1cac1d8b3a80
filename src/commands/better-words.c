#include "better-words.h"

#include <sys/resource.h>
#include <unistd.h>

#include "segment.h"

#define NICE 15                 /* of 19: what plays and draws goes first */

/* Shared by the thread and whoever waits. */
struct _BetterWords {
  gatomicrefcount references;
  char *name;
  LoadOptions options;          /* texts are its own */
  BetterWordsReady ready;       /* NULL: nobody waits any more; the main context's */
  gpointer data;

  Transcript *transcript;
  Subtitles *subtitles;
};

static void
better_words_unref (BetterWords *better)
{
  if (!g_atomic_ref_count_dec (&better->references))
    return;
  g_clear_pointer (&better->transcript, transcript_free);
  g_clear_pointer (&better->subtitles, subtitles_unref);
  load_options_clear (&better->options);
  g_free (better->name);
  g_free (better);
}

Subtitles *
better_words_cut (const Transcript *transcript)
{
  const SegmentOptions how = { &profiles[0], SPEAKERS_VOICE, FALSE };
  g_autoptr (CueList) made = transcript->captions ? NULL : segment_words (transcript, &how);

  return subtitles_new (transcript, made ? made : transcript->captions);
}

static gboolean
hand_over (gpointer data)
{
  BetterWords *better = data;

  if (better->ready)
    better->ready (g_steal_pointer (&better->transcript), g_steal_pointer (&better->subtitles),
        better->data);
  better_words_unref (better);
  return G_SOURCE_REMOVE;
}

/* What cannot be heard is no reason to disturb who listens: the stamps go on. */
static gpointer
listen (gpointer data)
{
  BetterWords *better = data;

  setpriority (PRIO_PROCESS, (id_t) gettid (), NICE);   /* on Linux, of this thread */
  better->transcript = load_transcript (better->name, &better->options, NULL);
  if (better->transcript && load_words (better->transcript, &better->options, NULL))
    better->subtitles = better_words_cut (better->transcript);
  else
    g_clear_pointer (&better->transcript, transcript_free);
  g_idle_add (hand_over, better);
  return NULL;
}

BetterWords *
better_words_new (const char *name, const char *audio, const LoadOptions *options,
    BetterWordsReady ready, gpointer data)
{
  BetterWords *better = g_new0 (BetterWords, 1);

  g_atomic_ref_count_init (&better->references);
  g_atomic_ref_count_inc (&better->references);
  better->name = g_strdup (name);
  better->options = (LoadOptions) {
    .from = g_strdup (options->from), .language = g_strdup (options->language),
    .episode = g_strdup (options->episode), .audio = g_strdup (audio),
    .engine = g_strdup (options->engine), .encoding = g_strdup (options->encoding),
    .fps = g_strdup (options->fps), .is_forced = options->is_forced,
    .is_uncached = options->is_uncached, .is_quiet = TRUE,
  };
  better->ready = ready;
  better->data = data;
  g_thread_unref (g_thread_new ("listen", listen, better));
  return better;
}

void
better_words_free (BetterWords *better)
{
  better->ready = NULL;
  better_words_unref (better);
}
