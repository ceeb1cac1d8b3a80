#include "mixing.h"

void
mixing_take_difference (GstElement *convert)
{
  /* A matrix of one row; gst_util_set_object_arg () of 1.22 crashes on it. */
  const float parts[] = { 0.5f, -0.5f };
  GValue rows = G_VALUE_INIT, row = G_VALUE_INIT;

  gst_value_array_init (&rows, 1);
  gst_value_array_init (&row, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    GValue part = G_VALUE_INIT;

    g_value_init (&part, G_TYPE_FLOAT);
    g_value_set_float (&part, parts[i]);
    gst_value_array_append_and_take_value (&row, &part);
  }
  gst_value_array_append_and_take_value (&rows, &row);
  g_object_set_property (G_OBJECT (convert), "mix-matrix", &rows);
  g_value_unset (&rows);
}

guint
mixing_count_channels (GstElement *convert)
{
  g_autoptr (GstPad) pad = gst_element_get_static_pad (convert, "sink");
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  int n_channels = 1;

  if (caps)
    gst_structure_get_int (gst_caps_get_structure (caps, 0), "channels", &n_channels);
  return (guint) n_channels;
}
