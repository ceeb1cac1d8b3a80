#include "opus-preroll.h"

/* RFC 7845, 4.6: 80 ms before the target a decoder has converged. */
#define CONVERGENCE (80 * GST_MSECOND)

/* Any thread. */
static GstPadProbeReturn
on_packet (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstBuffer *packet = gst_pad_probe_info_get_buffer (info);
  g_autoptr (GstEvent) event = NULL;
  const GstSegment *segment;

  if (!GST_BUFFER_PTS_IS_VALID (packet) || !GST_BUFFER_DURATION_IS_VALID (packet))
    return GST_PAD_PROBE_OK;
  event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  if (!event)
    return GST_PAD_PROBE_OK;
  gst_event_parse_segment (event, &segment);
  return segment->format == GST_FORMAT_TIME
      && GST_BUFFER_PTS (packet) + GST_BUFFER_DURATION (packet) + CONVERGENCE < segment->start
      ? GST_PAD_PROBE_DROP : GST_PAD_PROBE_OK;
}

void
opus_preroll_shorten (GstElement *decoder)
{
  g_autoptr (GstPad) pad = gst_element_get_static_pad (decoder, "sink");

  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_packet, NULL, NULL);
}
