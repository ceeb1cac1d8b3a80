/* What is said of fonts that lack a script, where there is but DejaVu. */
#include "glyphs.h"

#include <glib/gstdio.h>

#define FONTS "/usr/share/fonts/truetype/dejavu"

#define CJK "install fonts-noto-cjk"
#define OTHERS "install fonts-noto-core"

static const struct {
  const char *name, *text, *speaker, *expected;
} rows[] = {
  { "latin", "Zażółć “gęślą” jaźń — naïve…", "Ann", NULL },
  { "cyrillic-hebrew", "гавань נמל λιμάνι", "Ann", NULL },
  { "japanese", "ここは港です", "Ann", "no font here has all of its letters (Chinese or Japanese, "
    "Japanese); " CJK },
  { "korean-speaker", "harbour", "김", "no font here has all of its letters (Korean); " CJK },
  { "hindi", "बंदरगाह", "Ann", "no font here has all of its letters (Devanagari); " OTHERS },
  { "emoji", "well 🧑 done", "Ann", "no font here has all of its letters (emoji); "
    "install fonts-noto-color-emoji" },
  { "both", "港 ท่าเรือ", "Ann", "no font here has all of its letters (Chinese or Japanese, Thai); "
    CJK " fonts-noto-core" },
};

static void
test_missing (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autofree char *missing = NULL;

  if (!g_file_test (FONTS, G_FILE_TEST_IS_DIR)) {
    g_test_skip ("no DejaVu fonts");
    return;
  }
  transcript_add_paragraph (transcript, transcript_add_speaker (transcript, rows[i].speaker), 0, "");
  transcript_add_word (transcript, rows[i].text, 0, 1, -1);
  missing = glyphs_name_missing (transcript, NULL);
  g_assert_cmpstr (missing, ==, rows[i].expected);
}

int
main (int argc, char **argv)
{
  static const char config[] = "<fontconfig><dir>" FONTS "</dir></fontconfig>";
  g_autofree char *path = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_close (g_file_open_tmp ("fonts-XXXXXX.conf", &path, NULL), NULL);
  g_assert_true (g_file_set_contents (path, config, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *name = g_strconcat ("/glyphs/", rows[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_missing);
  }
  status = g_test_run ();
  g_remove (path);
  return status;
}
