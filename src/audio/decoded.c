#include "decoded.h"

#include "timestamp.h"

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

char *
decoded_to_remark (const Decoded *decoded)
{
  Nanoseconds length = decoded_get_length (decoded);
  g_autofree char *end = timestamp_to_clock (length), *promised = NULL;

  if (decoded->promised == NANOSECONDS_NONE || decoded->promised < length + MISSING_REMARKED)
    return decoded->fault
        ? g_strdup_printf ("it breaks off at %s (%s)", end, decoded->fault) : NULL;
  promised = timestamp_to_clock (decoded->promised);
  return g_strdup_printf ("it breaks off at %s of %s", end, promised);
}
