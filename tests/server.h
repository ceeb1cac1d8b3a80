/* A server of fixed answers, byte for byte, in a thread of its own. */
#pragma once

#include <string.h>

#include <gio/gio.h>

typedef struct {
  const char *path;
  const char *answer;
  gsize length;
  gboolean stalls;              /* then waits for the client to leave */
} Answer;

typedef struct {
  const Answer *answers;
  GSocketListener *listener;
  GTlsCertificate *certificate; /* NULL: http */
  GCancellable *cancellable;
  GThread *thread;
  guint16 port;
} Server;

static inline const Answer *
find_answer (const Server *server, const char *request)
{
  const char *path = strchr (request, ' ');
  gsize length = path ? strcspn (path + 1, " ") : 0;

  for (const Answer *answer = server->answers; path && answer->path; answer++)
    if (strlen (answer->path) == length && strncmp (answer->path, path + 1, length) == 0)
      return answer;
  return NULL;
}

static inline void
answer_client (const Server *server, GIOStream *stream)
{
  GInputStream *in = g_io_stream_get_input_stream (stream);
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  char request[4096] = "";
  gsize length = 0;
  gssize n;
  const Answer *answer;

  while (!strstr (request, "\r\n\r\n")) {
    n = g_input_stream_read (in, request + length, sizeof request - 1 - length, NULL, NULL);
    if (n <= 0)
      return;
    length += n;
    request[length] = '\0';
  }
  answer = find_answer (server, request);
  g_assert_nonnull (answer);
  g_output_stream_write_all (out, answer->answer, answer->length, NULL, NULL, NULL);
  if (answer->stalls)
    g_input_stream_read (in, request, sizeof request, NULL, NULL);
}

static inline gpointer
run_server (gpointer data)
{
  Server *server = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (server->listener, NULL, server->cancellable,
              NULL))) {
    g_autoptr (GIOStream) stream = G_IO_STREAM (connection);

    if (server->certificate) {
      GIOStream *secure = g_tls_server_connection_new (stream, server->certificate, NULL);

      g_object_unref (stream);
      stream = secure;
    }
    answer_client (server, stream);
    g_io_stream_close (stream, NULL, NULL);
  }
  return NULL;
}

/* @answers ends with a path of NULL. @certificate: NULL for http. */
static inline Server *
server_start (const Answer *answers, GTlsCertificate *certificate)
{
  Server *server = g_new0 (Server, 1);
  g_autoptr (GError) error = NULL;

  server->answers = answers;
  server->certificate = certificate;
  server->cancellable = g_cancellable_new ();
  server->listener = g_socket_listener_new ();
  server->port = g_socket_listener_add_any_inet_port (server->listener, NULL, &error);
  g_assert_no_error (error);
  server->thread = g_thread_new ("server", run_server, server);
  return server;
}

static inline void
server_stop (Server *server)
{
  g_cancellable_cancel (server->cancellable);
  g_thread_join (server->thread);
  g_object_unref (server->listener);
  g_object_unref (server->cancellable);
  g_free (server);
}
