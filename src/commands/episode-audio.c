#include "episode-audio.h"

#include <gio/gio.h>
#include <string.h>

#include "input.h"

static const char *const endings[] = {
  "mp3", "m4a", "opus", "ogg", "oga", "flac", "wav", "aac", "m4b", "mp4", "webm", "mkv", "mka", NULL
};

/* "talk.quoth.json" and "talk.html" are both about "talk.mp3". */
static char *
find_beside (const char *name)
{
  g_autofree char *stem = g_strdup (name);
  const char *base = strrchr (stem, '/');
  char *dot;

  base = base ? base + 1 : stem;
  while ((dot = strrchr (base, '.')) && dot > base) {
    *dot = '\0';
    for (const char *const *ending = endings; *ending; ending++) {
      g_autofree char *path = g_strconcat (stem, ".", *ending, NULL);

      if (!g_str_equal (path, name) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  }
  return NULL;
}

char *
episode_audio_find (const char *transcript_name, const Transcript *transcript,
    const LoadOptions *options, GError **error)
{
  gboolean is_stdin = g_str_equal (transcript_name, "-");
  char *found = NULL;

  if (options->audio)
    return g_strdup (options->audio);
  if (transcript->audio.uri)
    return input_is_url (transcript->audio.uri) || g_path_is_absolute (transcript->audio.uri)
        ? g_strdup (transcript->audio.uri)
        : input_resolve (is_stdin ? "." : transcript_name, transcript->audio.uri, error);
  if (!is_stdin && !input_is_url (transcript_name))
    found = find_beside (transcript_name);
  if (!found)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
        "%s: names no audio, and there is none beside it; say where it is with -a", transcript_name);
  return found;
}
