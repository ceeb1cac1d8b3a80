#include "encoding.h"

#include <string.h>

#define BYTES(literal) literal, sizeof (literal) - 1

static const struct {
  const char *name;
  const char *bytes;
  gsize length;
  const char *charset;
  const char *text;
  gsize text_length;
} encodings[] = {
  { "empty", BYTES (""), NULL, BYTES ("") },
  { "ascii", BYTES ("a\n"), NULL, BYTES ("a\n") },
  { "utf-8", BYTES ("\u00E9\u20AC\U0001F600"), NULL, BYTES ("\u00E9\u20AC\U0001F600") },
  { "nul", BYTES ("a\0\u00E9\0"), NULL, BYTES ("a\0\u00E9\0") },

  { "mark/utf-8", BYTES ("\xEF\xBB\xBF" "a"), NULL, BYTES ("a") },
  { "mark/utf-8-alone", BYTES ("\xEF\xBB\xBF"), NULL, BYTES ("") },
  { "mark/utf-8-broken", BYTES ("\xEF\xBB\xBF" "a\xE9"), NULL, BYTES ("a\uFFFD") },
  { "mark/utf-8-over-charset", BYTES ("\xEF\xBB\xBF\u00E9"), "koi8-r", BYTES ("\u00E9") },
  { "mark/utf-16le", BYTES ("\xFF\xFE" "a\0\xAC\x20"), NULL, BYTES ("a\u20AC") },
  { "mark/utf-16be", BYTES ("\xFE\xFF" "\0a\x20\xAC"), NULL, BYTES ("a\u20AC") },
  { "mark/utf-16le-pair", BYTES ("\xFF\xFE\x3D\xD8\x00\xDE"), NULL, BYTES ("\U0001F600") },
  { "mark/utf-16le-lone", BYTES ("\xFF\xFE" "\x3D\xD8" "a\0"), NULL, BYTES ("\uFFFD" "a") },
  { "mark/utf-16le-odd", BYTES ("\xFF\xFE" "a\0b"), NULL, BYTES ("a\uFFFD") },
  { "mark/utf-16be-nul", BYTES ("\xFE\xFF" "\0a\0\0\0b"), NULL, BYTES ("a\0b") },
  { "mark/utf-32le", BYTES ("\xFF\xFE\0\0" "\x00\xF6\x01\0"), NULL, BYTES ("\U0001F600") },
  { "mark/utf-32be", BYTES ("\0\0\xFE\xFF" "\0\x01\xF6\0"), NULL, BYTES ("\U0001F600") },
  { "mark/utf-32be-beyond", BYTES ("\0\0\xFE\xFF" "\0\x11\0\0\0\0\0a"), NULL,
    BYTES ("\uFFFD" "a") },

  { "no-mark/utf-16le", BYTES ("1\0\n\0H\0i\0 \0\x19\x20"), NULL, BYTES ("1\nHi \u2019") },
  { "no-mark/utf-16be", BYTES ("\0001\0\n\0H\0i"), NULL, BYTES ("1\nHi") },
  { "no-mark/utf-32le", BYTES ("H\0\0\0i\0\0\0"), NULL, BYTES ("Hi") },
  { "no-mark/utf-32be", BYTES ("\0\0\0H\0\0\0i"), NULL, BYTES ("Hi") },
  { "no-mark/nuls", BYTES ("\0\0\0\0\0\0\0\0"), NULL, BYTES ("\0\0\0\0\0\0\0\0") },

  /* Unicode 15, table 3-8 and those around it: one U+FFFD for each maximal subpart. */
  { "broken/overlong", BYTES ("\u00E9\u00E9\xC0\xAF" "a"), NULL,
    BYTES ("\u00E9\u00E9\uFFFD\uFFFD" "a") },
  { "broken/surrogate", BYTES ("\u00E9\u00E9\u00E9\xED\xA0\x80" "a"), NULL,
    BYTES ("\u00E9\u00E9\u00E9\uFFFD\uFFFD\uFFFD" "a") },
  { "broken/beyond", BYTES ("\u00E9\u00E9\u00E9\u00E9\xF4\x90\x80\x80" "a"), NULL,
    BYTES ("\u00E9\u00E9\u00E9\u00E9\uFFFD\uFFFD\uFFFD\uFFFD" "a") },
  { "broken/subparts", BYTES ("\u00E9\u00E9\u00E9\u00E9\xE1\x80\xE2\xF0\x91\x92\xF1\xBF" "a"),
    NULL, BYTES ("\u00E9\u00E9\u00E9\u00E9\uFFFD\uFFFD\uFFFD\uFFFD" "a") },
  { "broken/cut-by-the-end", BYTES ("a\xE2\x80"), NULL, BYTES ("a\uFFFD") },
  { "broken/one-byte-in-much", BYTES ("na\u00EFve caf\xE9"), NULL, BYTES ("na\u00EFve caf\uFFFD") },
  { "broken/declared", BYTES ("\u00E9 \xE9\xE8"), "UTF-8", BYTES ("\u00E9 \uFFFD\uFFFD") },
  { "broken/wrongly-declared", BYTES ("caf\xE9 "), "utf-8", BYTES ("caf\u00E9 ") },

  { "webvtt/invalid", BYTES ("WEBVTT\n\n\xE9\xE8\xFC"), NULL,
    BYTES ("WEBVTT\n\n\uFFFD\uFFFD\uFFFD") },
  { "webvtt/mark-stays", BYTES ("\xEF\xBB\xBFWEBVTT\n"), NULL, BYTES ("\xEF\xBB\xBFWEBVTT\n") },
  { "webvtt/two-marks-stay", BYTES ("\xEF\xBB\xBF\xEF\xBB\xBFWEBVTT \xE9"), NULL,
    BYTES ("\xEF\xBB\xBF\xEF\xBB\xBFWEBVTT \uFFFD") },
  { "webvtt/charset", BYTES ("WEBVTT\t\xE9"), "iso-8859-1", BYTES ("WEBVTT\t\uFFFD") },
  { "webvtt/only-signature", BYTES ("WEBVTT"), NULL, BYTES ("WEBVTT") },
  { "webvtt/not-quite", BYTES ("WEBVTTs caf\xE9 "), NULL, BYTES ("WEBVTTs caf\u00E9 ") },

  { "charset/koi8-r", BYTES ("\xF0\xD2\xC9"), "KOI8-R", BYTES ("\u041F\u0440\u0438") },
  { "charset/latin1-is-1252", BYTES ("don\x92t"), "ISO-8859-1", BYTES ("don\u2019t") },
  { "charset/latin1-but-utf-8", BYTES ("don\u2019t"), "ISO-8859-1", BYTES ("don\u2019t") },
  { "charset/unknown", BYTES ("don\x92t know"), "x-nonsense", BYTES ("don\u2019t know") },
  { "charset/undefined-byte", BYTES ("a\x81z"), "windows-1252", BYTES ("a\uFFFDz") },
  { "charset/shift-jis", BYTES ("\x93\xFA\x96\x7B"), "Shift_JIS", BYTES ("\u65E5\u672C") },
  { "charset/shift-jis-cut", BYTES ("\x93\xFA\x96"), "shift_jis", BYTES ("\u65E5\uFFFD") },
  { "charset/iso-2022-jp", BYTES ("\033$BF|K\\\033(B"), "iso-2022-jp", BYTES ("\u65E5\u672C") },

  { "declared/xml", BYTES ("<?xml version='1.0' encoding='koi8-r'?><a>\xF0\xD2\xC9</a>"), NULL,
    BYTES ("<?xml version='1.0' encoding='koi8-r'?><a>\u041F\u0440\u0438</a>") },
  { "declared/meta", BYTES ("<html><META charset = windows-1251><p>\xCF\xF0\xE8"), NULL,
    BYTES ("<html><META charset = windows-1251><p>\u041F\u0440\u0438") },
  { "declared/meta-content",
    BYTES ("<meta name=a><meta content=\"text/html; charset=GBK\" http-equiv=c>\xC4\xE3"), NULL,
    BYTES ("<meta name=a><meta content=\"text/html; charset=GBK\" http-equiv=c>\u4F60") },
  { "declared/charset-first", BYTES ("<meta charset=koi8-r>\xCF\xF0\xE8"), "windows-1251",
    BYTES ("<meta charset=koi8-r>\u041F\u0440\u0438") },
  { "declared/not-html", BYTES ("say <meta charset=koi8-r> caf\xE9 "), NULL,
    BYTES ("say <meta charset=koi8-r> caf\u00E9 ") },
  { "declared/utf-16-in-ascii", BYTES ("<?xml version='1.0' encoding='UTF-16'?><a>caf\xE9 </a>"),
    NULL, BYTES ("<?xml version='1.0' encoding='UTF-16'?><a>caf\u00E9 </a>") },

  { "short/latin-capital", BYTES ("\xC9t\xE9 "), NULL, BYTES ("\u00C9t\u00E9 ") },
  { "escape-dollar", BYTES ("\033[1m\033$5"), NULL, BYTES ("\033[1m\033$5") },
};

static void
test_encoding (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row), length = encodings[i].length;
  g_autofree char *text = NULL;

  text = encoding_to_utf8 (g_memdup2 (encodings[i].bytes, length + 1), &length,
      encodings[i].charset);
  g_assert_cmpmem (text, length, encodings[i].text, encodings[i].text_length);
  g_assert_cmpint (text[length], ==, '\0');
}

/* What people write, in every encoding they wrote it in before UTF-8. */
static const struct {
  const char *name, *encodings, *text;
} languages[] = {
  { "english", "windows-1252 macintosh", "I don’t know, “maybe” it isn’t naïve." },
  { "french", "iso-8859-1 iso-8859-15 windows-1252 macintosh",
    "À l'école, bien sûr ! Ça va très bien, le garçon." },
  { "german", "windows-1252 macintosh", "Die Bücher über Größe müssen schön sein." },
  { "russian", "koi8-r windows-1251 iso-8859-5 ibm866", "Привет, это наш подкаст о книгах." },
  { "czech", "windows-1250 iso-8859-2", "Příliš žluťoučký kůň úpěl ďábelské ódy." },
  { "japanese", "shift_jis euc-jp iso-2022-jp", "こんにちは、今日はようこそ。" },
  { "chinese", "gb18030 gbk", "大家好，欢迎收听本期播客。" },
  { "taiwanese", "big5", "大家好，歡迎收聽本期播客。" },
  { "korean", "euc-kr", "안녕하세요, 오늘 오신 것을 환영합니다." },
};

static void
test_language (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_auto (GStrv) names = g_strsplit (languages[i].encodings, " ", -1);
  g_autofree char *captions = g_strconcat ("1\r\n00:00:01,000 --> 00:00:02,000\r\n",
      languages[i].text, "\r\n\r\n", NULL);

  for (guint k = 0; names[k]; k++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    gsize length;
    char *bytes = g_convert (captions, -1, names[k], "UTF-8", NULL, &length, &error);

    g_assert_no_error (error);
    text = encoding_to_utf8 (bytes, &length, NULL);
    g_test_message ("%s", names[k]);
    g_assert_cmpstr (text, ==, captions);
    g_assert_cmpuint (length, ==, strlen (captions));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++) {
    g_autofree char *path = g_strconcat ("/encoding/", encodings[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_encoding);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *path = g_strconcat ("/encoding/detected/", languages[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_language);
  }
  return g_test_run ();
}
