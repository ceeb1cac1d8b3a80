#include "episode-audio.h"

#include <gio/gio.h>

#include "input.h"

char *
episode_audio_find (const char *transcript_name, const Transcript *transcript,
    const LoadOptions *options, GError **error)
{
  if (options->audio)
    return g_strdup (options->audio);
  if (transcript->audio.path)
    return g_strdup (transcript->audio.path);
  if (transcript->audio.uri && input_is_url (transcript->audio.uri))
    return g_strdup (transcript->audio.uri);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
      "%s: names no audio, and there is none beside it; say where it is with -a", transcript_name);
  return NULL;
}
