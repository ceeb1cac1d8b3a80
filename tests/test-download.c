/* Needs no net but the loopback device. */
#include "download.h"

#include <glib/gstdio.h>

#include "server.h"

#define BYTES(literal) literal, sizeof (literal) - 1
#define OK "HTTP/1.1 200 OK\r\n"
#define MOVED "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: "
#define MAX_BYTES 1000

/* "ten bytes\n" */
#define GZIP "Content-Encoding: gzip\r\n\r\n"
#define TEN_BYTES \
  "\x1f\x8b\x08\0\0\0\0\0\0\xff\x2b\x49\xcd\x53\x48\xaa\x2c\x49\x2d\xe6\x02\0\xae\xd3\x78\xff" \
  "\x0a\0\0\0"

static const Answer answers[] = {
  { "/plain",
    BYTES (OK "Content-Type: text/vtt; charset=\"KOI8-R\"\r\nContent-Length: 3\r\n\r\na\0b") },
  { "/until-close", BYTES (OK "Content-Type: text/vtt\r\n\r\nabc") },
  { "/chunked", BYTES (OK "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n") },
  { "/empty", BYTES (OK "Content-Length: 0\r\n\r\n") },
  { "/gzip", BYTES (OK GZIP TEN_BYTES) },
  { "/a%20b/%C3%A9?x=1", BYTES (OK "\r\nabc") },

  { "/moved", BYTES (MOVED "chunked\r\n\r\n") },
  { "/moved-again",
    BYTES ("HTTP/1.1 307 No\r\nContent-Length: 3\r\nLocation: ./moved\r\n\r\nabc") },
  { "/loop", BYTES (MOVED "/loop\r\n\r\n") },
  { "/to-file", BYTES (MOVED "file:///etc/hostname\r\n\r\n") },
  { "/to-ftp", BYTES (MOVED "ftp://localhost/\r\n\r\n") },
  { "/to-nowhere", BYTES ("HTTP/1.1 302 Moved\r\nContent-Length: 0\r\n\r\n") },
  { "/to-http", BYTES (MOVED "http://localhost/\r\n\r\n") },

  { "/not-found", BYTES ("HTTP/1.1 404 \033[31mNo\r\nContent-Length: 3\r\n\r\nabc") },
  { "/gone", BYTES ("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n") },
  { "/forbidden", BYTES ("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n") },
  { "/password", BYTES ("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
        "Content-Length: 0\r\n\r\n") },
  { "/broken", BYTES ("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n") },
  { "/not-modified", BYTES ("HTTP/1.1 304 Not Modified\r\n\r\n") },
  { "/not-http", BYTES ("SSH-2.0-OpenSSH_9.2\r\n\r\n") },
  { "/silent-close", BYTES ("") },

  { "/large", BYTES (OK "Content-Length: 1001\r\n\r\n") },
  { "/cut", BYTES (OK "Content-Length: 4\r\n\r\nabc") },
  { "/cut-chunked", BYTES (OK "Transfer-Encoding: chunked\r\n\r\n4\r\nabc") },
  { "/cut-gzip", OK GZIP TEN_BYTES, sizeof (OK GZIP) - 1 + 14 },
  { "/not-gzip", BYTES (OK GZIP "plain text") },
  { "/brotli", BYTES (OK "Content-Encoding: br\r\n\r\nabc") },
  { "/cut-head", BYTES ("HTTP/1.1 200 OK\r\nContent-Le") },

  { "/stall", BYTES (""), TRUE },
  { "/stall-head", BYTES ("HTTP/1.1 200 OK\r\nContent-Le"), TRUE },
  { "/stall-body", BYTES (OK "Content-Length: 4\r\n\r\nabc"), TRUE },
  { NULL }
};

static const DownloadLimits limits = { MAX_BYTES, 100 * 1000, 200 * 1000, 3 };
static const DownloadLimits hasty = { MAX_BYTES, 30, 200 * 1000, 3 };
static const DownloadLimits hurried = { MAX_BYTES, 100 * 1000, 30, 3 };

static Input *
download (const Server *server, const char *path, const DownloadLimits *limits, GError **error)
{
  g_autofree char *url = g_strdup_printf ("%s://localhost:%u%s",
      server->certificate ? "https" : "http", server->port, path);

  return download_read (url, limits, error);
}

static const struct {
  const char *name, *path, *bytes;
  gsize length;
  const char *charset, *end;    /* the path it came from in the end */
} successes[] = {
  { "plain", "/plain", BYTES ("a\0b"), "KOI8-R", "/plain" },
  { "until-close", "/until-close", BYTES ("abc"), NULL, "/until-close" },
  { "chunked", "/chunked", BYTES ("abc"), NULL, "/chunked" },
  { "empty", "/empty", BYTES (""), NULL, "/empty" },
  { "gzip", "/gzip", BYTES ("ten bytes\n"), NULL, "/gzip" },
  { "escapes", "/a b/\u00E9?x=1#y", BYTES ("abc"), NULL, "/a%20b/%C3%A9?x=1#y" },
  { "moved", "/moved", BYTES ("abc"), NULL, "/chunked" },
  { "moved-twice", "/moved-again", BYTES ("abc"), NULL, "/chunked" },
};

static void
test_success (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  Server *server = server_start (answers, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Input) input = download (server, successes[i].path, &limits, &error);
  g_autofree char *uri = g_strdup_printf ("http://localhost:%u%s", server->port, successes[i].end);

  server_stop (server);
  g_assert_no_error (error);
  g_assert_cmpmem (input->bytes, input->length, successes[i].bytes, successes[i].length);
  g_assert_cmpint (input->bytes[input->length], ==, '\0');
  g_assert_cmpstr (input->charset, ==, successes[i].charset);
  g_assert_cmpstr (input->uri, ==, uri);
}

static const struct {
  const char *name, *path;
  const DownloadLimits *limits;
  int code;
  const char *message;          /* NULL: libsoup's */
} failures[] = {
  { "loop", "/loop", &limits, G_IO_ERROR_TOO_MANY_LINKS, "it redirects more than 3 times" },
  { "to-file", "/to-file", &limits, G_IO_ERROR_INVALID_ARGUMENT,
    "it redirects to something that is not an http(s) address" },
  { "to-ftp", "/to-ftp", &limits, G_IO_ERROR_INVALID_ARGUMENT,
    "it redirects to something that is not an http(s) address" },
  { "to-nowhere", "/to-nowhere", &limits, G_IO_ERROR_INVALID_ARGUMENT,
    "it redirects to something that is not an http(s) address" },
  { "not-found", "/not-found", &limits, G_IO_ERROR_NOT_FOUND, "the server says 404 Not Found" },
  { "gone", "/gone", &limits, G_IO_ERROR_NOT_FOUND, "the server says 410 Gone" },
  { "forbidden", "/forbidden", &limits, G_IO_ERROR_PERMISSION_DENIED,
    "the server says 403 Forbidden" },
  { "password", "/password", &limits, G_IO_ERROR_PERMISSION_DENIED,
    "the server says 401 Unauthorized" },
  { "broken", "/broken", &limits, G_IO_ERROR_FAILED, "the server says 500 Internal Server Error" },
  { "not-modified", "/not-modified", &limits, G_IO_ERROR_INVALID_ARGUMENT, NULL },
  { "not-http", "/not-http", &limits, G_IO_ERROR_FAILED, NULL },
  { "silent-close", "/silent-close", &limits, G_IO_ERROR_PARTIAL_INPUT, NULL },
  { "large", "/large", &limits, G_IO_ERROR_MESSAGE_TOO_LARGE,
    "larger than 1000 bytes, the limit of a download" },
  { "cut", "/cut", &limits, G_IO_ERROR_PARTIAL_INPUT, NULL },
  { "cut-chunked", "/cut-chunked", &limits, G_IO_ERROR_PARTIAL_INPUT, NULL },
  { "cut-gzip", "/cut-gzip", &limits, G_IO_ERROR_PARTIAL_INPUT, NULL },
  { "not-gzip", "/not-gzip", &limits, G_IO_ERROR_INVALID_DATA, NULL },
  { "not-asked-for", "/brotli", &limits, G_IO_ERROR_NOT_SUPPORTED,
    "the server packs it in another way than we asked for" },
  { "cut-head", "/cut-head", &limits, G_IO_ERROR_FAILED, NULL },
  { "stall", "/stall", &hasty, G_IO_ERROR_TIMED_OUT, "the server is too slow: it fell silent" },
  { "stall-head", "/stall-head", &hasty, G_IO_ERROR_TIMED_OUT,
    "the server is too slow: it fell silent" },
  { "stall-body", "/stall-body", &hasty, G_IO_ERROR_TIMED_OUT,
    "the server is too slow: it fell silent" },
  { "too-long", "/stall-body", &hurried, G_IO_ERROR_TIMED_OUT,
    "the server is too slow: it took too long in all" },
};

static void
test_failure (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  Server *server = server_start (answers, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (download (server, failures[i].path, failures[i].limits, &error));
  server_stop (server);
  g_test_message ("%s", error->message);
  g_assert_error (error, G_IO_ERROR, failures[i].code);
  if (failures[i].message)
    g_assert_cmpstr (error->message, ==, failures[i].message);
}

static char *
compress_spaces (gsize n_spaces, gsize *length)
{
  g_autoptr (GConverter) zlib = G_CONVERTER (
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autofree char *spaces = g_strnfill (n_spaces, ' ');
  char *packed = g_malloc (n_spaces);
  gsize n_read;

  g_assert_cmpint (g_converter_convert (zlib, spaces, n_spaces, packed, n_spaces,
          G_CONVERTER_INPUT_AT_END, &n_read, length, NULL), ==, G_CONVERTER_FINISHED);
  return packed;
}

static void
test_bomb (gconstpointer n_spaces)
{
  gsize length;
  g_autofree char *packed = compress_spaces (GPOINTER_TO_SIZE (n_spaces), &length);
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  Answer bomb[] = { { "/bomb" }, { NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (Input) input = NULL;
  Server *server;

  g_byte_array_append (answer, (const guint8 *) OK GZIP, sizeof (OK GZIP) - 1);
  g_byte_array_append (answer, (const guint8 *) packed, length);
  bomb[0].answer = (const char *) answer->data;
  bomb[0].length = answer->len;
  server = server_start (bomb, NULL);
  input = download (server, "/bomb", &limits, &error);
  server_stop (server);
  if (GPOINTER_TO_SIZE (n_spaces) > MAX_BYTES)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  else
    g_assert_cmpuint (input->length, ==, GPOINTER_TO_SIZE (n_spaces));
}

static const struct {
  const char *name, *url;
  int code;
} addresses[] = {
  { "no-host", "http://", G_IO_ERROR_INVALID_ARGUMENT },
  { "no-host-but-path", "http:///x", G_IO_ERROR_INVALID_ARGUMENT },
  { "bad-port", "http://localhost:99999/", G_IO_ERROR_INVALID_ARGUMENT },
  { "refused", "http://127.0.0.1:1/", G_IO_ERROR_CONNECTION_REFUSED },
  { "no-such-host", "http://quoth.invalid/", G_IO_ERROR_HOST_NOT_FOUND },
};

static void
test_address (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (download_read (addresses[i].url, &limits, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, G_IO_ERROR, addresses[i].code);
}

/* A certificate for localhost that nobody signed; NULL without the openssl program. */
static GTlsCertificate *
make_certificate (const char *pem)
{
  const char *argv[] = { "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", pem, "-out",
    pem, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
      NULL, NULL, NULL, NULL, NULL, NULL);
  return g_tls_certificate_new_from_file (pem, NULL);
}

static void
trust (GTlsDatabase *database)
{
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static void
test_tls (void)
{
  g_autofree char *folder = g_dir_make_tmp ("download-XXXXXX", NULL);
  g_autofree char *pem = g_build_filename (folder, "localhost.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = make_certificate (pem);
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (pem, NULL);
  g_autoptr (GError) untrusted = NULL, none = NULL, unsafe = NULL;
  g_autoptr (Input) input = NULL;

  if (certificate) {
    Server *server = server_start (answers, certificate);

    g_assert_null (download (server, "/until-close", &limits, &untrusted));
    trust (database);
    input = download (server, "/until-close", &limits, &none);
    g_assert_null (download (server, "/to-http", &limits, &unsafe));
    trust (NULL);
    server_stop (server);

    g_assert_error (untrusted, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
    g_assert_no_error (none);
    g_assert_cmpmem (input->bytes, input->length, "abc", 3);
    g_assert_error (unsafe, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
    g_assert_cmpstr (unsafe->message, ==, "it redirects from https to http, which is not safe");
  } else
    g_test_skip ("no openssl program");
  g_remove (pem);
  g_rmdir (folder);
}

/* The caller's own main context neither moves nor hinders a download. */
static gboolean
fail (gpointer data)
{
  g_assert_not_reached ();
}

static void
test_context (void)
{
  Server *server = server_start (answers, NULL);
  guint source = g_idle_add_full (G_PRIORITY_HIGH, fail, NULL, NULL);
  g_autoptr (Input) input = download (server, "/chunked", &limits, NULL);

  g_source_remove (source);
  server_stop (server);
  g_assert_cmpmem (input->bytes, input->length, "abc", 3);
}

int
main (int argc, char **argv)
{
  g_setenv ("no_proxy", "localhost,127.0.0.1", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (successes); i++) {
    g_autofree char *path = g_strconcat ("/download/", successes[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_success);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++) {
    g_autofree char *path = g_strconcat ("/download/failure/", failures[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_failure);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++) {
    g_autofree char *path = g_strconcat ("/download/address/", addresses[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_address);
  }
  g_test_add_data_func ("/download/packed/just-fits", GSIZE_TO_POINTER (MAX_BYTES), test_bomb);
  g_test_add_data_func ("/download/packed/too-large", GSIZE_TO_POINTER (MAX_BYTES + 1), test_bomb);
  g_test_add_data_func ("/download/packed/bomb", GSIZE_TO_POINTER (10000000), test_bomb);
  g_test_add_func ("/download/tls", test_tls);
  g_test_add_func ("/download/context", test_context);
  return g_test_run ();
}
