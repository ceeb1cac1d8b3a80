#include "mpris-interface.h"

#define CHANGES "org.freedesktop.DBus.Property.EmitsChangedSignal"
#define CONSTANT "<annotation name='" CHANGES "' value='const'/>"
#define UNSAID "<annotation name='" CHANGES "' value='false'/>"

#define READ(name, type) "<property name='" name "' type='" type "' access='read'/>"
#define WRITE(name, type) "<property name='" name "' type='" type "' access='readwrite'/>"
#define FIXED(name, type) \
  "<property name='" name "' type='" type "' access='read'>" CONSTANT "</property>"
#define IN(name, type) "<arg name='" name "' type='" type "' direction='in'/>"

/* MPRIS D-Bus Interface Specification 2.2; optional and left out: TrackList, Playlists, LoopStatus
 * and Shuffle, as there is one track, and Fullscreen, as nobody says whether a window is. */
static const char xml[] =
  "<node>"
  "<interface name='" MPRIS_ROOT "'>"
  "<method name='Raise'/>"
  "<method name='Quit'/>"
  FIXED ("CanQuit", "b")
  FIXED ("CanRaise", "b")
  FIXED ("HasTrackList", "b")
  FIXED ("Identity", "s")
  FIXED ("DesktopEntry", "s")
  FIXED ("SupportedUriSchemes", "as")
  FIXED ("SupportedMimeTypes", "as")
  "</interface>"
  "<interface name='" MPRIS_PLAYER "'>"
  "<method name='Next'/>"
  "<method name='Previous'/>"
  "<method name='Pause'/>"
  "<method name='PlayPause'/>"
  "<method name='Stop'/>"
  "<method name='Play'/>"
  "<method name='Seek'>" IN ("Offset", "x") "</method>"
  "<method name='SetPosition'>" IN ("TrackId", "o") IN ("Position", "x") "</method>"
  "<method name='OpenUri'>" IN ("Uri", "s") "</method>"
  "<signal name='Seeked'><arg name='Position' type='x'/></signal>"
  READ ("PlaybackStatus", "s")
  WRITE ("Rate", "d")
  READ ("Metadata", "a{sv}")
  WRITE ("Volume", "d")
  "<property name='Position' type='x' access='read'>" UNSAID "</property>"
  FIXED ("MinimumRate", "d")
  FIXED ("MaximumRate", "d")
  READ ("CanGoNext", "b")
  READ ("CanGoPrevious", "b")
  READ ("CanPlay", "b")
  READ ("CanPause", "b")
  READ ("CanSeek", "b")
  "<property name='CanControl' type='b' access='read'>" UNSAID "</property>"
  "</interface>"
  "</node>";

GDBusNodeInfo *
mpris_interface_new (void)
{
  GDBusNodeInfo *node = g_dbus_node_info_new_for_xml (xml, NULL);

  g_assert (node);
  return node;
}
