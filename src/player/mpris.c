#include "mpris.h"

#include <unistd.h>

#include "mpris-art.h"
#include "mpris-interface.h"
#include "mpris-properties.h"

#define NAME "org.mpris.MediaPlayer2.quoth"
#define MICROSECOND 1000        /* nanoseconds */
#define LONGEST_WAIT 60000      /* milliseconds */

struct _Mpris {
  Session *session;
  GDBusNodeInfo *node;
  GDBusConnection *bus;         /* NULL: not there yet, or gone */
  guint name, objects[2];
  char *art;                    /* URI; NULL */
  GVariant *told;               /* the player's properties, as last announced; NULL */
  guint timer;                  /* until the next chapter, which is part of the metadata */
  gint64 place;                 /* microseconds, as last told */
};

/* Signals */

static void
emit (Mpris *mpris, const char *interface, const char *signal, GVariant *arguments)
{
  g_dbus_connection_emit_signal (mpris->bus, NULL, MPRIS_PATH, interface, signal, arguments, NULL);
}

/* Position changes all the time: who wants it asks. */
static void
announce (Mpris *mpris)
{
  g_autoptr (GVariant) now = mpris_properties_make (MPRIS_PLAYER, mpris->session, mpris->art);
  g_auto (GVariantDict) changes;
  g_autoptr (GVariant) changed = NULL;
  GVariantIter properties;
  GVariant *value;
  const char *name;

  g_variant_dict_init (&changes, NULL);
  g_variant_iter_init (&properties, now);
  while (g_variant_iter_next (&properties, "{&sv}", &name, &value)) {
    g_autoptr (GVariant) before = g_variant_lookup_value (mpris->told, name, NULL);

    if (!g_str_equal (name, "Position") && !g_variant_equal (before, value))
      g_variant_dict_insert_value (&changes, name, value);
    g_variant_unref (value);
  }
  changed = g_variant_ref_sink (g_variant_dict_end (&changes));
  if (g_variant_n_children (changed))
    emit (mpris, "org.freedesktop.DBus.Properties", "PropertiesChanged",
        g_variant_new ("(s@a{sv}as)", MPRIS_PLAYER, changed, NULL));
  g_variant_unref (mpris->told);
  mpris->told = g_steal_pointer (&now);
}

static void wait_for_chapter (Mpris *mpris);

static gboolean
on_chapter (gpointer data)
{
  Mpris *mpris = data;

  mpris->timer = 0;
  announce (mpris);
  wait_for_chapter (mpris);
  return G_SOURCE_REMOVE;
}

static void
wait_for_chapter (Mpris *mpris)
{
  Player *player = session_get_player (mpris->session);
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (player);
  Nanoseconds position = player_get_position (player), wait;
  guint next = subtitles_find_chapter (subtitles, position) + 1;  /* SUBTITLE_NONE: the first */

  g_clear_handle_id (&mpris->timer, g_source_remove);
  if (player_get_state (player) != PLAYER_PLAYING || next >= subtitles->chapters->len)
    return;
  wait = (subtitles_get_chapter (subtitles, next)->start - position) / MILLISECOND;
  mpris->timer = g_timeout_add ((guint) MIN ((double) wait / player_get_rate (player) + 1,
          LONGEST_WAIT), on_chapter, mpris);
}

/* A picture that is shown again, where nothing moves, is a seek to the same place. */
static void
tell_place (Mpris *mpris)
{
  gint64 place = mpris_properties_get_position (mpris->session);

  if (place != mpris->place || player_get_state (session_get_player (mpris->session))
      == PLAYER_PLAYING)
    emit (mpris, MPRIS_PLAYER, "Seeked", g_variant_new ("(x)", place));
  mpris->place = place;
}

static void
on_player (Player *player, PlayerEvent event, GstMessage *message, gpointer data)
{
  Mpris *mpris = data;

  if (event == PLAYER_EVENT_COVER && !mpris->art)
    mpris->art = mpris_art_keep (player_get_cover (player));
  if (!mpris->bus || event == PLAYER_EVENT_MESSAGE)
    return;
  if (event == PLAYER_EVENT_SEEKED)
    tell_place (mpris);
  announce (mpris);
  wait_for_chapter (mpris);
}

/* Methods */

static void
go_to (Mpris *mpris, gint64 microseconds)
{
  player_seek (session_get_player (mpris->session),
      (Nanoseconds) CLAMP (microseconds, 0, G_MAXINT64 / MICROSECOND) * MICROSECOND);
}

static void
seek (Mpris *mpris, GVariant *arguments)
{
  gint64 now = mpris_properties_get_position (mpris->session), offset;

  g_variant_get (arguments, "(x)", &offset);
  go_to (mpris, offset > G_MAXINT64 - now ? G_MAXINT64 : now + offset);
}

/* What is beside the track, or of another one, is passed over: it may have changed meanwhile. */
static void
set_position (Mpris *mpris, GVariant *arguments)
{
  Nanoseconds duration = player_get_duration (session_get_player (mpris->session));
  const char *track;
  gint64 place;

  g_variant_get (arguments, "(&ox)", &track, &place);
  if (g_str_equal (track, MPRIS_TRACK) && place >= 0
      && (duration == NANOSECONDS_NONE || place <= (gint64) (duration / MICROSECOND)))
    go_to (mpris, place);
}

/* From chapter to chapter; without chapters, from caption to caption. */
static void
move (Mpris *mpris, gboolean is_forward)
{
  g_autoptr (Subtitles) subtitles = player_ref_subtitles (session_get_player (mpris->session));

  if (subtitles->chapters->len)
    session_act (mpris->session, is_forward ? ACTION_NEXT_CHAPTER : ACTION_PREVIOUS_CHAPTER);
  else
    session_act (mpris->session, is_forward ? ACTION_NEXT_CUE : ACTION_PREVIOUS_CUE);
}

static void
stop (Mpris *mpris)
{
  player_pause (session_get_player (mpris->session));
  player_seek (session_get_player (mpris->session), 0);
}

static void
do_method (Mpris *mpris, const char *method, GVariant *arguments)
{
  Player *player = session_get_player (mpris->session);

  if (g_str_equal (method, "Next") || g_str_equal (method, "Previous"))
    move (mpris, g_str_equal (method, "Next"));
  else if (g_str_equal (method, "Play"))
    player_play (player);
  else if (g_str_equal (method, "Pause"))
    player_pause (player);
  else if (g_str_equal (method, "PlayPause"))
    session_act (mpris->session, ACTION_PAUSE);
  else if (g_str_equal (method, "Stop"))
    stop (mpris);
  else if (g_str_equal (method, "Seek"))
    seek (mpris, arguments);
  else if (g_str_equal (method, "SetPosition"))
    set_position (mpris, arguments);
  else if (g_str_equal (method, "Quit"))
    session_act (mpris->session, ACTION_QUIT);
}

static void
on_method (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
    const char *method, GVariant *arguments, GDBusMethodInvocation *call, gpointer data)
{
  if (g_str_equal (method, "OpenUri")) {
    g_dbus_method_invocation_return_error_literal (call, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED,
        "Quoth plays the episode that it was started with");
    return;
  }
  g_dbus_method_invocation_return_value (call, NULL);   /* before it ends, if it is to quit */
  do_method (data, method, arguments);
}

static GVariant *
on_get (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
    const char *name, GError **error, gpointer data)
{
  Mpris *mpris = data;
  g_autoptr (GVariant) properties = mpris_properties_make (interface, mpris->session, mpris->art);

  return g_variant_lookup_value (properties, name, NULL);
}

static gboolean
on_set (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
    const char *name, GVariant *value, GError **error, gpointer data)
{
  Mpris *mpris = data;

  if (mpris_properties_set (mpris->session, name, value))
    return TRUE;
  g_set_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "%s is a finite number", name);
  return FALSE;
}

/* The bus */

static void
on_bus (GDBusConnection *bus, const char *name, gpointer data)
{
  static const GDBusInterfaceVTable table = { on_method, on_get, on_set };
  Mpris *mpris = data;

  g_dbus_connection_set_exit_on_close (bus, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (mpris->objects); i++)
    mpris->objects[i] = g_dbus_connection_register_object (bus, MPRIS_PATH,
        mpris->node->interfaces[i], &table, mpris, NULL, NULL);
  mpris->told = mpris_properties_make (MPRIS_PLAYER, mpris->session, mpris->art);
  mpris->bus = g_object_ref (bus);
}

static void
leave_bus (Mpris *mpris)
{
  g_clear_handle_id (&mpris->timer, g_source_remove);
  for (gsize i = 0; mpris->bus && i < G_N_ELEMENTS (mpris->objects); i++)
    g_dbus_connection_unregister_object (mpris->bus, mpris->objects[i]);
  g_clear_object (&mpris->bus);
  g_clear_pointer (&mpris->told, g_variant_unref);
}

/* Another quoth has the name, or the bus has gone. */
static void
on_name_lost (GDBusConnection *bus, const char *name, gpointer data)
{
  Mpris *mpris = data;
  g_autofree char *own = g_strdup_printf (NAME ".instance%d", (int) getpid ());

  if (!bus || g_dbus_connection_is_closed (bus)) {
    leave_bus (mpris);
    return;
  }
  if (g_str_equal (name, own))
    return;
  g_bus_unown_name (mpris->name);
  mpris->name = g_bus_own_name_on_connection (bus, own, G_BUS_NAME_OWNER_FLAGS_NONE, NULL,
      on_name_lost, mpris, NULL);
}

/* GLib would start a bus where there is none, one that outlives us. */
static gboolean
has_bus (void)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");
  g_autofree char *path = runtime ? g_build_filename (runtime, "bus", NULL) : NULL;

  return g_getenv ("DBUS_SESSION_BUS_ADDRESS") || (path && g_file_test (path, G_FILE_TEST_EXISTS));
}

Mpris *
mpris_new (Session *session)
{
  Mpris *mpris = g_new0 (Mpris, 1);

  mpris->session = session;
  mpris->node = mpris_interface_new ();
  mpris->art = mpris_art_keep (player_get_cover (session_get_player (session)));
  player_watch (session_get_player (session), on_player, mpris);
  if (has_bus ())
    mpris->name = g_bus_own_name (G_BUS_TYPE_SESSION, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, on_bus,
        NULL, on_name_lost, mpris, NULL);
  return mpris;
}

void
mpris_free (Mpris *mpris)
{
  if (mpris->name)
    g_bus_unown_name (mpris->name);
  leave_bus (mpris);
  mpris_art_drop (mpris->art);
  g_dbus_node_info_unref (mpris->node);
  g_free (mpris);
}
