#include "overlay.h"

#include <math.h>

#include "bar.h"
#include "caption-box.h"
#include "notices.h"
#include "stage.h"

#define NEW_CHAPTER (5 * SECOND)
#define BAR_STEPS 2000

void
overlay_prepare (void)
{
  pango_cairo_font_map_get_default ();          /* Pango reads it in a thread of its own */
}

guint
overlay_draw (const Overlay *overlay, cairo_t *cr, int width, int height,
    OverlayBox boxes[OVERLAY_BOXES])
{
  Painter painter = { overlay, cr, width, height, painter_unit_of (width, height), FALSE,
    boxes, 0 };

  stage_draw (&painter);
  caption_box_draw (&painter);
  bar_draw (&painter);
  notices_draw_lines (&painter);
  notices_draw_sheet (&painter);
  return painter.n_boxes;
}

double
overlay_find_on_bar (double x, double y, int width, int height)
{
  return bar_find (x, y, width, height);
}

/* What there is to show */

static void
set_word (Overlay *overlay, const Subtitles *subtitles, guint cue, Nanoseconds position)
{
  guint index = subtitles_find_word (subtitles, cue, position);
  const SubtitleWord *word;

  if (index == SUBTITLE_NONE)
    return;
  word = subtitles_get_word (subtitles, index);
  overlay->voice = word->speaker;
  overlay->said_to = word->from;
  if (position < word->end) {
    overlay->now_from = word->from;
    overlay->now_to = word->to;
  } else {
    overlay->said_to = word->to;
  }
}

static void
set_cue (Overlay *overlay, const Subtitles *subtitles, Nanoseconds position)
{
  guint index = subtitles_find_cue (subtitles, position);
  const SubtitleCue *cue;

  if (index == SUBTITLE_NONE)
    return;
  cue = subtitles_get_cue (subtitles, index);
  overlay->text = cue->text;
  overlay->voice = cue->speaker;
  overlay->n_voices = subtitles_list_voices (subtitles, index, overlay->voices);
  set_word (overlay, subtitles, index, position);
}

static void
set_chapter (Overlay *overlay, const Subtitles *subtitles, Nanoseconds position)
{
  guint index = subtitles_find_chapter (subtitles, position);

  if (index == SUBTITLE_NONE)
    return;
  overlay->chapter = subtitles_get_chapter (subtitles, index)->title;
  overlay->is_chapter_new = position < subtitles_get_chapter (subtitles, index)->start + NEW_CHAPTER;
}

Overlay
overlay_at (const Subtitles *subtitles, Nanoseconds position, Nanoseconds duration,
    const CaptionLook *look)
{
  Overlay overlay = { .look = *look, .voice = SPEAKER_NONE, .subtitles = subtitles,
    .second = position / SECOND, .duration = duration };

  if (duration != NANOSECONDS_NONE && duration)
    overlay.part = floor (bar_part_of (&overlay, position) * BAR_STEPS) / BAR_STEPS;
  if (!subtitles)
    return overlay;
  set_cue (&overlay, subtitles, position);
  set_chapter (&overlay, subtitles, position);
  return overlay;
}

gboolean
overlay_equals (const Overlay *a, const Overlay *b)
{
  return a->look.captions == b->look.captions && a->look.size == b->look.size
      && a->look.opacity == b->look.opacity && a->look.is_top == b->look.is_top
      && a->look.font == b->look.font && a->text == b->text
      && a->voice == b->voice && a->said_to == b->said_to && a->now_from == b->now_from
      && a->now_to == b->now_to && a->chapter == b->chapter
      && a->is_chapter_new == b->is_chapter_new && a->subtitles == b->subtitles
      && a->second == b->second && a->part == b->part && a->duration == b->duration
      && a->title == b->title && a->has_stage == b->has_stage && a->notice == b->notice
      && a->prompt == b->prompt && a->sheet == b->sheet;
}
