#include "episode-audio.h"

#include <errno.h>
#include <gio/gio.h>
#include <unistd.h>

#include "input.h"
#include "message.h"
#include "scratch.h"

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

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0) {
    const gssize n = write (fd, bytes, length);

    if (n < 0)
      return FALSE;
    bytes += n;
    length -= (gsize) n;
  }
  return TRUE;
}

/* The file without a name that holds what is at @url, which stays open; NULL with @error. */
static char *
download (const char *url, GError **error)
{
  g_autoptr (Input) input = input_read (url, error);
  const int fd = input ? scratch_open (error) : -1;

  if (fd != -1 && write_all (fd, input->bytes, input->length))
    return scratch_name (fd);
  if (fd != -1)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));
  g_prefix_error (error, "%s: ", url);
  return NULL;
}

gboolean
episode_audio_fetch (LoadOptions *options, const char *command, char **audio, GError **error)
{
  g_autofree char *line = NULL;

  if (!input_is_url (*audio))
    return TRUE;
  if (!options->audio) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
        "%s: an address is fetched only if --audio names it", *audio);
    return FALSE;
  }
  line = g_strdup_printf ("fetching %s", *audio);
  if (!options->is_quiet)
    message_print (command, line);
  options->fetched = download (*audio, error);
  if (!options->fetched)
    return FALSE;
  g_free (*audio);
  *audio = g_strdup (options->fetched);
  return TRUE;
}
