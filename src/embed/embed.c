#include "embed.h"

#include <string.h>

#include "id3.h"
#include "muxer.h"

struct _Container {
  const char *suffix;
  EmbedStyle style;
  MuxTarget target;             /* no muxer: ID3 */
};

static const Container containers[] = {
  { ".mp3", EMBED_PLAIN, { NULL, MUX_LINES_NONE, FALSE } },
  { ".m4a", EMBED_LINES, { "ipod", MUX_LINES_MOV_TEXT, FALSE } },
  { ".m4b", EMBED_LINES, { "ipod", MUX_LINES_MOV_TEXT, FALSE } },
  { ".mp4", EMBED_LINES, { "mp4", MUX_LINES_MOV_TEXT, FALSE } },
  { ".mka", EMBED_WEBVTT, { "matroska", MUX_LINES_WEBVTT, FALSE } },
  { ".mkv", EMBED_WEBVTT, { "matroska", MUX_LINES_WEBVTT, FALSE } },
  { ".webm", EMBED_WEBVTT, { "webm", MUX_LINES_WEBVTT, FALSE } },
  { ".flac", EMBED_PLAIN, { "flac", MUX_LINES_NONE, FALSE } },
  { ".opus", EMBED_PLAIN, { "opus", MUX_LINES_NONE, TRUE } },
  { ".ogg", EMBED_PLAIN, { "ogg", MUX_LINES_NONE, TRUE } },
  { ".oga", EMBED_PLAIN, { "oga", MUX_LINES_NONE, TRUE } },
};

const Container *
container_for_path (const char *path)
{
  const char *suffix = strrchr (path, '.');

  for (gsize i = 0; suffix && i < G_N_ELEMENTS (containers); i++)
    if (g_ascii_strcasecmp (suffix, containers[i].suffix) == 0)
      return &containers[i];
  return NULL;
}

EmbedStyle
container_get_style (const Container *container)
{
  return container->style;
}

/* In ID3 and in comments, which have no tracks. */
gboolean
container_takes_links (const Container *container)
{
  return container->target.lines == MUX_LINES_NONE;
}

char *
container_list (void)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (containers); i++)
    g_string_append_printf (list, "%s%s", i ? " " : "", containers[i].suffix);
  return g_string_free (list, FALSE);
}

/* An ID3 tag is written before what any file of that name holds: it must be MPEG audio. */
static gboolean
begins_as_mpeg (const guint8 *bytes, gsize length)
{
  return length > 3 && (memcmp (bytes, "ID3", 3) == 0
      || (bytes[0] == 0xFF && (bytes[1] & 0xE0) == 0xE0));
}

static gboolean
embed_tag (const char *from, const MediaText *text, Output *output, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (from, FALSE, error);
  const guint8 *bytes;
  gsize length;

  if (!file)
    return FALSE;
  bytes = (const guint8 *) g_mapped_file_get_contents (file);
  length = g_mapped_file_get_length (file);
  if (begins_as_mpeg (bytes, length))
    return id3_write (bytes, length, text, output_get_stream (output), error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
      "not MP3; name an output of the same kind as the audio");
  return FALSE;
}

gboolean
embed_text (const Container *container, const char *from, const MediaText *text, Output *output,
    GError **error)
{
  if (!container->target.muxer)
    return embed_tag (from, text, output, error);
  return embed_span (container, from, text, NULL, output, error);
}

gboolean
container_takes_spans (const Container *container)
{
  return container->target.lines != MUX_LINES_NONE;
}

gboolean
embed_span (const Container *container, const char *from, const MediaText *text,
    const MuxSpan *span, Output *output, GError **error)
{
  MuxCopy copy;
  int fd;

  fd = output_get_file (output, error);
  copy = fd >= 0 ? muxer_load (error) : NULL;
  return copy && copy (from, fd, &container->target, text, span, error);
}
