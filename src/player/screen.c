#include "screen.h"

static void
screen_clear (gpointer data)
{
  Screen *screen = data;

  g_free (screen->font);
  g_free (screen->title);
  g_free (screen->notice);
  g_free (screen->prompt);
  g_free (screen->sheet);
}

Screen *
screen_ref (Screen *screen)
{
  return g_atomic_rc_box_acquire (screen);
}

void
screen_unref (Screen *screen)
{
  g_atomic_rc_box_release_full (screen, screen_clear);
}

/* Links as "1.	text" and what they lead to below. */
static char *
list_links (Session *session)
{
  g_autoptr (GArray) links = session_get_links (session);
  GString *text = g_string_new (links->len ? "o\topen the first\n" : "\tNo links");

  for (guint i = 0; i < links->len; i++) {
    const Link *link = &g_array_index (links, Link, i);

    g_string_append_printf (text, "\n%u.\t%s\n\t%s", i + 1, link->text ? link->text : "",
        link->url ? link->url : "");
  }
  return g_string_free (text, FALSE);
}

static char *
list_keys (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const Key *key = keys; key->keys; key++) {
    gboolean is_pair = key[1].keys && !key[1].help;

    if (key->help)
      g_string_append_printf (text, "%s%s%s%s\t%s", text->len ? "\n" : "", key->shown,
          is_pair ? "  " : "", is_pair ? key[1].shown : "", key->help);
  }
  return g_strdup (text->str);
}

Screen *
screen_new (Session *session)
{
  Screen *screen = g_atomic_rc_box_new0 (Screen);
  SessionMode mode = session_get_mode (session);

  screen->look = *session_get_look (session);
  screen->font = g_strdup (screen->look.font);
  screen->title = g_strdup (session_get_transcript (session)->title);
  screen->notice = g_strdup (session_get_notice (session));
  if (mode == SESSION_SEARCHES) {
    screen->prompt = g_strdup (session_get_query (session));
    if (*screen->prompt && !session_get_hits (session)->len) {
      g_free (screen->notice);
      screen->notice = g_strdup ("nobody says that");
    }
  }
  if (mode == SESSION_HELPS)
    screen->sheet = list_keys ();
  if (mode == SESSION_SHOWS_NOTES)
    screen->sheet = list_links (session);
  return screen;
}
