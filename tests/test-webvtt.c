#include <string.h>

#include "captions.h"

#define T "00:01.000 --> 00:02.000"
#define AT "|1000|2000|"

extern const Format format_webvtt;

/* What is read, as describe_captions () shows it. */
static const struct {
  const char *name, *text;
  gsize length;
  const char *read;
} readable[] = {
  { "signature-alone", BYTES ("WEBVTT"), "" },
  { "signature-and-line-end", BYTES ("WEBVTT\n"), "" },
  { "byte-order-mark", BYTES ("\xEF\xBB\xBFWEBVTT\n\n" T "\nx"), AT "|x\n" },
  { "text-behind-signature", BYTES ("WEBVTT talk\n\n" T "\nx\n"), AT "|x\n" },
  { "tab-behind-signature", BYTES ("WEBVTT\ttalk\n\n" T "\nx\n"), AT "|x\n" },
  { "space-behind-signature", BYTES ("WEBVTT "), "" },
  { "timing-behind-signature", BYTES ("WEBVTT " T "\nx\n"), "" },
  { "header", BYTES ("WEBVTT\nKind: captions\nLanguage: en\n\n" T "\nx\n"), AT "|x\n" },
  { "header-ends-at-timing", BYTES ("WEBVTT\nKind: captions\n" T "\nx\n"), AT "|x\n" },
  { "timing-right-behind-signature", BYTES ("WEBVTT\n" T "\nx\n"), AT "|x\n" },
  { "header-line-is-no-id", BYTES ("WEBVTT\nid\n" T "\nx\n"), AT "|x\n" },
  { "style-in-header", BYTES ("WEBVTT\nSTYLE\n::cue {}\n\n" T "\nx\n"), AT "|x\n" },
  { "region-in-header", BYTES ("WEBVTT\nREGION\nid:a\n\n" T " region:a\nx\n"), AT "|x\n" },
  { "many-blank-lines", BYTES ("WEBVTT\n\n\n\n" T "\nx\n\n\n\n" T "\ny\n\n\n"),
    AT "|x\n" AT "|y\n" },

  { "crlf", BYTES ("WEBVTT\r\n\r\n" T "\r\nx\r\ny\r\n\r\n" T "\r\nz"), AT "|x\\ny\n" AT "|z\n" },
  { "cr", BYTES ("WEBVTT\r\r" T "\rx\ry\r\r" T "\rz\r"), AT "|x\\ny\n" AT "|z\n" },
  { "mixed-line-ends", BYTES ("WEBVTT\r\n\n" T "\rx\n\ry"), AT "|x\n" },
  { "lf-cr-is-two", BYTES ("WEBVTT\n\r" T "\n\rx\n"), AT "|\n" },
  { "nul-in-text", BYTES ("WEBVTT\n\n" T "\na\0b\0\n"), AT "|a\xEF\xBF\xBD" "b\xEF\xBF\xBD\n" },
  { "nul-in-id", BYTES ("WEBVTT\n\n\0\n" T "\nx\n"), "\xEF\xBF\xBD" AT "|x\n" },
  { "nul-in-header", BYTES ("WEBVTT \0\n\0\n\n" T "\nx\n"), AT "|x\n" },
  { "nul-in-timing", BYTES ("WEBVTT\n\n00:01.000\0 --> 00:02.000\nx\n"), "" },
  { "nul-in-settings", BYTES ("WEBVTT\n\n" T " align:end\0 size:50%\nx\n"), AT "size:50%|x\n" },

  { "id", BYTES ("WEBVTT\n\nfirst one\n" T "\nx\n"), "first one" AT "|x\n" },
  { "id-with-blanks", BYTES ("WEBVTT\n\n \t1 \n" T "\nx\n"), " \t1 " AT "|x\n" },
  { "id-of-dashes", BYTES ("WEBVTT\n\n--\n" T "\nx\n"), "--" AT "|x\n" },
  { "id-is-note", BYTES ("WEBVTT\n\nNOTE\n" T "\nx\n"), "NOTE" AT "|x\n" },
  { "id-is-style", BYTES ("WEBVTT\n\nSTYLE\n" T "\nx\n"), "STYLE" AT "|x\n" },
  { "id-is-region", BYTES ("WEBVTT\n\nREGION\n" T "\nx\n"), "REGION" AT "|x\n" },
  { "id-is-signature", BYTES ("WEBVTT\n\nWEBVTT\n" T "\nx\n"), "WEBVTT" AT "|x\n" },
  { "blank-line-behind-id", BYTES ("WEBVTT\n\nid\n\n" T "\nx\n"), AT "|x\n" },
  { "two-lines-before-timing", BYTES ("WEBVTT\n\none\ntwo\n" T "\nx\n"), AT "|x\n" },
  { "id-of-broken-timing", BYTES ("WEBVTT\n\nid\n00:01.000 --> x\n" T "\nx\n"), AT "|x\n" },

  { "note", BYTES ("WEBVTT\n\nNOTE one\ntwo\n\n" T "\nx\n"), AT "|x\n" },
  { "note-ends-at-arrow", BYTES ("WEBVTT\n\nNOTE\none\n" T "\nx\n"), AT "|x\n" },
  { "text-that-is-no-cue", BYTES ("WEBVTT\n\nx\ny\n\nz"), "" },
  { "no-blank-line-between", BYTES ("WEBVTT\n\n" T "\nx\n" T "\ny\n"), AT "|x\n" AT "|y\n" },
  { "id-without-blank-line-is-text", BYTES ("WEBVTT\n\n" T "\nx\n2\n" T "\ny\n"),
    AT "|x\\n2\n" AT "|y\n" },
  { "no-text", BYTES ("WEBVTT\n\n" T), AT "|\n" },
  { "no-text-but-line-end", BYTES ("WEBVTT\n\n" T "\n"), AT "|\n" },
  { "no-text-before-timing", BYTES ("WEBVTT\n\n" T "\n" T "\nx\n"), AT "|\n" AT "|x\n" },
  { "text-of-blanks", BYTES ("WEBVTT\n\n" T "\n \n\t\n"), AT "| \\n\t\n" },
  { "text-keeps-blanks", BYTES ("WEBVTT\n\n" T "\n  x  \n"), AT "|  x  \n" },
  { "text-keeps-markup", BYTES ("WEBVTT\n\n" T "\n<v Bob>a &amp; <b>b\n"),
    AT "|<v Bob>a &amp; <b>b\n" },
  { "text-is-style", BYTES ("WEBVTT\n\n" T "\nSTYLE\nx\n"), AT "|STYLE\\nx\n" },
  { "text-is-note", BYTES ("WEBVTT\n\n" T "\nNOTE x\n"), AT "|NOTE x\n" },
  { "overlap", BYTES ("WEBVTT\n\n00:01.500 --> 00:03.000\ny\n\n" T "\nx\n"),
    "|1500|3000||y\n" AT "|x\n" },
  { "end-before-start", BYTES ("WEBVTT\n\n00:02.000 --> 00:01.000\nx\n"), "|2000|1000||x\n" },
  { "end-at-start", BYTES ("WEBVTT\n\n00:02.000 --> 00:02.000\nx\n"), "|2000|2000||x\n" },

  { "arrows-that-time-nothing", BYTES ("WEBVTT\n\n-->\n" T "\na\nb-->\n" T "\nc\n-->d\n" T "\ne\n"),
    AT "|a\n" AT "|c\n" AT "|e\n" },
  { "arrow-with-three-dashes", BYTES ("WEBVTT\n\n00:01.000 ---> 00:02.000\nx\n"), "" },
  { "dashes-before-arrow", BYTES ("WEBVTT\n\n00:01.000 -- --> 00:02.000\nx\n"), "" },
  { "two-arrows", BYTES ("WEBVTT\n\n00:01.000 --> --> 00:02.000\nx\n"), "" },
  { "arrow-parted", BYTES ("WEBVTT\n\n00:01.000 -- > 00:02.000\nx\n"), "" },
  { "arrow-without-blanks", BYTES ("WEBVTT\n\n00:01.000-->00:02.000\nx\n"), AT "|x\n" },
  { "blanks-around-arrow", BYTES ("WEBVTT\n\n \t\f00:01.000\f\t --> \t\f00:02.000\f\nx\n"),
    AT "|x\n" },
  { "vertical-tab-is-no-blank", BYTES ("WEBVTT\n\n00:01.000 \v--> 00:02.000\nx\n"), "" },
  { "no-break-space-is-no-blank", BYTES ("WEBVTT\n\n00:01.000\302\240--> 00:02.000\nx\n"), "" },
  { "arrow-in-settings", BYTES ("WEBVTT\n\n" T " --> size:50%\nx\n"), AT "size:50%|x\n" },
  { "text-before-timing", BYTES ("WEBVTT\n\nx " T "\nx\n"), "" },
  { "no-second-time", BYTES ("WEBVTT\n\n00:01.000 -->\nx\n"), "" },
  { "line-ends-at-arrow", BYTES ("WEBVTT\n\n00:01.000 -->"), "" },
  { "comma", BYTES ("WEBVTT\n\n00:01,000 --> 00:02,000\nx\n"), "" },
  { "negative", BYTES ("WEBVTT\n\n-00:01.000 --> 00:02.000\nx\n"), "" },
  { "sixty-minutes", BYTES ("WEBVTT\n\n00:60:00.000 --> 02:00:00.000\nx\n"), "" },
  { "sixty-seconds", BYTES ("WEBVTT\n\n00:01.000 --> 00:60.000\nx\n"), "" },
  { "hundred-hours", BYTES ("WEBVTT\n\n00:01.000 --> 100:00:00.000\nx\n"),
    "|1000|360000000||x\n" },
  { "many-hours", BYTES ("WEBVTT\n\n00:01.000 --> 123456789012345678901:00:00.000\nx\n"),
    "|1000|18446741999999||x\n" },
  { "broken-then-whole", BYTES ("WEBVTT\n\n00:01.000 --> 00:2.000\nx\n\n" T "\ny\n"), AT "|y\n" },

  { "style", BYTES ("WEBVTT\n\nSTYLE\n::cue {\n  color: red;\n}\n\n" T "\nx\n"),
    "style ::cue {\\n  color: red;\\n}\n" AT "|x\n" },
  { "two-styles", BYTES ("WEBVTT\n\nSTYLE \t\f\na\n\nSTYLE\nb"), "style a\nstyle b\n" },
  { "style-with-text-behind", BYTES ("WEBVTT\n\nSTYLE x\na\n"), "" },
  { "style-in-lower-case", BYTES ("WEBVTT\n\nstyle\na\n"), "" },
  { "style-with-blank-before", BYTES ("WEBVTT\n\n STYLE\na\n"), "" },
  { "style-without-sheet", BYTES ("WEBVTT\n\nSTYLE\n\na\n"), "" },
  { "style-cut-by-arrow", BYTES ("WEBVTT\n\nSTYLE\na\nb --> c\nd\n"), "style a\n" },
  { "style-behind-cue", BYTES ("WEBVTT\n\n" T "\nx\n\nSTYLE\na\n"), AT "|x\n" },
  { "style-behind-broken-cue", BYTES ("WEBVTT\n\n00:01.000 --> x\n\nSTYLE\na\n"), "style a\n" },
  { "style-behind-note", BYTES ("WEBVTT\n\nNOTE\nx\n\nSTYLE\na\n"), "style a\n" },
};

/* The settings of a region, as they are read; "" is one of which nothing is set. */
static const struct {
  const char *name, *text, *read;
} regions[] = {
  { "all", "id:a width:40% lines:4 regionanchor:0%,50% viewportanchor:10%,90.5% scroll:up",
    "id:a width:40% lines:4 regionanchor:0%,50% viewportanchor:10%,90.5% scroll:up" },
  { "any-order-and-lines", "scroll:up\nlines:1\tid:a\nwidth:1%", "id:a width:1% lines:1 scroll:up" },
  { "defaults", "id:a width:100% lines:3 regionanchor:0%,100% viewportanchor:0%,100%",
    "id:a width:100% lines:3 regionanchor:0%,100% viewportanchor:0%,100%" },
  { "nothing-but-defaults", "lines:3", "lines:3" },
  { "last-one-counts", "id:b width:1% id:a width:2%", "id:a width:2%" },
  { "broken-one-leaves", "width:1% width:x", "width:1%" },
  { "no-value", "id: width:", "" },
  { "no-name", ":a", "" },
  { "blank-behind-colon", "id: a", "" },
  { "colon-in-id", "id:a:b", "id:a:b" },
  { "equals", "id=a width=40%", "" },
  { "upper-case", "ID:a WIDTH:40%", "" },
  { "width-over-100", "width:101%", "" },
  { "width-100.1", "width:100.1%", "" },
  { "width-without-sign", "width:40", "" },
  { "width-negative", "width:-0%", "" },
  { "width-fraction", "width:33.50%", "width:33.5%" },
  { "width-zero", "width:000%", "width:0%" },
  { "lines-zero", "lines:0", "lines:0" },
  { "lines-leading-zero", "lines:007", "lines:7" },
  { "lines-many", "lines:18446744073709552000", "lines:18446744073709552000" },
  { "lines-fraction", "lines:1.0", "" },
  { "lines-negative", "lines:-1", "" },
  { "lines-percent", "lines:1%", "" },
  { "anchor-without-signs", "regionanchor:1,1", "" },
  { "anchor-with-one-sign", "regionanchor:1%,1 viewportanchor:1,1%", "" },
  { "anchor-without-comma", "regionanchor:1%", "" },
  { "anchor-with-two-commas", "regionanchor:1%,2%,3%", "" },
  { "anchor-over-100", "regionanchor:101%,1% viewportanchor:1%,101%", "" },
  { "anchor-blank", "regionanchor:1%, 2%", "" },
  { "scroll-down", "scroll:down", "" },
  { "scroll-upper-case", "scroll:UP", "" },
  { "scroll-stays", "scroll:up scroll:none", "scroll:up" },
};

/* The settings of a cue, with regions "a", "b" and "x:y" at hand. */
static const struct {
  const char *name, *text, *read;
} settings[] = {
  { "all", "align:start size:50% position:25%,line-left line:1%,end vertical:lr",
    "vertical:lr line:1%,end position:25%,line-left size:50% align:start" },
  { "defaults", "size:100% align:center", "size:100% align:center" },
  { "tabs-and-form-feeds", "\talign:start\fsize:50%\t", "size:50% align:start" },
  { "no-value", "align: size: line: position: vertical: region:", "" },
  { "no-name", ":start", "" },
  { "no-colon", "align start", "" },
  { "blank-behind-colon", "align: start", "" },
  { "blank-before-colon", "align :start", "" },
  { "upper-case", "ALIGN:start align:START", "" },
  { "unknown", "D:vertical L:5 align:left", "align:left" },
  { "last-one-counts", "align:start align:end size:1% size:2%", "size:2% align:end" },
  { "broken-one-leaves", "align:start align:middle size:1% size:x", "size:1% align:start" },
  { "second-colon", "align:start:", "" },

  { "align-left", "align:left", "align:left" },
  { "align-right", "align:right", "align:right" },
  { "align-end", "align:end", "align:end" },
  { "align-back-to-center", "align:left align:center", "align:center" },
  { "align-middle", "align:middle", "" },

  { "vertical-rl", "vertical:rl", "vertical:rl" },
  { "vertical-unknown", "vertical:vertical-lr vertical:RL", "" },
  { "vertical-stays", "vertical:rl vertical:x", "vertical:rl" },

  { "size-zero", "size:0%", "size:0%" },
  { "size-fraction", "size:1.50%", "size:1.5%" },
  { "size-over", "size:100.01%", "" },
  { "size-without-sign", "size:50", "" },
  { "size-negative", "size:-1%", "" },
  { "size-point-first", "size:.5%", "" },
  { "size-point-last", "size:5.%", "" },
  { "size-two-points", "size:1.2.3%", "" },
  { "size-two-signs", "size:1%%", "" },
  { "size-exponent", "size:1e1%", "" },

  { "position", "position:0%", "position:0%" },
  { "position-100", "position:100%", "position:100%" },
  { "position-align-center", "position:1%,center", "position:1%,center" },
  { "position-align-right", "position:1%,line-right", "position:1%,line-right" },
  { "position-align-unknown", "position:1%,start", "" },
  { "position-align-empty", "position:1%,", "" },
  { "position-align-stays", "position:1%,center position:2%", "position:2%,center" },
  { "position-two-commas", "position:1%,center,center", "" },
  { "position-over", "position:101%,center", "" },
  { "position-without-sign", "position:1", "" },

  { "line", "line:0", "line:0" },
  { "line-negative", "line:-1", "line:-1" },
  { "line-minus-zero", "line:-0", "line:0" },
  { "line-fraction", "line:1.5", "line:1.5" },
  { "line-negative-fraction", "line:-1.25", "line:-1.25" },
  { "line-leading-zeros", "line:-007", "line:-7" },
  { "line-large", "line:10000000000000000000000000000000000",
    "line:10000000000000000000000000000000000" },
  { "line-small", "line:0.00000000000000000001", "line:0.00000000000000000001" },
  { "line-percent", "line:50%", "line:50%" },
  { "line-percent-zero", "line:00%", "line:0%" },
  { "line-percent-over", "line:101%", "" },
  { "line-percent-negative", "line:-1%", "" },
  { "line-align-start", "line:1,start", "line:1,start" },
  { "line-align-center", "line:1,center", "line:1,center" },
  { "line-align-end", "line:1%,end", "line:1%,end" },
  { "line-align-unknown", "line:1,middle", "" },
  { "line-align-empty", "line:1,", "" },
  { "line-align-stays", "line:1,end line:2", "line:2,end" },
  { "line-number-behind-percent", "line:50%,end line:2,start", "line:2,start" },
  { "line-dash", "line:-", "" },
  { "line-dash-behind", "line:1-", "" },
  { "line-two-dashes", "line:--1", "" },
  { "line-plus", "line:+1", "" },
  { "line-sign-alone", "line:%", "" },
  { "line-sign-first", "line:%1", "" },
  { "line-sign-inside", "line:1%0", "" },
  { "line-point-first", "line:.5", "" },
  { "line-point-last", "line:5.", "" },
  { "line-point-behind-dash", "line:-.5", "" },
  { "line-two-points", "line:1..5", "" },
  { "line-exponent", "line:1e2", "" },
  { "line-hexadecimal", "line:0x10", "" },
  { "line-auto", "line:auto", "" },

  { "region", "region:a", "region:a" },
  { "region-second", "region:a region:b", "region:b" },
  { "region-unknown", "region:c", "" },
  { "region-unknown-forgets", "region:a region:c", "" },
  { "region-of-nobody", "region:", "" },
  { "region-with-colon", "region:x:y", "region:x:y" },
  { "region-keeps-position-and-align", "region:a position:5% align:left",
    "region:a position:5% align:left" },
  { "region-dropped-by-line", "region:a line:0", "line:0" },
  { "region-kept-by-broken-line", "region:a line:x", "region:a" },
  { "region-dropped-by-vertical", "region:a vertical:rl", "vertical:rl" },
  { "region-kept-by-broken-vertical", "region:a vertical:x", "region:a" },
  { "region-dropped-by-broken-vertical", "vertical:rl region:a vertical:x", "vertical:rl" },
  { "region-dropped-by-size", "region:a size:99%", "size:99%" },
  { "region-kept-by-size-100", "region:a size:100%", "region:a size:100%" },
  { "region-behind-line", "line:0 region:a", "line:0 region:a" },
  { "region-behind-all", "size:1% vertical:lr line:0 align:end region:a",
    "vertical:lr line:0 size:1% align:end region:a" },
};

static const struct {
  const char *name, *text;
  gsize length;
} unreadable[] = {
  { "empty", BYTES ("") },
  { "short", BYTES ("WEBVT") },
  { "lower-case", BYTES ("webvtt\n") },
  { "longer-word", BYTES ("WEBVTT-\n") },
  { "nul-behind", BYTES ("WEBVTT\0\n") },
  { "form-feed-behind", BYTES ("WEBVTT\f\n") },
  { "blank-before", BYTES (" WEBVTT\n") },
  { "blank-line-before", BYTES ("\nWEBVTT\n") },
  { "two-byte-order-marks", BYTES ("\xEF\xBB\xBF\xEF\xBB\xBFWEBVTT\n") },
  { "byte-order-mark-alone", BYTES ("\xEF\xBB\xBF") },
  { "half-a-byte-order-mark", BYTES ("\xEF\xBBWEBVTT\n") },
};

/* What is written of a cue that no WebVTT file could have held; NULL stands for nothing. */
static const struct {
  const char *name, *id, *settings, *text, *written;
} written[] = {
  { "plain", NULL, NULL, "x\ny", T "\nx\ny\n" },
  { "no-text", NULL, NULL, "", T "\n" },
  { "id", "7", NULL, "x", "7\n" T "\nx\n" },
  { "empty-id", "", NULL, "x", T "\nx\n" },
  { "id-of-two-lines", "a\nb\rc", NULL, "x", "a b c\n" T "\nx\n" },
  { "id-with-arrow", "a-->b", NULL, "x", "a→b\n" T "\nx\n" },
  { "id-with-arrows", "-->-->", NULL, "x", "→→\n" T "\nx\n" },
  { "settings", NULL, "line:0 align:left", "x", T " line:0 align:left\nx\n" },
  { "broken-settings", NULL, "line:0\n\nalign:left x:-->", "x", T " line:0 align:left\nx\n" },
  { "region-with-arrow", NULL, "region:-->", "x", T " region:→\nx\n" },
  { "timing-as-text", NULL, NULL, "a " T, T "\na 00:01.000 --&gt; 00:02.000\n" },
  { "arrow-of-name", NULL, NULL, "<v a-->b", T "\n<v a-&#45;>b</v>\n" },
  { "blank-line", NULL, NULL, "a\n\n\nb", T "\na\n&#10;&#10;b\n" },
  { "line-end-first-and-last", NULL, NULL, "\na\n", T "\n&#10;a&#10;\n" },
  { "line-end-alone", NULL, NULL, "\n", T "\n&#10;\n" },
  { "carriage-return", NULL, NULL, "a\r\nb", T "\na&#13;\nb\n" },
};

static void
test_readable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL, again = NULL;
  g_autofree char *read = NULL, *text = NULL, *twice = NULL;

  g_assert_true (format_for_content (readable[i].text, readable[i].length) == &format_webvtt);
  transcript = read_captions (&format_webvtt, readable[i].text, readable[i].length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (transcript->timing, ==, TIMING_SOURCE);
  read = describe_captions (transcript->captions);
  g_assert_cmpstr (read, ==, readable[i].read);

  text = write_captions (&format_webvtt, transcript, NULL);
  again = read_captions (&format_webvtt, text, strlen (text), &error);
  g_assert_no_error (error);
  twice = describe_captions (again->captions);
  g_assert_cmpstr (twice, ==, readable[i].read);
}

static void
test_unreadable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_true (format_for_content (unreadable[i].text, unreadable[i].length) != &format_webvtt);
  g_assert_null (read_captions (&format_webvtt, unreadable[i].text, unreadable[i].length, &error));
  g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, "line 1: must begin with \"WEBVTT\"");
}

static void
assert_read_as (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = read_captions (&format_webvtt, text, strlen (text), &error);
  g_autofree char *read = NULL;

  g_assert_no_error (error);
  read = describe_captions (transcript->captions);
  g_assert_cmpstr (read, ==, expected);
}

static void
test_region (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *text = g_strdup_printf ("WEBVTT\n\nREGION\n%s\n", regions[i].text);
  g_autofree char *expected = g_strdup_printf ("region %s\n",
      *regions[i].read ? regions[i].read : "width:100%");

  assert_read_as (text, expected);
}

static void
test_settings (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *text = g_strdup_printf ("WEBVTT\n\nREGION\nid:a\n\nREGION \nid:b\n\n"
      "REGION\nid:x:y\n\n" T " %s\nx\n", settings[i].text);
  g_autofree char *expected = g_strdup_printf ("region id:a\nregion id:b\nregion id:x:y\n"
      AT "%s|x\n", settings[i].read);

  assert_read_as (text, expected);
}

static void
test_written (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autofree char *text = NULL, *expected = NULL;
  Cue cue = {
    .start = SECOND, .end = 2 * SECOND, .id = written[i].id, .settings = written[i].settings,
    .text = written[i].text,
  };
  g_auto (GStrv) parts = g_strsplit (written[i].written, T, -1);

  transcript->captions = cue_list_new ();
  cue_list_append (transcript->captions, &cue);
  text = write_captions (&format_webvtt, transcript, NULL);
  expected = g_strconcat ("WEBVTT\n\n", parts[0], "00:00:01.000 --> 00:00:02.000", parts[1], NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_note (void)
{
  g_autoptr (Transcript) transcript = transcript_new (), again = NULL;
  g_autofree char *text = NULL;

  transcript->captions = cue_list_new ();
  transcript->title = "Q&A --> <1>\nnext";
  transcript->language = "en-GB";
  text = write_captions (&format_webvtt, transcript, NULL);
  g_assert_cmpstr (text, ==, "WEBVTT\n\nNOTE\nTitle: Q&amp;A --&gt; &lt;1&gt; next\n"
      "Language: en-GB\n");
  again = read_captions (&format_webvtt, text, strlen (text), NULL);
  g_assert_cmpstr (again->title, ==, "Q&A --> <1> next");
  g_assert_cmpstr (again->language, ==, "en-GB");
}

static void
test_header (void)
{
  const char *text = "WEBVTT\nKind: captions\nLanguage: pt-BR\n\n" T "\nx\n";
  g_autoptr (Transcript) transcript = read_captions (&format_webvtt, text, strlen (text), NULL);

  g_assert_cmpstr (transcript->language, ==, "pt-BR");
  g_assert_null (transcript->title);
}

/* Only the first block tells, and only if it is a note. */
static void
test_other_notes (void)
{
  static const char *const texts[] = {
    "WEBVTT\n\nNOTE one\n\nNOTE\nTitle: two\n",
    "WEBVTT\n\nTitle: one\nTitle: two\n",
    "WEBVTT\n\n" T "\nTitle: one\n",
    "WEBVTT\n\nNOTE\n" T "\nTitle: one\n",
    "WEBVTT\n\nNOTE\nTitle:\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (Transcript) transcript =
        read_captions (&format_webvtt, texts[i], strlen (texts[i]), NULL);

    g_assert_null (transcript->title);
  }
}

static void
test_odd_lists (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autofree char *text = NULL;

  transcript->captions = cue_list_new ();
  g_ptr_array_add (transcript->captions->regions, "");
  g_ptr_array_add (transcript->captions->regions, "id:a\n\nlines:2");
  g_ptr_array_add (transcript->captions->styles, "a {\r\n\r\n  b: \"-->\"\n}\n");
  g_ptr_array_add (transcript->captions->styles, "\n");
  text = write_captions (&format_webvtt, transcript, NULL);
  g_assert_cmpstr (text, ==, "WEBVTT\n\nREGION\nwidth:100%\n\nREGION\nid:a lines:2\n\n"
      "STYLE\na {\n  b: \"→\"\n}\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    add_row ("/webvtt/readable", readable[i].name, i, test_readable);
  for (gsize i = 0; i < G_N_ELEMENTS (unreadable); i++)
    add_row ("/webvtt/unreadable", unreadable[i].name, i, test_unreadable);
  for (gsize i = 0; i < G_N_ELEMENTS (regions); i++)
    add_row ("/webvtt/region", regions[i].name, i, test_region);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    add_row ("/webvtt/settings", settings[i].name, i, test_settings);
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    add_row ("/webvtt/written", written[i].name, i, test_written);
  g_test_add_func ("/webvtt/note", test_note);
  g_test_add_func ("/webvtt/header", test_header);
  g_test_add_func ("/webvtt/other-notes", test_other_notes);
  g_test_add_func ("/webvtt/odd-lists", test_odd_lists);
  return g_test_run ();
}
