#include "download.h"

#include <libsoup/soup.h>

#define CHUNK (256 * 1024)

/* One download, in a main context of its own, so that the caller's stands still. */
typedef struct {
  const DownloadLimits *limits;
  GMainContext *context;
  SoupSession *session;
  GCancellable *cancellable;
  GAsyncResult *result;         /* of the step under way, when it is done */
  gint64 deadline;              /* monotonic, microseconds */
} Download;

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  Download *download = data;

  download->result = g_object_ref (result);
}

static gboolean
give_up (gpointer data)
{
  Download *download = data;

  g_cancellable_cancel (download->cancellable);
  return G_SOURCE_REMOVE;
}

/* What the asynchronous call just made came to; it is cancelled when it takes too long. */
static GAsyncResult *
wait_for_result (Download *download)
{
  gint64 left = MAX (download->deadline - g_get_monotonic_time (), 0) / 1000 + 1;
  GSource *timer = g_timeout_source_new (MIN (left, download->limits->idle_milliseconds));

  g_source_set_callback (timer, give_up, download, NULL);
  g_source_attach (timer, download->context);
  while (!download->result)
    g_main_context_iteration (download->context, TRUE);
  g_source_destroy (timer);
  g_source_unref (timer);
  return g_steal_pointer (&download->result);
}

/* Of the errors of GLib and libsoup, those that our callers know. */
static void
translate_error (Download *download, GError **error)
{
  int code = G_IO_ERROR_FAILED;

  if (!error || !*error)
    return;
  if (g_cancellable_is_cancelled (download->cancellable)) {
    g_clear_error (error);
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "the server is too slow: %s",
        g_get_monotonic_time () >= download->deadline ? "it took too long in all"
            : "it fell silent");
    return;
  }
  if ((*error)->domain == G_IO_ERROR || (*error)->domain == G_TLS_ERROR)
    return;
  if ((*error)->domain == G_RESOLVER_ERROR)
    code = G_IO_ERROR_HOST_NOT_FOUND;
  (*error)->domain = G_IO_ERROR;
  (*error)->code = code;
}

static gboolean
is_http (GUri *uri)
{
  return g_str_equal (g_uri_get_scheme (uri), "http")
      || g_str_equal (g_uri_get_scheme (uri), "https");
}

static GUri *
parse_address (GUri *base, const char *address, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse_relative (base, address, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri && is_http (uri) && g_uri_get_host (uri) && *g_uri_get_host (uri))
    return g_steal_pointer (&uri);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
      base ? "it redirects to something that is not an http(s) address"
          : "not a valid http(s) address");
  return NULL;
}

/* Where @message sends us. */
static GUri *
read_redirect (SoupMessage *message, GError **error)
{
  const char *location = soup_message_headers_get_one (
      soup_message_get_response_headers (message), "Location");
  GUri *from = soup_message_get_uri (message);
  g_autoptr (GUri) to = parse_address (from, location ? location : "data:", error);

  if (!to)
    return NULL;
  if (g_str_equal (g_uri_get_scheme (from), "https")
      && !g_str_equal (g_uri_get_scheme (to), "https")) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
        "it redirects from https to http, which is not safe");
    return NULL;
  }
  return g_steal_pointer (&to);
}

static gboolean
check_status (SoupMessage *message, GError **error)
{
  guint status = soup_message_get_status (message);
  int code = G_IO_ERROR_FAILED;

  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return TRUE;
  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    code = G_IO_ERROR_NOT_FOUND;
  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    code = G_IO_ERROR_PERMISSION_DENIED;
  g_set_error (error, G_IO_ERROR, code, "the server says %u %s", status,
      soup_status_get_phrase (status));
  return FALSE;
}

/* @message is set to the last one of the chain of redirects, answered. */
static GInputStream *
send (Download *download, GUri *uri, SoupMessage **message, GError **error)
{
  g_autoptr (GUri) next = g_uri_ref (uri);

  for (guint hop = 0; hop <= download->limits->redirects; hop++) {
    g_autoptr (SoupMessage) sent = soup_message_new_from_uri (SOUP_METHOD_GET, next);
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GInputStream) body = NULL;

    soup_message_add_flags (sent, SOUP_MESSAGE_NO_REDIRECT);
    soup_message_headers_replace (soup_message_get_request_headers (sent), "Accept-Encoding",
        "gzip");
    soup_session_send_async (download->session, sent, G_PRIORITY_DEFAULT, download->cancellable,
        keep_result, download);
    result = wait_for_result (download);
    body = soup_session_send_finish (download->session, result, error);
    if (!body)
      return NULL;
    if (!SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (sent))) {
      *message = g_steal_pointer (&sent);
      return g_steal_pointer (&body);
    }
    g_clear_pointer (&next, g_uri_unref);
    next = read_redirect (sent, error);
    if (!next)
      return NULL;
  }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, "it redirects more than %u times",
      download->limits->redirects);
  return NULL;
}

static gboolean
check_size (Download *download, guint64 bytes, GError **error)
{
  g_autofree char *size = NULL;

  if (bytes <= download->limits->bytes)
    return TRUE;
  size = g_format_size_full (download->limits->bytes, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
      "larger than %s, the limit of a download", size);
  return FALSE;
}

static GByteArray *
read_body (Download *download, GInputStream *body, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;) {
    g_autoptr (GAsyncResult) result = NULL;
    guint old_length = bytes->len;
    gssize n_read;

    g_byte_array_set_size (bytes, old_length + CHUNK);
    g_input_stream_read_async (body, bytes->data + old_length, CHUNK, G_PRIORITY_DEFAULT,
        download->cancellable, keep_result, download);
    result = wait_for_result (download);
    n_read = g_input_stream_read_finish (body, result, error);
    if (n_read < 0)
      return NULL;
    g_byte_array_set_size (bytes, old_length + n_read);
    if (n_read == 0)
      return g_steal_pointer (&bytes);
    if (!check_size (download, bytes->len, error))
      return NULL;
  }
}

/* @body unpacked. libsoup would do it too, but takes half a body for a whole one. */
static GInputStream *
unpack (SoupMessageHeaders *headers, GInputStream *body, GError **error)
{
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  g_autoptr (GConverter) unzip = NULL;

  if (!encoding || g_ascii_strcasecmp (encoding, "identity") == 0)
    return g_object_ref (body);
  if (g_ascii_strcasecmp (encoding, "gzip") == 0 || g_ascii_strcasecmp (encoding, "x-gzip") == 0) {
    unzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
    return g_converter_input_stream_new (body, unzip);
  }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      "the server packs it in another way than we asked for");
  return NULL;
}

static char *
dup_charset (SoupMessageHeaders *headers)
{
  g_autoptr (GHashTable) parameters = NULL;

  if (!soup_message_headers_get_content_type (headers, &parameters))
    return NULL;
  return g_strdup (g_hash_table_lookup (parameters, "charset"));
}

/* Takes @bytes. */
static Input *
make_input (SoupMessage *message, GByteArray *bytes)
{
  Input *input = g_new0 (Input, 1);

  input->length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  input->bytes = (char *) g_byte_array_free (bytes, FALSE);
  input->uri = g_uri_to_string (soup_message_get_uri (message));
  input->charset = dup_charset (soup_message_get_response_headers (message));
  return input;
}

static Input *
read_uri (Download *download, GUri *uri, GError **error)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GInputStream) body = send (download, uri, &message, error), unpacked = NULL;
  SoupMessageHeaders *headers;
  GByteArray *bytes;

  if (!body || !check_status (message, error))
    return NULL;
  headers = soup_message_get_response_headers (message);
  if (!check_size (download, soup_message_headers_get_content_length (headers), error))
    return NULL;
  unpacked = unpack (headers, body, error);
  bytes = unpacked ? read_body (download, unpacked, error) : NULL;
  return bytes ? make_input (message, bytes) : NULL;
}

Input *
download_read (const char *url, const DownloadLimits *limits, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GUri) uri = parse_address (NULL, url, error);
  Download download = { limits, context, NULL, cancellable };
  Input *input;

  if (!uri)
    return NULL;
  download.deadline = g_get_monotonic_time () + limits->total_milliseconds * 1000LL;
  g_main_context_push_thread_default (context);
  download.session = soup_session_new_with_options ("user-agent", "quoth/" QUOTH_VERSION, NULL);
  soup_session_remove_feature_by_type (download.session, SOUP_TYPE_CONTENT_DECODER);
  input = read_uri (&download, uri, error);
  if (!input)
    translate_error (&download, error);
  soup_session_abort (download.session);
  g_object_unref (download.session);
  /* Closing a connection goes on for a few turns. */
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return input;
}
