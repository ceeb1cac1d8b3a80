/* Timed text of 3GPP: TS 26.245, 5.16 and 5.17. */
#include "muxing.h"

#include <string.h>

#define LYRICS_KEY "lyrics"
#define SYNCED_LYRICS_KEY "SYNCEDLYRICS"
#define FRONT_COVER 3
#define BEFORE_CHAPTERS "0:00"  /* the title of what comes before the first */
#define MAX_MOV_TEXT G_MAXUINT16        /* bytes of a sample: its length is two of them */

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

void
mux_add_lines_stream (Mux *mux)
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

/* In the clock of the copy; what begins with the span begins with the copy. */
static Nanoseconds
shift (const Mux *mux, Nanoseconds time)
{
  return time ? time + mux->lead : 0;
}

static void
add_chapter (const Mux *mux, const MediaChapter *from)
{
  AVFormatContext *out = mux->out;
  AVChapter *to = av_mallocz (sizeof *to);

  to->id = out->nb_chapters + 1;
  to->time_base = (AVRational) { 1, 1000 };
  to->start = to_ticks (shift (mux, from->start), to->time_base);
  to->end = to_ticks (shift (mux, from->end), to->time_base);
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

    add_chapter (mux, &before);
  }
  for (guint i = 0; i < chapters->len; i++)
    add_chapter (mux, &g_array_index (chapters, MediaChapter, i));
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

void
mux_add_pictures (Mux *mux)
{
  for (guint i = 0; i < mux->in->nb_streams && mux->target->has_picture_comments; i++)
    if (mux_is_cover (mux->in->streams[i]))
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
add_tag (Mux *mux, const char *key, const char *text)
{
  if (text)
    av_dict_set (&mux->out->metadata, key, text, 0);
}

void
mux_add_tags (Mux *mux)
{
  drop_own_keys (&mux->out->metadata);
  for (guint i = 0; i < mux->out->nb_streams; i++)
    drop_own_keys (&mux->out->streams[i]->metadata);
  add_tag (mux, "title", mux->text->title);
  add_tag (mux, "artist", mux->text->artist);
  add_tag (mux, "album", mux->text->album);
  add_tag (mux, "comment", mux->text->comment);
  add_tag (mux, LYRICS_KEY, mux->text->lyrics);
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
  if (!mux_check (av_new_packet (mux->line, (int) (head + length)), error))
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
  mux->line->pts = mux->line->dts = to_ticks (line->start + mux->lead, base);
  mux->line->duration = to_ticks (line->end + mux->lead, base) - mux->line->pts;
  mux->line->flags |= AV_PKT_FLAG_KEY;
  return mux_check (av_interleaved_write_frame (mux->out, mux->line), error);
}

gboolean
mux_write_lines_until (Mux *mux, int64_t milliseconds, GError **error)
{
  const GArray *lines = mux->text->lines;

  for (; mux->lines && mux->next_line < lines->len; mux->next_line++) {
    const MediaLine *line = &g_array_index (lines, MediaLine, mux->next_line);

    if ((int64_t) nanoseconds_to_milliseconds (line->start + mux->lead) > milliseconds)
      return TRUE;
    if (line->end > line->start && !write_line (mux, line, error))
      return FALSE;
  }
  return TRUE;
}
