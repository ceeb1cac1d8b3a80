/* A session as MPRIS sees it. */
#pragma once

#include "session.h"

/* The only track there is: an episode. */
#define MPRIS_TRACK "/org/quoth/Quoth/episode"

/* All properties of @interface (mpris-interface.h), a{sv}. @art: the URI of a picture; NULL.
 * (transfer full) */
GVariant *mpris_properties_make (const char *interface, Session *session, const char *art);

/* Of those that can be set, both numbers. FALSE: not to that. */
gboolean mpris_properties_set (Session *session, const char *name, GVariant *value);

/* MPRIS counts in microseconds. */
gint64 mpris_properties_get_position (Session *session);
