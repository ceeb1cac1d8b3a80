#include "warp.h"

#define MOST 12
#define W WARP_WAITING

/* Rows and frames of one feature each; what belongs to no row costs 3 a frame. */
static const struct {
  const char *name;
  guint n_rows;
  float rows[MOST];
  guint8 flags[MOST];
  guint n_frames;
  float frames[MOST];
  guint32 path[MOST];           /* the first is MOST: there is none */
} ways[] = {
  { "one-to-one", 3, { 1, 5, 9 }, { 0 }, 3, { 1, 5, 9 }, { 0, 1, 2 } },
  { "slower", 3, { 1, 5, 9 }, { 0 }, 6, { 1, 1, 5, 5, 5, 9 }, { 0, 0, 1, 1, 1, 2 } },
  { "leap", 4, { 1, 5, 7, 9 }, { 0, 0, WARP_MAY_LEAP, 0 }, 3, { 1, 5, 9 }, { 0, 1, 3 } },
  { "no-leap", 4, { 1, 5, 7, 9 }, { 0 }, 3, { 1, 5, 9 }, { MOST } },
  { "wait-between", 3, { 1, 5, 9 }, { 0, WARP_MAY_WAIT, 0 }, 6, { 1, 40, 50, 40, 5, 9 },
    { 0, W, W, W, 1, 2 } },
  { "wait-before", 2, { 1, 5 }, { WARP_MAY_WAIT, 0 }, 4, { 40, 40, 1, 5 }, { W, W, 0, 1 } },
  { "wait-behind", 3, { 1, 5, 5 }, { 0, 0, WARP_MAY_WAIT }, 5, { 1, 5, 40, 40, 5 },
    { 0, 1, W, W, 2 } },
  { "waits-only-where-it-may", 3, { 1, 5, 9 }, { 0, 0, WARP_MAY_WAIT }, 5, { 1, 40, 40, 5, 9 },
    { 0, 1, W, W, 2 } },
  { "fewer-frames-than-rows", 4, { 1, 2, 3, 4 }, { 0 }, 2, { 1, 4 }, { MOST } },
  { "one-frame", 1, { 1 }, { 0 }, 1, { 4 }, { 0 } },
};

static void
test_way (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  const WarpShapes shapes = { .width = 1, .means = ways[i].rows };
  const WarpRows rows = { .shapes = &shapes, .n_rows = ways[i].n_rows, .flags = ways[i].flags,
    .leap_cost = 0.5f, .start_wait_cost = 1 };
  const float waits[MOST] = { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 };
  const WarpFrames frames = { .n_frames = ways[i].n_frames, .features = ways[i].frames,
    .wait_costs = waits, .reach = MOST };
  guint32 path[MOST];

  g_assert_cmpint (warp_find (&rows, &frames, path), ==, ways[i].path[0] != MOST);
  for (guint k = 0; ways[i].path[0] != MOST && k < ways[i].n_frames; k++)
    g_assert_cmpuint (path[k], ==, ways[i].path[k]);
}

/* Inside the rows that frames may be in, and not where it would be cheaper. */
static void
test_band (void)
{
  const float means[] = { 1, 5, 9 }, sound[] = { 1, 1, 1, 9 }, waits[4] = { 0 };
  const guint32 first[] = { 0, 0, 1, 2 }, end[] = { 1, 2, 3, 3 };
  const guint8 flags[3] = { 0 };
  const WarpShapes shapes = { .width = 1, .means = means };
  const WarpRows rows = { .shapes = &shapes, .n_rows = 3, .flags = flags };
  const WarpFrames frames = { .n_frames = 4, .features = sound, .first = first, .end = end,
    .wait_costs = waits };
  guint32 path[4];

  g_assert_true (warp_find (&rows, &frames, path));
  g_assert_cmpuint (path[1], ==, 0);
  g_assert_cmpuint (path[2], ==, 1);
  g_assert_cmpuint (path[3], ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autofree char *path = g_strconcat ("/warp/way/", ways[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_way);
  }
  g_test_add_func ("/warp/band", test_band);
  return g_test_run ();
}
