/* The front end of the PocketSphinx en-us model: speech to mel cepstra. Its feat.params say how:
 * 25 bands of 130-6800 Hz, a DCT, a lifter of 22, noise removed from the bands. */
#pragma once

#include <glib.h>

#define FRONTEND_RATE 16000
#define FRONTEND_HOP 160        /* samples a frame moves on: 10 ms */
#define FRONTEND_WINDOW 410     /* samples a frame sees */
#define FRONTEND_CEPSTRA 13
#define FRONTEND_BANDS 25
#define FRONTEND_FEATURES (3 * FRONTEND_CEPSTRA)        /* cepstra, their slopes, slopes of these */

/* Whole frames in @n_samples. */
gsize frontend_count_frames (gsize n_samples);

/* The cepstra of each frame of @samples, FRONTEND_RATE mono, frontend_count_frames () rows of
 * FRONTEND_CEPSTRA. */
void frontend_measure (const gint16 *samples, gsize n_samples, float *cepstra);

/* Makes cepstra of the logarithms of the bands' energies. */
typedef struct {
  float rows[FRONTEND_CEPSTRA][FRONTEND_BANDS];
} FrontendTransform;

/* The same, otherwise made. */
void frontend_measure_by (const FrontendTransform *transform, const gint16 *samples,
    gsize n_samples, float *cepstra);

/* The other way round: what each cepstrum adds to each band. */
void frontend_get_inverse (float inverse[FRONTEND_BANDS][FRONTEND_CEPSTRA]);

/* The bands that are more than noise of the converter, from the lowest on: of a telephone's sound 19,
 * else all. */
guint frontend_count_bands (const gint16 *samples, gsize n_samples);

/* Takes the mean of the frames within @reach before and after off each frame: what a voice and a
 * room add to every sound of it. Frames without any sound do not count. */
void frontend_remove_mean (float *cepstra, gsize n_frames, gsize reach);

/* The features of frame @frame: its cepstra, how they rise over 4 frames, and how that rises.
 * Frames before the first and after the last are like these. */
void frontend_get_features (const float *cepstra, gsize n_frames, gsize frame,
    float features[FRONTEND_FEATURES]);
