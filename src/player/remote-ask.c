#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#include "remote-folder.h"
#include "remote.h"

#define PATIENCE 60             /* seconds: a seek over a slow network takes some */

/* A player that was killed leaves its socket behind. */
static GSocketConnection *
connect_to (const char *path, GError **error)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) problem = NULL;
  GSocketConnection *connection;

  g_socket_client_set_timeout (client, PATIENCE);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &problem);
  if (connection)
    return connection;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    g_unlink (path);
  g_set_error_literal (error, REMOTE_ERROR, REMOTE_ERROR_NO_PLAYER, problem->message);
  return NULL;
}

static GSocketConnection *
find_newest (GError **error)
{
  g_autoptr (GPtrArray) paths = remote_folder_list (error);
  GSocketConnection *connection = NULL;

  if (!paths)
    return NULL;
  for (guint i = 0; i < paths->len && !connection; i++)
    connection = connect_to (g_ptr_array_index (paths, i), NULL);
  if (!connection)
    g_set_error_literal (error, REMOTE_ERROR, REMOTE_ERROR_NO_PLAYER,
        "no player is running; start one with \"quoth play\"");
  return connection;
}

static GSocketConnection *
find_named (const char *name, GError **error)
{
  g_autofree char *path = remote_folder_get_path (name, error);
  GSocketConnection *connection = path ? connect_to (path, NULL) : NULL;

  if (path && !connection)
    g_set_error (error, REMOTE_ERROR, REMOTE_ERROR_NO_PLAYER, "no player is called \"%s\"", name);
  return connection;
}

/* One line, or nothing where it is too long or broken off. */
static char *
read_answer (GSocketConnection *connection, GError **error)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autofree char *line = g_malloc (REMOTE_MAX_LINE + 1);
  g_autoptr (GError) problem = NULL;
  gsize length = 0;
  gssize n = 1;

  while (n > 0 && !memchr (line, '\n', length) && length < REMOTE_MAX_LINE) {
    n = g_input_stream_read (in, line + length, REMOTE_MAX_LINE - length, NULL, &problem);
    if (n > 0)
      length += (gsize) n;
  }
  line[length] = '\0';
  if (memchr (line, '\n', length))
    return g_steal_pointer (&line);
  if (n == 0 || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    g_set_error_literal (error, REMOTE_ERROR, REMOTE_ERROR_NO_PLAYER,
        "the player ended before it answered");
  else if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static JsonObject *
parse_answer (const char *line, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, line, -1, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_dup_object (root);
  g_set_error_literal (error, REMOTE_ERROR, REMOTE_ERROR_SYNTAX, "the player answers nonsense");
  return NULL;
}

JsonObject *
remote_ask (const char *name, JsonObject *request, GError **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), request);
  g_autofree char *text = json_to_string (node, FALSE), *line = NULL, *answer = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  GOutputStream *out;

  json_object_unref (request);
  connection = name ? find_named (name, error) : find_newest (error);
  if (!connection)
    return NULL;
  line = g_strconcat (text, "\n", NULL);
  out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  if (!g_output_stream_write_all (out, line, strlen (line), NULL, NULL, error))
    return NULL;
  answer = read_answer (connection, error);
  return answer ? parse_answer (answer, error) : NULL;
}
