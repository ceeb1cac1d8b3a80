#include "timeline.h"

#include <math.h>

#include "drawing.h"

#define LEFT 64.0               /* of all lanes; the picture is 1000 wide */
#define RIGHT 988.0
#define WIDE (RIGHT - LEFT)
#define HEADING 30.0            /* above a lane */
#define GAP 10.0                /* below it */
#define STAMPS_HEIGHT 150.0
#define DRIFT_HEIGHT 90.0
#define SOUND_HEIGHT 48.0
#define STRIP_HEIGHT 44.0
#define AXIS_HEIGHT 22.0
#define BINS 460                /* of the strip and of the sound: two units each */
#define MARK_ROWS 3
#define MARK_WIDTH 20.0
#define MARK_COLUMNS 100        /* of half its width */
#define MARK_HEIGHT 18.0

#define NEIGHBOURS 4            /* stamps to each side that a stamp is compared with */
#define OFF 2.0                 /* seconds from them: the stamp is wrong, not the time */

/* A stamped paragraph and the moment of its first word, in seconds. */
typedef struct {
  double audio, stamp, drift;   /* the drift is the neighbours' */
} Point;

typedef struct {
  const Findings *findings;
  GString *page;
  GArray *points;               /* (element-type Point) */
  double y;                     /* where the next lane begins */
} Timeline;

static double
to_seconds (Nanoseconds time)
{
  return time / (double) SECOND;
}

static double
to_x (const Timeline *timeline, double seconds)
{
  return LEFT + WIDE * CLAMP (seconds / to_seconds (timeline->findings->length), 0, 1);
}

static GArray *
collect_points (const Transcript *transcript)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    const Paragraph *paragraph = transcript_get_paragraph (transcript, word->paragraph);

    if ((!i || word[-1].paragraph != word->paragraph) && paragraph->stamp != NANOSECONDS_NONE
        && word->start != NANOSECONDS_NONE) {
      const Point point = { to_seconds (word->start), to_seconds (paragraph->stamp), 0 };

      g_array_append_val (points, point);
    }
  }
  return points;
}

static const Point *
get_point (const GArray *points, guint index)
{
  return &g_array_index (points, Point, index);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The median offset around a stamp: what an insertion shifts, and a wrong stamp does not. */
static void
measure_drift (GArray *points)
{
  for (guint i = 0; i < points->len; i++) {
    guint first = i - MIN (i, NEIGHBOURS), end = MIN (i + NEIGHBOURS + 1, points->len);
    double offsets[2 * NEIGHBOURS + 1];

    for (guint k = first; k < end; k++)
      offsets[k - first] = get_point (points, k)->audio - get_point (points, k)->stamp;
    qsort (offsets, end - first, sizeof *offsets, compare_doubles);
    g_array_index (points, Point, i).drift = offsets[(end - first) / 2];
  }
}

static gboolean
is_off (const Point *point)
{
  return fabs (point->audio - point->stamp - point->drift) > OFF;
}

static void
draw_heading (Timeline *timeline, const char *text)
{
  GString *page = timeline->page;

  g_string_append (page, "<text class=\"heading\" x=\"0\" y=\"");
  draw_number (page, timeline->y + 18);
  draw_markup (page, "\">%s</text>\n", text);
  timeline->y += HEADING;
}

static void
draw_line (GString *page, const char *class, double x, double y, double to_x, double to_y)
{
  g_autoptr (GString) path = g_string_new ("M");

  draw_number (path, x);
  g_string_append_c (path, ' ');
  draw_number (path, y);
  g_string_append_c (path, 'L');
  draw_number (path, to_x);
  g_string_append_c (path, ' ');
  draw_number (path, to_y);
  draw_path (page, class, path);
}

/* A label at the left of a line across the lane. */
static void
draw_level (GString *page, double y, const char *label)
{
  draw_line (page, "grid", LEFT, y, RIGHT, y);
  g_string_append_printf (page, "<text class=\"tick left\" x=\"%u\" y=\"", (guint) LEFT - 6);
  draw_number (page, y + 4);
  draw_markup (page, "\">%s</text>\n", label);
}

/* A point: a line of no length with a round end. */
static void
add_point (GString *path, double x, double y)
{
  g_string_append_c (path, 'M');
  draw_number (path, x);
  g_string_append_c (path, ' ');
  draw_number (path, y);
  g_string_append (path, "h0");
}

/* The points of a lane @height high, with values between @least and @most. */
static void
draw_points (Timeline *timeline, double height, double least, double most, gboolean is_drift)
{
  g_autoptr (GString) right = g_string_new (NULL), off = g_string_new (NULL);

  for (guint i = 0; i < timeline->points->len; i++) {
    const Point *point = get_point (timeline->points, i);
    double value = is_drift ? point->audio - point->stamp : point->stamp;

    add_point (is_off (point) ? off : right, to_x (timeline, point->audio),
        timeline->y + height * (1 - (value - least) / (most - least)));
  }
  draw_path (timeline->page, "point", right);
  draw_path (timeline->page, "point off", off);
}

static void
draw_stamps (Timeline *timeline)
{
  const double length = to_seconds (timeline->findings->length);
  double most = length;
  Nanoseconds step;

  for (guint i = 0; i < timeline->points->len; i++)
    most = MAX (most, get_point (timeline->points, i)->stamp);
  step = draw_choose_time_step ((Nanoseconds) (most * SECOND), 4);
  draw_heading (timeline, "Printed time, against the time of the words");
  for (guint i = 0; i <= 4 && to_seconds (step) * i <= most; i++) {
    g_autoptr (GString) label = g_string_new (NULL);

    draw_clock (label, step * i, FALSE);
    draw_level (timeline->page,
        timeline->y + STAMPS_HEIGHT * (1 - to_seconds (step) * i / most), label->str);
  }
  draw_line (timeline->page, "equal", LEFT, timeline->y + STAMPS_HEIGHT, RIGHT,
      timeline->y + STAMPS_HEIGHT * (1 - length / most));
  draw_points (timeline, STAMPS_HEIGHT, 0, most, FALSE);
  timeline->y += STAMPS_HEIGHT + GAP;
}

/* The drift as a line: level, with a step where something was inserted. */
static void
draw_drift_line (Timeline *timeline, double least, double most)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < timeline->points->len; i++) {
    const Point *point = get_point (timeline->points, i);

    g_string_append_c (path, i ? 'L' : 'M');
    draw_number (path, to_x (timeline, point->audio));
    g_string_append_c (path, ' ');
    draw_number (path, timeline->y + DRIFT_HEIGHT * (1 - (point->drift - least) / (most - least)));
  }
  draw_path (timeline->page, "drift", path);
}

static void
draw_drift (Timeline *timeline)
{
  double least = -1, most = 1, step;

  for (guint i = 0; i < timeline->points->len; i++) {
    const Point *point = get_point (timeline->points, i);

    least = MIN (least, point->audio - point->stamp);
    most = MAX (most, point->audio - point->stamp);
  }
  step = MAX (draw_choose_step (most - least, 4), 1);
  draw_heading (timeline, "Seconds from the printed time to the words");
  for (double level = ceil (least / step) * step; level <= most; level += step) {
    g_autoptr (GString) label = g_string_new (level > 0 ? "+" : "");

    draw_number (label, level);
    draw_level (timeline->page,
        timeline->y + DRIFT_HEIGHT * (1 - (level - least) / (most - least)), label->str);
  }
  draw_drift_line (timeline, least, most);
  draw_points (timeline, DRIFT_HEIGHT, least, most, TRUE);
  timeline->y += DRIFT_HEIGHT + GAP;
}

static guint
to_bin (const Timeline *timeline, Nanoseconds time)
{
  double part = time / (double) timeline->findings->length;

  return (guint) MIN (part * BINS, BINS - 1);
}

static void
draw_sound (Timeline *timeline)
{
  const Peaks *peaks = timeline->findings->peaks;
  const double length = to_seconds (timeline->findings->length);
  g_autoptr (GString) path = g_string_new (NULL);
  guint loud[BINS] = { 0 };

  draw_heading (timeline, "Sound");
  for (guint i = 0; i < peaks->peaks->len; i++) {
    Peak peak = peaks_get (peaks, i);
    guint bin = (guint) MIN (i / (double) PEAKS_RATE / length * BINS, BINS - 1);

    loud[bin] = MAX (loud[bin], (guint) MAX (peak.high, -(peak.low + 1)));
  }
  for (guint i = 0; i < BINS; i++)
    if (loud[i])
      draw_bar (path, LEFT + i * WIDE / BINS,
          timeline->y + SOUND_HEIGHT / 2 * (1 - loud[i] / 128.0), WIDE / BINS,
          SOUND_HEIGHT * loud[i] / 128.0);
  draw_path (timeline->page, "sound", path);
  timeline->y += SOUND_HEIGHT + GAP;
}

/* A bin shows its worst word: what is doubtful stands out of a low band of what is sure. */
static void
draw_strip (Timeline *timeline)
{
  static const double heights[VERDICTS] = { 0.3, 0.6, 1, 1, 0.08 };
  const Transcript *transcript = timeline->findings->transcript;
  gboolean has_word[BINS] = { FALSE };
  guint8 worst[BINS];

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    const Verdict verdict = timeline->findings->verdicts[i];
    guint bin = word->start == NANOSECONDS_NONE ? BINS : to_bin (timeline, word->start);

    if (bin < BINS && verdict != VERDICT_NONE) {
      worst[bin] = has_word[bin] ? MAX (worst[bin], verdict) : verdict;
      has_word[bin] = TRUE;
    }
  }
  draw_heading (timeline, "Doubt: the lower, the surer");
  for (Verdict verdict = VERDICT_SURE; verdict < VERDICT_NONE; verdict++) {
    g_autoptr (GString) path = g_string_new (NULL);
    const double height = STRIP_HEIGHT * heights[verdict];

    for (guint i = 0; i < BINS; i++)
      if (has_word[i] && worst[i] == verdict)
        draw_bar (path, LEFT + i * WIDE / BINS, timeline->y + STRIP_HEIGHT - height, WIDE / BINS,
            height);
    draw_path (timeline->page, verdict_name (verdict), path);
  }
  timeline->y += STRIP_HEIGHT;
}

/* Numbers that lead to the places, each in the first row where there is room. */
static void
draw_marks (Timeline *timeline)
{
  const Findings *findings = timeline->findings;
  gboolean taken[MARK_ROWS][MARK_COLUMNS + 1] = { { FALSE } };
  guint n_rows = 0;

  for (guint i = 0; i < findings->n_drawn; i++) {
    const Place *place = &g_array_index (findings->places, Place, i);
    double x = to_x (timeline,
        to_seconds (transcript_get_word (findings->transcript, place->first)->start));
    guint column = MIN ((guint) (x / (MARK_WIDTH / 2)), MARK_COLUMNS - 1), row = 0;

    while (row + 1 < MARK_ROWS && (taken[row][column] || taken[row][column + 1]))
      row++;
    taken[row][column] = taken[row][column + 1] = TRUE;
    n_rows = MAX (n_rows, row + 1);
    g_string_append_printf (timeline->page, "<a href=\"#place-%u\" class=\"mark\">"
        "<text x=\"", i + 1);
    draw_number (timeline->page, x);
    g_string_append (timeline->page, "\" y=\"");
    draw_number (timeline->page, timeline->y + 14 + row * MARK_HEIGHT);
    g_string_append_printf (timeline->page, "\">%u</text></a>\n", i + 1);
  }
  timeline->y += n_rows * MARK_HEIGHT;
}

/* What stands behind all lanes: the time, and what was inserted. */
static void
draw_back (Timeline *timeline, double bottom)
{
  const Findings *findings = timeline->findings;
  const Nanoseconds step = draw_choose_time_step (findings->length, 12);
  g_autoptr (GString) insertions = g_string_new (NULL);

  for (guint i = 0; i <= 12 && step * i <= findings->length; i++) {
    double x = to_x (timeline, to_seconds (step * i));

    draw_line (timeline->page, "grid", x, HEADING, x, bottom);
    g_string_append (timeline->page, "<text class=\"tick\" x=\"");
    draw_number (timeline->page, x);
    g_string_append (timeline->page, "\" y=\"");
    draw_number (timeline->page, bottom + 18);
    g_string_append (timeline->page, "\">");
    draw_clock (timeline->page, step * i, FALSE);
    g_string_append (timeline->page, "</text>\n");
  }
  for (guint i = 0; i < findings->transcript->insertions->len; i++) {
    const Insertion *insertion = &g_array_index (findings->transcript->insertions, Insertion, i);
    double x = to_x (timeline, to_seconds (insertion->start));

    draw_bar (insertions, x, HEADING, MAX (to_x (timeline, to_seconds (insertion->end)) - x, 2),
        bottom - HEADING);
  }
  draw_path (timeline->page, "insertion", insertions);
}

static double
measure_height (const Timeline *timeline)
{
  double height = HEADING + STRIP_HEIGHT;

  if (timeline->points->len)
    height += 2 * HEADING + STAMPS_HEIGHT + DRIFT_HEIGHT + 2 * GAP;
  if (timeline->findings->peaks)
    height += HEADING + SOUND_HEIGHT + GAP;
  return height;
}

static void
describe (const Timeline *timeline)
{
  guint n = timeline->points->len, n_off = 0;

  for (guint i = 0; i < n; i++)
    n_off += is_off (get_point (timeline->points, i));
  g_string_append (timeline->page, "<title id=\"timeline-title\">The episode on a line of time"
      "</title><desc id=\"timeline-text\">");
  if (n)
    g_string_append_printf (timeline->page, "%u printed times, %u of them more than %u seconds off "
        "their neighbours. ", n, n_off, (guint) OFF);
  g_string_append_printf (timeline->page, "Insertions: %u. Places to look at: %u. Both are listed "
      "below.</desc>\n", timeline->findings->transcript->insertions->len,
      timeline->findings->places->len);
}

void
timeline_draw (GString *page, const Findings *findings)
{
  g_autoptr (GArray) points = collect_points (findings->transcript);
  g_autoptr (GString) lanes = g_string_new (NULL);
  Timeline timeline = { findings, lanes, points, 0 };

  measure_drift (points);
  describe (&timeline);
  draw_back (&timeline, measure_height (&timeline));
  if (points->len) {
    draw_stamps (&timeline);
    draw_drift (&timeline);
  }
  if (findings->peaks)
    draw_sound (&timeline);
  draw_strip (&timeline);
  timeline.y += AXIS_HEIGHT;
  draw_marks (&timeline);
  g_string_append_printf (page, "<svg viewBox=\"0 0 1000 %u\" role=\"group\" "
      "aria-labelledby=\"timeline-title timeline-text\">\n", (guint) timeline.y + 6);
  g_string_append_len (page, lanes->str, lanes->len);
  g_string_append (page, "</svg>\n");
}
