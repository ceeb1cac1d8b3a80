#include "remote.h"

#include <errno.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "remote-folder.h"

G_DEFINE_QUARK (remote-error-quark, remote_error)

#define MAX_CLIENTS 32

struct _Remote {
  GSocketService *service;
  char *name, *path;
  RemoteHandler handler;
  gpointer data;
  GCancellable *cancellable;    /* of everything that is under way */
  guint n_clients;
};

/* Lives until nothing that it started is under way. */
typedef struct {
  gatomicrefcount references;
  Remote *remote;               /* valid until its cancellable is cancelled */
  GCancellable *cancellable;
  GSocketConnection *connection;
  char line[REMOTE_MAX_LINE];
  gsize length;
} Client;

struct _RemoteCall {
  Client *client;
};

static void read_on (Client *client);

static Client *
client_ref (Client *client)
{
  g_atomic_ref_count_inc (&client->references);
  return client;
}

static void
client_unref (Client *client)
{
  if (!g_atomic_ref_count_dec (&client->references))
    return;
  if (!g_cancellable_is_cancelled (client->cancellable))
    client->remote->n_clients--;
  g_object_unref (client->connection);
  g_object_unref (client->cancellable);
  g_free (client);
}

typedef struct {
  Client *client;
  char *text;
} Writing;

static void
on_written (GObject *stream, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, NULL)
      && !g_cancellable_is_cancelled (writing->client->cancellable))
    read_on (writing->client);
  client_unref (writing->client);
  g_free (writing->text);
  g_free (writing);
}

static char *
to_line (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);

  return g_strconcat (text, "\n", NULL);
}

void
remote_answer (RemoteCall *call, JsonObject *answer)
{
  Writing *writing = g_new0 (Writing, 1);
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (call->client->connection));

  writing->client = call->client;
  writing->text = to_line (answer);
  json_object_unref (answer);
  g_free (call);
  g_output_stream_write_all_async (out, writing->text, strlen (writing->text), G_PRIORITY_DEFAULT,
      writing->client->cancellable, on_written, writing);
}

static void
refuse (RemoteCall *call, const char *why)
{
  JsonObject *answer = json_object_new ();

  json_object_set_boolean_member (answer, "ok", FALSE);
  json_object_set_string_member (answer, "error", why);
  remote_answer (call, answer);
}

/* @length bytes of a line. */
static void
handle (Client *client, gsize length)
{
  RemoteCall *call = g_new0 (RemoteCall, 1);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  call->client = client_ref (client);
  root = g_utf8_validate (client->line, (gssize) length, NULL)
      && json_parser_load_from_data (parser, client->line, (gssize) length, NULL)
      ? json_parser_get_root (parser) : NULL;
  if (root && JSON_NODE_HOLDS_OBJECT (root))
    client->remote->handler (call, json_node_get_object (root), client->remote->data);
  else
    refuse (call, "not a JSON object in a line");
}

/* The next line that is there already, or more from the client. One call at a time: the next is
 * read when it is answered. */
static void
take_line (Client *client)
{
  const char *end = memchr (client->line, '\n', client->length);
  gsize length = end ? (gsize) (end - client->line) : 0;

  if (!end)
    return;
  handle (client, length);
  client->length -= length + 1;
  memmove (client->line, client->line + length + 1, client->length);
}

static void
on_read (GObject *stream, GAsyncResult *result, gpointer data)
{
  Client *client = data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (stream), result, NULL);

  if (n > 0 && !g_cancellable_is_cancelled (client->cancellable)) {
    client->length += (gsize) n;
    if (memchr (client->line, '\n', client->length))
      take_line (client);
    else if (client->length < sizeof client->line)
      read_on (client);
  }
  client_unref (client);
}

static void
read_on (Client *client)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (client->connection));

  if (memchr (client->line, '\n', client->length)) {
    take_line (client);
    return;
  }
  client_ref (client);
  g_input_stream_read_async (in, client->line + client->length,
      sizeof client->line - client->length, G_PRIORITY_DEFAULT, client->cancellable, on_read,
      client);
}

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source,
    gpointer data)
{
  Remote *remote = data;
  Client *client;

  if (remote->n_clients == MAX_CLIENTS)
    return TRUE;
  client = g_new0 (Client, 1);
  g_atomic_ref_count_init (&client->references);
  client->remote = remote;
  client->cancellable = g_object_ref (remote->cancellable);
  client->connection = g_object_ref (connection);
  remote->n_clients++;
  read_on (client);
  client_unref (client);
  return TRUE;
}

/* What is left of a player that was killed answers nobody. */
static gboolean
is_taken (const char *path)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = g_socket_client_connect (client,
      G_SOCKET_CONNECTABLE (address), NULL, NULL);

  return connection != NULL;
}

/* The folder is 0700, so between bind and chmod nobody else can come. */
static gboolean
bind_socket (Remote *remote, GError **error)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (remote->path);

  if (is_taken (remote->path)) {
    g_set_error (error, REMOTE_ERROR, REMOTE_ERROR_TAKEN, "another player is called \"%s\"",
        remote->name);
    return FALSE;
  }
  g_unlink (remote->path);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (remote->service), address,
          G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, error)) {
    g_prefix_error (error, "%s: ", remote->path);
    return FALSE;
  }
  return g_chmod (remote->path, 0600) == 0;
}

Remote *
remote_new (const char *name, RemoteHandler handler, gpointer data, GError **error)
{
  g_autoptr (Remote) remote = g_new0 (Remote, 1);

  remote->name = name ? g_strdup (name) : g_strdup_printf ("%d", (int) getpid ());
  remote->handler = handler;
  remote->data = data;
  remote->cancellable = g_cancellable_new ();
  remote->service = g_socket_service_new ();
  g_signal_connect (remote->service, "incoming", G_CALLBACK (on_incoming), remote);
  remote->path = remote_folder_get_path (remote->name, error);
  if (!remote->path || !bind_socket (remote, error)) {
    g_clear_pointer (&remote->path, g_free);            /* it is another's */
    return NULL;
  }
  return g_steal_pointer (&remote);
}

void
remote_free (Remote *remote)
{
  g_cancellable_cancel (remote->cancellable);
  g_signal_handlers_disconnect_by_data (remote->service, remote);
  g_socket_service_stop (remote->service);
  g_socket_listener_close (G_SOCKET_LISTENER (remote->service));
  if (remote->path)
    g_unlink (remote->path);
  g_object_unref (remote->service);
  g_object_unref (remote->cancellable);
  g_free (remote->path);
  g_free (remote->name);
  g_free (remote);
}

const char *
remote_get_name (Remote *remote)
{
  return remote->name;
}
