#include "decoded.h"

#define MISSING_REMARKED SECOND /* what encoders pad and cut is less */

void
decoded_clear (Decoded *decoded)
{
  g_free (decoded->samples);
  g_free (decoded->fault);
  *decoded = (Decoded) { .promised = NANOSECONDS_NONE };
}

Nanoseconds
decoded_get_length (const Decoded *decoded)
{
  return (Nanoseconds) decoded->n_samples * (SECOND / DECODE_RATE);
}

/* "12:31" or "1:02:03" */
static char *
to_clock (Nanoseconds time)
{
  guint seconds = (guint) (time / SECOND);

  if (seconds < 3600)
    return g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
  return g_strdup_printf ("%u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

char *
decoded_to_remark (const Decoded *decoded)
{
  Nanoseconds length = decoded_get_length (decoded);
  g_autofree char *end = to_clock (length), *promised = NULL;

  if (decoded->promised == NANOSECONDS_NONE || decoded->promised < length + MISSING_REMARKED)
    return decoded->fault
        ? g_strdup_printf ("it breaks off at %s (%s)", end, decoded->fault) : NULL;
  promised = to_clock (decoded->promised);
  return g_strdup_printf ("it breaks off at %s of %s", end, promised);
}
