/* Commands to a running player, over a UNIX socket: $XDG_RUNTIME_DIR/quoth/NAME.sock, 0600 in a
 * folder of 0700. NAME is what --player said, else the player's process id.
 *
 * A line of JSON asks, a line of JSON answers, in the same order; a connection takes any number.
 *
 *   {"do":"status"}
 *   {"do":"pause"}                     or play, if it is paused
 *   {"do":"pause","on":true}           true: pause, false: play
 *   {"do":"seek","to":83000}           milliseconds
 *   {"do":"seek","by":-10000}
 *   {"do":"seek","chapter":"next"}     "prev", or a title or a part of one
 *   {"do":"seek","quote":"..."}        to where somebody said it
 *   {"do":"seek","hit":"next"}         of the quote that was sought last; "prev"
 *                                      both also with "play":"once", the quote alone, then pause,
 *                                      or "play":"loop"
 *   {"do":"quit"}
 *
 * The answer is {"ok":true, ...} or {"ok":false,"error":"..."}. A seek is answered when it is done:
 * what is heard next is what was sought. {"ok":false,"found":false,...} is a quote that nobody said.
 * With "ok" come the members of status:
 *
 *   "player","transcript","audio","title"      texts, null if not known
 *   "state"                                    "playing", "paused", "ended" or "failed"
 *   "position","duration"                      milliseconds; duration null while unknown
 *   "rate","volume","muted"                    1.0 is usual; volume 0 to 1.3; true or false
 *   "chapter","speaker","cue"                  of what shows; null
 *   "hit","hits"                               the place that "quote" found, from 1, of how many
 *   "places"                                   the first of them, best first, where there are several:
 *                                              [{"start","end","speaker","text"}], milliseconds
 *
 * Members of other names may come; whoever reads skips them. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#define REMOTE_MAX_LINE 65536   /* bytes of a request or an answer */

typedef enum {
  REMOTE_ERROR_NO_FOLDER,       /* XDG_RUNTIME_DIR is not set, or not ours alone */
  REMOTE_ERROR_NO_PLAYER,       /* nobody listens */
  REMOTE_ERROR_TAKEN,           /* another player has that name */
  REMOTE_ERROR_SYNTAX,          /* not what the protocol says */
} RemoteError;

#define REMOTE_ERROR (remote_error_quark ())
GQuark remote_error_quark (void);

/* The player's side, in the thread-default main context. */
typedef struct _Remote Remote;

/* Somebody who waits for an answer. */
typedef struct _RemoteCall RemoteCall;

/* Answers @call, now or later, once. */
typedef void (*RemoteHandler) (RemoteCall *call, JsonObject *request, gpointer data);

/* @name: NULL is the process id. */
Remote *remote_new (const char *name, RemoteHandler handler, gpointer data, GError **error);
void remote_free (Remote *remote);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Remote, remote_free)

const char *remote_get_name (Remote *remote);

/* Takes both. Whoever asked may be gone: then nothing happens. */
void remote_answer (RemoteCall *call, JsonObject *answer);

/* The caller's side: asks the player called @name, or the one that was started last, and waits.
 * @request is taken. NULL with @error if nobody answers; {"ok":false} is an answer. (transfer full) */
JsonObject *remote_ask (const char *name, JsonObject *request, GError **error);
