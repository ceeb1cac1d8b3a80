#include "burning.h"

#include <gio/gio.h>
#include <unistd.h>

#include "cover.h"
#include "decode.h"
#include "embed.h"
#include "fill.h"
#include "glyphs.h"
#include "message.h"
#include "part.h"
#include "peaks.h"
#include "poster.h"
#include "progress.h"
#include "reel.h"
#include "scratch.h"
#include "segment.h"
#include "sight.h"

#define USUAL_WIDTH 1280
#define USUAL_HEIGHT 720
#define LARGEST_FILM 1920       /* the longer side of a picture nobody asked for */
#define FASTEST_SOUND 96000     /* samples a second that AAC takes */
#define FADE (8 * MILLISECOND)  /* a cut inside a sound clicks */

typedef struct {
  const Burning *burning;
  Stretch stretch;              /* of the audio, its end known */
  Progress progress;
  Sight sight;
  cairo_surface_t *cover;
  int width, height;
  Transcript *part;
  Subtitles *subtitles;
  Poster *poster;
  SightReader *reader;
  Film *film;
  Reel *reel;
  int scratch;
  guint rate, n_channels;       /* of the sound */
  guint64 n_seen, n_first, n_end;       /* its frames, so far and of the stretch */
  GError *problem;
} Work;

static void
work_clear (Work *work)
{
  progress_clear (&work->progress);
  g_clear_pointer (&work->reel, reel_free);
  g_clear_pointer (&work->film, film_free);
  g_clear_pointer (&work->reader, sight_reader_free);
  g_clear_pointer (&work->poster, poster_free);
  g_clear_pointer (&work->subtitles, subtitles_unref);
  g_clear_pointer (&work->part, transcript_free);
  g_clear_pointer (&work->cover, cairo_surface_destroy);
  sight_clear (&work->sight);
  if (work->scratch != -1)
    close (work->scratch);
  g_clear_error (&work->problem);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* Listening: how loud it is, and how long */

typedef struct {
  Work *work;
  Peaks peaks;
  guint64 n_seen;
} Listening;

static guint64
to_samples (Nanoseconds time, guint rate)
{
  return time == NANOSECONDS_NONE ? G_MAXUINT64
      : (guint64) ((long double) time * rate / SECOND + 0.5L);
}

static gboolean
take_samples (const gint16 *samples, gsize n_samples, gpointer data)
{
  Listening *listening = data;
  const Stretch *stretch = &listening->work->stretch;
  guint64 first = to_samples (stretch->start, DECODE_RATE);
  guint64 end = to_samples (stretch->end, DECODE_RATE);
  guint64 from = listening->n_seen, to = from + n_samples;

  listening->n_seen = to;
  if (to > first && from < end) {
    guint64 begin = MAX (first, from);

    peaks_add (&listening->peaks, samples + (begin - from), MIN (end, to) - begin);
  }
  return to < end;
}

static void
report_listening (Nanoseconds done, Nanoseconds length, gpointer data)
{
  Listening *listening = data;
  Nanoseconds all = MIN (length, listening->work->stretch.end);

  progress_report (&listening->work->progress, all == NANOSECONDS_NONE ? -1
      : (double) done / (double) MAX (all, 1));
}

/* Ends the stretch where the sound ends. */
static gboolean
listen (Work *work, Listening *listening, GError **error)
{
  const DecodeWatch watch = { .take = take_samples, .progress = report_listening,
    .data = listening };
  g_auto (Decoded) decoded = { 0 };
  Nanoseconds length;

  progress_begin (&work->progress, "listening");
  if (!decode_stream (work->burning->audio, &watch, &decoded, error))
    return FALSE;
  length = listening->n_seen * SECOND / DECODE_RATE;
  work->stretch.end = MIN (work->stretch.end, length);
  if (work->stretch.end > work->stretch.start)
    return TRUE;
  g_set_error_literal (error, DECODE_ERROR, DECODE_ERROR_NO_AUDIO, "ends before --start");
  return FALSE;
}

/* What is to be seen */

static void
choose_size (Work *work)
{
  const Burning *burning = work->burning;
  double scale;

  work->width = burning->width;
  work->height = burning->height;
  if (work->width)
    return;
  work->width = work->sight.width ? work->sight.width : USUAL_WIDTH;
  work->height = work->sight.width ? work->sight.height : USUAL_HEIGHT;
  scale = MIN ((double) LARGEST_FILM / MAX (work->width, work->height), 1);
  work->width = MAX ((int) (work->width * scale) / 2 * 2, 16);
  work->height = MAX ((int) (work->height * scale) / 2 * 2, 16);
}

static gboolean
look (Work *work, GError **error)
{
  const Burning *burning = work->burning;

  sight_find (burning->audio, &work->sight);
  choose_size (work);
  if (burning->cover) {
    work->cover = cairo_surface_reference (burning->cover);
    return TRUE;
  }
  if (work->sight.width) {
    work->reader = sight_reader_new (burning->audio, work->stretch.start, work->width,
        work->height, error);
    return work->reader != NULL;
  }
  if (work->sight.cover)
    work->cover = cover_decode (work->sight.cover, NULL);     /* a broken one is none */
  return TRUE;
}

static void
tell_if_fonts_lack (const Work *work)
{
  g_autofree char *missing = work->burning->is_quiet ? NULL
      : glyphs_name_missing (work->part, work->burning->look.font);

  if (missing)
    message_say (missing);
}

static void
make_subtitles (Work *work, const Transcript *transcript)
{
  PosterRoom room = poster_get_room (work->width, work->height, work->burning->look.size);
  Profile profile = profiles[0];
  const SegmentOptions how = { &profile, SPEAKERS_VOICE, FALSE };
  g_autoptr (CueList) cues = NULL;

  profile.max_chars = room.columns;
  profile.max_lines = room.lines;
  work->part = part_new (transcript, work->stretch.start, work->stretch.end);
  tell_if_fonts_lack (work);
  cues = segment_words (work->part, &how);
  work->subtitles = subtitles_new (work->part, cues);
}

static void
make_poster (Work *work, const Peaks *peaks)
{
  const Burning *burning = work->burning;
  PosterContents contents = { work->width, work->height, burning->look,
    burning->title ? burning->title : work->part->title, work->subtitles,
    work->stretch.end - work->stretch.start, work->cover, work->reader ? NULL : peaks };

  if (contents.look.opacity < 0)
    contents.look.opacity = work->reader ? CAPTION_OPACITY : 0;
  work->poster = poster_new (&contents);
}

/* What is to be heard, and seen with it */

static gboolean
open_film (Work *work, guint n_channels, guint rate)
{
  const FilmShape shape = { work->width, work->height, rate, n_channels,
    work->reader ? work->sight.rate : 25 };

  work->rate = rate;
  work->n_channels = n_channels;
  work->n_first = to_samples (work->stretch.start, rate);
  work->n_end = to_samples (work->stretch.end, rate);
  work->film = film_new (work->burning->kind, work->scratch, &shape, &work->problem);
  if (work->film)
    work->reel = reel_new (work->film, work->poster, work->reader, work->width, work->height);
  return work->film != NULL;
}

/* From nothing to all of it, or back. */
static float
gain_at (const Work *work, guint64 frame)
{
  guint64 fade = to_samples (FADE, work->rate);
  guint64 away = MIN (frame - work->n_first, work->n_end - 1 - frame);

  return away >= fade ? 1 : (float) away / (float) fade;
}

static gboolean
add_sound (Work *work, const float *frames, guint64 from, guint64 to)
{
  gsize n = (gsize) (to - from), n_channels = work->n_channels;
  g_autofree float *faded = g_memdup2 (frames, n * n_channels * sizeof (float));

  for (gsize i = 0; i < n; i++)
    for (gsize channel = 0; channel < n_channels; channel++)
      faded[i * n_channels + channel] *= gain_at (work, from + i);
  return film_add_sound (work->film, faded, n);
}

static gboolean
take_frames (const float *frames, gsize n_frames, guint n_channels, guint rate, gpointer data)
{
  Work *work = data;
  guint64 from, to, begin;

  if (!work->film && !open_film (work, n_channels, rate))
    return FALSE;
  from = work->n_seen;
  work->n_seen = to = from + n_frames;
  begin = MAX (from, work->n_first);
  to = MIN (to, work->n_end);
  if (to <= begin)
    return work->n_seen < work->n_end;
  progress_report (&work->progress, (double) (to - work->n_first)
      / (double) (work->n_end - work->n_first));
  return add_sound (work, frames + (begin - from) * n_channels, begin, to)
      && reel_advance (work->reel, gst_util_uint64_scale (to - work->n_first, SECOND, rate))
      && work->n_seen < work->n_end;
}

static gboolean
shoot (Work *work, GError **error)
{
  const DecodeWatch watch = { .take_frames = take_frames, .data = work };
  g_auto (Decoded) decoded = { 0 };
  Nanoseconds length = work->stretch.end - work->stretch.start;

  progress_begin (&work->progress, "rendering");
  if (!decode_stream (work->burning->audio, &watch, &decoded, error))
    return FALSE;
  if (work->problem) {
    g_propagate_error (error, g_steal_pointer (&work->problem));
    return FALSE;
  }
  reel_finish (work->reel, length);
  return film_finish (work->film, error);
}

/* Into its own container, with chapters. */
static gboolean
bind (Work *work, const char *path, Output *output, GError **error)
{
  const MuxSpan span = { 0, NANOSECONDS_NONE, film_kind_get_delay (work->burning->kind, work->rate) };
  g_autofree char *name = scratch_name (work->scratch);
  g_auto (MediaText) text = { 0 };

  media_text_init (&text);
  fill_media_chapters (&text, work->part);
  text.title = work->burning->title ? work->burning->title : work->part->title;
  return embed_span (container_for_path (path), name, &text, &span, output, error);
}

gboolean
burning_make (const Burning *burning, const Transcript *transcript, const Stretch *stretch,
    const char *path, Output *output, GError **error)
{
  g_auto (Work) work = { .burning = burning, .stretch = *stretch, .scratch = -1 };
  Listening listening = { &work };
  gboolean is_heard;

  if (!gst_init_check (NULL, NULL, error))
    return FALSE;
  peaks_init (&listening.peaks);
  is_heard = listen (&work, &listening, error) && look (&work, error);
  if (is_heard) {
    make_subtitles (&work, transcript);
    make_poster (&work, &listening.peaks);
  }
  peaks_clear (&listening.peaks);
  if (!is_heard)
    return FALSE;
  work.scratch = scratch_open (error);
  return work.scratch != -1 && shoot (&work, error) && bind (&work, path, output, error);
}
