/* Brings the pictures of a poster to a film, each when something else is to be seen. */
#pragma once

#include "film.h"
#include "poster.h"
#include "sight.h"

typedef struct _Reel Reel;

/* @sight: the film that the poster is drawn over; NULL: none. Lends all of them. */
Reel *reel_new (Film *film, Poster *poster, SightReader *sight, int width, int height);
void reel_free (Reel *reel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reel, reel_free)

/* Brings those that begin before @until. FALSE: the film is broken. */
gboolean reel_advance (Reel *reel, Nanoseconds until);

/* And the last one, so that it is seen until @end. */
gboolean reel_finish (Reel *reel, Nanoseconds end);
