#include "lint.h"

#define MS MILLISECOND

/* Cues of "START END TEXT" in milliseconds; violations as "CUE rule is/limit", '!' forced. */
static const struct {
  const char *name, *profile;
  const char *cues[5];
  const char *violations;
} rows[] = {
  { "clean", "netflix", { "0 1000 Hello there.", "1083 2000 Yes." }, "" },
  { "no-cues", "netflix", { NULL }, "" },

  { "line-42", "netflix", { "0 5000 123456789012345678901234567890123456789012" }, "" },
  { "line-43", "netflix", { "0 5000 1234567890123456789012345678901234567890123" },
    "1 line-too-long 43/42" },
  { "line-wide", "netflix", { "0 6000 字幕字幕字幕字幕字幕字幕字幕字幕字幕字幕字幕字" },
    "1 line-too-long 46/42" },
  { "line-second", "netflix", { "0 5000 a\n1234567890123456789012345678901234567890123" },
    "1 line-too-long 43/42" },
  { "line-markup", "netflix",
    { "0 5000 <v Somebody><i>12345678901234567890123456789012345678901</i>&amp;" }, "" },
  { "lines-3", "netflix", { "0 2000 a\nb\nc" }, "1 too-many-lines 3/2" },
  { "lines-empty", "netflix", { "0 2000 a\n\nc\n" }, "" },
  { "lines-podcast", "podcast", { "0 2000 a\nb" }, "1 too-many-lines 2/1" },
  { "empty", "netflix", { "0 2000 <i> </i>\n" }, "1 empty 0/1" },

  { "fast-20", "netflix", { "0 1000 12345678901234567890" }, "" },
  { "fast-21", "netflix", { "0 1000 123456789012345678901" }, "1 too-fast 21/20" },
  { "fast-two-lines", "netflix", { "0 1000 1234567890\n12345678901" }, "1 too-fast 21/20" },
  { "short-833", "netflix", { "0 833 a" }, "" },
  { "short-832", "netflix", { "0 832 a" }, "1 too-short 0.832/0.833" },
  { "long-7000", "netflix", { "0 7000 a" }, "" },
  { "long-7001", "netflix", { "0 7001 a" }, "1 too-long 7.001/7" },

  { "gap-83", "netflix", { "0 1000 a", "1083 2000 b" }, "" },
  { "gap-82", "netflix", { "0 1000 a", "1082 2000 b" }, "1 gap 0.082/0.083" },
  { "gap-none-bbc", "bbc", { "0 1000 a", "1000 2000 b" }, "" },
  { "overlap", "netflix", { "0 1500 a", "1000 2000 b" }, "1 gap -0.5/0.083" },
  { "overlap-bbc", "bbc", { "0 1500 a", "1000 2000 b" }, "1 gap -0.5/0" },
  { "order", "netflix", { "3000 4000 a", "1000 2000 b" }, "2 order 1/3" },
  { "backwards", "netflix", { "3000 3000 a", "4000 3500 b" }, "1 order 3/3 2 order 3.5/4" },

  { "forced-between", "netflix", { "0 1000 a", "1083 1500 b", "1583 3000 c" },
    "2 too-short 0.417/0.833!" },
  { "forced-fast", "netflix", { "0 1000 a", "1083 1983 123456789012345678901", "2066 3000 c" },
    "2 too-fast 23.3333/20!" },
  { "forced-at-the-start", "netflix", { "0 500 a", "583 2000 b" }, "1 too-short 0.5/0.833!" },
  { "avoidable-at-the-end", "netflix", { "0 1000 a", "1083 1500 b" },
    "2 too-short 0.417/0.833" },
  { "avoidable-before", "netflix", { "0 1000 a", "1500 1917 b", "2000 3000 c" },
    "2 too-short 0.417/0.833" },
  { "avoidable-behind", "netflix", { "0 1000 a", "1083 1500 b", "2000 3000 c" },
    "2 too-short 0.417/0.833" },
  { "one-millisecond-more", "netflix", { "0 1000 a", "1083 1500 b", "1999 3000 c" },
    "2 too-short 0.417/0.833" },
  { "one-millisecond-less", "netflix", { "0 1000 a", "1083 1500 b", "1998 3000 c" },
    "2 too-short 0.417/0.833!" },
  { "avoidable-by-the-onset", "netflix",
    { "0 1000 a", "1083 1500 b", "1583 3000 <v X><00:00:02.000>c" },
    "2 too-short 0.417/0.833" },
  { "timestamp-inside", "netflix", { "0 1000 a", "1083 1500 b", "1583 3000 c <00:00:02.000>d" },
    "2 too-short 0.417/0.833!" },
  { "too-long-is-never-forced", "netflix", { "0 1000 a", "1083 8084 b", "8167 9000 c" },
    "2 too-long 7.001/7" },
};

static void
add_cue (CueList *cues, const char *row)
{
  char *cursor;
  guint64 start = g_ascii_strtoull (row, &cursor, 10);
  guint64 end = g_ascii_strtoull (cursor, &cursor, 10);

  cue_list_append (cues, &(Cue) { .start = start * MS, .end = end * MS, .text = cursor + 1 });
}

static void
test_violations (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (CueList) cues = cue_list_new ();
  g_autoptr (GArray) violations = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);

  for (gsize i = 0; rows[row].cues[i]; i++)
    add_cue (cues, rows[row].cues[i]);
  violations = lint_cues (cues, profile_for_name (rows[row].profile, "vtt"));
  for (guint i = 0; i < violations->len; i++) {
    const Violation *violation = &g_array_index (violations, Violation, i);
    char is[G_ASCII_DTOSTR_BUF_SIZE], limit[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd (is, sizeof is, "%.6g", violation->is);
    g_ascii_formatd (limit, sizeof limit, "%.3g", violation->limit);
    g_string_append_printf (shown, "%s%u %s %s/%s%s", i ? " " : "", violation->cue + 1,
        lint_rule_name (violation->rule), is, limit, violation->forced ? "!" : "");
  }
  g_assert_cmpstr (shown->str, ==, rows[row].violations);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/lint/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_violations);
  }
  return g_test_run ();
}
