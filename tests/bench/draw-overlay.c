/* draw-overlay TRANSCRIPT.quoth.json SECONDS WIDTH HEIGHT OUT.png: what the player draws then. */
#include <stdlib.h>

#include "format.h"
#include "overlay.h"
#include "segment.h"

int
main (int argc, char **argv)
{
  const SegmentOptions how = { &profiles[0], SPEAKERS_VOICE, FALSE };
  const CaptionLook look = { CAPTIONS_BY_WORD, 1, argc > 6 ? g_ascii_strtod (argv[6], NULL) : 0.8 };
  Source source = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autoptr (CueList) cues = NULL;
  g_autoptr (Subtitles) subtitles = NULL;
  OverlayBox boxes[OVERLAY_BOXES];
  cairo_surface_t *surface;
  cairo_t *cr;
  Overlay overlay;

  if (argc < 6 || !g_file_get_contents (argv[1], &source.text, &source.length, &error))
    return 2;
  transcript = format_for_name ("quoth")->read (&source, &error);
  cues = transcript->captions ? NULL : segment_words (transcript, &how);
  subtitles = subtitles_new (transcript, cues ? cues : transcript->captions);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, atoi (argv[3]), atoi (argv[4]));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.12, 0.15, 0.2);
  if (argc > 7)
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  overlay = overlay_at (subtitles, (Nanoseconds) (g_ascii_strtod (argv[2], NULL) * 1e9),
      440 * SECOND, &look);
  overlay.has_stage = argc <= 7;
  overlay.title = transcript->title;
  overlay_draw (&overlay, cr, atoi (argv[3]), atoi (argv[4]), boxes);
  cairo_surface_write_to_png (surface, argv[5]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_free (source.text);
  return 0;
}
