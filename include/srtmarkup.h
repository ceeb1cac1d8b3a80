/* SubRip's markup, which nobody has written down: tags of HTML, and of ASS the place of a cue. A
 * word joiner behind '<' or '{' says that no tag begins there; our writer puts it, our reader takes
 * it away. */
#pragma once

#include <glib.h>

#define WORD_JOINER "\xE2\x81\xA0"

#define SRT_MARKUP_MAX_DEPTH 5  /* tags inside each other; any deeper are left out */

/* Appends cue text (cuetext.h) for SubRip's @text, every tag of which is closed in turn, and has no
 * line end or escaped '<' in it. Returns the settings that "{\an8}" stands for, or NULL. */
const char *srt_markup_append (GString *cue_text, const char *text);

/* Appends @plain so that no tag begins in it. */
void srt_markup_append_guarded (GString *text, const char *plain);

/* The rgb of a class that WebVTT has by default, "yellow"; NULL: not one of the eight. */
const char *srt_markup_get_color (const char *class, gsize length);

/* The class of "#ffff00"; NULL: none of the eight. */
const char *srt_markup_get_class (const char *rgb);
