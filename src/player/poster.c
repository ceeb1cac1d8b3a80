#include "poster.h"

#include <string.h>

#include "bar.h"
#include "caption-box.h"
#include "ground.h"
#include "stage.h"
#include "waveform.h"

#define USUAL_COLUMNS 42        /* of type whose height is... */
#define USUAL_WIDTH_PART 0.041  /* ...this part of the width */
#define TITLE_SIZE 0.66         /* units */
#define SIDE 0.07               /* of the width: margins */

/* Where things are, in parts of the height. What social networks lay over a portrait is at its
 * lower end and its right. */
typedef struct {
  double aspect;                /* width by height; narrower than that */
  PosterRoom room;
  double most;                  /* the unit */
  int title_lines;
  double title, picture, picture_side, caption, wave, wave_height, labels;
} Arrangement;

static const Arrangement arrangements[] = {
  { 0.80, { 24, 3 }, 0.055, 3, 0.075, 0.345, 0.320, 0.530, 0.815, 0.055, 0.860 },
  { 1.25, { 30, 2 }, 0.070, 2, 0.045, 0.340, 0.350, 0.560, 0.850, 0.070, 0.905 },
  { 1e99, { 36, 2 }, 0.075, 1, 0.050, 0.290, 0.300, 0.470, 0.865, 0.060, 0.920 },
};

struct _Poster {
  PosterContents contents;      /* without the peaks */
  const Arrangement *arrangement;
  double unit;
  char *title;
  cairo_surface_t *ground;      /* all that never changes; NULL: a film's pictures */
  Waveform waveform;
  guint people[STAGE_PEOPLE], n_people;
};

static const Arrangement *
arrange (int width, int height)
{
  const Arrangement *row = arrangements;

  while ((double) width / height >= row->aspect)
    row++;
  return row;
}

PosterRoom
poster_get_room (int width, int height, double size)
{
  PosterRoom room = arrange (width, height)->room;

  room.columns = (guint) MAX (room.columns / size, 8);
  return room;
}

static double
unit_of (const Arrangement *arrangement, int width, int height)
{
  return MIN (width * USUAL_WIDTH_PART * USUAL_COLUMNS / arrangement->room.columns,
      height * arrangement->most);
}

/* Those who say something, the first first. */
static void
find_people (Poster *poster)
{
  const Subtitles *subtitles = poster->contents.subtitles;

  for (guint i = 0; i < subtitles->words->len && poster->n_people < STAGE_PEOPLE; i++) {
    int speaker = subtitles_get_word (subtitles, i)->speaker;
    gboolean is_known = speaker == SPEAKER_NONE;

    for (guint k = 0; k < poster->n_people && !is_known; k++)
      is_known = poster->people[k] == (guint) speaker;
    if (!is_known)
      poster->people[poster->n_people++] = (guint) speaker;
  }
}

static Painter
make_painter (const Poster *poster, const Overlay *overlay, cairo_t *cr,
    OverlayBox boxes[OVERLAY_BOXES])
{
  return (Painter) { overlay, cr, poster->contents.width, poster->contents.height, poster->unit,
    poster->ground != NULL, boxes, 0 };
}

/* As narrow as it can be in as many lines: no word is left alone on the last. */
static void
balance (PangoLayout *layout, int width)
{
  int n_lines, narrow = 0, wide = width;

  pango_layout_set_width (layout, width);
  n_lines = pango_layout_get_line_count (layout);
  while (wide - narrow > PANGO_SCALE) {
    int middle = narrow + (wide - narrow) / 2;

    pango_layout_set_width (layout, middle);
    if (pango_layout_get_line_count (layout) > n_lines || pango_layout_is_ellipsized (layout))
      narrow = middle;
    else
      wide = middle;
  }
  pango_layout_set_width (layout, wide);
}

static void
paint_title (Painter *painter, const char *title, int most_lines, double y)
{
  PangoLayout *layout = painter_make_layout (painter, title, TITLE_SIZE, TRUE);
  double width = painter->width * (1 - 2 * SIDE);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -most_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  balance (layout, (int) (width * PANGO_SCALE));
  painter_show (painter, layout, (painter->width - pango_layout_get_width (layout)
      / (double) PANGO_SCALE) / 2, y, WHITE, 0.92);
  g_object_unref (layout);
}

static void
paint_ground (Poster *poster)
{
  const PosterContents *contents = &poster->contents;
  const Arrangement *at = poster->arrangement;
  int width = contents->width, height = contents->height;
  double side = MIN (at->picture_side * height, width * (1 - 2 * SIDE));
  Overlay overlay = { .look = contents->look };
  OverlayBox boxes[OVERLAY_BOXES];
  cairo_t *cr;
  Painter painter;

  poster->ground = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (poster->ground);
  painter = make_painter (poster, &overlay, cr, boxes);
  if (contents->cover) {
    ground_paint_blurred (cr, width, height, contents->cover);
    ground_paint_cover (cr, contents->cover, width / 2.0, at->picture * height, side, side * 0.035);
  } else {
    ground_paint (cr, width, height);
  }
  if (poster->title)
    paint_title (&painter, poster->title, at->title_lines, at->title * height);
  cairo_destroy (cr);
  cairo_surface_flush (poster->ground);
}

Poster *
poster_new (const PosterContents *contents)
{
  Poster *poster = g_new0 (Poster, 1);

  poster->contents = *contents;
  poster->contents.peaks = NULL;
  subtitles_ref (contents->subtitles);
  poster->title = g_strdup (contents->title);
  poster->contents.title = poster->title;
  poster->contents.cover = contents->cover ? cairo_surface_reference (contents->cover) : NULL;
  poster->arrangement = arrange (contents->width, contents->height);
  poster->unit = unit_of (poster->arrangement, contents->width, contents->height);
  if (!contents->peaks)
    return poster;
  find_people (poster);
  waveform_init (&poster->waveform, contents->peaks, contents->subtitles, contents->duration,
      contents->width * (1 - 2 * SIDE), poster->unit);
  paint_ground (poster);
  return poster;
}

void
poster_free (Poster *poster)
{
  g_clear_pointer (&poster->ground, cairo_surface_destroy);
  g_clear_pointer (&poster->contents.cover, cairo_surface_destroy);
  waveform_clear (&poster->waveform);
  subtitles_unref (poster->contents.subtitles);
  g_free (poster->title);
  g_free (poster);
}

Overlay
poster_find (const Poster *poster, Nanoseconds position)
{
  return overlay_at (poster->contents.subtitles, position, poster->contents.duration,
      &poster->contents.look);
}

static void
draw_parts (Poster *poster, Painter *painter)
{
  const Arrangement *at = poster->arrangement;
  double width = painter->width, height = painter->height;

  if (!poster->contents.cover)
    stage_draw_people (painter, poster->people, poster->n_people, at->picture * height,
        MIN (at->picture_side * height * 0.27, width * 0.13));
  caption_box_draw_at (painter, at->caption * height);
  waveform_draw (painter, &poster->waveform, width * SIDE, at->wave * height,
      width * (1 - 2 * SIDE), at->wave_height * height);
  bar_draw_labels (painter, width * SIDE, at->labels * height, width * (1 - 2 * SIDE));
}

void
poster_draw (Poster *poster, const Overlay *overlay, cairo_t *cr)
{
  OverlayBox boxes[OVERLAY_BOXES];
  Painter painter = make_painter (poster, overlay, cr, boxes);

  if (!poster->ground) {
    caption_box_draw (&painter);
    bar_draw (&painter);
    return;
  }
  cairo_set_source_surface (cr, poster->ground, 0, 0);
  cairo_paint (cr);
  draw_parts (poster, &painter);
}
