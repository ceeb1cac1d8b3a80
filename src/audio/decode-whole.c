#include "decode.h"

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

gboolean
decode_whole (const char *name, const DecodeWatch *watch, Decoded *decoded, GError **error)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  Whole whole = { watch, samples };
  const DecodeWatch taker = { .take = take_all, .progress = pass_progress, .data = &whole,
    .cancellable = watch->cancellable, .patience = watch->patience };

  if (!decode_stream (name, &taker, decoded, error))
    return FALSE;
  decoded->samples = g_array_steal (samples, NULL);
  return TRUE;
}
