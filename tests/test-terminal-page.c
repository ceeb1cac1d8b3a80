/* What stands where on a terminal's page. */
#include "terminal-page.h"

static const struct {
  int lines, columns;
  gboolean has_chapters;
  TerminalAreas areas;
} sizes[] = {
  { 24, 80, TRUE, { 24, 80, 22, 2, 50, 54, 26, 22, 23 } },
  { 24, 79, TRUE, { 24, 79, 22, 2, 75, 0, 0, 22, 23 } },
  { 24, 80, FALSE, { 24, 80, 22, 2, 76, 0, 0, 22, 23 } },
  { 50, 200, TRUE, { 50, 200, 48, 2, 76, 160, 40, 48, 49 } },
  { 3, 7, TRUE, { 3, 7, 2, 0, 7, 0, 0, -1, 2 } },
  { 1, 1, TRUE, { 1, 1, 0, 0, 1, 0, 0, -1, 0 } },
};

static void
test_areas (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    TerminalAreas areas = terminal_page_areas (sizes[i].lines, sizes[i].columns, sizes[i].has_chapters);

    g_assert_cmpmem (&areas, sizeof areas, &sizes[i].areas, sizeof areas);
  }
}

#define CHAPTER "Six thousand hours"

static const struct {
  const char *name;
  TerminalStatus status;
  int columns;
  const char *line;
} statuses[] = {
  { "whole", { PLAYER_PLAYING, 754 * SECOND, 3059 * SECOND, 1.1, 0.8, FALSE, CHAPTER }, 80,
    "12:34 / 50:59  playing  1.10×  volume 80  Six thousand hours" },
  { "hours", { PLAYER_PAUSED, 3723 * SECOND, 36000 * SECOND, 1, 1, TRUE, NULL }, 80,
    "1:02:03 / 10:00:00  paused  1.00×  muted" },
  { "no-length", { PLAYER_ENDED, 0, NANOSECONDS_NONE, 1, 1, FALSE, "" }, 80,
    "0:00  at the end  1.00×  volume 100" },
  { "narrow", { PLAYER_PLAYING, SECOND, 2 * SECOND, 1, 1, FALSE, CHAPTER }, 22,
    "0:01 / 0:02  playing" },
  { "tiny", { PLAYER_PLAYING, SECOND, 2 * SECOND, 1, 1, FALSE, CHAPTER }, 1, "0:01 / 0:02" },
  { "controls", { PLAYER_PLAYING, SECOND, 2 * SECOND, 0.25, 0, FALSE, "a\033[2Jb\n" }, 80,
    "0:01 / 0:02  playing  0.25×  volume 0  a[2Jb " },
};

static void
test_status (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *line = terminal_page_status (&statuses[i].status, statuses[i].columns);

  g_assert_cmpstr (line, ==, statuses[i].line);
}

static void
test_bar (void)
{
  static const struct {
    guint64 position;
    const char *bar;
  } bars[] = {
    { 0, "●─┼─╌╌────" }, { 4, "━━┿━●╌────" }, { 10, "━━┿━╍╍━━━●" }, { 99, "━━┿━╍╍━━━●" },
  };
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (CueList) cues = cue_list_new ();
  g_autoptr (Subtitles) subtitles = NULL;
  Insertion insertion = { 4 * SECOND, 5 * SECOND };

  transcript_add_chapter (transcript, 0, "First", NULL);
  transcript_add_chapter (transcript, 2500 * MILLISECOND, "Second", NULL);
  transcript_add_chapter (transcript, 11 * SECOND, "After the end", NULL);
  g_array_append_val (transcript->insertions, insertion);
  subtitles = subtitles_new (transcript, cues);
  for (gsize i = 0; i < G_N_ELEMENTS (bars); i++) {
    g_autofree char *bar = terminal_page_bar (subtitles, bars[i].position * SECOND, 10 * SECOND, 10);

    g_assert_cmpstr (bar, ==, bars[i].bar);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/terminal-page/areas", test_areas);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_autofree char *path = g_strconcat ("/terminal-page/status/", statuses[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_status);
  }
  g_test_add_func ("/terminal-page/bar", test_bar);
  return g_test_run ();
}
