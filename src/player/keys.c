#include "keys.h"

#include <string.h>

const Key keys[] = {
  { "space p KP_Space XF86AudioPlay XF86AudioPause", "space", ACTION_PAUSE, "play or pause" },
  { "Left", "←", ACTION_BACK, "5 seconds back, or on" },
  { "Right", "→", ACTION_FORWARD },
  { "Down", "↓", ACTION_FAR_BACK, "a minute back, or on" },
  { "Up", "↑", ACTION_FAR_FORWARD },
  { "comma", ",", ACTION_PREVIOUS_CUE, "previous or next caption" },
  { "period", ".", ACTION_NEXT_CUE },
  { "r", "r", ACTION_REPEAT_CUE, "repeat this caption" },
  { "Prior Page_Up XF86AudioPrev", "PgUp", ACTION_PREVIOUS_CHAPTER, "previous or next chapter" },
  { "Next Page_Down XF86AudioNext", "PgDn", ACTION_NEXT_CHAPTER },
  { "bracketleft", "[", ACTION_SLOWER, "slower or faster" },
  { "bracketright", "]", ACTION_FASTER },
  { "BackSpace", "Backspace", ACTION_USUAL_SPEED, "usual speed" },
  { "9", "9", ACTION_QUIETER, "quieter or louder" },
  { "0", "0", ACTION_LOUDER },
  { "m XF86AudioMute", "m", ACTION_MUTE, "mute" },
  { "j", "j", ACTION_CAPTIONS, "captions: by word, by line, off" },
  { "minus KP_Subtract", "-", ACTION_SMALLER, "smaller or larger captions" },
  { "plus equal KP_Add", "+", ACTION_LARGER },
  { "t", "t", ACTION_PLACE, "captions at the bottom or at the top" },
  { "b", "b", ACTION_CONTRAST, "how dark it is behind captions" },
  { "slash KP_Divide", "/", ACTION_SEARCH, "find a quote as you type" },
  { "n", "n", ACTION_NEXT_HIT, "next or previous place found" },
  { "N", "N", ACTION_PREVIOUS_HIT },
  { "c", "c", ACTION_COPY, "copy what is said, with speaker, time and link" },
  { "i", "i", ACTION_NOTES, "the chapter's links" },
  { "o", "o", ACTION_OPEN, "open the first of them" },
  { "f", "f", ACTION_FULLSCREEN, "full screen" },
  { "u", "u", ACTION_READ_BACK, "in a terminal: read half a page back, or on" },
  { "d", "d", ACTION_READ_ON },
  { "g Home", "g", ACTION_READ_HERE, "in a terminal: back to what is said" },
  { "question F1", "?", ACTION_HELP, "this help" },
  { "q Q XF86AudioStop", "q", ACTION_QUIT, "quit; the place is kept" },
  { NULL, NULL, ACTION_NONE }
};

static gboolean
has_name (const char *names, const char *name)
{
  gsize length = strlen (name);

  while (*names) {
    gsize n = strcspn (names, " ");

    if (n == length && strncmp (names, name, n) == 0)
      return TRUE;
    names += n + (names[n] == ' ');
  }
  return FALSE;
}

Action
keys_find (const char *name)
{
  for (const Key *key = keys; key->keys; key++)
    if (has_name (key->keys, name))
      return key->action;
  return ACTION_NONE;
}

char *
keys_to_text (void)
{
  GString *text = g_string_new (NULL);

  for (const Key *key = keys; key->keys; key++) {
    gboolean is_pair = key[1].keys && !key[1].help;
    g_autofree char *shown = is_pair ? g_strconcat (key->shown, "  ", key[1].shown, NULL)
        : g_strdup (key->shown);

    if (key->help)
      g_string_append_printf (text, "  %s%*s%s\n", shown,
          (int) (14 - g_utf8_strlen (shown, -1)), "", key->help);
  }
  return g_string_free (text, FALSE);
}
