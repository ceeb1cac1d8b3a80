#include "excerpt.h"

#include <math.h>

#include "decode.h"

#define FADE (10 * MILLISECOND)
#define QUIET (10 * MILLISECOND)        /* how long it has to be quiet */

void
excerpt_clear (Excerpt *excerpt)
{
  g_clear_pointer (&excerpt->frames, g_array_unref);
}

typedef struct {
  Excerpt *excerpt;
  Nanoseconds from, to;
  guint64 n_seen;               /* frames */
} Reading;

static guint64
to_frames (const Excerpt *excerpt, Nanoseconds time)
{
  return (guint64) ((long double) time * excerpt->rate / SECOND + 0.5L);
}

static gboolean
take_frames (const float *frames, gsize n_frames, guint n_channels, guint rate, gpointer data)
{
  Reading *reading = data;
  Excerpt *excerpt = reading->excerpt;
  guint64 from, to, first = reading->n_seen, end = first + n_frames;

  excerpt->rate = rate;
  excerpt->n_channels = n_channels;
  from = to_frames (excerpt, reading->from);
  to = to_frames (excerpt, reading->to);
  reading->n_seen = end;
  excerpt->first = from;
  if (end > from && first < to) {
    guint64 begin = MAX (first, from), stop = MIN (end, to);

    g_array_append_vals (excerpt->frames, frames + (begin - first) * n_channels,
        (guint) ((stop - begin) * n_channels));
  }
  return end < to;
}

gboolean
excerpt_read (const char *audio, Nanoseconds from, Nanoseconds to, Excerpt *excerpt,
    GError **error)
{
  Reading reading = { excerpt, from, to, 0 };
  const DecodeWatch watch = { .take_frames = take_frames, .data = &reading };
  g_auto (Decoded) decoded = { 0 };

  *excerpt = (Excerpt) { .frames = g_array_new (FALSE, FALSE, sizeof (float)) };
  if (!decode_stream (audio, &watch, &decoded, error))
    return FALSE;
  if (excerpt->frames->len)
    return TRUE;
  g_set_error (error, DECODE_ERROR, DECODE_ERROR_BROKEN, decoded.fault
      ? "ends before the quote: %s" : "ends before the quote%s", decoded.fault ? decoded.fault : "");
  return FALSE;
}

gsize
excerpt_get_length (const Excerpt *excerpt)
{
  return excerpt->frames->len / excerpt->n_channels;
}

gsize
excerpt_find_frame (const Excerpt *excerpt, Nanoseconds time)
{
  guint64 frame = to_frames (excerpt, time);

  return frame < excerpt->first ? 0
      : (gsize) MIN (frame - excerpt->first, excerpt_get_length (excerpt));
}

Nanoseconds
excerpt_get_time (const Excerpt *excerpt, gsize index)
{
  return (Nanoseconds) ((long double) (excerpt->first + index) * SECOND / excerpt->rate + 0.5L);
}

static float
mix (const Excerpt *excerpt, gsize index)
{
  const float *frame = &g_array_index (excerpt->frames, float, index * excerpt->n_channels);

  return excerpt->n_channels == 2 ? (frame[0] + frame[1]) / 2 : frame[0];
}

/* The beginning of the quietest stretch of @size frames. */
static gsize
find_quiet (const Excerpt *excerpt, gsize least, gsize most, gsize size)
{
  double energy = 0, lowest;
  gsize best = least;

  for (gsize i = least; i < least + size; i++)
    energy += mix (excerpt, i) * mix (excerpt, i);
  lowest = energy;
  for (gsize i = least; i + size < most; i++) {
    energy += mix (excerpt, i + size) * mix (excerpt, i + size)
        - mix (excerpt, i) * mix (excerpt, i);
    if (energy < lowest) {
      lowest = energy;
      best = i + 1;
    }
  }
  return best;
}

/* The crossing of zero that is next to the middle of the stretch; the middle if it has none. */
static gsize
find_crossing (const Excerpt *excerpt, gsize from, gsize to)
{
  gsize middle = (from + to) / 2;

  for (gsize away = 0; away < (to - from) / 2; away++) {
    gsize after = middle + away, before = middle - away;

    if (after > 0 && after < to && mix (excerpt, after - 1) * mix (excerpt, after) <= 0)
      return after;
    if (before > from && mix (excerpt, before - 1) * mix (excerpt, before) <= 0)
      return before;
  }
  return middle;
}

gsize
excerpt_find_cut (const Excerpt *excerpt, gsize least, gsize most)
{
  gsize size = to_frames (excerpt, QUIET), quiet;

  most = MIN (most, excerpt_get_length (excerpt));
  if (least >= most)
    return MIN (least, excerpt_get_length (excerpt));
  size = MIN (size, most - least);
  quiet = find_quiet (excerpt, least, most, size);
  return find_crossing (excerpt, quiet, quiet + size);
}

void
excerpt_crop (Excerpt *excerpt, gsize from, gsize to)
{
  guint n_channels = excerpt->n_channels;
  gsize length = to - from, fade = MIN (to_frames (excerpt, FADE), length / 2);

  g_array_set_size (excerpt->frames, (guint) (to * n_channels));
  g_array_remove_range (excerpt->frames, 0, (guint) (from * n_channels));
  excerpt->first += from;
  for (gsize i = 0; i < fade; i++)
    for (guint channel = 0; channel < n_channels; channel++) {
      float gain = 0.5f - 0.5f * cosf ((float) G_PI * (float) i / (float) fade);

      g_array_index (excerpt->frames, float, i * n_channels + channel) *= gain;
      g_array_index (excerpt->frames, float, (length - 1 - i) * n_channels + channel) *= gain;
    }
}

void
excerpt_append (Excerpt *excerpt, const Excerpt *other)
{
  g_array_append_vals (excerpt->frames, other->frames->data, other->frames->len);
}
