#include <string.h>

#include "captions.h"
#include "timestamp.h"

#define T "00:00:01,000 --> 00:00:02,000\n"
#define U "00:00:03,000 --> 00:00:04,000\n"
#define V "00:00:05,000 --> 00:00:06,000\n"
#define AT "|1000|2000||"
#define BT "|3000|4000||"
#define CT "|5000|6000||"

extern const Format format_srt, format_webvtt;

/* What is read, as describe_captions () shows it. */
static const struct {
  const char *name, *text;
  gsize length;
  const char *read;
} readable[] = {
  { "two-cues", BYTES ("1\n" T "a\nb\n\n2\n" U "c\n\n"), AT "a\\nb\n" BT "c\n" },
  { "no-line-end", BYTES ("1\n" T "a"), AT "a\n" },
  { "byte-order-mark", BYTES ("\xEF\xBB\xBF" "1\n" T "a\n"), AT "a\n" },
  { "crlf", BYTES ("1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\nb\r\n\r\n2\r\n"
      "00:00:03,000 --> 00:00:04,000\r\nc\r\n"), AT "a\\nb\n" BT "c\n" },
  { "cr", BYTES ("1\r00:00:01,000 --> 00:00:02,000\ra\rb\r\r2\r"
      "00:00:03,000 --> 00:00:04,000\rc\r"), AT "a\\nb\n" BT "c\n" },
  { "cr-crlf", BYTES ("1\r\r\n00:00:01,000 --> 00:00:02,000\r\r\na\r\r\n\r\r\n2\r\r\n"
      "00:00:03,000 --> 00:00:04,000\r\r\nc\r\r\n"), AT "a\n" BT "c\n" },
  { "nuls", BYTES ("1\n" T "a\0b\0\n\0\n\0" "2\n" U "\0c"), AT "ab\n" BT "c\n" },
  { "garbage-first", BYTES ("Subtitles by X\n\nhttp://x.example\n\n1\n" T "a\n"), AT "a\n" },
  { "blank-lines-first", BYTES ("\n\n \n1\n" T "a\n"), AT "a\n" },
  { "unicode", BYTES ("1\n" T "日本語\nعربى\n\n2\n" U "👩‍👧 é\n"), AT "日本語\\nعربى\n" BT "👩‍👧 é\n" },
  { "starts-at-zero", BYTES ("0\n" T "a\n\n1\n" U "b\n"), AT "a\n" BT "b\n" },

  { "no-counters", BYTES (T "a\n\n" U "b\n"), AT "a\n" BT "b\n" },
  { "wrong-counters", BYTES ("7\n" T "a\n\n7\n" U "b\n\n3\n" V "c\n"), AT "a\n" BT "b\n" CT "c\n" },
  { "some-counters", BYTES (T "a\n\n2\n" U "b\n\n" V "c\n"), AT "a\n" BT "b\n" CT "c\n" },
  { "blanks-around-counter", BYTES ("\t1 \n" T "a\n\n  2\t\n" U "b\n"), AT "a\n" BT "b\n" },
  { "counter-with-zeros", BYTES ("0001\n" T "a\n\n0002\n" U "b\n"), AT "a\n" BT "b\n" },
  { "text-behind-counter", BYTES ("1 one\n" T "a\n\n2. two\n" U "b\n"), AT "a\n" BT "b\n" },
  { "no-blank-line-between", BYTES ("1\n" T "a\n2\n" U "b\n3\n" V "c\n"),
    AT "a\n" BT "b\n" CT "c\n" },
  { "no-counters-and-no-blank-lines", BYTES (T "a\n" U "b\n" V "c\n"), AT "a\n" BT "b\n" CT "c\n" },
  { "counters-from-the-second-on", BYTES (T "a\n2\n" U "b\n3\n" V "c\n"),
    AT "a\n" BT "b\n" CT "c\n" },
  { "blank-line-behind-counter", BYTES ("1\n\n" T "\na\n\n2\n\n" U "\nb\n"), AT "a\n" BT "b\n" },
  { "many-blank-lines", BYTES ("1\n" T "a\n\n\n\n\n2\n" U "b\n"), AT "a\n" BT "b\n" },
  { "counter-at-the-end", BYTES ("1\n" T "a\n\n2\n"), AT "a\n" },
  { "huge-counter", BYTES ("99999999999999999999999\n" T "a\n"), AT "a\n" },

  { "number-said", BYTES ("1\n" T "1984\n\n2\n" U "b\n"), AT "1984\n" BT "b\n" },
  { "number-said-last", BYTES ("1\n" T "a\n1984\n\n2\n" U "b\n"), AT "a\\n1984\n" BT "b\n" },
  { "number-said-behind-blank", BYTES ("1\n" T "a\n\n1984\n\n2\n" U "b\n"),
    AT "a\\n1984\n" BT "b\n" },
  { "number-said-is-the-next", BYTES ("1\n" T "2\n\n2\n" U "3\n\n3\n" V "4"),
    AT "2\n" BT "3\n" CT "4\n" },
  { "number-said-at-the-end", BYTES ("1\n" T "a\n\n2\n" U "3\n"), AT "a\n" BT "3\n" },
  { "number-said-behind-blank-at-the-end", BYTES ("1\n" T "a\n\n1984\n"), AT "a\\n1984\n" },
  { "number-said-without-counters", BYTES (T "1984\n\n" U "b\n1984\n" V "c"),
    AT "1984\n" BT "b\\n1984\n" CT "c\n" },
  { "number-and-text-said", BYTES ("1\n" T "a\n5 apples\n" U "b\n"), AT "a\\n5 apples\n" BT "b\n" },

  { "blank-line-in-text", BYTES ("1\n" T "a\n\nb\n\n\n \nc\n\n2\n" U "d\n"),
    AT "a\\nb\\nc\n" BT "d\n" },
  { "blank-line-before-text", BYTES ("1\n" T "\n\na\n\n2\n" U "d\n"), AT "a\n" BT "d\n" },
  { "blanks-behind-lines", BYTES ("1 \n00:00:01,000 --> 00:00:02,000 \t\na \t\n b  \n \n2\n" U "c"),
    AT "a\\n b\n" BT "c\n" },
  { "blanks-before-lines", BYTES ("  1\n  " T "  a\n"), AT "a\n" },
  { "no-text", BYTES ("1\n" T "\n2\n" U "b\n\n3\n" V), AT "\n" BT "b\n" CT "\n" },
  { "no-text-and-no-blank-line", BYTES ("1\n" T "2\n" U "b\n"), AT "\n" BT "b\n" },

  { "coordinates", BYTES ("1\n00:00:01,000 --> 00:00:02,000  X1:1 X2:2 Y1:3 Y2:4\na\n"), AT "a\n" },
  { "settings-of-webvtt", BYTES ("1\n00:00:01.000 --> 00:00:02.000 align:left\na\n"), AT "a\n" },
  { "text-behind-timing", BYTES ("1\n00:00:01,000 --> 00:00:02,000  <i>a</i> b \n\n2\n" U "c\n"),
    AT "<i>a</i> b\n" BT "c\n" },
  { "text-behind-timing-and-below", BYTES ("1\n00:00:01,000 --> 00:00:02,000 a\nb\n"), AT "b\n" },
  { "nothing-but-settings", BYTES ("1\n00:00:01,000 --> 00:00:02,000 x1:1 x2:2 Y1:3 Y2:4\n\n2\n"
      "00:00:03.000 --> 00:00:04.000 position:10%\n\n"), AT "\n" BT "\n" },
  { "end-before-start", BYTES ("1\n00:00:02,000 --> 00:00:01,000\na\n"), "|2000|1000||a\n" },
  { "overlap", BYTES ("1\n" U "a\n\n2\n" T "b\n"), BT "a\n" AT "b\n" },

  { "markup", BYTES ("1\n" T "<i>a</i> <b>b</b> <u>c</u>\n"), AT "<i>a</i> <b>b</b> <u>c</u>\n" },
  { "markup-in-upper-case", BYTES ("1\n" T "<I>a</I>\n"), AT "<i>a</i>\n" },
  { "markup-with-attributes", BYTES ("1\n" T "<i class=\"x\">a</i>\n"), AT "<i>a</i>\n" },
  { "blanks-in-end-tag", BYTES ("1\n" T "<i>a</ i>b</i >\n"), AT "<i>a</i>b\n" },
  { "tag-not-closed", BYTES ("1\n" T "<i>a\n<b>b\n"), AT "<i>a\\n<b>b</b></i>\n" },
  { "tag-not-opened", BYTES ("1\n" T "a</i>b</b>\n"), AT "ab\n" },
  { "tags-crossed", BYTES ("1\n" T "<i>a<b>b</i>c</b>d\n"), AT "<i>a<b>b</b></i><b>c</b>d\n" },
  { "nothing-but-tags", BYTES ("1\n" T "</b></i>\n"), AT "\n" },
  { "line-of-tags", BYTES ("1\n" T "<font size=1>\na\n</font>\n"), AT "a\n" },
  { "deep-tags", BYTES ("1\n" T "<i><i><i>a</i></i>b</i>\n"), AT "<i>a</i>b\n" },
  { "font", BYTES ("1\n" T "<font color=\"#FFFF00\">a</font>b\n"), AT "<c.yellow>a</c>b\n" },
  { "font-by-name", BYTES ("1\n" T "<font size=3 color=Aqua>a</font>\n"), AT "<c.cyan>a</c>\n" },
  { "font-of-other-color", BYTES ("1\n" T "<font color='#123456'>a</font>\n"), AT "a\n" },
  { "font-without-color", BYTES ("1\n" T "<font face=x>a</font>\n"), AT "a\n" },
  { "fonts-inside-each-other", BYTES ("1\n" T "<font face=x><font color=red>a</font>b</font>c\n"),
    AT "<c.red>a</c>bc\n" },
  { "line-break", BYTES ("1\n" T "a<br>b<br/>c<BR />d<br>\n"), AT "a\\nb\\nc\\nd\n" },
  { "tags-nobody-shows", BYTES ("1\n" T "<s>a</s> <span class=x>b</span>\n"), AT "a b\n" },
  { "voice-without-name", BYTES ("1\n" T "<v>a\n"), AT "a\n" },
  { "no-tag", BYTES ("1\n" T "a < b > c <3 <laughs> <\n"),
    AT "a &lt; b > c &lt;3 &lt;laughs> &lt;\n" },
  { "tag-cut-off", BYTES ("1\n" T "a <i\nb\n"), AT "a &lt;i\\nb\n" },
  { "tag-of-two-lines", BYTES ("1\n" T "a <i\n>b\n"), AT "a &lt;i\\n>b\n" },
  { "ampersand", BYTES ("1\n" T "a & b &amp; c &lt;i&gt;\n"),
    AT "a &amp; b &amp;amp; c &amp;lt;i&amp;gt;\n" },

  { "place", BYTES ("1\n" T "{\\an8}a\n"), "|1000|2000|line:0|a\n" },
  { "place-everywhere", BYTES ("1\n" T "{\\an1}a\n\n2\n" U "b{\\an5}\n\n3\n" V "{\\an9}\nc\n"),
    "|1000|2000|align:left|a\n|3000|4000|line:50%,center|b\n|5000|6000|line:0 align:right|c\n" },
  { "place-of-ssa", BYTES ("1\n" T "{\\a6}a\n"), "|1000|2000|line:0|a\n" },
  { "place-among-others", BYTES ("1\n" T "{\\fs20\\an8\\b1}a{\\i1}b{\\r}\n"),
    "|1000|2000|line:0|ab\n" },
  { "first-place-counts", BYTES ("1\n" T "{\\an8}{\\an1}a\n"), "|1000|2000|line:0|a\n" },
  { "default-place", BYTES ("1\n" T "{\\an2}a\n"), AT "a\n" },
  { "no-place", BYTES ("1\n" T "{\\an0}{\\an10}{\\anx}a\n"), AT "a\n" },
  { "braces", BYTES ("1\n" T "{a} {\\a {b\n"), AT "{a} {\\a {b\n" },

  { "speakers", BYTES ("1\n" T "ANN: a\n\n2\n" U "Bob: b\n\n3\n" V "ANN: c\n\n4\n" V "Bob: d\n"),
    AT "<v ANN>a\n" BT "<v Bob>b\n" CT "<v ANN>c\n" CT "<v Bob>d\n" },
  { "speaker-goes-on", BYTES ("1\n" T "ANN: a\n\n2\n" U "b\nb\n\n3\n" V "ANN: c\n"),
    AT "<v ANN>a\n" BT "<v ANN>b\\nb\n" CT "<v ANN>c\n" },
  { "speaker-behind-no-speaker", BYTES ("1\n" T "a\n\n2\n" U "ANN: b\n\n3\n" V "c\n\n4\n" V "ANN: d"),
    AT "a\n" BT "<v ANN>b\n" CT "c\n" CT "<v ANN>d\n" },
  { "speakers-of-one-cue", BYTES ("1\n" T "ANN: a\nBob: b\n\n2\n" U "Bob: c\nc\nANN: d\n"),
    AT "<v ANN>a</v>\\n<v Bob>b</v>\n" BT "<v Bob>c\\nc</v>\\n<v ANN>d</v>\n" },
  { "speaker-goes-on-into-a-cue", BYTES ("1\n" T "ANN: a\n\n2\n" U "b\nANN: c\n"),
    AT "<v ANN>a\n" BT "<v ANN>b\\nc\n" },
  { "name-on-one-cue", BYTES ("1\n" T "Note: a\nNote: b\n\n2\n" U "c\n"),
    AT "Note: a\\nNote: b\n" BT "c\n" },
  { "full-names", BYTES ("1\n" T "Dr. Élodie O’Neil-Smith: a\n\n2\n" U "Dr. Élodie O’Neil-Smith: b"),
    AT "<v Dr. Élodie O’Neil-Smith>a\n" BT "<v Dr. Élodie O’Neil-Smith>b\n" },
  { "handle", BYTES ("1\n" T "swyx: a\n\n2\n" U "swyx: b\n"), AT "<v swyx>a\n" BT "<v swyx>b\n" },
  { "name-of-two", BYTES ("1\n" T "Ann & Bob: a\n\n2\n" U "Ann & Bob: b\n"),
    AT "<v Ann &amp; Bob>a\n" BT "<v Ann &amp; Bob>b\n" },
  { "numbered-speaker", BYTES ("1\n" T "Speaker 1: a\n\n2\n" U "Speaker 1: b\n"),
    AT "<v Speaker 1>a\n" BT "<v Speaker 1>b\n" },
  { "speaker-and-markup", BYTES ("1\n" T "{\\an8}Ann: <i>a</i>\n\n2\n" U "<i>b</i>\n\n3\n" V "Ann: c"),
    "|1000|2000|line:0|<v Ann><i>a</i>\n" BT "<v Ann><i>b</i>\n" CT "<v Ann>c\n" },
  { "markup-over-speakers", BYTES ("1\n" T "<i>a\nAnn: <font color=red>b\nBob: c</font></i>d\n\n"
      "2\n" U "Bob: <b>e\nAnn: f</b>\n"),
    AT "<i>a</i>\\n<v Ann><i><c.red>b</c></i></v>\\n<v Bob><i><c.red>c</c></i>d</v>\n"
    BT "<v Bob><b>e</b></v>\\n<v Ann><b>f</b></v>\n" },
  { "blanks-behind-name", BYTES ("1\n" T "ANN: \t a\n\n2\n" U "b\nANN:   c\n"),
    AT "<v ANN>a\n" BT "<v ANN>b\\nc\n" },
  { "speaker-without-text", BYTES ("1\n" T "ANN:\na\n\n2\n" U "ANN:\nb\n"),
    AT "ANN:\\na\n" BT "ANN:\\nb\n" },
  { "no-cue-text-stays-none", BYTES ("1\n" T "ANN: a\n\n2\n" U "\n3\n" V "ANN: b\n"),
    AT "<v ANN>a\n" BT "\n" CT "<v ANN>b\n" },
  { "short-timing-before-long-name", BYTES ("0:1-->0:2\nMrs Bartholomew Featherstone: a\n\n"
      "0:3-->0:4\nb\n\n0:5-->0:6\nMrs Bartholomew Featherstone: c\n"),
    AT "<v Mrs Bartholomew Featherstone>a\n" BT "<v Mrs Bartholomew Featherstone>b\n"
    CT "<v Mrs Bartholomew Featherstone>c\n" },
};

/* Texts that we write another way. One cue makes no speaker when it is read again. */
static const struct {
  const char *name, *text, *read;
} one_way[] = {
  { "arrow", "a --> b ---> -> c", "a --&gt; b ---&gt; -> c" },
  { "voice", "<v.loud Bob & Co>a</v>", "<v Bob &amp; Co>a</v>" },
};

/* None of these is a speaker, on however many cues it stands. */
static const struct {
  const char *name, *prefix;
} no_speakers[] = {
  { "time", "10:30" },
  { "link", "Http://x" },
  { "small-letters", "he said" },
  { "small-word-of-talk", "but" },
  { "number", "2nd" },
  { "five-words", "A b c d e" },
  { "over-forty-characters", "Aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd" },
  { "question", "Why? Because" },
  { "sentence", "Yes. Look" },
  { "comma", "Well, this" },
  { "quotes", "\"Ann\"" },
  { "brackets", "[MUSIC]" },
  { "nothing", "" },
  { "tag-inside", "A<i>nn</i>" },
};

static const struct {
  const char *name, *line;
  guint64 start, end;           /* milliseconds */
} timings[] = {
  { "usual", "00:00:01,000 --> 00:00:02,000", 1000, 2000 },
  { "points", "00:00:01.000 --> 00:00:02.000", 1000, 2000 },
  { "no-blanks", "00:00:01,000-->00:00:02,000", 1000, 2000 },
  { "many-blanks", " \t00:00:01,000 \t -->\t 00:00:02,000 ", 1000, 2000 },
  { "short-arrow", "00:00:01,000 -> 00:00:02,000", 1000, 2000 },
  { "long-arrow", "00:00:01,000 ----> 00:00:02,000", 1000, 2000 },
  { "parted-arrow", "00:00:01,000 - -> 00:00:02,000", 1000, 2000 },
  { "parted-tip", "00:00:01,000 -- > 00:00:02,000", 1000, 2000 },
  { "en-dash-arrow", "00:00:01,000 –> 00:00:02,000", 1000, 2000 },
  { "em-dash-arrow", "00:00:01,000 —> 00:00:02,000", 1000, 2000 },
  { "no-hours", "00:01,000 --> 00:02,000", 1000, 2000 },
  { "no-hours-and-no-fraction", "00:01 --> 00:02", 1000, 2000 },
  { "no-fraction", "0:00:01 --> 0:00:02", 1000, 2000 },
  { "one-digit-of-fraction", "0:00:01,5 --> 0:00:02.1", 1500, 2100 },
  { "two-digits-of-fraction", "0:00:01,05 --> 0:00:02,25", 1050, 2250 },
  { "six-digits-of-fraction", "0:00:01,123456 --> 0:00:02,999999", 1123, 2999 },
  { "blanks-for-zeros", " 0: 0: 1, 50 --> 0: 0: 2,  5", 1050, 2005 },
  { "one-digit-everywhere", "0:0:1,0 --> 0:0:2,0", 1000, 2000 },
  { "frame-colon", "00:00:01:000 --> 00:00:02:500", 1000, 2500 },
  { "hundred-hours", "100:00:00,000 --> 9999:00:00,000", 360000000, 35996400000 },
  { "more-than-fits", "99999999999999999999:00:00,000 --> 0:00:02,000",
    TIMESTAMP_LAST / MILLISECOND, 2000 },
  { "seventy-seconds", "00:00:70,000 --> 00:01:71,000", 70000, 131000 },
  { "negative", "-00:00:01,000 --> 00:00:02,000", 0, 2000 },
  { "negative-seconds", "00:00:-1,000 --> 00:00:02,000", 0, 2000 },
  { "counter-before", "12 00:00:01,000 --> 00:00:02,000", 1000, 2000 },
  { "counter-and-tab-before", " 3\t0:00:01.0 --> 0:00:02.0", 1000, 2000 },
  { "text-behind", "00:00:01,000 --> 00:00:02,000 hello", 1000, 2000 },
  { "arrow-of-one-character", "00:00:01,000 → 00:00:02,000", 1000, 2000 },
  { "arrow-as-a-picture", "00:00:01,000 ➡️ 00:00:02,000", 1000, 2000 },
  { "dash-and-arrow", "0:00:01 –→ 0:00:02", 1000, 2000 },
  { "long-tip", "00:00:01,000 -->> 00:00:02,000", 1000, 2000 },
  { "double-arrow", "00:00:01,000 ==> 00:00:02,000", 1000, 2000 },
  { "arrow-of-a-page", "00:00:01,000 --&gt; 00:00:02,000", 1000, 2000 },
  { "full-width", "００：００：０１，０００　－－＞　００：００：０２．５００", 1000, 2500 },
  { "full-width-colons", "00：00：01,000 --> 00：00：02,000", 1000, 2000 },
  { "no-break-spaces", "\302\240" "00:00:01,000\302\240-->\302\240" "00:00:02,000\302\240", 1000, 2000 },
  { "arabic-comma", "00:00:01،000 --> 00:00:02،000", 1000, 2000 },
  { "dots-for-colons", "00.00.01,000 --> 00.00.02.500", 1000, 2500 },
  { "colon-for-a-digit", "00:00:01,0: --> 00:00:02,5:", 1000, 2500 },
  { "all-nines", "99:99:99,999 --> 99:99:99,999", 362439999, 362439999 },
};

static const struct {
  const char *name, *line;
} no_timings[] = {
  { "words", "one --> two" },
  { "numbers", "1 --> 2" },
  { "no-arrow", "00:00:01,000 00:00:02,000" },
  { "dash", "00:00:01,000 - 00:00:02,000" },
  { "said", "12:30 -> 14:00" },
  { "said-with-an-arrow", "12:30 → 14:00" },
  { "numbers-with-dots", "1.5 --> 2.5" },
  { "full-width-words", "１２ → ３" },
  { "no-end", "00:00:01,000 -->" },
  { "no-start", "--> 00:00:02,000" },
  { "counter-and-said", "3 12:30 -> 14:00" },
  { "two-counters", "1 2 00:00:01,000 --> 00:00:02,000" },
  { "text-before", "At 00:00:01,000 --> 00:00:02,000" },
  { "letters-inside", "00:00:0x,000 --> 00:00:02,000" },
};

/* What a cue of WebVTT becomes; @remark: a piece of what is said, NULL: nothing is. */
static const struct {
  const char *name, *settings, *text, *written, *remark;
} written[] = {
  { "plain", "", "a\nb", "a\nb\n", NULL },
  { "no-text", "", "", "", NULL },
  { "references", "", "a &amp; b &lt;3 &copy;", "a & b <3 ©\n", NULL },
  { "markup", "", "<b>a</b><i>b</i><u>c</u>", "<b>a</b><i>b</i><u>c</u>\n", NULL },
  { "markup-not-closed", "", "<b>a<i>b", "<b>a<i>b</i></b>\n", NULL },
  { "markup-of-nothing", "", "<b></b>a<i> </i>", "a \n", NULL },
  { "markup-inside-itself", "", "<b>a<b>b</b>c</b>", "<b>abc</b>\n", NULL },
  { "color", "", "<c.yellow>a</c>", "<font color=\"#ffff00\">a</font>\n", NULL },
  { "color-among-classes", "", "<c.x.red.y>a</c>", "<font color=\"#ff0000\">a</font>\n", NULL },
  { "class", "", "<c.loud>a</c>", "a\n", "no classes" },
  { "class-of-bold", "", "<b.loud>a</b>", "<b>a</b>\n", "no classes" },
  { "language", "", "<lang fr>a</lang>", "a\n", "no classes" },
  { "ruby", "", "<ruby>a<rt>b</rt></ruby>c", "ac\n", "no classes" },
  { "times", "", "a <00:01.500>b", "a b\n", "times of words" },
  { "unknown-tag", "", "a<x>b", "ab\n", NULL },
  { "arrow", "", "a --&gt; b", "a → b\n", "became" },
  { "arrow-of-reference", "", "a --&#62;b", "a →b\n", "became" },
  { "long-arrow", "", "---&gt;&gt;", "-→>\n", "became" },
  { "timing", "", "0:00:01 -> 0:00:02", "\342\201\240" "0:00:01 -> 0:00:02\n", NULL },
  { "timing-of-three-dashes", "", "0:01 - - - > 0:02", "\342\201\240" "0:01 - - - > 0:02\n", NULL },
  { "timing-with-arrow", "", "a\n0:00:01 → 0:00:02", "a\n\342\201\240" "0:00:01 → 0:00:02\n", NULL },
  { "timing-of-two-dashes", "", "0:00:01 --> 0:00:02", "\342\201\240" "0:00:01 → 0:00:02\n", "became" },
  { "blank-line", "", "a\n&#10;b", "a\nb\n", "blank lines" },
  { "line-of-blanks", "", "a\n \t\nb", "a\nb\n", "blank lines" },
  { "carriage-return", "", "a&#13;b", "a\nb\n", NULL },
  { "blanks-first", "", "  a", "  a\n", NULL },
  { "tag-as-text", "", "&lt;b>a&lt;/b>", "<\342\201\240b>a<\342\201\240/b>\n", NULL },
  { "tag-as-text-in-pieces", "", "&lt;<x>b>", "<\342\201\240b>\n", NULL },
  { "braces-as-text", "", "{\\an8}a {y:i} {b}", "{\342\201\240\\an8}a {\342\201\240y:i} {b}\n", NULL },
  { "less-than-as-text", "", "1 < 2", "1 \n", NULL },
  { "place", "line:0", "a", "{\\an8}a\n", NULL },
  { "place-and-voice", "align:left", "<v Ann>a", "{\\an1}Ann: a\n", NULL },
  { "place-without-text", "line:0", "", "{\\an8}\n", NULL },
  { "place-by-default", "size:100% align:center", "a", "a\n", NULL },
  { "place-spelt-out", "line:0%,start align:start", "a", "{\\an7}a\n", NULL },
  { "nearest-place-above", "line:5", "a", "{\\an8}a\n", "nine places" },
  { "nearest-place-below", "line:-2", "a", "a\n", "nine places" },
  { "nearest-place-left", "line:60% position:10%", "a", "{\\an4}a\n", "nine places" },
  { "nearest-place-right", "position:90%,center size:20%", "a", "{\\an3}a\n", "nine places" },
  { "vertical", "vertical:rl line:0", "a", "a\n", "nine places" },
  { "voice", "", "<v Ann>a</v>", "Ann: a\n", NULL },
  { "voices", "", "<v Ann>a</v>\n<v Bob>b</v>", "Ann: a\nBob: b\n", NULL },
  { "voices-of-one-line", "", "<v Ann>a</v> <v Bob>b", "Ann: a\nBob: b\n", NULL },
  { "voice-inside-voice", "", "<v Ann>a <v Bob>b</v> c", "Ann: a\nBob: b\nAnn: c\n", NULL },
  { "voice-inside-markup", "", "<i>a <v Bob>b</v></i>", "<i>a</i>\nBob: <i>b</i>\n", NULL },
  { "voice-behind-blank-markup", "", "a <i> <v Bob>b</v></i>", "a\nBob: <i>b</i>\n", NULL },
  { "voice-without-name", "", "<v>a", "a\n", NULL },
  { "voice-without-text", "", "<v Ann></v>a", "a\n", NULL },
  { "voice-begins-with-line-end", "", "<v Ann>\n a", "Ann: a\n", NULL },
  { "voice-named-as-tag", "", "<v &lt;/v&gt;>a", "<\342\201\240/v>: a\n", NULL },
  { "voice-named-as-timing", "", "<v 0:01 --&gt; 0:02>a", "0:01 → 0:02: a\n", "became" },
};

/* Cues of three speakers, and who is named. */
static const struct {
  const char *name, *texts[5], *written[5];
} named[] = {
  { "at-each-change", { "<v A>a", "<v B>b", "<v A>c", "<v B>d" },
    { "A: a", "B: b", "A: c", "B: d" } },
  { "not-again", { "<v A>a", "<v A>b", "<v B>c", "<v A>d", "<v B>e" },
    { "A: a", "b", "B: c", "A: d", "B: e" } },
  { "twice-at-least", { "<v A>a", "<v A>b", "<v A>c" }, { "A: a", "A: b", "c" } },
  { "twice-behind-others", { "<v A>a", "<v B>b", "<v A>c", "<v C>d", "<v C>e" },
    { "A: a", "B: b", "A: c", "C: d", "C: e" } },
  { "once", { "<v A>a", "<v A>b", "<v B>c" }, { "A: a", "A: b", "B: c" } },
  { "all-if-the-first-is-nobody", { "a", "<v A>b", "<v A>c", "<v A>d" },
    { "a", "A: b", "A: c", "A: d" } },
  { "all-if-the-first-is-nobody-for-the-reader", { "<v B>a", "<v A>b", "<v A>c", "<v A>d" },
    { "B: a", "A: b", "A: c", "A: d" } },
  { "all-if-the-first-is-no-name", { "<v b c>a", "<v b c>b", "<v A>c", "<v A>d", "<v A>e" },
    { "b c: a", "b c: b", "A: c", "A: d", "A: e" } },
  { "all-if-nobody-begins", { "a\n<v A>b", "<v A>c", "<v A>d" },
    { "a\nA: b", "A: c", "A: d" } },
  { "in-one-cue", { "<v A>a</v> <v B>b", "<v B>c", "<v A>d" },
    { "A: a\nB: b", "B: c", "A: d" } },
};

static void
test_readable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autofree char *read = NULL;

  g_assert_true (format_for_content (readable[i].text, readable[i].length) == &format_srt);
  transcript = read_captions (&format_srt, readable[i].text, readable[i].length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (transcript->timing, ==, TIMING_SOURCE);
  read = describe_captions (transcript->captions);
  g_assert_cmpstr (read, ==, readable[i].read);
}

/* What was read and written reads back as the same, here and by way of WebVTT. */
static void
test_law (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  const Format *ways[] = { &format_srt, &format_webvtt };
  g_autoptr (Transcript) transcript =
      read_captions (&format_srt, readable[i].text, readable[i].length, NULL);

  for (gsize j = 0; j < G_N_ELEMENTS (ways); j++) {
    g_autofree char *text = write_captions (ways[j], transcript, NULL), *read = NULL;
    g_autoptr (Transcript) again = read_captions (ways[j], text, strlen (text), NULL);

    read = describe_captions (again->captions);
    g_assert_cmpstr (read, ==, readable[i].read);
  }
}

static void
test_no_speaker (gconstpointer row)
{
  const char *prefix = no_speakers[GPOINTER_TO_SIZE (row)].prefix;
  g_autofree char *text = g_strdup_printf (T "%s: a\n\n" U "%s: b\n", prefix, prefix);
  g_autofree char *expected = g_strdup_printf (AT "%s: a\n" BT "%s: b\n", prefix, prefix);
  g_autoptr (Transcript) transcript = read_captions (&format_srt, text, strlen (text), NULL);
  g_autofree char *read = describe_captions (transcript->captions);

  g_assert_cmpstr (read, ==, expected);
}

static void
test_timing (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *text = g_strconcat ("1\n", timings[i].line, "\na\n", NULL);
  g_autofree char *expected = g_strdup_printf ("|%" G_GUINT64_FORMAT "|%" G_GUINT64_FORMAT "||a\n",
      timings[i].start, timings[i].end);
  g_autoptr (Transcript) transcript = read_captions (&format_srt, text, strlen (text), NULL);
  g_autofree char *read = describe_captions (transcript->captions);

  g_assert_cmpstr (read, ==, expected);
}

static void
test_no_timing (gconstpointer row)
{
  const char *line = no_timings[GPOINTER_TO_SIZE (row)].line;
  g_autofree char *text = g_strconcat ("1\n", line, "\na\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (format_for_content (text, strlen (text)) != &format_srt);
  g_assert_null (read_captions (&format_srt, text, strlen (text), &error));
  g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY);
}

static void
test_one_way (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *text = g_strconcat ("1\n" T, one_way[i].text, "\n", NULL);
  g_autoptr (Transcript) transcript = read_captions (&format_srt, text, strlen (text), NULL);

  g_assert_cmpstr (cue_list_get (transcript->captions, 0)->text, ==, one_way[i].read);
}

static void
append_cue (CueList *list, const char *settings, const char *text)
{
  Cue cue = { .start = SECOND, .end = 2 * SECOND, .settings = settings, .text = text };

  cue_list_append (list, &cue);
}

static void
test_written (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL, *expected = g_strconcat ("1\n" T, written[i].written, "\n", NULL);

  transcript->captions = cue_list_new ();
  append_cue (transcript->captions, written[i].settings, written[i].text);
  text = write_captions (&format_srt, transcript, remarks);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (remarks->len, ==, written[i].remark != NULL);
  if (written[i].remark)
    g_assert_nonnull (strstr (g_ptr_array_index (remarks, 0), written[i].remark));
}

static void
test_named (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *text = NULL;

  transcript->captions = cue_list_new ();
  for (guint n = 0; n < 5 && named[i].texts[n]; n++) {
    append_cue (transcript->captions, NULL, named[i].texts[n]);
    g_string_append_printf (expected, "%u\n" T "%s\n\n", n + 1, named[i].written[n]);
  }
  text = write_captions (&format_srt, transcript, NULL);
  g_assert_cmpstr (text, ==, expected->str);
}

static void
test_long_name (void)
{
  g_autofree char *name = g_strnfill (4096, 'n');
  g_autofree char *text = g_strconcat ("<v ", name, ">a", NULL), *srt = NULL, *vtt = NULL;
  g_autofree char *expected = g_strconcat ("1\n" T, name, ": a\n\n", NULL);
  g_autoptr (Transcript) transcript = transcript_new (), again = NULL;

  transcript->captions = cue_list_new ();
  append_cue (transcript->captions, NULL, text);
  srt = write_captions (&format_srt, transcript, NULL);
  g_assert_cmpstr (srt, ==, expected);
  vtt = write_captions (&format_webvtt, transcript, NULL);
  again = read_captions (&format_webvtt, vtt, strlen (vtt), NULL);
  g_assert_cmpstr (cue_list_get (again->captions, 0)->text, ==, text);
}

/* Larger than what is given back to the system at once, there and back. */
static void
test_large (void)
{
  const char *speakers[] = { "Ann: ", "", "Bob: " };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Transcript) transcript = NULL, again = NULL;
  g_autofree char *vtt = NULL, *srt = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%u\n" T "%stext %u\n%s\n\n", i + 1, speakers[i % 3], i,
        i % 5 ? "of two lines" : "<i>a</i> & b");
  transcript = read_captions (&format_srt, text->str, text->len, NULL);
  vtt = write_captions (&format_webvtt, transcript, NULL);
  again = read_captions (&format_webvtt, vtt, strlen (vtt), NULL);
  srt = write_captions (&format_srt, again, NULL);
  g_assert_true (g_str_equal (srt, text->str));
}

static void
test_styles (void)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  transcript->captions = cue_list_new ();
  g_ptr_array_add (transcript->captions->styles, "::cue {}");
  text = write_captions (&format_srt, transcript, remarks);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (remarks->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    add_row ("/srt/readable", readable[i].name, i, test_readable);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    add_row ("/srt/law", readable[i].name, i, test_law);
  for (gsize i = 0; i < G_N_ELEMENTS (one_way); i++)
    add_row ("/srt/one-way", one_way[i].name, i, test_one_way);
  for (gsize i = 0; i < G_N_ELEMENTS (no_speakers); i++)
    add_row ("/srt/no-speaker", no_speakers[i].name, i, test_no_speaker);
  for (gsize i = 0; i < G_N_ELEMENTS (timings); i++)
    add_row ("/srt/timing", timings[i].name, i, test_timing);
  for (gsize i = 0; i < G_N_ELEMENTS (no_timings); i++)
    add_row ("/srt/no-timing", no_timings[i].name, i, test_no_timing);
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    add_row ("/srt/written", written[i].name, i, test_written);
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    add_row ("/srt/named", named[i].name, i, test_named);
  g_test_add_func ("/srt/long-name", test_long_name);
  g_test_add_func ("/srt/large", test_large);
  g_test_add_func ("/srt/styles", test_styles);
  return g_test_run ();
}
