#include "word-diff.h"

/* Steps from either end, after which the best way so far is gone on with: what has so little in
 * common would take the square of its length. */
#define MOST_STEPS 1024

typedef struct {
  const guint32 *a, *b;
  gint *forward, *backward;     /* how far each diagonal of @a - @b has come, in @a */
  guint *partners;
} Diff;

/* A part of both, and where it is cut in two. */
typedef struct {
  const guint32 *a, *b;
  gint n, m;                    /* values of each */
  gint x, y;
} Box;

/* One more step from the beginning on diagonals @min to @max; TRUE where it has met the way back. */
static gboolean
step_forward (const Diff *diff, Box *box, const gint *min, const gint *max)
{
  const gboolean is_odd = (box->n - box->m) & 1;

  for (gint k = max[0]; k >= min[0]; k -= 2) {
    const gint low = diff->forward[k - 1], high = diff->forward[k + 1];
    gint x = low < high ? high : low + 1;

    while (x < box->n && x - k < box->m && box->a[x] == box->b[x - k])
      x++;
    diff->forward[k] = x;
    if (is_odd && min[1] <= k && k <= max[1] && diff->backward[k] <= x) {
      box->x = x;
      box->y = x - k;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
step_backward (const Diff *diff, Box *box, const gint *min, const gint *max)
{
  const gboolean is_odd = (box->n - box->m) & 1;

  for (gint k = max[1]; k >= min[1]; k -= 2) {
    const gint low = diff->backward[k - 1], high = diff->backward[k + 1];
    gint x = low < high ? low : high - 1;

    while (x > 0 && x - k > 0 && box->a[x - 1] == box->b[x - k - 1])
      x--;
    diff->backward[k] = x;
    if (!is_odd && min[0] <= k && k <= max[0] && x <= diff->forward[k]) {
      box->x = x;
      box->y = x - k;
      return TRUE;
    }
  }
  return FALSE;
}

/* One diagonal more at each side, or one less where there are no more. */
static void
widen (gint *row, const Box *box, gint *min, gint *max, gint beyond)
{
  if (*min > -box->m)
    row[--*min - 1] = beyond;
  else
    ++*min;
  if (*max < box->n)
    row[++*max + 1] = beyond;
  else
    --*max;
}

/* The way from the beginning that has come farthest. */
static void
cut_short (const Diff *diff, Box *box, gint min, gint max)
{
  box->x = box->y = 0;
  for (gint k = max; k >= min; k -= 2) {
    const gint x = MIN (diff->forward[k], box->n), y = x - k;

    if (y >= 0 && y <= box->m && x + y > box->x + box->y) {
      box->x = x;
      box->y = y;
    }
  }
}

/* Where a best way from beginning to end is half done. */
static void
find_cut (const Diff *diff, Box *box)
{
  gint min[2] = { 0, box->n - box->m }, max[2] = { 0, box->n - box->m };

  diff->forward[0] = 0;
  diff->backward[box->n - box->m] = box->n;
  for (guint n = 0; n < MOST_STEPS; n++) {
    widen (diff->forward, box, &min[0], &max[0], -1);
    if (step_forward (diff, box, min, max))
      return;
    widen (diff->backward, box, &min[1], &max[1], G_MAXINT);
    if (step_backward (diff, box, min, max))
      return;
  }
  cut_short (diff, box, min[0], max[0]);
}

static void
compare (const Diff *diff, const guint32 *a, gint n, const guint32 *b, gint m)
{
  while (n > 0 && m > 0 && *a == *b) {
    diff->partners[b - diff->b] = (guint) (a - diff->a);
    a++, b++, n--, m--;
  }
  while (n > 0 && m > 0 && a[n - 1] == b[m - 1]) {
    n--, m--;
    diff->partners[b + m - diff->b] = (guint) (a + n - diff->a);
  }
  if (n > 0 && m > 0) {
    Box box = { a, b, n, m, 0, 0 };

    find_cut (diff, &box);
    compare (diff, a, box.x, b, box.y);
    compare (diff, a + box.x, n - box.x, b + box.y, m - box.y);
  }
}

void
word_diff (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint *partners)
{
  const gsize room = (gsize) n_a + n_b + 4;
  g_autofree gint *forward = g_new (gint, room), *backward = g_new (gint, room);
  const Diff diff = { a, b, forward + n_b + 2, backward + n_b + 2, partners };

  for (guint i = 0; i < n_b; i++)
    partners[i] = WORD_DIFF_NONE;
  compare (&diff, a, (gint) n_a, b, (gint) n_b);
}
