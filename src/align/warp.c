#include "warp.h"

#include <math.h>
#include <string.h>

#define MAX_LEAP 3              /* rows that a step may go on; rows between are left out */
#define HOPELESS 1e30f

/* How a cell was reached: 0 from itself, 1-3 from so many rows before; with WAITED, after frames
 * that belong to no row. KEPT_WAITING: the frame before already waited in front of this row. */
#define STEP 3
#define WAITED 4
#define KEPT_WAITING 8

/* A cell is a row in a frame, @cost the least to get there. @waiting is the least to be waiting in
 * front of the row. */
typedef struct {
  float *cost, *waiting;
} Column;

typedef struct {
  const WarpRows *rows;
  const WarpFrames *frames;
  guint32 *first, *end;         /* rows of each frame */
  gsize *at;                    /* of each frame in @steps */
  GByteArray *steps;
} Search;

float
warp_measure (const WarpShapes *shapes, const float *frame, guint class)
{
  guint width = shapes->width;
  const float *mean = shapes->means + (gsize) class * width, *factor;
  float sum = 0;

  if (!shapes->factors) {
    for (guint k = 0; k < width; k++)
      sum += (frame[k] - mean[k]) * (frame[k] - mean[k]);
    return sqrtf (sum);
  }
  factor = shapes->factors + (gsize) class * width;
  for (guint k = 0; k < width; k++)
    sum += (frame[k] - mean[k]) * (frame[k] - mean[k]) * factor[k];
  return (sum + shapes->constants[class]) / 2;
}

static float
measure_cell (const Search *search, guint frame, guint row)
{
  const WarpRows *rows = search->rows;

  return warp_measure (rows->shapes, search->frames->features
      + (gsize) frame * rows->shapes->width, rows->classes ? rows->classes[row] : row);
}

static float
get (const Search *search, const float *costs, guint frame, guint row)
{
  if (row < search->first[frame] || row >= search->end[frame])
    return HOPELESS;
  return costs[row - search->first[frame]];
}

/* The cheapest way into @row of the frame behind @last; costs of the frame itself not counted. */
static float
find_step (const Search *search, const Column *last, guint frame, guint row, guint8 *step)
{
  const WarpRows *rows = search->rows;
  float best = get (search, last->cost, frame, row), cost;

  *step = 0;
  for (guint leap = 1; leap <= MAX_LEAP && leap <= row; leap++) {
    cost = get (search, last->cost, frame, row - leap) + (leap - 1) * rows->leap_cost;
    if (cost < best) {
      best = cost;
      *step = leap;
    }
    if (!(rows->flags[row - leap] & WARP_MAY_LEAP))
      break;
  }
  cost = get (search, last->waiting, frame, row);
  if (cost < best) {
    best = cost;
    *step = WAITED;
  }
  return best;
}

static float
find_wait (const Search *search, const Column *last, guint frame, guint row, guint8 *step)
{
  const WarpRows *rows = search->rows;
  float waiting, begun;

  if (!(rows->flags[row] & WARP_MAY_WAIT))
    return HOPELESS;
  waiting = get (search, last->waiting, frame, row);
  begun = row ? get (search, last->cost, frame, row - 1) + rows->start_wait_cost : HOPELESS;
  if (waiting <= begun)
    *step |= KEPT_WAITING;
  return MIN (waiting, begun) + search->frames->wait_costs[frame + 1];
}

static guint
fill_column (Search *search, guint frame, const Column *last, Column *column)
{
  guint first = search->first[frame], end = search->end[frame], best = first;
  float least = HOPELESS;

  search->at[frame] = search->steps->len;
  g_byte_array_set_size (search->steps, search->steps->len + end - first);
  for (guint row = first; row < end; row++) {
    guint8 step = 0;
    float cost = find_step (search, last, frame - 1, row, &step);

    column->waiting[row - first] = find_wait (search, last, frame - 1, row, &step);
    if (cost < HOPELESS)
      cost += measure_cell (search, frame, row);
    column->cost[row - first] = cost;
    search->steps->data[search->at[frame] + row - first] = step;
    if (MIN (cost, column->waiting[row - first]) < least) {
      least = MIN (cost, column->waiting[row - first]);
      best = row;
    }
  }
  return best;
}

static void
start_column (Search *search, Column *column)
{
  for (guint row = search->first[0]; row < search->end[0]; row++) {
    column->cost[row] = row ? HOPELESS : measure_cell (search, 0, row);
    column->waiting[row] = row ? HOPELESS : search->frames->wait_costs[0];
    g_byte_array_append (search->steps, (const guint8 *) "", 1);
  }
}

static void
choose_rows (Search *search, guint frame, guint best)
{
  const WarpFrames *frames = search->frames;
  guint n_rows = search->rows->n_rows;

  if (frames->first) {
    search->first[frame] = frames->first[frame];
    search->end[frame] = MIN (frames->end[frame], n_rows);
    return;
  }
  search->first[frame] = MIN (best > frames->reach ? best - frames->reach : 0, n_rows - 1);
  if (frame)
    search->first[frame] = MAX (search->first[frame], search->first[frame - 1]);
  search->end[frame] = MIN (best + frames->reach + 1, n_rows);
}

static void
trace_back (const Search *search, guint32 *path)
{
  guint row = search->rows->n_rows - 1;
  gboolean waits = FALSE;

  for (guint frame = search->frames->n_frames; frame-- > 0;) {
    guint8 step = search->steps->data[search->at[frame] + row - search->first[frame]];

    path[frame] = waits ? WARP_WAITING : row;
    if (waits) {
      if (!(step & KEPT_WAITING) && row) {
        row--;
        waits = FALSE;
      }
    } else if (step & WAITED)
      waits = TRUE;
    else
      row -= step & STEP;
  }
}

static void
search_clear (Search *search)
{
  g_free (search->first);
  g_free (search->end);
  g_free (search->at);
  g_byte_array_unref (search->steps);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

gboolean
warp_find (const WarpRows *rows, const WarpFrames *frames, guint32 *path)
{
  guint n = frames->n_frames, best = 0;
  g_auto (Search) search = { rows, frames, g_new (guint32, n), g_new (guint32, n),
    g_new (gsize, n), g_byte_array_new () };
  g_autofree float *costs = g_new (float, 4 * (gsize) rows->n_rows);
  Column last = { costs, costs + rows->n_rows };
  Column next = { costs + 2 * (gsize) rows->n_rows, costs + 3 * (gsize) rows->n_rows };
  Column swap;

  choose_rows (&search, 0, 0);
  search.first[0] = 0;
  search.at[0] = 0;
  start_column (&search, &last);
  for (guint frame = 1; frame < n; frame++) {
    choose_rows (&search, frame, best);
    best = fill_column (&search, frame, &last, &next);
    swap = last;
    last = next;
    next = swap;
  }
  if (get (&search, last.cost, n - 1, rows->n_rows - 1) >= HOPELESS)
    return FALSE;
  trace_back (&search, path);
  return TRUE;
}
