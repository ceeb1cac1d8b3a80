/* Formats of captions beside WebVTT and SubRip: what each reads, and what each writes. */
#include <string.h>

#include "captions.h"
#include "golden.h"

#define ASS "[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,"
#define ASS_3 "Dialogue: 0,0:00:03.00,0:00:04.00,"
#define TTML(text) "<tt xmlns='http://www.w3.org/ns/ttml'><body><div>" text "</div></body></tt>"
#define SAMI(body) "<SAMI><HEAD><STYLE><!-- P {} --></STYLE></HEAD><BODY>" body "</BODY></SAMI>"
#define T1 "|1000|2000||"
#define T3 "|3000|4000||"

/* What is read, as describe_captions () shows it, at 25 frames a second. */
static const struct {
  const char *format, *name, *text, *read;
} readable[] = {
  { "lrc", "plain", "[00:01.00]a\n[00:02.00]b & <c>\n[00:04.00]\n", T1 "a\n|2000|4000||b &amp; &lt;c&gt;\n" },
  { "lrc", "ends", "[00:01.00]a\n[00:02.00]\n[00:03.00]b\n", T1 "a\n|3000|4000||b\n" },
  { "lrc", "tags", "[ti:x]\n[ar: y]\n[length: 1:00]\n\n[00:01.00]a\n[00:02.00]\n[by:z]\n", T1 "a\n" },
  { "lrc", "offset", "[offset:+500]\n[00:01.50]a\n[00:02.50]\n", T1 "a\n" },
  { "lrc", "offset-back", "[offset:-500]\n[00:00.50]a\n[00:01.50]\n", T1 "a\n" },
  { "lrc", "repeated", "[00:01.00][00:03.00]a\n[00:02.00]b\n[00:04.00]\n",
    T1 "a\n|2000|3000||b\n" T3 "a\n" },
  { "lrc", "together", "[00:01.00]a\n[00:01.00]b\n[00:09.00]\n[00:10.00]c\n[00:10.00]d\n[00:12.00]e\n[00:13.00]\n",
    "|1000|9000||a\n|1000|9000||b\n|10000|12000||c\n|10000|12000||d\n|12000|13000||e\n" },
  { "lrc", "words", "[00:01.00] <00:01.00>a <00:01.50>b <00:02.00>\n",
    T1 "a <00:00:01.500>b\n" },
  { "lrc", "fractions", "[00:01]a\n[0:02.5]b\n[00:03.250]c\n[75:00.00]\n",
    "|1000|2500||a\n|2500|3250||b\n|3250|4500000||c\n" },
  { "lrc", "brackets", "[00:01.00][music]\n[00:02.00]\n", T1 "[music]\n" },
  { "lrc", "speakers", "[00:01.00]Ann: a\n[00:02.00]Bob: b\n[00:03.00]Ann: c\n[00:04.00]Bob: d\n",
    T1 "<v Ann>a\n|2000|3000||<v Bob>b\n" T3 "<v Ann>c\n|4000|5000||<v Bob>d\n" },

  { "microdvd", "name-in-italics", "{25}{50}{y:i}Ann: a|b\n{75}{100}Ann: c\n",
    T1 "<v Ann><i>a</i>\\nb\n" T3 "<v Ann>c\n" },

  { "ass", "plain", ASS "Default,,0,0,0,,a\\Nb, c\n" ASS_3 "Default,,0,0,0,,c\n", T1 "a\\nb, c\n" T3 "c\n" },
  { "ass", "names", ASS "Default,Ann Lee,0,0,0,,a\n" ASS_3 "Default,Rowe\342\200\232 Kim,0,0,0,,b{\\rBob\\-Bob}c{\\rDefault\\-}d\n",
    T1 "<v Ann Lee>a\n" T3 "<v Rowe, Kim>b</v><v Bob>c</v>d\n" },
  { "ass", "names-with-lookalikes", ASS "Default,Rowe\342\200\232\342\201\240 \342\235\264Kim,0,0,0,,a\n",
    T1 "<v Rowe\342\200\232 {Kim>a\n" },
  { "ass", "blanks-between", ASS "Default,Ann,0,0,0,,{\\i1}a {\\i0}b{\\b1} c {\\rBob\\-Bob} d\\N{\\r\\-}e\n",
    T1 "<v Ann><i>a</i> b <b>c</b></v>  <v Bob>d</v>\\ne\n" },
  { "ass", "markup", ASS "Default,,0,0,0,,{\\i1}a{\\b1}b{\\i0}c{\\r}d{\\c&H00FFFF&}e{\\1c&H123456&}f\n",
    T1 "<i>a</i><b><i>b</i></b><b>c</b>d<c.yellow>e</c>f\n" },
  { "ass", "places", ASS "Default,,0,0,0,,{\\an8\\fad(1,2)}a\n" ASS_3 "Default,,0,0,0,,{\\a5}b\n",
    "|1000|2000|line:0|a\n|3000|4000|line:0 align:left|b\n" },
  { "ass", "karaoke", ASS "Default,,0,0,0,,{\\k50}a {\\kf25}b {\\K25}c\n", T1 "a <00:00:01.500>b <00:00:01.750>c\n" },
  { "ass", "drawing", ASS "Default,,0,0,0,,{\\p1}m 0 0{\\p0}\n" ASS_3 "Default,,0,0,0,,{\\p1}m{\\p0}a\n", T3 "a\n" },
  { "ass", "braces", ASS "Default,,0,0,0,,\\{a\\} {note} {b \\h\\x\n", T1 "{a}  {b \302\240\\x\n" },
  { "ass", "styles", "[Script Info]\nTitle: x\n[V4 Styles]\nFormat: Name, Italic, Alignment\n"
    "Style: T,-1,6\n[Events]\nFormat: Start, End, Style, Text\nComment: 0:00:01.00,0:00:02.00,T,no\n"
    "Dialogue: 0:00:01.00,0:00:02.00,T,a{\\i0}b\n", "|1000|2000|line:0|<i>a</i>b\n" },

  { "ttml", "plain", TTML ("<p begin='1s' end='2s'>a<br/>b\n  &amp; c</p><p begin='0:00:03' dur='1000ms'>d</p>"),
    T1 "a\\nb &amp; c\n" T3 "d\n" },
  { "ttml", "times", "<tt ttp:frameRate='25' ttp:tickRate='100'><body begin='1s'><div begin='00:00:01:00'>"
    "<p begin='100t' end='2s'>a</p><p begin='00:00:01:05.1' end='00:01:00.25'>b</p><p begin='1m' end='30f'>c</p>"
    "</div></body></tt>", "|3000|4000||a\n|3200|62250||b\n|62000|3200||c\n" },
  { "ttml", "frame-rate", "<tt ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001'><body><div>"
    "<p begin='30f' end='00:00:02:00'>a</p></div></body></tt>", "|1001|2000||a\n" },
  { "ttml", "no-times", TTML ("<p>a</p><p begin='x'>b</p><p begin='1s' end='2s'>c</p>"), T1 "c\n" },
  { "ttml", "no-end", TTML ("<p begin='1s'>a</p><p begin='2s' end='3s'>b</p>"), T1 "a\n|2000|3000||b\n" },
  { "ttml", "times-of-spans", TTML ("<p><span begin='1s' end='1.5s'>a</span> <span begin='1.5s' end='2s'>b</span></p>"),
    T1 "a b\n" },
  { "ttml", "words", TTML ("<p begin='1s' end='2s'><span>a</span> <span begin='500ms'>b</span></p>"
    "<p begin='30s' end='40s'><span begin='30s'>c</span> <span begin='35s'>d</span></p>"),
    T1 "a <00:00:01.500>b\n|30000|40000||c <00:00:35.000>d\n" },
  { "ttml", "blanks-around-a-time", TTML ("<p begin='1s' end='2s'><span>a </span><span begin='500ms'> b</span></p>"),
    T1 "a <00:00:01.500>b\n" },
  { "ttml", "agents", "<tt><head><metadata><ttm:agent xml:id='x' type='person'><ttm:name type='full'> Ann Lee </ttm:name>"
    "</ttm:agent><ttm:agent xml:id='y' type='person'/></metadata></head><body ttm:agent='x'><div><p begin='1s' end='2s'>a</p>"
    "<p begin='3s' end='4s' ttm:agent='y'>b <span ttm:agent='x' tts:fontStyle='italic'>c</span></p></div></body></tt>",
    T1 "<v Ann Lee>a\n" T3 "<v y>b</v> <v Ann Lee><i>c</i></v>\n" },
  { "ttml", "styles", "<tt><head><styling><style xml:id='a' tts:fontWeight='bold'/><style xml:id='b' style='a' "
    "tts:color='#FFFF00ff'/></styling></head><body><div><p begin='1s' end='2s'><span style='b'>a</span>b"
    "<span tts:textDecoration='underline' tts:color='lime'>c</span></p></div></body></tt>",
    T1 "<c.yellow><b>a</b></c>b<c.lime><u>c</u></c>\n" },
  { "ttml", "places", "<tt><head><layout><region xml:id='t' tts:origin='10% 5%' tts:extent='80% 20%'/>"
    "<region xml:id='b'><style tts:displayAlign='after' tts:textAlign='right'/></region></layout></head><body><div>"
    "<p region='t' begin='1s' end='2s'>a</p><p region='b' begin='3s' end='4s' tts:textAlign='left'>b</p></div></body></tt>",
    "|1000|2000|line:0|a\n|3000|4000|align:left|b\n" },
  { "ttml", "preserved", "<tt xml:space='preserve'><body><div><p begin='1s' end='2s'>a  <span> b</span></p></div></body></tt>",
    T1 "a   b\n" },
  { "ttml", "prefix", "<?xml version='1.0'?><!-- x -->\n<t:tt xmlns:t='http://www.w3.org/ns/ttml'><t:body><t:div>"
    "<t:p begin='1s' end='2s'>a<t:br/>b</t:p></t:div></t:body></t:tt>", T1 "a\\nb\n" },
  { "ttml", "cut-off", "<tt><body><div><p begin='1s' end='2s'>a</p><p begin='3s' end='4s'>b", T1 "a\n" T3 "b\n" },

  { "microdvd", "plain", "{25}{50}a|b\n{75}{100}c\n", T1 "a\\nb\n" T3 "c\n" },
  { "microdvd", "rate", "{1}{1}50\n{50}{100}a\n", T1 "a\n" },
  { "microdvd", "rate-with-comma", "{0}{0}12,5\r\n{12}{25}a\r\n", "|960|2000||a\n" },
  { "microdvd", "no-rate", "{1}{50}1984 was cold\n", "|40|2000||1984 was cold\n" },
  { "microdvd", "no-end", "{25}{}a\n{50}{75}b\n", T1 "a\n|2000|3000||b\n" },
  { "microdvd", "styles", "{25}{50}{y:i}a|b\n{75}{100}{Y:b,u}c|d\n",
    T1 "<i>a</i>\\nb\n" T3 "<b><u>c</u></b>\\n<b><u>d</u></b>\n" },
  { "microdvd", "other-codes", "{25}{50}{C:$0000FF}{f:Arial}{P:0}a {x} <b>\n", T1 "a {x} &lt;b&gt;\n" },
  { "microdvd", "other-lines", "a\n{DEFAULT}{}{C:$0000ff}\n{25}{50}b\n{x}{50}c\n", T1 "b\n" },

  { "mpl2", "plain", "[10][20]a|b\n[30][40] c \n", T1 "a\\nb\n" T3 "c\n" },
  { "mpl2", "italics", "[10][20]/a| b|/c/d\n", T1 "<i>a</i>\\nb\\n<i>c/d</i>\n" },
  { "mpl2", "slash", "[10][20]\xE2\x81\xA0/a|/\xE2\x81\xA0/b\n", T1 "/a\\n<i>/b</i>\n" },
  { "mpl2", "no-end", "[10][]a\n[30][40]b\n", T1 "a\n" T3 "b\n" },
  { "mpl2", "other-lines", "x\n[10][20]a\n[10] [20]b\n\n", T1 "a\n" },

  { "tmplayer", "plain", "00:00:01:a|b\n00:00:03:c\n", T1 "a\\nb\n" T3 "c\n" },
  { "tmplayer", "equals", "0:00:01=a: b\n0:00:02=\n", T1 "a: b\n" },
  { "tmplayer", "ends", "00:00:01:a\n00:00:02:\n00:00:03:b\n", T1 "a\n" T3 "b\n" },
  { "tmplayer", "numbered-lines", "00:00:01,1=a\n00:00:01,2=b\n00:00:03,1=c\n", T1 "a\\nb\n" T3 "c\n" },
  { "tmplayer", "together", "00:00:01:a, which takes long\n00:00:01:b\n00:00:02:c\n",
    T1 "a, which takes long\n" T1 "b\n|2000|3000||c\n" },
  { "tmplayer", "until-it-is-read", "00:00:01:a\n00:01:00:b\n", T1 "a\n|60000|61000||b\n" },

  { "sami", "plain", SAMI ("<SYNC Start=1000><P Class=A>a<br>b &amp; c\n<SYNC Start=2000><P Class=A>&nbsp;\n"
    "<SYNC Start=3000><P Class=A>d\n<SYNC Start=4000><P Class=A>&nbsp;"), T1 "a\\nb &amp; c\n" T3 "d\n" },
  { "sami", "markup", SAMI ("<sync start='1000'><p>x <I>a</I> <font color=\"Yellow\">b</font>\n<sync start='2000'>"),
    T1 "x <i>a</i> <c.yellow>b</c>\n" },
  { "sami", "languages", SAMI ("<SYNC Start=1000><P Class=EN>a<P Class=FR>b<SYNC Start=2000><P Class=EN>&nbsp;"
    "<P Class=FR>c<SYNC Start=3000><P Class=EN>d<SYNC Start=4000><P>&nbsp;"), T1 "a\n" T3 "d\n" },
  { "sami", "until-the-next", SAMI ("<SYNC Start=1000><P>a<SYNC Start=2000><P>b<SYNC Start=3000>"),
    T1 "a\n|2000|3000||b\n" },

  { "sbv", "plain", "0:00:01.000,0:00:02.000\na\nb\n\n0:00:03.000,0:00:04.000\nc\n", T1 "a\\nb\n" T3 "c\n" },
  { "sbv", "line-ends", "0:00:01.000,0:00:02.000\r\na\r\n\r\n", T1 "a\n" },
  { "sbv", "no-text", "0:00:01.000,0:00:02.000\n\n0:00:03.000,0:00:04.000\n\nc\n", T1 "\n" T3 "c\n" },
  { "sbv", "timing-said", "0:00:01.000,0:00:02.000\nat 0:00:03.000,0:00:04.000\n",
    T1 "at 0:00:03.000,0:00:04.000\n" },

  { "subviewer", "plain", "[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n[SUBTITLE]\n"
    "[COLF]&HFFFFFF,[SIZE]24\n00:00:01.00,00:00:02.00\na[br]b\n\n00:00:03.00,00:00:04.00\nc\n",
    T1 "a\\nb\n" T3 "c\n" },
  { "subviewer", "first", "[TITLE]\nx\n[BEGIN]\n[00:00:01]\na|b\n[00:00:02]\n\n[00:00:03]\nc\n[00:00:04]\n[END]\n",
    T1 "a\\nb\n" T3 "c\n" },
};

/* captions.vtt, as each of these writes it into captions.NAME, and one word of each remark. */
static const struct {
  const char *format, *remarks;
} written[] = {
  { "ass", "classes|" },
  { "audacity", "positions|markup|" },
  { "csv", "markup|" },
  { "ebuttd", "classes|times|" },
  { "lrc", "positions|markup|classes|" },
  { "microdvd", "positions|classes|" },
  { "mpl2", "positions|markup|" },
  { "sami", "positions|times|" },
  { "sbv", "positions|markup|classes|times|" },
  { "ssa", "SubStation Alpha|classes|" },
  { "subviewer", "positions|markup|classes|times|" },
  { "tmplayer", "positions|seconds|" },
  { "tsv", "markup|" },
  { "ttml", "classes|" },
};

static void
test_readable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  const Format *format = format_for_name (readable[i].format);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = read_captions (format, readable[i].text,
      strlen (readable[i].text), &error);
  g_autofree char *read = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (transcript->timing, ==, TIMING_SOURCE);
  read = describe_captions (transcript->captions);
  g_assert_cmpstr (read, ==, readable[i].read);
}

static char *
read_captions_golden (const char *format)
{
  g_autofree char *file = g_strconcat ("captions.", format, NULL);

  return read_golden (file, NULL);
}

static void
test_written (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  const Format *format = format_for_name (written[i].format);
  g_autofree char *source = read_captions_golden ("vtt"), *text = NULL, *golden = NULL;
  g_autoptr (Transcript) transcript = read_captions (format_for_name ("vtt"), source,
      strlen (source), NULL);
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit (written[i].remarks, "|", -1);

  text = write_captions (format, transcript, remarks);
  golden = read_captions_golden (written[i].format);
  g_assert_cmpstr (text, ==, golden);
  for (guint k = 0; words[k] && *words[k]; k++) {
    gboolean is_said = FALSE;

    for (guint n = 0; n < remarks->len; n++)
      is_said |= strstr (g_ptr_array_index (remarks, n), words[k]) != NULL;
    g_assert_true (is_said);
  }
}

/* Its own file is told by its content; EBU-TT-D is TTML. */
static void
test_probed (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *golden = read_captions_golden (written[i].format);
  const Format *format = format_for_name (written[i].format);

  if (format->read && format->probe)
    g_assert_true (format_for_content (golden, strlen (golden)) == format);
}

static void
test_no_rate (void)
{
  Source source = { .text = g_strdup ("{25}{50}a\n"), .length = 10 };
  g_autoptr (GError) error = NULL;

  g_assert_null (format_for_name ("microdvd")->read (&source, &error));
  g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "--fps"));
  g_free (source.text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++) {
    g_autofree char *path = g_strconcat ("/captions/", readable[i].format, NULL);

    add_row (path, readable[i].name, i, test_readable);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++) {
    add_row ("/captions/written", written[i].format, i, test_written);
    add_row ("/captions/probed", written[i].format, i, test_probed);
  }
  g_test_add_func ("/captions/no-rate", test_no_rate);
  return g_test_run ();
}
