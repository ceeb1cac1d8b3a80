/* Scripts that are written without spaces between words. */
#pragma once

#include <glib.h>

static inline gboolean
script_is_spaceless (gunichar c)
{
  if (c < 0x0E00)               /* Thai is the first of them */
    return FALSE;
  switch (g_unichar_get_script (c)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
  }
}
