/* The folder of the players' sockets: $XDG_RUNTIME_DIR/quoth, ours alone, or none. */
#pragma once

#include <gio/gio.h>

/* Makes it, and says where. (transfer full) */
char *remote_folder_get (GError **error);

/* Makes the folder. The socket of the player called @name. Errors are of REMOTE_ERROR.
 * (transfer full) */
char *remote_folder_get_path (const char *name, GError **error);

/* The sockets there, the one that was made last first. (transfer full) (element-type char*) */
GPtrArray *remote_folder_list (GError **error);
