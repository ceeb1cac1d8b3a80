#include <string.h>

#include "keys.h"

static const struct {
  const char *name;
  Action action;
} presses[] = {
  { "space", ACTION_PAUSE }, { "Left", ACTION_BACK }, { "n", ACTION_NEXT_HIT },
  { "N", ACTION_PREVIOUS_HIT }, { "Page_Up", ACTION_PREVIOUS_CHAPTER },
  { "F1", ACTION_HELP }, { "", ACTION_NONE }, { "spa", ACTION_NONE }, { "space p", ACTION_NONE },
};

static void
test_presses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (presses); i++)
    g_assert_cmpint (keys_find (presses[i].name), ==, presses[i].action);
}

/* The README lists them as --help does. */
static void
test_readme (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "README.md", NULL);
  g_autofree char *readme = NULL, *keys = keys_to_text ();
  g_auto (GStrv) lines = g_strsplit (keys, "\n", -1);

  g_assert_true (g_file_get_contents (path, &readme, NULL, NULL));
  for (char **line = lines; *line; line++)
    if (!strstr (readme, *line))
      g_test_fail_printf ("README.md: without \"%s\"", *line);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/presses", test_presses);
  g_test_add_func ("/keys/readme", test_readme);
  return g_test_run ();
}
