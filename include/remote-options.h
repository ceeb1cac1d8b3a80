/* What quoth seek, pause and status have in common. */
#pragma once

#include <json-glib/json-glib.h>

typedef struct {
  char *player;                 /* NULL: the one started last */
  gboolean is_json, is_quiet;
} RemoteOptions;

void remote_options_clear (RemoteOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemoteOptions, remote_options_clear)

/* Rows of --player, --json and --quiet. */
void remote_options_add (RemoteOptions *options, GOptionContext *context);

/* Asks the player and prints its status: a line for people, or with --json the answer. Where the
 * player refuses, NULL with @error, but {"found":false} is returned. @request is taken. */
JsonObject *remote_options_ask (const RemoteOptions *options, JsonObject *request, GError **error);
