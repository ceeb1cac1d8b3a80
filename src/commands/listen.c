#include "listen.h"

#include "cache.h"
#include "chapter-anchors.h"
#include "decode.h"
#include "engine.h"
#include "hearing.h"
#include "identity.h"
#include "input.h"
#include "late-labels.h"
#include "length.h"
#include "message.h"
#include "progress.h"
#include "span.h"

typedef struct {
  Transcript *transcript;
  const char *audio;            /* a path or a URL */
  const char *name;             /* what messages call it */
  const Engine *engine;
  const LoadOptions *options;
  Progress progress;
} Listening;

static void
say (const LoadOptions *options, const char *text)
{
  if (!options->is_quiet && !options->is_deaf)
    message_say (text);
}

/* What is too short for a guess is taken for English. */
static const char *
get_language (const Transcript *transcript)
{
  return transcript->language ? transcript->language : "en";
}

static gboolean
is_identified (const Transcript *transcript)
{
  return transcript->audio.sha256 && transcript->audio.bytes;
}

/* So that an alignment is found again, and that somebody else can tell which audio it is of. */
static gboolean
identify (Transcript *transcript, const char *audio, GError **error)
{
  g_auto (Identity) identity = { 0 };

  if (!input_is_url (audio) && !identity_of_file (audio, NULL, &identity, error))
    return FALSE;
  transcript->audio.bytes = identity.bytes;
  transcript->audio.sha256 = transcript_keep (transcript, identity.sha256, -1);
  return TRUE;
}

static void
report_decoding (Nanoseconds done, Nanoseconds length, gpointer data)
{
  Listening *listening = data;

  progress_report (&listening->progress,
      length == NANOSECONDS_NONE || !length ? -1 : (double) done / (double) length);
}

static void
report_hearing (double part, gpointer data)
{
  Listening *listening = data;

  progress_report (&listening->progress, part);
}

/* A mismatch stands if it is forced; then some words may have no time. */
static gboolean
judge_hearing (Listening *listening, GError *problem, GError **error)
{
  g_autofree char *remark = NULL;

  if (!g_error_matches (problem, ALIGN_ERROR, ALIGN_ERROR_MISMATCH)) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (!listening->options->is_forced) {
    g_set_error (error, problem->domain, problem->code, "%s; --force uses it all the same",
        problem->message);
    g_error_free (problem);
    return FALSE;
  }
  remark = g_strdup_printf ("%s: %s", listening->name, problem->message);
  say (listening->options, remark);
  g_error_free (problem);
  return span_fill (listening->transcript) || stamps_time_words (listening->transcript, error);
}

static gboolean
hear_samples (Listening *listening, const Decoded *decoded, GError **error)
{
  const AlignProgress progress = { report_hearing, listening };
  const AlignSound sound = { decoded->samples, decoded->n_samples,
    listening->options->is_forced };
  GError *problem = NULL;
  gboolean is_heard;

  progress_begin (&listening->progress, "listening");
  is_heard = listening->engine->time_words (listening->transcript, &sound, &progress, &problem);
  progress_clear (&listening->progress);
  if (!is_heard)
    return judge_hearing (listening, problem, error);
  late_labels_repair (listening->transcript, &sound);
  if (!listening->options->is_uncached)
    cache_store (listening->transcript, listening->engine->name, NULL);
  return TRUE;
}

static gboolean
hear (Listening *listening, GError **error)
{
  const DecodeWatch watch = { .progress = report_decoding, .data = listening };
  g_auto (Decoded) decoded = { 0 };
  g_autofree char *remark = NULL, *line = NULL;
  gboolean is_decoded;

  progress_begin (&listening->progress, "decoding");
  is_decoded = decode_whole (listening->audio, &watch, &decoded, error);
  progress_clear (&listening->progress);
  if (!is_decoded)
    return FALSE;
  remark = decoded_to_remark (&decoded);
  if (remark) {
    line = g_strdup_printf ("%s: %s", listening->name, remark);
    say (listening->options, line);
  }
  listening->transcript->audio.duration = decoded_get_length (&decoded);
  return hear_samples (listening, &decoded, error);
}

static gboolean
was_heard (const Transcript *transcript)
{
  return transcript->timing == TIMING_ACOUSTIC || transcript->timing == TIMING_SYNTHETIC;
}

/* Nobody asked for the audio that lies beside. */
static void
prefix_audio (const LoadOptions *options, const char *audio, GError **error)
{
  g_prefix_error (error, "%s: ", audio);
  if (!options->audio && error && *error) {
    g_autofree char *message = g_steal_pointer (&(*error)->message);

    (*error)->message = g_strconcat (message, "; \"--engine stamps\" leaves it alone", NULL);
  }
}

static gboolean
listen (Listening *listening, GError **error)
{
  Transcript *transcript = listening->transcript;
  g_autoptr (GArray) chapters = chapter_anchors_find (transcript, was_heard (transcript));
  gboolean is_heard = identify (transcript, listening->audio, error);

  if (!transcript->audio.uri || listening->options->audio)
    transcript->audio.uri = transcript_keep (transcript, listening->name, -1);
  if (!input_is_url (listening->audio))
    transcript->audio.path = transcript_keep (transcript, listening->audio, -1);
  if (is_heard && (listening->options->is_uncached
      || !cache_load (transcript, listening->engine->name)))
    is_heard = hear (listening, error);
  if (!is_heard) {
    prefix_audio (listening->options, listening->name, error);
    return FALSE;
  }
  chapter_anchors_follow (transcript, chapters);
  if (transcript->timing != TIMING_STAMPS) {
    g_autofree char *line = hearing_to_text (transcript);

    say (listening->options, line);
  }
  return TRUE;
}

/* Without stamps, the length of the audio is something to go by. */
static gboolean
time_by_stamps (Transcript *transcript, const LoadOptions *options, const char *audio,
    GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (audio && !length_of_audio (audio, &transcript->audio.duration, &problem)
      && options->audio) {
    g_propagate_prefixed_error (error, g_steal_pointer (&problem), "%s: ", options->audio);
    return FALSE;
  }
  return stamps_time_words (transcript, error);
}

static void
say_why_stamps (const Transcript *transcript, const LoadOptions *options, const GError *why)
{
  g_autofree char *line = NULL;

  if (why)
    line = g_strdup_printf ("%s; words are timed from the transcript's stamps", why->message);
  else if (!options->engine && transcript->audio.uri && input_is_url (transcript->audio.uri))
    line = g_strdup ("words are timed from the transcript's stamps; to have its audio fetched and "
        "heard, name it with --audio");
  else
    line = g_strdup ("words are timed from the transcript's stamps, not from audio");
  say (options, line);
}

static gboolean
was_heard_by (const Transcript *transcript, const char *engine)
{
  return !engine || g_str_equal (engine,
      transcript->timing == TIMING_ACOUSTIC ? "acoustic" : "synthetic");
}

/* Of an address only the name is known. */
static gboolean
was_heard_in (const Transcript *transcript, const char *audio)
{
  g_auto (Identity) identity = { 0 };

  if (input_is_url (audio))
    return !g_strcmp0 (audio, transcript->audio.uri);
  return is_identified (transcript) && identity_of_file (audio, NULL, &identity, NULL)
      && identity.bytes == transcript->audio.bytes
      && g_str_equal (identity.sha256, transcript->audio.sha256);
}

static gboolean
asks_for_stamps (const LoadOptions *options)
{
  return options->engine && g_str_equal (options->engine, "stamps");
}

/* FALSE: the times that there are stay, or stamps make them. */
static gboolean
wants_ears (const Transcript *transcript, const LoadOptions *options, const char *audio)
{
  if (asks_for_stamps (options) || options->is_deaf)
    return FALSE;
  if (was_heard (transcript))
    return !was_heard_by (transcript, options->engine)
        || (options->audio && !was_heard_in (transcript, audio));
  if (options->audio || options->engine)
    return TRUE;
  return audio && transcript->timing != TIMING_SOURCE;
}

static const Engine *
choose_engine (const Transcript *transcript, const LoadOptions *options, const char *audio,
    GError **why, GError **error)
{
  const Engine *engine;

  if (!options->engine)
    return engine_choose (get_language (transcript), why);
  engine = engine_for_name (options->engine);
  if (!audio)
    g_set_error (error, ALIGN_ERROR, ALIGN_ERROR_NO_AUDIO,
        "--engine %s: no audio to hear; name it with --audio", options->engine);
  else if (engine->check (get_language (transcript), error))
    return engine;
  else
    g_prefix_error (error, "--engine %s: ", options->engine);
  return NULL;
}

/* What stands already is better than stamps, unless they are asked for. */
static gboolean
keeps_times (const Transcript *transcript, const LoadOptions *options)
{
  switch (transcript->timing) {
    case TIMING_NONE:
      return FALSE;
    case TIMING_STAMPS:
      return !options->audio || options->is_deaf;
    case TIMING_SOURCE:
      return TRUE;
    default:
      return !asks_for_stamps (options);
  }
}

static gboolean
time_without_ears (Transcript *transcript, const LoadOptions *options, const char *audio,
    const GError *why, GError **error)
{
  if (keeps_times (transcript, options) && span_fill (transcript)) {
    if (why)
      say (options, why->message);
    return TRUE;
  }
  if (!time_by_stamps (transcript, options, audio, error))
    return FALSE;
  say_why_stamps (transcript, options, why);
  return TRUE;
}

gboolean
listen_time_words (Transcript *transcript, const LoadOptions *options, GError **error)
{
  const char *audio = options->is_deaf ? NULL
      : options->fetched ? options->fetched : options->audio ? options->audio : transcript->audio.path;
  Listening listening = { transcript, audio, options->fetched ? options->audio : audio, NULL, options,
    { .is_silent = options->is_quiet } };
  g_autoptr (GError) why = NULL;

  if (wants_ears (transcript, options, audio)) {
    listening.engine = choose_engine (transcript, options, audio, &why, error);
    if (!listening.engine)
      return FALSE;
    if (listening.engine->time_words)
      return listen (&listening, error);
  }
  return time_without_ears (transcript, options, audio, why, error);
}
