/* A stretch of a recording as it was recorded: its own rate, one channel or two. */
#pragma once

#include <gio/gio.h>

#include "nanoseconds.h"

typedef struct {
  GArray *frames;               /* @n_channels floats each (element-type float) */
  guint n_channels, rate;
  guint64 first;                /* the recording's frame that is frame 0 here */
} Excerpt;

void excerpt_clear (Excerpt *excerpt);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Excerpt, excerpt_clear)

/* What sounds in @audio, a path or an http(s) URL, from @from until @to, or as much of it as there
 * is; counted by samples from where mpv and a browser start sounding. Errors as of
 * decode_stream (). */
gboolean excerpt_read (const char *audio, Nanoseconds from, Nanoseconds to, Excerpt *excerpt,
    GError **error);

gsize excerpt_get_length (const Excerpt *excerpt);      /* frames */

/* The frame here that sounds at @time; 0 and the last one for what is outside. */
gsize excerpt_find_frame (const Excerpt *excerpt, Nanoseconds time);

/* When frame @index sounds. */
Nanoseconds excerpt_get_time (const Excerpt *excerpt, gsize index);

/* Where between two frames, @least and @most, a cut is heard least: where it is quietest, at a
 * crossing of zero. */
gsize excerpt_find_cut (const Excerpt *excerpt, gsize least, gsize most);

/* Keeps the frames [@from, @to) alone, faded in and out over a hundredth of a second. */
void excerpt_crop (Excerpt *excerpt, gsize from, gsize to);

/* Appends @other, which is of the same recording. */
void excerpt_append (Excerpt *excerpt, const Excerpt *other);
