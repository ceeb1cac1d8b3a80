/* A pipeline from samples or frames to a file. */
#pragma once

#include <gst/gst.h>

#include "encode.h"

/* "appsrc name=source ! @elements ! filesink", tagged unless @tags is NULL. For who feeds it. */
GstElement *encode_pipeline_new (const char *elements, const EncodeTags *tags, GError **error);

/* (transfer full) */
GstTagList *encode_pipeline_make_tags (const EncodeTags *tags);

/* Runs it to its end, and writes what it made into @out. */
gboolean encode_pipeline_run (GstElement *pipeline, GOutputStream *out, GError **error);
