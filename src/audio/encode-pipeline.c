#include "encode-pipeline.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
add_tag (GstTagList *list, const char *tag, const char *text)
{
  if (text && *text)
    gst_tag_list_add (list, GST_TAG_MERGE_REPLACE, tag, text, NULL);
}

GstTagList *
encode_pipeline_make_tags (const EncodeTags *tags)
{
  GstTagList *list = gst_tag_list_new_empty ();

  add_tag (list, GST_TAG_TITLE, tags->title);
  add_tag (list, GST_TAG_ARTIST, tags->artist);
  add_tag (list, GST_TAG_ALBUM, tags->album);
  add_tag (list, GST_TAG_COMMENT, tags->comment);
  add_tag (list, GST_TAG_LOCATION, tags->location);
  return list;
}

static void
set_tags (GstElement *pipeline, const EncodeTags *tags)
{
  g_autoptr (GstTagList) list = encode_pipeline_make_tags (tags);
  g_autoptr (GstIterator) setters =
      gst_bin_iterate_all_by_interface (GST_BIN (pipeline), GST_TYPE_TAG_SETTER);
  g_auto (GValue) value = G_VALUE_INIT;

  while (gst_iterator_next (setters, &value) == GST_ITERATOR_OK) {
    gst_tag_setter_merge_tags (GST_TAG_SETTER (g_value_get_object (&value)), list,
        GST_TAG_MERGE_REPLACE_ALL);
    g_value_reset (&value);
  }
}

static gboolean
run (GstElement *pipeline, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GError) problem = NULL;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE,
      GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    gst_message_parse_error (message, &problem, NULL);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  if (problem)
    g_set_error (error, ENCODE_ERROR, ENCODE_ERROR_FAILED, "cannot be encoded: %s",
        problem->message);
  return !problem;
}

static gboolean
copy_file (const char *path, GOutputStream *out, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = g_file_read (file, NULL, error);

  return in && g_output_stream_splice (out, G_INPUT_STREAM (in),
      G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, NULL, error) >= 0;
}

GstElement *
encode_pipeline_new (const char *elements, const EncodeTags *tags, GError **error)
{
  g_autofree char *description = g_strdup_printf (
      "appsrc name=source ! %s ! filesink name=sink async=false", elements);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GstElement) pipeline = gst_parse_launch (description, &problem);

  if (problem) {                /* there may be a pipeline all the same, of what there was */
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  if (tags)
    set_tags (pipeline, tags);
  return g_steal_pointer (&pipeline);
}

/* By way of a file, for muxers seek in what they write. */
gboolean
encode_pipeline_run (GstElement *pipeline, GOutputStream *out, GError **error)
{
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  g_autofree char *temporary = NULL;
  int file = g_file_open_tmp ("quoth-XXXXXX", &temporary, error);
  gboolean is_written;

  if (file == -1)
    return FALSE;
  close (file);
  g_object_set (sink, "location", temporary, NULL);
  is_written = run (pipeline, error) && copy_file (temporary, out, error);
  g_remove (temporary);
  return is_written;
}
