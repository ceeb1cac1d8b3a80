#include "lint.h"

#include <string.h>

#include "cuetext.h"
#include "width.h"

typedef struct {
  const CueList *cues;
  const Profile *profile;
  GArray *violations;
  GString *plain;               /* text of the cue in question */
} Lint;

typedef struct {
  guint lines, columns, widest;
} Shape;

const char *
lint_rule_name (LintRule rule)
{
  static const char *const names[] = {
    [LINT_LINE_TOO_LONG] = "line-too-long",
    [LINT_TOO_MANY_LINES] = "too-many-lines",
    [LINT_TOO_FAST] = "too-fast",
    [LINT_TOO_SHORT] = "too-short",
    [LINT_TOO_LONG] = "too-long",
    [LINT_GAP] = "gap",
    [LINT_ORDER] = "order",
    [LINT_EMPTY] = "empty",
  };

  return names[rule];
}

static Violation *
add_violation (Lint *lint, guint cue, LintRule rule, double is, double limit)
{
  Violation violation = { .cue = cue, .rule = rule, .is = is, .limit = limit };

  g_array_append_val (lint->violations, violation);
  return &g_array_index (lint->violations, Violation, lint->violations->len - 1);
}

static double
to_seconds (Nanoseconds time)
{
  return (double) time / SECOND;
}

/* Of what a viewer sees: empty lines are nothing, white space around a line is not read. */
static Shape
measure (Lint *lint, const Cue *cue)
{
  Shape shape = { 0 };

  g_string_truncate (lint->plain, 0);
  cuetext_append_plain (cue->text, lint->plain);
  for (char *line = lint->plain->str, *next; line; line = next) {
    guint columns;

    next = strchr (line, '\n');
    if (next)
      *next++ = '\0';
    columns = width_of_text (g_strstrip (line), -1);
    shape.lines += columns > 0;
    shape.columns += columns;
    shape.widest = MAX (shape.widest, columns);
  }
  return shape;
}

static void
check_shape (Lint *lint, guint index, const Shape *shape)
{
  if (!shape->columns)
    add_violation (lint, index, LINT_EMPTY, 0, 1);
  if (shape->widest > lint->profile->max_chars)
    add_violation (lint, index, LINT_LINE_TOO_LONG, shape->widest, lint->profile->max_chars);
  if (shape->lines > lint->profile->max_lines)
    add_violation (lint, index, LINT_TOO_MANY_LINES, shape->lines, lint->profile->max_lines);
}

/* Finds the time of the first timestamp that stands before any text: the onset of the first word
 * of a cue that comes early. FALSE once there is text. */
static gboolean
find_onset (const CuetextNode *node, Nanoseconds *onset)
{
  if (node->kind == CUETEXT_TIMESTAMP) {
    *onset = node->time;
    return FALSE;
  }
  if (node->kind == CUETEXT_TEXT)
    return node->value[strspn (node->value, " \n")] == '\0';
  for (guint i = 0; i < node->children->len; i++)
    if (!find_onset (g_ptr_array_index (node->children, i), onset))
      return FALSE;
  return TRUE;
}

static Nanoseconds
onset_of (const Cue *cue)
{
  g_autoptr (CuetextNode) text = cuetext_parse (cue->text);
  Nanoseconds onset = cue->start;

  find_onset (text, &onset);
  return CLAMP (onset, cue->start, MAX (cue->start, cue->end));
}

/* Between the words of its neighbours, less the gaps; never less than the cue has. */
static Nanoseconds
room_for (const Lint *lint, guint index)
{
  const Cue *cue = cue_list_get (lint->cues, index);
  const Nanoseconds gap = lint->profile->min_gap;
  Nanoseconds from = 0, to;

  if (index + 1 == lint->cues->cues->len)
    return NANOSECONDS_NONE;
  if (index)
    from = cue_list_get (lint->cues, index - 1)->end + gap;
  to = onset_of (cue_list_get (lint->cues, index + 1));
  to = MAX (cue->end, to > gap ? to - gap : 0);
  return to - MIN (from, cue->start);
}

static double
speed (guint columns, Nanoseconds duration)
{
  return columns / to_seconds (duration);
}

static gboolean
is_too_fast (double cps, const Profile *profile)
{
  return cps > profile->max_cps * (1 + 1e-9);
}

/* Files keep whole milliseconds, in which 5/6 s cannot be said. */
static gboolean
is_too_short (Nanoseconds duration, const Profile *profile)
{
  return duration / MILLISECOND < profile->min_duration / MILLISECOND;
}

static void
check_time (Lint *lint, guint index, const Shape *shape)
{
  const Cue *cue = cue_list_get (lint->cues, index);
  const Profile *profile = lint->profile;
  Nanoseconds duration = cue->end - cue->start;
  double cps = speed (shape->columns, duration);

  if (is_too_fast (cps, profile))
    add_violation (lint, index, LINT_TOO_FAST, cps, profile->max_cps)->forced
        = is_too_fast (speed (shape->columns, room_for (lint, index)), profile);
  if (is_too_short (duration, profile))
    add_violation (lint, index, LINT_TOO_SHORT, to_seconds (duration),
        to_seconds (profile->min_duration))->forced
        = is_too_short (room_for (lint, index), profile);
  if (duration > profile->max_duration)
    add_violation (lint, index, LINT_TOO_LONG, to_seconds (duration),
        to_seconds (profile->max_duration));
}

/* What the cue does to the next one. */
static void
check_gap (Lint *lint, guint index)
{
  const Cue *cue = cue_list_get (lint->cues, index), *next = cue + 1;
  const Nanoseconds gap = lint->profile->min_gap;

  if (index + 1 == lint->cues->cues->len || next->start < cue->start)
    return;
  if (next->start < cue->end)
    add_violation (lint, index, LINT_GAP, -to_seconds (cue->end - next->start), to_seconds (gap));
  else if (next->start - cue->end < gap)
    add_violation (lint, index, LINT_GAP, to_seconds (next->start - cue->end), to_seconds (gap));
}

static void
check_cue (Lint *lint, guint index)
{
  const Cue *cue = cue_list_get (lint->cues, index);
  Shape shape = measure (lint, cue);

  check_shape (lint, index, &shape);
  if (index && cue->start < cue[-1].start)
    add_violation (lint, index, LINT_ORDER, to_seconds (cue->start), to_seconds (cue[-1].start));
  if (cue->end <= cue->start)
    add_violation (lint, index, LINT_ORDER, to_seconds (cue->end), to_seconds (cue->start));
  else
    check_time (lint, index, &shape);
  check_gap (lint, index);
}

GArray *
lint_cues (const CueList *cues, const Profile *profile)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  Lint lint = { cues, profile, g_array_new (FALSE, FALSE, sizeof (Violation)), plain };

  for (guint i = 0; i < cues->cues->len; i++)
    check_cue (&lint, i);
  return lint.violations;
}
