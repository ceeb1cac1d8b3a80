#include "place.h"

#include <math.h>
#include <string.h>

#include "cuesettings.h"

#define LAST_UPPER_LINE 7       /* of about 15 that a video has */

const char *
place_get_settings (guint place)
{
  static const char *const settings[] = {
    NULL, "align:left", NULL, "align:right",
    "line:50%,center align:left", "line:50%,center", "line:50%,center align:right",
    "line:0 align:left", "line:0", "line:0 align:right",
  };

  return settings[place];
}

/* 0 below, 3 in the middle, 6 above. */
static guint
get_row (const CueSettings *settings)
{
  if (isnan (settings->line) || settings->vertical)
    return 0;
  if (!settings->line_is_percentage)
    return settings->line >= 0 && settings->line <= LAST_UPPER_LINE ? 6 : 0;
  return settings->line < 100.0 / 3 ? 6 : settings->line < 200.0 / 3 ? 3 : 0;
}

/* 1 left, 2 in the middle, 3 right. */
static guint
get_column (const CueSettings *settings)
{
  const char *align = settings->align ? settings->align : "center";

  if (g_str_equal (align, "left") || g_str_equal (align, "start"))
    return 1;
  if (g_str_equal (align, "right") || g_str_equal (align, "end"))
    return 3;
  if (isnan (settings->position))
    return 2;
  return settings->position < 100.0 / 3 ? 1 : settings->position > 200.0 / 3 ? 3 : 2;
}

static gboolean
is_exact_line (const CueSettings *settings)
{
  const char *align = settings->line_align ? settings->line_align : "start";

  if (isnan (settings->line))
    return TRUE;
  if (settings->line == 0)
    return g_str_equal (align, "start");
  return settings->line_is_percentage && settings->line == 50 && g_str_equal (align, "center");
}

guint
place_of_settings (const char *text, gboolean *is_exact)
{
  g_auto (CueSettings) settings = { 0 };

  *is_exact = TRUE;
  if (!text)
    return PLACE_BELOW;
  cue_settings_read (&settings, text, strlen (text), NULL);
  *is_exact = !settings.vertical && !settings.region && isnan (settings.position)
      && (isnan (settings.size) || settings.size == 100) && is_exact_line (&settings);
  return get_row (&settings) + get_column (&settings);
}
