#include "look-options.h"

#define NOT_SAID -1

void
look_options_clear (LookOptions *options)
{
  g_free (options->captions);
  g_free (options->place);
  g_free (options->font);
}

void
look_options_add (LookOptions *options, GOptionContext *context, const char *size)
{
  const GOptionEntry entries[] = {
    { "captions", 0, 0, G_OPTION_ARG_FILENAME, &options->captions,
      "karaoke (the word is marked; the default), line or off", "HOW" },
    { size, 0, 0, G_OPTION_ARG_DOUBLE, &options->size, "Of captions; 1 is usual", "X" },
    { "opacity", 0, 0, G_OPTION_ARG_DOUBLE, &options->opacity,
      "Of what is behind captions, 0 to 1", "X" },
    { "position", 0, 0, G_OPTION_ARG_FILENAME, &options->place, "bottom or top", "WHERE" },
    { "font", 0, 0, G_OPTION_ARG_FILENAME, &options->font, "Family of the captions", "NAME" },
    { NULL }
  };

  options->size = 1;
  options->opacity = NOT_SAID;
  options->size_name = size;
  g_option_context_add_main_entries (context, entries, NULL);
}

static gboolean
set_usage_error (GError **error, const char *message, const char *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message, value);
  return FALSE;
}

static gboolean
choose_captions (const char *name, CaptionMode *mode, GError **error)
{
  if (!name || g_str_equal (name, "karaoke"))
    *mode = CAPTIONS_BY_WORD;
  else if (g_str_equal (name, "line"))
    *mode = CAPTIONS_BY_LINE;
  else if (g_str_equal (name, "off"))
    *mode = CAPTIONS_OFF;
  else
    return set_usage_error (error, "--captions %s: not karaoke, line or off", name);
  return TRUE;
}

gboolean
look_options_get (const LookOptions *options, double opacity, CaptionLook *look, GError **error)
{
  *look = (CaptionLook) { .size = options->size, .font = options->font,
    .opacity = options->opacity == NOT_SAID ? opacity : options->opacity };
  if (!choose_captions (options->captions, &look->captions, error))
    return FALSE;
  look->is_top = options->place && g_str_equal (options->place, "top");
  if (options->place && !look->is_top && !g_str_equal (options->place, "bottom"))
    return set_usage_error (error, "--position %s: not bottom or top", options->place);
  if (!(look->size >= 0.5 && look->size <= 2.5))
    return set_usage_error (error, "--%s is from 0.5 to 2.5", options->size_name);
  if (options->opacity != NOT_SAID && !(look->opacity >= 0 && look->opacity <= 1))
    return set_usage_error (error, "--opacity is from 0 to 1%s", "");
  return TRUE;
}
