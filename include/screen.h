/* What shows over the picture beside the captions, as it was at one moment. Never edited, so that
 * any thread may hold one. */
#pragma once

#include "session.h"

typedef struct {
  CaptionLook look;
  char *font, *title;
  char *notice, *prompt, *sheet;        /* as an Overlay has them; NULL */
} Screen;

Screen *screen_new (Session *session);

/* Any thread. */
Screen *screen_ref (Screen *screen);
void screen_unref (Screen *screen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_unref)
