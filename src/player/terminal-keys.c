#include "terminal-keys.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>

static const struct {
  wint_t code;
  const char *name;
} functions[] = {
  { KEY_LEFT, "Left" }, { KEY_RIGHT, "Right" }, { KEY_UP, "Up" }, { KEY_DOWN, "Down" },
  { KEY_PPAGE, "Prior" }, { KEY_NPAGE, "Next" }, { KEY_BACKSPACE, "BackSpace" },
  { KEY_DC, "BackSpace" }, { KEY_ENTER, "KP_Enter" }, { KEY_HOME, "Home" }, { KEY_F (1), "F1" },
}, characters[] = {
  { '\r', "Return" }, { '\n', "Return" }, { 27, "Escape" }, { 8, "BackSpace" },
  { 127, "BackSpace" },
  { ' ', "space" }, { ',', "comma" }, { '.', "period" }, { '[', "bracketleft" },
  { ']', "bracketright" }, { '-', "minus" }, { '+', "plus" }, { '=', "equal" }, { '/', "slash" },
  { '?', "question" },
};

const char *
terminal_key_name (gboolean is_function, wint_t code, char *name)
{
  if (is_function) {
    for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
      if (functions[i].code == code)
        return functions[i].name;
    return NULL;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    if (characters[i].code == code)
      return characters[i].name;
  if (!g_unichar_validate ((gunichar) code) || !g_unichar_isprint ((gunichar) code))
    return NULL;
  name[g_unichar_to_utf8 ((gunichar) code, name)] = '\0';
  return name;
}
