/* Sound made for a test: as long as was asked, in a file that is gone afterwards. */
#pragma once

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <unistd.h>

/* What @source makes, in a file. (transfer full) */
static inline char *
tone_encode (const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstMessage) end = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autofree char *launch = NULL;
  char *path = NULL;

  close (g_file_open_tmp ("tone-XXXXXX.audio", &path, &error));
  g_assert_no_error (error);
  launch = g_strdup_printf ("%s ! filesink location=\"%s\"", source, path);
  pipeline = gst_parse_launch (launch, &error);
  g_assert_no_error (error);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  bus = gst_element_get_bus (pipeline);
  end = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_cmpint (GST_MESSAGE_TYPE (end), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return path;
}

/* @seconds of a tone, encoded by @encoder, "wavenc". (transfer full) */
static inline char *
tone_make (const char *encoder, guint seconds)
{
  g_autofree char *source = g_strdup_printf ("audiotestsrc samplesperbuffer=4410 num-buffers=%u ! "
      "audio/x-raw,rate=44100,channels=1 ! audioconvert ! audioresample ! %s", seconds * 10,
      encoder);

  return tone_encode (source);
}

static inline void
tone_remove (char *path)
{
  g_assert_cmpint (g_remove (path), ==, 0);
  g_free (path);
}
