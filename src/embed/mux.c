#include "muxing.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE (1 << 16)

gboolean
mux_check (int result, GError **error)
{
  char text[AV_ERROR_MAX_STRING_SIZE];

  if (result >= 0)
    return TRUE;
  av_strerror (result, text, sizeof text);
  g_set_error_literal (error, G_IO_ERROR,
      result == AVERROR (ENOSPC) ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_INVALID_DATA, text);
  return FALSE;
}

gboolean
mux_is_cover (const AVStream *stream)
{
  return stream->disposition & AV_DISPOSITION_ATTACHED_PIC;
}

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
  for (guint i = 0; mux->leads && i < mux->n_leads; i++)
    av_packet_free (&mux->leads[i]);
  g_free (mux->leads);
  g_free (mux->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mux, mux_clear)

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
  g_autofree char *again = g_strdup_printf ("file:/proc/self/fd/%d", fd);
  uint8_t *buffer;

  if (!mux_check (avformat_open_input (&mux->in, name, NULL, NULL), error)
      || !mux_check (avformat_find_stream_info (mux->in, NULL), error)
      || !mux_check (avformat_alloc_output_context2 (&mux->out, NULL, mux->target->muxer, NULL), error))
    return FALSE;
  buffer = av_malloc (BUFFER_SIZE);
  mux->out->pb = avio_alloc_context (buffer, BUFFER_SIZE, 1, GINT_TO_POINTER (fd), read_bytes,
      write_bytes, seek_bytes);
  mux->out->url = av_strdup (again);    /* what moves the index to the front reads it again */
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
is_copied (const Mux *mux, const AVStream *stream)
{
  switch (stream->codecpar->codec_type) {
    case AVMEDIA_TYPE_VIDEO:
      return !mux_is_cover (stream) || !mux->target->has_picture_comments;
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

  if (!mux_check (avcodec_parameters_copy (to->codecpar, from->codecpar), error))
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
  return mux_check (av_dict_copy (&to->metadata, from->metadata, 0), error);
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
  return mux_check (av_dict_copy (&mux->out->metadata, mux->in->metadata, 0), error);
}

/* Into the clock of the copy. */
static void
shift_packet (const Mux *mux, AVPacket *packet)
{
  const AVStream *from = mux->in->streams[packet->stream_index];
  int64_t late = from->codecpar->codec_type == AVMEDIA_TYPE_AUDIO
      ? (int64_t) (mux->span.late / 1000) : 0;
  int64_t ticks = mux_is_cover (from) ? 0
      : av_rescale_q (mux->zero + late, AV_TIME_BASE_Q, from->time_base);

  if (packet->pts != AV_NOPTS_VALUE)
    packet->pts -= ticks;
  if (packet->dts != AV_NOPTS_VALUE)
    packet->dts -= ticks;
}

static gboolean
write_packet (Mux *mux, AVPacket *packet, GError **error)
{
  const AVStream *from = mux->in->streams[packet->stream_index];
  int to = mux->places[packet->stream_index];

  shift_packet (mux, packet);
  if (packet->dts != AV_NOPTS_VALUE && !mux_write_lines_until (mux,
      av_rescale_q (packet->dts, from->time_base, (AVRational) { 1, 1000 }), error))
    return FALSE;
  av_packet_rescale_ts (packet, from->time_base, mux->out->streams[to]->time_base);
  packet->stream_index = to;
  packet->pos = -1;
  return mux_check (av_interleaved_write_frame (mux->out, packet), error);
}

typedef enum {
  BEFORE_SPAN,
  IN_SPAN,
  BEHIND_SPAN,
} Place;

/* Pictures before the span are kept from the key frame on that was sought: others need them. */
static Place
find_place (const Mux *mux, const AVPacket *packet)
{
  const AVStream *from = mux->in->streams[packet->stream_index];
  int64_t time = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
  int64_t start = av_rescale_q (time, from->time_base, AV_TIME_BASE_Q) - mux->zero;
  int64_t end = start + av_rescale_q (packet->duration, from->time_base, AV_TIME_BASE_Q);

  if (time == AV_NOPTS_VALUE)
    return IN_SPAN;
  if (mux->span.end != NANOSECONDS_NONE
      && start >= (int64_t) ((mux->span.end - mux->span.start + mux->lead) / 1000))
    return BEHIND_SPAN;
  return end <= 0 && mux->span.start && from->codecpar->codec_type != AVMEDIA_TYPE_VIDEO
      ? BEFORE_SPAN : IN_SPAN;
}

/* A frame of most codecs needs the one before it, to sound as it did. */
static gboolean
write_lead (Mux *mux, guint index, GError **error)
{
  AVPacket *lead = g_steal_pointer (&mux->leads[index]);
  gboolean is_written = !lead || write_packet (mux, lead, error);

  av_packet_free (&lead);
  return is_written;
}

static gboolean
copy_packet (Mux *mux, GError **error)
{
  AVPacket *packet = mux->packet;
  guint index = (guint) packet->stream_index;
  Place place = mux->places[index] < 0 ? BEHIND_SPAN : find_place (mux, packet);

  if (place == IN_SPAN)
    return write_lead (mux, index, error) && write_packet (mux, packet, error);
  if (place == BEFORE_SPAN
      && mux->in->streams[index]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO) {
    av_packet_free (&mux->leads[index]);
    mux->leads[index] = av_packet_clone (packet);
  }
  av_packet_unref (packet);
  return TRUE;
}

static gboolean
copy_packets (Mux *mux, GError **error)
{
  int result;

  while ((result = av_read_frame (mux->in, mux->packet)) >= 0)
    if (!copy_packet (mux, error))
      return FALSE;
  return (result == AVERROR_EOF || mux_check (result, error))
      && mux_write_lines_until (mux, G_MAXINT64, error);
}

/* What the container does not take shows when its header is written. */
static gboolean
write_header (Mux *mux, GError **error)
{
  g_autoptr (GError) problem = NULL;
  AVDictionary *options = NULL;
  int result;

  if (mux->target->lines == MUX_LINES_MOV_TEXT)         /* a browser shows it before it has it all */
    av_dict_set (&options, "movflags", "faststart", 0);
  result = avformat_write_header (mux->out, &options);
  av_dict_free (&options);
  if (mux_check (result, &problem))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
      "%s takes no streams as this file has them (%s); name a .mka or .mkv file",
      mux->out->oformat->long_name, problem->message);
  return FALSE;
}

static gboolean
has_pictures (const Mux *mux)
{
  for (guint i = 0; i < mux->in->nb_streams; i++)
    if (mux->in->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_VIDEO
        && !mux_is_cover (mux->in->streams[i]))
      return TRUE;
  return FALSE;
}

/* Where sound begins that has no clock of its own: behind what an MP3's encoder put before it. */
static int64_t
find_zero (const Mux *mux)
{
  const char *name = mux->in->iformat->name;

  return strstr (name, "matroska") || strstr (name, "mp4")
      || mux->in->start_time == AV_NOPTS_VALUE ? 0 : mux->in->start_time;
}

static gboolean
seek (Mux *mux, GError **error)
{
  return mux_check (av_seek_frame (mux->in, -1, mux->zero, AVSEEK_FLAG_BACKWARD), error);
}

/* MP4 does not show pictures before zero; where others would, the copy begins with the key frame. */
static gboolean
seek_key_frame (Mux *mux, GError **error)
{
  int64_t key = mux->zero;
  gboolean is_found = FALSE;

  if (!seek (mux, error))
    return FALSE;
  while (!is_found && av_read_frame (mux->in, mux->packet) >= 0) {
    const AVStream *from = mux->in->streams[mux->packet->stream_index];

    is_found = from->codecpar->codec_type == AVMEDIA_TYPE_VIDEO && !mux_is_cover (from)
        && mux->packet->pts != AV_NOPTS_VALUE;
    if (is_found)
      key = MIN (av_rescale_q (mux->packet->pts, from->time_base, AV_TIME_BASE_Q), key);
    av_packet_unref (mux->packet);
  }
  if (mux->target->lines == MUX_LINES_WEBVTT)
    mux->lead = (Nanoseconds) (mux->zero - key) * 1000;
  return seek (mux, error);
}

/* Sound is read from the beginning: where it has no index, what a seek finds is a guess. */
static gboolean
go_to_span (Mux *mux, GError **error)
{
  mux->n_leads = mux->in->nb_streams;
  mux->leads = g_new0 (AVPacket *, mux->n_leads);
  mux->zero = find_zero (mux) + (int64_t) (mux->span.start / 1000);
  if (!mux->span.start || !has_pictures (mux))
    return TRUE;
  if (!seek_key_frame (mux, error))
    return FALSE;
  mux->zero -= (int64_t) (mux->lead / 1000);
  return TRUE;
}

gboolean
mux_copy (const char *from, int fd, const MuxTarget *target, const MediaText *text,
    const MuxSpan *span, GError **error)
{
  static const MuxSpan all = { 0, NANOSECONDS_NONE, 0 };
  g_auto (Mux) mux = { .target = target, .text = text, .span = span ? *span : all };

  av_log_set_level (AV_LOG_QUIET);
  if (!open_files (&mux, from, fd, error) || !copy_streams (&mux, error)
      || !go_to_span (&mux, error))
    return FALSE;
  mux_add_lines_stream (&mux);
  mux_add_tags (&mux);
  mux_add_pictures (&mux);
  if (!write_header (&mux, error) || !copy_packets (&mux, error)
      || !mux_check (av_write_trailer (mux.out), error))
    return FALSE;
  avio_flush (mux.out->pb);
  return mux_check (mux.out->pb->error, error);
}
