/* Bytes of an http(s) URL. Input is what the rest of the program calls. */
#pragma once

#include "input.h"

typedef struct {
  guint64 bytes;                /* after decompression */
  guint idle_milliseconds;      /* without an answer, or without a byte of it */
  guint total_milliseconds;     /* against a server that sends a byte now and then */
  guint redirects;
} DownloadLimits;

/* A redirect may lead from http to https but not back, and nowhere else. Errors as input_read (). */
Input *download_read (const char *url, const DownloadLimits *limits, GError **error);
