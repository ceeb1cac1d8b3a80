/* Writes JSON into a stream, value by value. The caller puts the commas and brackets. After the
 * first error nothing more is written; json_writer_finish () tells it. */
#pragma once

#include "nanoseconds.h"
#include "outbuffer.h"

typedef struct {
  Outbuffer out;
} JsonWriter;

void json_writer_init (JsonWriter *writer, GOutputStream *out);

/* FALSE with the first error. Call once. */
gboolean json_writer_finish (JsonWriter *writer, GError **error);

/* As it stands: commas, brackets, keys. NULL: nothing. */
void json_writer_put (JsonWriter *writer, const char *raw);

/* A string, or null for NULL. What JSON must escape is escaped, the rest stays as it is. */
void json_writer_put_string (JsonWriter *writer, const char *text);

void json_writer_put_whole (JsonWriter *writer, guint64 number);

/* Whole milliseconds, or null for NANOSECONDS_NONE. */
void json_writer_put_milliseconds (JsonWriter *writer, Nanoseconds time);

/* "12.345" */
void json_writer_put_seconds (JsonWriter *writer, Nanoseconds time);
