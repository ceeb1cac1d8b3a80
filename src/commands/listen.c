#include "listen.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "acoustic.h"
#include "cache.h"
#include "decode.h"
#include "identity.h"
#include "input.h"
#include "message.h"
#include "synthetic.h"

typedef struct {
  const char *name;
  gboolean (*time_words) (Transcript *transcript, const AlignSound *sound,
      const AlignProgress *progress, GError **error);
} Engine;

static const Engine acoustic = { "acoustic", acoustic_time_words };
static const Engine synthetic = { "synthetic", synthetic_time_words };

/* The acoustic model knows English alone. */
static const Engine *
choose_engine (const Transcript *transcript)
{
  return transcript->language && g_str_has_prefix (transcript->language, "en") ? &acoustic
      : &synthetic;
}

static void
report_part (double part, gpointer data)
{
  fprintf (stderr, "\r%3d %%", (int) (part * 100));
  fflush (stderr);
}

static void
clear_report (void)
{
  if (isatty (STDERR_FILENO))
    fputs ("\r     \r", stderr);
}

static gboolean
hear (Transcript *transcript, const char *audio, const Engine *engine, GError **error)
{
  const AlignProgress progress = { report_part, NULL };
  const DecodeWatch watch = { 0 };
  g_auto (Decoded) decoded = { 0 };
  g_autofree char *remark = NULL;
  AlignSound sound;
  gboolean is_heard;

  if (!decode_whole (audio, &watch, &decoded, error))
    return FALSE;
  remark = decoded_to_remark (&decoded);
  if (remark)
    message_print ("export", remark);
  transcript->audio.duration = decoded_get_length (&decoded);
  sound = (AlignSound) { decoded.samples, decoded.n_samples };
  is_heard = engine->time_words (transcript, &sound,
      isatty (STDERR_FILENO) ? &progress : NULL, error);
  clear_report ();
  return is_heard;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* "1,259 words placed, median confidence 97, 1 insertion" */
static void
say_what_was_heard (const Transcript *transcript)
{
  g_autoptr (GArray) confidences = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *line = NULL;
  guint n_unheard = 0;

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    g_array_append_val (confidences, word->confidence);
    n_unheard += word->confidence == 0;
  }
  g_array_sort (confidences, compare_ints);
  line = g_strdup_printf ("%u words placed, median confidence %d; %u not heard; %u insertions",
      transcript->words->len - n_unheard, g_array_index (confidences, int, confidences->len / 2),
      n_unheard, transcript->insertions->len);
  message_print ("export", line);
}

/* So that an alignment is found again, and that somebody else can tell which audio it is of. */
static gboolean
identify (Transcript *transcript, const char *audio, GError **error)
{
  g_auto (Identity) identity = { 0 };

  transcript->audio.uri = transcript_keep (transcript, audio, -1);
  if (input_is_url (audio))
    return TRUE;
  if (!identity_of_file (audio, NULL, &identity, error))
    return FALSE;
  transcript->audio.bytes = identity.bytes;
  transcript->audio.sha256 = transcript_keep (transcript, identity.sha256, -1);
  return TRUE;
}

gboolean
listen_to_audio (Transcript *transcript, const char *audio, gboolean is_quiet, GError **error)
{
  const Engine *engine = choose_engine (transcript);
  gboolean is_heard = identify (transcript, audio, error);

  if (is_heard && !cache_load (transcript, engine->name)) {
    is_heard = hear (transcript, audio, engine, error);
    if (is_heard)
      cache_store (transcript, engine->name, NULL);     /* a full disk is no reason to fail */
  }
  if (!is_heard)
    g_prefix_error (error, "%s: ", audio);
  else if (!is_quiet && transcript->words->len)
    say_what_was_heard (transcript);
  return is_heard;
}
