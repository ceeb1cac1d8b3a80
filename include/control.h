/* What the socket's requests (remote.h) do to a session. */
#pragma once

#include "remote.h"
#include "session.h"

typedef struct _Control Control;

/* Listens for the session, which it must not outlive. NULL: nobody can, and why. */
Control *control_new (Session *session, const char *name, GError **error);
void control_free (Control *control);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Control, control_free)
