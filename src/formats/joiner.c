#include "joiner.h"

#include <string.h>

#include "srtmarkup.h"

gboolean
joiner_is_needed (const char *text, JoinerIsTime is_time)
{
  while (g_str_has_prefix (text, WORD_JOINER))
    text += strlen (WORD_JOINER);
  return is_time (text);
}

const char *
joiner_skip (const char *text, JoinerIsTime is_time)
{
  return g_str_has_prefix (text, WORD_JOINER) && joiner_is_needed (text, is_time)
      ? text + strlen (WORD_JOINER) : text;
}
