/* The best way through known rows as time goes on, a row a frame: dynamic time warping where a row
 * is a frame of other audio, a Viterbi search where it is the state of a model. */
#pragma once

#include <glib.h>

/* What a row should look like: costs are half of -2 log of a diagonal Gaussian. */
typedef struct {
  guint width;                  /* floats a frame */
  const float *means;           /* by row's class */
  const float *factors;         /* 1 / variance, by class; NULL: all 1 */
  const float *constants;       /* sum of log variances, by class; NULL: all 0 */
} WarpShapes;

typedef enum {
  WARP_MAY_LEAP = 1 << 0,       /* the row may be left out */
  WARP_MAY_WAIT = 1 << 1,       /* before the row, frames may pass that belong to none */
} WarpFlags;

typedef struct {
  const WarpShapes *shapes;
  guint n_rows;
  const guint32 *classes;       /* of each row; NULL: the row itself */
  const guint8 *flags;          /* WarpFlags of each row */
  float leap_cost;              /* of each row left out */
  float start_wait_cost;        /* to begin waiting */
} WarpRows;

typedef struct {
  guint n_frames;
  const float *features;        /* shapes' width each */
  const guint32 *first, *end;   /* rows that a frame may be in, first growing; NULL: see reach */
  const float *wait_costs;      /* of each frame if it belongs to no row */
  guint reach;                  /* rows to each side of the best of the frame before */
} WarpFrames;

/* The cost of @frame as @class: a distance where there are no factors. */
float warp_measure (const WarpShapes *shapes, const float *frame, guint class);

#define WARP_WAITING G_MAXUINT32

/* Sets the row of each of at least one frames, WARP_WAITING where it belongs to none: growing, to
 * the last row of at least one. FALSE: no way leads there. */
gboolean warp_find (const WarpRows *rows, const WarpFrames *frames, guint32 *path);
