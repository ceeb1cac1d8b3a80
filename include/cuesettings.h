/* WebVTT's settings of a cue and of a region, as its parser takes them:
 * https://www.w3.org/TR/webvtt1/#cue-timings-and-settings-parsing, #region-settings-parsing. */
#pragma once

#include <glib.h>

/* The words are literals, so that they can be told apart by g_str_equal (); numbers are per cent
 * of the video but for a line. What is not set, NULL or NAN, is the default; a default that is
 * written out is kept, since who wrote it meant it. */
typedef struct {
  char *region;                 /* NULL: none */
  const char *vertical;         /* "rl", "lr"; NULL: horizontal */
  double line;                  /* NAN: automatic */
  gboolean line_is_percentage;  /* else lines of text, from the far end if negative */
  const char *line_align;       /* "start", "center", "end"; NULL: start */
  double position;              /* NAN: automatic */
  const char *position_align;   /* "line-left", "center", "line-right"; NULL: automatic */
  double size;                  /* NAN: 100 */
  const char *align;            /* "start", "center", "end", "left", "right"; NULL: center */
} CueSettings;

typedef struct {
  char *id;                     /* NULL: none */
  double width;                 /* NAN: 100 */
  double lines;                 /* a whole number; NAN: 3 */
  double anchor[2], viewport_anchor[2];         /* x, y; NAN: 0, 100 */
  gboolean scrolls_up;
} RegionSettings;

/* What is broken in @text leaves its setting as it was. @regions are the ids a cue may name
 * (element-type char*); NULL: any. */
void cue_settings_read (CueSettings *settings, const char *text, gsize length,
    GHashTable *regions);
void cue_settings_clear (CueSettings *settings);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CueSettings, cue_settings_clear)

/* Each setting that is set, once: "region:a line:50%". Region comes first; behind a
 * line, size or vertical, which would drop it, it comes last. */
void cue_settings_append (const CueSettings *settings, GString *text);

void region_settings_read (RegionSettings *settings, const char *text, gsize length);
void region_settings_clear (RegionSettings *settings);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegionSettings, region_settings_clear)

/* To an empty @text. A region that nothing is set of is one, too, but a block of it is none: it
 * becomes "width:100%". */
void region_settings_append (const RegionSettings *settings, GString *text);
