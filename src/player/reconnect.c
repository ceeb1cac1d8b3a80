#include "reconnect.h"

/* Half a minute in all: a router that starts again takes about that long. */
static const guint waits[] = { 200, 1000, 2000, 4000, 8000, 16000 };   /* milliseconds */

gboolean
reconnect_again (Reconnect *reconnect, GSourceFunc again, gpointer data)
{
  if (reconnect->attempts == G_N_ELEMENTS (waits))
    return FALSE;
  reconnect->timer = g_timeout_add (waits[reconnect->attempts++], again, data);
  return TRUE;
}

void
reconnect_clear (Reconnect *reconnect)
{
  g_clear_handle_id (&reconnect->timer, g_source_remove);
}
