/* Files beside the tests. */
#pragma once

#include <glib.h>

/* Of the file @name in tests/golden, or by a path from there; @length may be NULL. */
static inline char *
read_golden (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}
