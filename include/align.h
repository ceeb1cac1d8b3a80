/* What the engines that time words by audio have in common. */
#pragma once

#include "stamps.h"
#include "transcript.h"

/* Told now and then how far an alignment is, 0 to 1. In the thread that aligns. */
typedef struct {
  void (*report) (double part, gpointer data);
  gpointer data;
} AlignProgress;

/* 16 kHz, one channel. */
typedef struct {
  const gint16 *samples;
  gsize n_samples;
  gboolean is_sure;             /* it is the transcript's, however little of it fits */
} AlignSound;
