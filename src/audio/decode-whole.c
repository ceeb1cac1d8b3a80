#include "decode.h"

#define QUIET 100.0             /* amplitude; speech that was recorded well has over 1000 */
#define LOUDER 100.0            /* times the power; in a recording of one room it is less loud */

typedef struct {
  const DecodeWatch *watch;
  GArray *samples;              /* (element-type gint16) */
} Whole;

static gboolean
take_all (const gint16 *samples, gsize n_samples, gpointer data)
{
  Whole *whole = data;

  g_array_append_vals (whole->samples, samples, (guint) n_samples);
  return TRUE;
}

static void
pass_progress (Nanoseconds done, Nanoseconds length, gpointer data)
{
  Whole *whole = data;

  if (whole->watch->progress)
    whole->watch->progress (done, length, whole->watch->data);
}

static gboolean
take_whole (const char *name, const DecodeWatch *watch, gboolean is_difference, Decoded *decoded,
    GError **error)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  Whole whole = { watch, samples };
  const DecodeWatch taker = { .take = take_all, .progress = pass_progress, .data = &whole,
    .is_difference = is_difference, .cancellable = watch->cancellable,
    .patience = watch->patience };

  if (!decode_stream (name, &taker, decoded, error))
    return FALSE;
  decoded->samples = g_array_steal (samples, NULL);
  return TRUE;
}

/* The mean square. */
static double
measure_power (const Decoded *decoded)
{
  double sum = 0;

  for (gsize i = 0; i < decoded->n_samples; i++)
    sum += (double) decoded->samples[i] * decoded->samples[i];
  return sum / MAX (decoded->n_samples, 1);
}

gboolean
decode_whole (const char *name, const DecodeWatch *watch, Decoded *decoded, GError **error)
{
  g_auto (Decoded) difference = { .promised = NANOSECONDS_NONE };
  double power;

  if (!take_whole (name, watch, FALSE, decoded, error))
    return FALSE;
  power = measure_power (decoded);
  if (decoded->n_channels != 2 || power > QUIET * QUIET)
    return TRUE;
  if (!take_whole (name, watch, TRUE, &difference, error))
    return FALSE;
  if (measure_power (&difference) > LOUDER * power) {
    Decoded mixed = *decoded;

    *decoded = difference;
    difference = mixed;
  }
  return TRUE;
}
