/* Timed text of 3GPP: TS 26.245, 5.16 and 5.17. */
#include "mux.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <libavformat/avformat.h>

#define BUFFER_SIZE (1 << 16)
#define LYRICS_KEY "lyrics"
#define SYNCED_LYRICS_KEY "SYNCEDLYRICS"
#define FRONT_COVER 3
#define BEFORE_CHAPTERS "0:00"  /* the title of what comes before the first */
#define MAX_MOV_TEXT G_MAXUINT16        /* bytes of a sample: its length is two of them */

typedef struct {
  AVFormatContext *in, *out;
  int *places;                  /* of each stream of @in in @out; -1: left out */
  AVPacket *packet, *line;
  AVStream *lines;              /* NULL: none */
  guint next_line;
  const MuxTarget *target;
  const MediaText *text;
} Mux;

static void
free_io (AVIOContext **io)
{
  if (*io)
    av_freep (&(*io)->buffer);
  avio_context_free (io);
}

static void
mux_clear (Mux *mux)
{
  if (mux->out)
    free_io (&mux->out->pb);
  avformat_free_context (mux->out);
  avformat_close_input (&mux->in);
  av_packet_free (&mux->packet);
  av_packet_free (&mux->line);
  g_free (mux->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mux, mux_clear)

/* Passes on what libavformat returned; below zero sets @error. */
static gboolean
check (int result, GError **error)
{
  char text[AV_ERROR_MAX_STRING_SIZE];

  if (result >= 0)
    return TRUE;
  av_strerror (result, text, sizeof text);
  g_set_error_literal (error, G_IO_ERROR,
      result == AVERROR (ENOSPC) ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_INVALID_DATA, text);
  return FALSE;
}

static int
write_bytes (void *opaque, uint8_t *bytes, int size)
{
  int done = 0;

  while (done < size) {
    ssize_t n = write (GPOINTER_TO_INT (opaque), bytes + done, size - done);

    if (n < 0 && errno != EINTR)
      return AVERROR (errno);
    done += MAX (n, 0);
  }
  return size;
}

static int
read_bytes (void *opaque, uint8_t *bytes, int size)
{
  ssize_t n = read (GPOINTER_TO_INT (opaque), bytes, size);

  return n > 0 ? (int) n : n == 0 ? AVERROR_EOF : AVERROR (errno);
}

static int64_t
seek_bytes (void *opaque, int64_t offset, int whence)
{
  off_t place = whence == AVSEEK_SIZE ? -1
      : lseek (GPOINTER_TO_INT (opaque), offset, whence & ~AVSEEK_FORCE);

  return place >= 0 ? place : AVERROR (whence == AVSEEK_SIZE ? ENOSYS : errno);
}

static gboolean
open_files (Mux *mux, const char *from, int fd, GError **error)
{
  g_autofree char *name = g_strconcat ("file:", from, NULL);  /* never a protocol's */
  uint8_t *buffer;

  if (!check (avformat_open_input (&mux->in, name, NULL, NULL), error)
      || !check (avformat_find_stream_info (mux->in, NULL), error)
      || !check (avformat_alloc_output_context2 (&mux->out, NULL, mux->target->muxer, NULL), error))
    return FALSE;
  buffer = av_malloc (BUFFER_SIZE);
  mux->out->pb = avio_alloc_context (buffer, BUFFER_SIZE, 1, GINT_TO_POINTER (fd), read_bytes,
      write_bytes, seek_bytes);
  mux->packet = av_packet_alloc ();
  mux->line = av_packet_alloc ();
  return TRUE;
}

/* Captions that are made anew: in the same language, or in nobody knows which. */
static gboolean
is_replaced (const Mux *mux, const AVStream *stream)
{
  const AVDictionaryEntry *language = av_dict_get (stream->metadata, "language", NULL, 0);

  return mux->target->lines == MUX_LINES_NONE || !language
      || g_str_equal (language->value, "und") || g_str_equal (language->value, mux->text->language);
}

static gboolean
is_cover (const AVStream *stream)
{
  return stream->disposition & AV_DISPOSITION_ATTACHED_PIC;
}

static gboolean
is_copied (const Mux *mux, const AVStream *stream)
{
  switch (stream->codecpar->codec_type) {
    case AVMEDIA_TYPE_VIDEO:
      return !is_cover (stream) || !mux->target->has_picture_comments;
    case AVMEDIA_TYPE_AUDIO:
    case AVMEDIA_TYPE_ATTACHMENT:
      return TRUE;
    case AVMEDIA_TYPE_SUBTITLE:
      return !is_replaced (mux, stream);
    default:                    /* data: chapters of QuickTime, which are written anew */
      return FALSE;
  }
}

static gboolean
copy_stream (Mux *mux, const AVStream *from, GError **error)
{
  AVStream *to = avformat_new_stream (mux->out, NULL);

  if (!check (avcodec_parameters_copy (to->codecpar, from->codecpar), error))
    return FALSE;
  to->codecpar->codec_tag = 0;  /* the container's own */
  to->time_base = from->time_base;
  to->disposition = from->disposition;
  to->sample_aspect_ratio = from->sample_aspect_ratio;
  to->avg_frame_rate = from->avg_frame_rate;
  for (int i = 0; i < from->nb_side_data; i++) {
    const AVPacketSideData *side = &from->side_data[i];
    uint8_t *copy = av_stream_new_side_data (to, side->type, side->size);

    memcpy (copy, side->data, side->size);
  }
  return check (av_dict_copy (&to->metadata, from->metadata, 0), error);
}

static gboolean
copy_streams (Mux *mux, GError **error)
{
  mux->places = g_new (int, mux->in->nb_streams);
  for (guint i = 0; i < mux->in->nb_streams; i++) {
    const AVStream *stream = mux->in->streams[i];

    mux->places[i] = is_copied (mux, stream) ? (int) mux->out->nb_streams : -1;
    if (mux->places[i] >= 0 && !copy_stream (mux, stream, error))
      return FALSE;
  }
  return check (av_dict_copy (&mux->out->metadata, mux->in->metadata, 0), error);
}

/* Below the middle, white, 18 points: what a player makes of it is its own. */
static void
describe_mov_text (AVCodecParameters *parameters)
{
  static const uint8_t description[] = {
    0, 0, 0, 0,                 /* displayFlags */
    1, 0xFF,                    /* centred, at the bottom */
    0, 0, 0, 0,                 /* behind it: nothing */
    0, 0, 0, 0, 0, 0, 0, 0,     /* where: the player's choice */
    0, 0, 0, 0, 0, 1, 0, 18, 0xFF, 0xFF, 0xFF, 0xFF,    /* characters, font, face, size, colour */
    0, 0, 0, 18, 'f', 't', 'a', 'b', 0, 1, 0, 1, 5, 'S', 'e', 'r', 'i', 'f',
  };

  parameters->codec_id = AV_CODEC_ID_MOV_TEXT;
  parameters->extradata = av_mallocz (sizeof description + AV_INPUT_BUFFER_PADDING_SIZE);
  parameters->extradata_size = sizeof description;
  memcpy (parameters->extradata, description, sizeof description);
}

static void
add_lines_stream (Mux *mux)
{
  AVStream *stream;

  if (mux->target->lines == MUX_LINES_NONE || !mux->text->lines->len)
    return;
  mux->lines = stream = avformat_new_stream (mux->out, NULL);
  stream->codecpar->codec_type = AVMEDIA_TYPE_SUBTITLE;
  stream->time_base = (AVRational) { 1, 1000 };
  stream->disposition = AV_DISPOSITION_DEFAULT;
  av_dict_set (&stream->metadata, "language", mux->text->language, 0);
  if (mux->target->lines == MUX_LINES_MOV_TEXT)
    describe_mov_text (stream->codecpar);
  else
    stream->codecpar->codec_id = AV_CODEC_ID_WEBVTT;
}

static int64_t
to_ticks (Nanoseconds time, AVRational base)
{
  return av_rescale_q ((int64_t) nanoseconds_to_milliseconds (time), (AVRational) { 1, 1000 }, base);
}

static void
add_chapter (AVFormatContext *out, const MediaChapter *from)
{
  AVChapter *to = av_mallocz (sizeof *to);

  to->id = out->nb_chapters + 1;
  to->time_base = (AVRational) { 1, 1000 };
  to->start = to_ticks (from->start, to->time_base);
  to->end = to_ticks (from->end, to->time_base);
  av_dict_set (&to->metadata, "title", from->title, 0);
  out->chapters[out->nb_chapters++] = to;
}

/* QuickTime's are the samples of a track, the first of them at zero, wherever it should be. */
static void
add_chapters (Mux *mux)
{
  const GArray *chapters = mux->text->chapters;
  const MediaChapter *first = &g_array_index (chapters, MediaChapter, 0);

  if (!chapters->len)
    return;
  mux->out->chapters = av_calloc (chapters->len + 1, sizeof *mux->out->chapters);
  if (mux->target->lines == MUX_LINES_MOV_TEXT && first->start) {
    const MediaChapter before = { 0, first->start, BEFORE_CHAPTERS, NULL };

    add_chapter (mux->out, &before);
  }
  for (guint i = 0; i < chapters->len; i++)
    add_chapter (mux->out, &g_array_index (chapters, MediaChapter, i));
}

static void
append_number (GByteArray *to, guint32 number)
{
  const guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (to, (const guint8 *) &big_endian, sizeof big_endian);
}

/* A block of FLAC (https://xiph.org/flac/format.html#metadata_block_picture) as a comment. */
static void
add_picture (Mux *mux, const AVStream *cover)
{
  const AVCodecParameters *parameters = cover->codecpar;
  const char *type = parameters->codec_id == AV_CODEC_ID_PNG ? "image/png" : "image/jpeg";
  g_autoptr (GByteArray) block = g_byte_array_new ();
  g_autofree char *text = NULL;

  append_number (block, FRONT_COVER);
  append_number (block, strlen (type));
  g_byte_array_append (block, (const guint8 *) type, strlen (type));
  append_number (block, 0);     /* no description */
  append_number (block, parameters->width);
  append_number (block, parameters->height);
  append_number (block, 24);    /* bits of a pixel */
  append_number (block, 0);     /* no palette */
  append_number (block, cover->attached_pic.size);
  g_byte_array_append (block, cover->attached_pic.data, cover->attached_pic.size);
  text = g_base64_encode (block->data, block->len);
  av_dict_set (&mux->out->metadata, "METADATA_BLOCK_PICTURE", text, 0);
}

static void
add_pictures (Mux *mux)
{
  for (guint i = 0; i < mux->in->nb_streams && mux->target->has_picture_comments; i++)
    if (is_cover (mux->in->streams[i]))
      add_picture (mux, mux->in->streams[i]);
}

/* Lines of LRC, which players of Vorbis and FLAC show as they are sung. */
static char *
make_lrc (const GArray *lines)
{
  GString *lrc = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    const MediaLine *line = &g_array_index (lines, MediaLine, i);
    guint64 hundredths = nanoseconds_to_milliseconds (line->start) / 10;

    g_string_append_printf (lrc, "[%02" G_GUINT64_FORMAT ":%02u.%02u]%s\n", hundredths / 6000,
        (guint) (hundredths / 100 % 60), (guint) (hundredths % 100), line->text);
  }
  return g_string_free (lrc, FALSE);
}

static gboolean
is_own_key (const char *key)
{
  return g_ascii_strncasecmp (key, "CHAPTER", strlen ("CHAPTER")) == 0
      || g_ascii_strcasecmp (key, LYRICS_KEY) == 0
      || g_ascii_strcasecmp (key, SYNCED_LYRICS_KEY) == 0
      || g_ascii_strncasecmp (key, LYRICS_KEY "-", strlen (LYRICS_KEY "-")) == 0;
}

/* What an earlier run put in. */
static void
drop_own_keys (AVDictionary **metadata)
{
  const AVDictionaryEntry *entry = NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  while ((entry = av_dict_get (*metadata, "", entry, AV_DICT_IGNORE_SUFFIX)))
    if (is_own_key (entry->key))
      g_ptr_array_add (keys, g_strdup (entry->key));
  for (guint i = 0; i < keys->len; i++)
    av_dict_set (metadata, keys->pdata[i], NULL, 0);
}

static void
add_chapter_comments (Mux *mux, guint index, const MediaChapter *chapter)
{
  guint64 time = nanoseconds_to_milliseconds (chapter->start);
  g_autofree char *key = g_strdup_printf ("CHAPTER%03u", index);
  g_autofree char *name = g_strconcat (key, "NAME", NULL), *link = g_strconcat (key, "URL", NULL);
  g_autofree char *start = g_strdup_printf ("%02u:%02u:%02u.%03u", (guint) (time / 3600000),
      (guint) (time / 60000 % 60), (guint) (time / 1000 % 60), (guint) (time % 1000));

  av_dict_set (&mux->out->metadata, key, start, 0);
  av_dict_set (&mux->out->metadata, name, chapter->title, 0);
  if (chapter->link)
    av_dict_set (&mux->out->metadata, link, chapter->link, 0);
}

/* Vorbis, Opus and FLAC have nothing but comments: https://wiki.xiph.org/Chapter_Extension. */
static void
add_comments (Mux *mux)
{
  g_autofree char *lrc = make_lrc (mux->text->lines);

  for (guint i = 0; i < mux->text->chapters->len; i++)
    add_chapter_comments (mux, i, &g_array_index (mux->text->chapters, MediaChapter, i));
  if (*lrc)
    av_dict_set (&mux->out->metadata, SYNCED_LYRICS_KEY, lrc, 0);
}

static void
add_tags (Mux *mux)
{
  drop_own_keys (&mux->out->metadata);
  for (guint i = 0; i < mux->out->nb_streams; i++)
    drop_own_keys (&mux->out->streams[i]->metadata);
  if (mux->text->lyrics)
    av_dict_set (&mux->out->metadata, LYRICS_KEY, mux->text->lyrics, 0);
  if (mux->target->lines == MUX_LINES_NONE)
    add_comments (mux);
  else
    add_chapters (mux);
}

/* The bytes of a line as the container has them. */
static gboolean
fill_packet (Mux *mux, const MediaLine *line, GError **error)
{
  gsize length = strlen (line->text);
  gsize head = mux->target->lines == MUX_LINES_MOV_TEXT ? 2 : 0;

  if (head)
    length = MIN (length, MAX_MOV_TEXT);
  if (!check (av_new_packet (mux->line, (int) (head + length)), error))
    return FALSE;
  if (head) {
    mux->line->data[0] = length >> 8;
    mux->line->data[1] = length & 0xFF;
  }
  memcpy (mux->line->data + head, line->text, length);
  return TRUE;
}

static void
add_side (AVPacket *packet, enum AVPacketSideDataType type, const char *text)
{
  gsize length = text ? strlen (text) : 0;

  if (length)
    memcpy (av_packet_new_side_data (packet, type, length), text, length);
}

static gboolean
write_line (Mux *mux, const MediaLine *line, GError **error)
{
  AVRational base = mux->lines->time_base;

  if (!fill_packet (mux, line, error))
    return FALSE;
  if (mux->target->lines == MUX_LINES_WEBVTT) {
    add_side (mux->line, AV_PKT_DATA_WEBVTT_IDENTIFIER, line->id);
    add_side (mux->line, AV_PKT_DATA_WEBVTT_SETTINGS, line->settings);
  }
  mux->line->stream_index = mux->lines->index;
  mux->line->pts = mux->line->dts = to_ticks (line->start, base);
  mux->line->duration = to_ticks (line->end, base) - mux->line->pts;
  mux->line->flags |= AV_PKT_FLAG_KEY;
  return check (av_interleaved_write_frame (mux->out, mux->line), error);
}

/* Those that begin at or before @milliseconds: lines stand beside their sound. */
static gboolean
write_lines_until (Mux *mux, int64_t milliseconds, GError **error)
{
  const GArray *lines = mux->text->lines;

  for (; mux->lines && mux->next_line < lines->len; mux->next_line++) {
    const MediaLine *line = &g_array_index (lines, MediaLine, mux->next_line);

    if ((int64_t) nanoseconds_to_milliseconds (line->start) > milliseconds)
      return TRUE;
    if (line->end > line->start && !write_line (mux, line, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
copy_packet (Mux *mux, GError **error)
{
  AVPacket *packet = mux->packet;
  const AVStream *from = mux->in->streams[packet->stream_index];
  int to = mux->places[packet->stream_index];

  if (to < 0) {
    av_packet_unref (packet);
    return TRUE;
  }
  if (packet->dts != AV_NOPTS_VALUE && !write_lines_until (mux,
      av_rescale_q (packet->dts, from->time_base, (AVRational) { 1, 1000 }), error))
    return FALSE;
  av_packet_rescale_ts (packet, from->time_base, mux->out->streams[to]->time_base);
  packet->stream_index = to;
  packet->pos = -1;
  return check (av_interleaved_write_frame (mux->out, packet), error);
}

static gboolean
copy_packets (Mux *mux, GError **error)
{
  int result;

  while ((result = av_read_frame (mux->in, mux->packet)) >= 0)
    if (!copy_packet (mux, error))
      return FALSE;
  return (result == AVERROR_EOF || check (result, error))
      && write_lines_until (mux, G_MAXINT64, error);
}

/* What the container does not take shows when its header is written. */
static gboolean
write_header (Mux *mux, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (check (avformat_write_header (mux->out, NULL), &problem))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      "%s takes no streams as this file has them (%s); name a .mka or .mkv file",
      mux->out->oformat->long_name, problem->message);
  return FALSE;
}

gboolean
mux_copy (const char *from, int fd, const MuxTarget *target, const MediaText *text, GError **error)
{
  g_auto (Mux) mux = { .target = target, .text = text };

  av_log_set_level (AV_LOG_QUIET);
  if (!open_files (&mux, from, fd, error) || !copy_streams (&mux, error))
    return FALSE;
  add_lines_stream (&mux);
  add_tags (&mux);
  add_pictures (&mux);
  if (!write_header (&mux, error) || !copy_packets (&mux, error)
      || !check (av_write_trailer (mux.out), error))
    return FALSE;
  avio_flush (mux.out->pb);
  return check (mux.out->pb->error, error);
}
