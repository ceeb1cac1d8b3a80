#include "reporting.h"

#include <gio/gio.h>

#include "decode.h"
#include "message.h"
#include "output.h"
#include "report.h"

static gboolean
take_samples (const gint16 *samples, gsize n_samples, gpointer peaks)
{
  peaks_add (peaks, samples, n_samples);
  return TRUE;
}

/* FALSE: there is no sound to draw, which is no reason to fail. */
static gboolean
measure_peaks (const char *audio, const char *verb, gboolean is_quiet, Peaks *peaks)
{
  const DecodeWatch watch = { .take = take_samples, .data = peaks };
  g_auto (Decoded) decoded = { 0 };
  g_autoptr (GError) problem = NULL;
  g_autofree char *line = NULL;

  if (!audio)
    return FALSE;
  if (decode_stream (audio, &watch, &decoded, &problem))
    return TRUE;
  line = g_strdup_printf ("%s: %s; the report shows no sound", audio, problem->message);
  if (!is_quiet)
    message_print (verb, line);
  return FALSE;
}

gboolean
reporting_write (const Transcript *transcript, const char *name, const char *path,
    const LoadOptions *options, const char *verb, GError **error)
{
  const char *audio = options->audio ? options->audio : transcript->audio.path;
  g_auto (Peaks) peaks = { 0 };
  g_autoptr (Output) output = NULL;
  gboolean has_sound;

  peaks_init (&peaks);
  has_sound = measure_peaks (audio, verb, options->is_quiet, &peaks);
  output = output_open (path, error);
  if (output && report_write (transcript, name, has_sound ? &peaks : NULL,
          output_get_stream (output), error)
      && output_commit (output, error))
    return TRUE;
  g_prefix_error (error, "%s: ", g_str_equal (path, "-") ? "stdout" : path);
  return FALSE;
}
