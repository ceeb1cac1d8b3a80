#include "width.h"

static const struct {
  const char *name, *text;
  guint columns;
} rows[] = {
  { "empty", "", 0 },
  { "ascii", "Hello, world!", 13 },
  { "typography", "It’s “so” – a…", 14 },
  { "latin", "Łódź straße", 11 },
  { "greek", "λόγος", 5 },
  { "cyrillic", "привет", 6 },
  { "combining", "e\xCC\x81te\xCC\x81", 3 },
  { "stacked-marks", "a\xCC\x81\xCC\x82\xCC\x83\xCC\x84", 1 },
  { "ideographs", "字幕", 4 },
  { "kana", "かなカナ", 8 },
  { "kana-with-mark", "\xE3\x81\x8B\xE3\x82\x99", 2 },
  { "halfwidth-kana", "ｶﾅ", 2 },
  { "hangul", "한국", 4 },
  { "hangul-jamo", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2 },
  { "fullwidth", "ＡＢ！", 6 },
  { "wide-marks", "「は」。", 8 },
  { "thai", "สวัสดี", 4 },
  { "devanagari", "नमस्ते", 3 },
  { "emoji", "👍🎉", 4 },
  { "emoji-skin", "👍🏽", 2 },
  { "emoji-family", "👨‍👩‍👧", 2 },
  { "flag", "🇩🇪", 2 },
  { "two-flags", "🇩🇪🇫🇷", 4 },
  { "keycap", "1\xEF\xB8\x8F\xE2\x83\xA3", 2 },
  { "heart-text", "\xE2\x9D\xA4", 1 },
  { "heart-emoji", "\xE2\x9D\xA4\xEF\xB8\x8F", 2 },
  { "zero-width-space", "a\xE2\x80\x8B" "b", 2 },
  { "soft-hyphen", "a\xC2\xAD" "b", 2 },
  { "control", "a\x1B" "b", 2 },
};

static void
test_columns (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpuint (width_of_text (rows[i].text, -1), ==, rows[i].columns);
}

static void
test_length (void)
{
  g_assert_cmpuint (width_of_text ("字幕", 3), ==, 2);
  g_assert_cmpuint (width_of_text ("👍x", 4), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/width/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_columns);
  }
  g_test_add_func ("/width/length", test_length);
  return g_test_run ();
}
