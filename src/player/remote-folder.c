#include "remote-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "remote.h"

#define SUFFIX ".sock"

static gboolean
set_error (GError **error, const char *folder, const char *what)
{
  g_set_error (error, REMOTE_ERROR, REMOTE_ERROR_NO_FOLDER, "%s: %s", folder, what);
  return FALSE;
}

/* Somebody else's folder would let them take the players over. */
static gboolean
check_folder (const char *folder, GError **error)
{
  GStatBuf status;

  if (g_mkdir (folder, 0700) == -1 && errno != EEXIST)
    return set_error (error, folder, g_strerror (errno));
  if (g_lstat (folder, &status) == -1)
    return set_error (error, folder, g_strerror (errno));
  if (!S_ISDIR (status.st_mode) || status.st_uid != geteuid () || status.st_mode & 077)
    return set_error (error, folder, "is not a folder that is yours alone (mode 0700)");
  return TRUE;
}

/* Not g_get_user_runtime_dir (), which falls back to a folder that outlives the session. */
char *
remote_folder_get (GError **error)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");
  g_autofree char *folder = NULL;

  if (!runtime || !g_path_is_absolute (runtime)) {
    g_set_error_literal (error, REMOTE_ERROR, REMOTE_ERROR_NO_FOLDER,
        "XDG_RUNTIME_DIR is not set: there is no place for a socket");
    return NULL;
  }
  folder = g_build_filename (runtime, "quoth", NULL);
  return check_folder (folder, error) ? g_steal_pointer (&folder) : NULL;
}

char *
remote_folder_get_path (const char *name, GError **error)
{
  g_autofree char *folder = NULL, *file = NULL, *path = NULL;

  if (!*name || *name == '.' || strchr (name, '/')) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
        "--player %s: not a name for a player", name);
    return NULL;
  }
  folder = remote_folder_get (error);
  if (!folder)
    return NULL;
  file = g_strconcat (name, SUFFIX, NULL);
  path = g_build_filename (folder, file, NULL);
  if (strlen (path) < sizeof ((struct sockaddr_un *) NULL)->sun_path)
    return g_steal_pointer (&path);
  set_error (error, path, "is too long a name for a socket");
  return NULL;
}

typedef struct {
  char *path;
  gint64 made;                  /* nanoseconds */
} Socket;

static void
socket_clear (gpointer data)
{
  g_free (((Socket *) data)->path);
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const Socket *) a)->made, right = ((const Socket *) b)->made;

  return left > right ? -1 : left < right;
}

static GArray *
find_sockets (const char *folder, GDir *dir)
{
  GArray *sockets = g_array_new (FALSE, FALSE, sizeof (Socket));
  const char *name;

  g_array_set_clear_func (sockets, socket_clear);
  while ((name = g_dir_read_name (dir))) {
    Socket found = { g_build_filename (folder, name, NULL), 0 };
    GStatBuf status;

    if (g_str_has_suffix (name, SUFFIX) && g_lstat (found.path, &status) == 0
        && S_ISSOCK (status.st_mode)) {
      found.made = (gint64) status.st_ctim.tv_sec * 1000000000 + status.st_ctim.tv_nsec;
      g_array_append_val (sockets, found);
    } else {
      g_free (found.path);
    }
  }
  g_array_sort (sockets, compare_age);
  return sockets;
}

GPtrArray *
remote_folder_list (GError **error)
{
  g_autofree char *folder = remote_folder_get (error);
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, error) : NULL;
  g_autoptr (GArray) sockets = dir ? find_sockets (folder, dir) : NULL;
  GPtrArray *paths;

  if (!sockets)
    return NULL;
  paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sockets->len; i++)
    g_ptr_array_add (paths, g_strdup (g_array_index (sockets, Socket, i).path));
  return paths;
}
