#include "audio-address.h"

#include <gio/gio.h>
#include <string.h>

#include "input.h"

gboolean
audio_address_is_valid (const char *given)
{
  const gsize scheme = strcspn (given, ":/?#");

  return *given && (input_is_url (given) || given[scheme] != ':');
}

/* "../" for each folder of @folder that is not on the way to @target; then the way on. Both are
 * absolute and canonical. */
static char *
make_relative (const char *folder, const char *target)
{
  g_auto (GStrv) from = g_strsplit (folder, "/", -1), to = g_strsplit (target, "/", -1);
  g_autoptr (GString) way = g_string_new (NULL);
  guint same = 0;

  while (from[same] && to[same + 1] && g_str_equal (from[same], to[same]))
    same++;
  for (guint i = same; from[i]; i++)
    g_string_append (way, *from[i] ? "../" : "");
  for (guint i = same; to[i]; i++) {
    g_autofree char *escaped = g_uri_escape_string (to[i], "!$&'()*+,;=@", FALSE);

    g_string_append_printf (way, "%s%s", i > same ? "/" : "", escaped);
  }
  return g_string_free (g_steal_pointer (&way), FALSE);
}

static char *
find_way (const char *file, const char *path)
{
  g_autofree char *target = g_canonicalize_filename (file, NULL);
  g_autofree char *page = g_canonicalize_filename (g_str_equal (path, "-") ? "./-" : path, NULL);
  g_autofree char *folder = g_path_get_dirname (page);

  return make_relative (folder, target);
}

char *
audio_address_for (const Transcript *transcript, const char *audio, const char *path)
{
  if (audio)
    return input_is_url (audio) ? g_strdup (audio) : find_way (audio, path);
  if (transcript->audio.uri && input_is_url (transcript->audio.uri))
    return g_strdup (transcript->audio.uri);
  return transcript->audio.path ? find_way (transcript->audio.path, path) : NULL;
}
