#include "beside.h"

#include <string.h>

#include "format.h"
#include "input.h"

/* What is published comes before what it was made of. */
static const char *const endings[] = {
  ".mp3", ".m4a", ".opus", ".ogg", ".oga", ".flac", ".wav", ".aac", ".m4b", ".mka", ".wma", ".aiff",
  ".mp4", ".m4v", ".webm", ".mkv", ".mov",
};

/* "talk" of "talk.quoth.json" and "talk.html". */
static char *
dup_stem (const char *path)
{
  const Format *format = format_for_path (path, FALSE);
  const char *name = strrchr (path, '/'), *dot;

  name = name ? name + 1 : path;
  dot = strrchr (name, '.');
  if (format && strlen (format->suffix) < strlen (name))
    return g_strndup (path, strlen (path) - strlen (format->suffix));
  return dot && dot > name ? g_strndup (path, (gsize) (dot - path)) : g_strdup (path);
}

char *
beside_find_audio (const char *path)
{
  g_autofree char *stem = NULL;

  if (!path || input_is_url (path))
    return NULL;
  stem = dup_stem (path);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *audio = g_strconcat (stem, endings[i], NULL);

    if (g_file_test (audio, G_FILE_TEST_IS_REGULAR) && !g_str_equal (audio, path))
      return g_steal_pointer (&audio);
  }
  return NULL;
}
