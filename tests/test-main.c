/* The program as a shell sees it: arguments in, both streams and the exit status out. */
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#define VTT_CUE "00:00:01.000 --> 00:00:02.000\nHello there.\n"
#define VTT "WEBVTT\n\n" VTT_CUE
#define SRT "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n"

#define FEED "<rss version=\"2.0\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">" \
    "<channel><title>Show</title>" \
    "<item><title>Made!</title><guid>g1</guid><podcast:transcript url=\"talk.vtt\"/></item>" \
    "<item><title>Notes</title><description>&lt;p&gt;[00:00:01] &lt;b&gt;Ann:&lt;/b&gt; Hello " \
    "there.&lt;/p&gt;&lt;p&gt;[00:00:09] &lt;b&gt;Bob:&lt;/b&gt; Hi.&lt;/p&gt;</description></item>" \
    "<item><title>Bare</title></item>" \
    "<item><title>Outside</title><podcast:transcript url=\"../etc/x.vtt\"/></item>" \
    "</channel></rss>"

#define GONE "<rss version=\"2.0\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">" \
    "<channel><title>Show</title><item><title>Gone</title>" \
    "<podcast:transcript url=\"gone.vtt\"/><podcast:transcript url=\"made.srt\"/>" \
    "<podcast:transcript url=\"talk.vtt\"/></item></channel></rss>"

#define POOR "<rss version=\"2.0\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">" \
    "<channel><title>Show</title><item><title>Broken</title>" \
    "<podcast:transcript url=\"page.json\" type=\"application/json\"/>" \
    "<podcast:transcript url=\"talk.vtt\"/></item>" \
    "<item><title>Short</title><description>We talk about things.</description></item>" \
    "<item><title>Sparse</title><description>0:00 - Intro. We begin.\n5:12 - The book: why?\n" \
    "20:00 - Outro and thanks.</description></item></channel></rss>"

#define BOMB "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" \
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen\n"

/* What would be markup wherever it is cited. */
#define MARKS "{\"quoth\":1,\"title\":\"A {& <b>\",\"description\":null,\"language\":null," \
    "\"date\":\"2023-02-23\",\"link\":\"javascript:alert(1)\",\"audio\":{\"uri\":null," \
    "\"duration\":null,\"bytes\":null,\"sha256\":\"--><b>\"},\"timing\":\"source\"," \
    "\"speakers\":[\"~O_o~\"],\"chapters\":[],\"links\":[],\"paragraphs\":[{\"speaker\":0," \
    "\"stamp\":null,\"text\":\"1. Hello [there].\"}],\"words\":[{\"text\":\"1.\",\"start\":500," \
    "\"end\":900,\"confidence\":null,\"paragraph\":0},{\"text\":\"Hello\",\"start\":1000," \
    "\"end\":1200,\"confidence\":null,\"paragraph\":0},{\"text\":\"[there].\",\"start\":1300," \
    "\"end\":2000,\"confidence\":90,\"paragraph\":0}],\"insertions\":[]}\n"

/* The folder where the program runs; a name that ends with "/" is a folder. */
static const struct {
  const char *name, *contents;
} files[] = {
  { "folder/" },
  { "talk.vtt", VTT },
  { "voice.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Bo>Hello there.\n" },
  { "-dash.vtt", VTT },
  { "two words.vtt", VTT },
  { "empty.vtt", "" },
  { "feed.xml", FEED },
  { "poor.xml", POOR },
  { "page.json", "{\"version\":" },
  { "gone.xml", GONE },
  { "blank.txt", " \n" },
  { "made.srt", "old" },
  { "marks.quoth.json", MARKS },
};

/* @out and @err: exactly this, but "*" stands for anything. @made: in made.srt afterwards. */
static const struct {
  const char *name, *arguments, *in;
  int status;
  const char *out, *err, *made;
} calls[] = {
  { "version", "--version", NULL, 0, "quoth " QUOTH_VERSION "\n", "" },
  { "help", "--help", NULL, 0, "Usage: quoth COMMAND [OPTION...]\n*\n  export *\n  check *", "" },
  { "help/short", "-h", NULL, 0, "Usage: quoth COMMAND *", "" },
  { "help/word", "help", NULL, 0, "Usage: quoth COMMAND *", "" },
  { "help/export", "export --help", NULL, 0,
    "Usage:\n  quoth export *--output=FILE*\n  vtt * WebVTT (read, write)\n*", "" },
  { "help/check", "check --help", NULL, 0, "Usage:\n  quoth check *", "" },
  { "help/info", "info --help", NULL, 0, "Usage:\n  quoth info *", "" },

  { "like", "export - --like talk.vtt --karaoke --from vtt", "WEBVTT\n\n00:00:01.000 --> "
    "00:00:02.000\nHello, here.\n", 0,
    "WEBVTT\n\n00:00:01.000 --> *\nHello, <00:00:01.*>here.\n",
    "quoth export: 1 of 2 words keep their times, 1 changed, 0 added, 0 left out\n" },
  { "like/foreign", "export - --like talk.vtt --from vtt", "WEBVTT\n\n00:00:01.000 --> "
    "00:00:02.000\nQuite another episode.\n", 1, "",
    "quoth export: only 0 of 3 words are those of talk.vtt; --force takes it all the same\n" },
  { "like/missing", "export talk.vtt --like none.json", NULL, 1, "",
    "quoth export: none.json: No such file or directory\n" },
  { "page/title", "export talk.vtt --to html --title <&> --audio-url a%20b.mp3", NULL, 0,
    "<!DOCTYPE html>*<title>&lt;&amp;&gt;</title>*<audio controls preload=\"metadata\" "
    "src=\"a%20b.mp3\"></audio>*", "" },
  { "page/remarks", "export talk.vtt --to html", NULL, 0, "<!DOCTYPE html>*",
    "quoth export: the transcript has no title for the page; --title gives one\n"
    "quoth export: the page has no audio to play; name it with --audio or --audio-url\n" },

  { "markup/lost", "export - --from vtt --to podcast-json", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann><i>Hi.\n",
    0, "{*", "quoth export: Podcasting 2.0 JSON: markup and positions of captions are left out\n" },
  { "markup/none", "export - --from vtt --to podcast-json", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.\n",
    0, "{*", "" },
  { "markup/chapters", "export - --from vtt --to psc", "WEBVTT\n\n00:01.000 --> 00:02.000\n<i>Hi.\n",
    0, "<?xml*", "quoth export: the transcript has no chapters\n" },
  { "edl/path", "export talk.vtt --to edl --audio-url ../a%20b.mp3", NULL, 0,
    "# mpv EDL v0\n%10%../a b.mp3,0.000,*", "" },
  { "edl/address", "export talk.vtt --to edl --audio-url https://example.org/a%20b.mp3", NULL, 0,
    "# mpv EDL v0\n%29%https://example.org/a%20b.mp3,*", "" },
  { "smil", "export talk.vtt --to smil", NULL, 0, "<?xml *<text src=\"episode.xhtml#s1\"/>"
    "<audio src=\"audio.mp3\" *", "quoth export: the SMIL points into episode.xhtml: write that, too\n"
    "quoth export: no audio is known: the SMIL names audio.mp3; --audio names another\n" },

  { "usage/no-command", "", NULL, 2, "", "Usage: quoth COMMAND *" },
  { "usage/unknown-command", "exprot talk.vtt", NULL, 2, "",
    "quoth: no command \"exprot\"\nUsage: quoth COMMAND *" },
  { "usage/no-transcript", "export", NULL, 2, "", "quoth export: name a transcript\n" },
  { "usage/two-transcripts", "export talk.vtt empty.vtt", NULL, 2, "",
    "quoth export: one transcript at a time, please; \"empty.vtt\" is one too many\n" },
  { "usage/unknown-option", "export --nonsense talk.vtt", NULL, 2, "",
    "quoth export: Unknown option --nonsense\n" },
  { "usage/like-of-all", "export feed.xml --episode all -o folder/ --like talk.vtt", NULL, 2, "",
    "quoth export: --like, --title and --audio-url go with one episode, not all\n" },
  { "usage/audio-url", "export talk.vtt --to html --audio-url javascript:alert(1)", NULL, 2, "",
    "quoth export: --audio-url javascript:alert(1): not an http or https address, nor a relative "
    "one\n" },
  { "usage/unknown-to", "export talk.vtt --to doc", NULL, 2, "",
    "quoth export: --to doc: no format of that name can be written\n" },
  { "usage/unknown-from", "export talk.vtt --from doc", NULL, 2, "",
    "quoth export: --from doc: no format of that name can be read\n" },
  { "usage/unknown-ending", "export talk.vtt -o made.doc", NULL, 2, "",
    "quoth export: -o made.doc: no format by that name; say which with --to\n" },
  { "usage/to-with-two", "export talk.vtt --to srt -o made.srt -o b", NULL, 2, "",
    "quoth export: --to srt: goes with one -o, not with several\n" },
  { "usage/profile", "export talk.vtt --profile hbo", NULL, 2, "",
    "quoth export: --profile hbo: no profile of that name\n" },
  { "usage/speakers", "export talk.vtt --speakers=loud", NULL, 2, "",
    "quoth export: --speakers loud: not voice, prefix, dash or none\n" },
  { "usage/engine", "export talk.vtt --engine magic", NULL, 2, "",
    "quoth export: --engine magic: not acoustic, synthetic or stamps\n" },
  { "usage/number", "export talk.vtt --max-chars=many", NULL, 2, "",
    "quoth export: Cannot parse integer value *many* for --max-chars\n" },
  { "usage/zero", "export talk.vtt --max-lines=0", NULL, 2, "",
    "quoth export: --max-chars, --max-lines and --max-cps are above 0\n" },

  { "help/find", "find --help", NULL, 0, "Usage:\n  quoth find *--regex*", "" },
  { "help/cite", "cite --help", NULL, 0, "Usage:\n  quoth cite *--style=NAME*", "" },

  { "find/said", "find 'helo their' talk.vtt", NULL, 0,
    "0:00:01  (nobody named)  0.*\n    Hello there.\n", "" },
  { "find/not-said", "find 'submarine captain' talk.vtt", NULL, 1, "", "" },
  { "find/stdin", "find hello -", VTT, 0, "0:00:01 *", "" },
  { "find/several", "find hello talk.vtt 'two words.vtt'", NULL, 0,
    "talk.vtt: 0:00:01 *\ntwo words.vtt: 0:00:01 *", "" },
  { "find/limit", "find hello talk.vtt 'two words.vtt' --limit 1 --context 0", NULL, 0,
    "talk.vtt: 0:00:01  (nobody named)  1.00\n    Hello\n", "" },
  { "find/one-is-missing", "find hello talk.vtt gone.vtt", NULL, 2, "talk.vtt: 0:00:01 *",
    "quoth find: gone.vtt: *\n" },
  { "find/json", "find hello talk.vtt --json", NULL, 0,
    "{\"transcript\":\"talk.vtt\",\"title\":null,\"speaker\":null,\"chapter\":null,"
    "\"start\":1000,\"end\":*,\"score\":1.000,\"text\":\"Hello\",\"before\":\"\","
    "\"after\":\"there.\",\"first\":0,\"last\":0,\"link\":null}\n", "" },
  { "find/json-none", "find submarine talk.vtt --json", NULL, 1, "", "" },
  { "find/exact", "find --exact 'HELLO, there' talk.vtt", NULL, 0, "0:00:01 *", "" },
  { "find/exact-not", "find --exact 'hello ther' talk.vtt", NULL, 1, "", "" },
  { "find/regex", "find --regex 'H.l+o\\b' talk.vtt --context 0", NULL, 0, "*\n    Hello\n", "" },
  { "find/regex-of-nothing", "find --regex 'x*' talk.vtt", NULL, 1, "", "" },
  { "find/regex-broken", "find --regex '(' talk.vtt", NULL, 2, "", "quoth find: --regex: *\n" },
  { "find/regex-bomb", "find --regex '(\\w+\\s?)+\\d{9}' -", BOMB, 2, "",
    "quoth find: -: --regex: there are too many ways to match it; make it simpler\n" },
  { "find/span", "find --start hello --end there talk.vtt --context 0", NULL, 0,
    "*\n    Hello there.\n", "" },
  { "find/span-half", "find --start hello talk.vtt", NULL, 2, "",
    "quoth find: --start and --end go together\n" },
  { "find/speaker", "find hello talk.vtt --speaker ann", NULL, 1, "", "" },
  { "find/chapter", "find hello talk.vtt --chapter opening", NULL, 1, "", "" },
  { "find/no-word", "find '...' talk.vtt", NULL, 2, "",
    "quoth find: \"...\": no word is in it\n" },
  { "find/no-quote", "find", NULL, 2, "", "quoth find: say what to find, and in which transcripts\n" },
  { "find/no-transcript", "find hello", NULL, 2, "", "quoth find: name a transcript to find it in*" },
  { "find/feed", "find hello feed.xml --episode all --limit 3", NULL, 2, "feed.xml*",
    "quoth find: episode \"Bare\": *" },

  { "help/clip", "clip --help", NULL, 0, "Usage:\n  quoth clip *--join*", "" },
  { "clip/no-quote", "clip talk.vtt -o made.wav", NULL, 2, "",
    "quoth clip: say what to cut out: -q QUOTE, or --start and --end\n" },
  { "clip/no-file", "clip talk.vtt -q hello", NULL, 2, "",
    "quoth clip: say where to write it: -o FILE\n" },
  { "clip/ending", "clip talk.vtt -q hello -o made.doc", NULL, 2, "",
    "quoth clip: -o made.doc: not .mp3, *\n" },
  { "clip/margin", "clip talk.vtt -q hello -o made.wav --margin -1", NULL, 2, "",
    "quoth clip: --margin is 0 to 10 seconds\n" },
  { "clip/copy", "clip talk.vtt -q hello -o made.wav --copy", NULL, 2, "",
    "quoth clip: -o made.wav: --copy goes with .mp3, .m4a, .mp4, .opus and .webm\n" },
  { "clip/no-audio", "clip talk.vtt -q hello -o made.wav", NULL, 1, "",
    "quoth clip: talk.vtt: names no audio, *\n" },
  { "help/render", "render --help", NULL, 0, "Usage:\n  quoth render *--soft*", "" },
  { "render/no-file", "render talk.vtt", NULL, 2, "", "quoth render: -o: name the file to write\n" },
  { "render/ending", "render talk.vtt -o made.avi", NULL, 2, "",
    "quoth render: -o made.avi: not .mp4, .webm or .mkv\n" },
  { "render/soft-ending", "render talk.vtt -o made.mp3 --soft", NULL, 2, "",
    "quoth render: -o made.mp3: not .mp4, .m4a, .webm, .mkv or .mka\n" },
  { "render/size", "render talk.vtt -o made.mp4 --size huge", NULL, 2, "",
    "quoth render: --size huge: not portrait, *\n" },
  { "render/size-of-letters", "render talk.vtt -o made.mp4 --size 10ax200", NULL, 2, "",
    "quoth render: --size 10ax200: not portrait, *\n" },
  { "render/size-too-large", "render talk.vtt -o made.mp4 --size 1920x99999999999999999999", NULL, 2,
    "", "quoth render: --size *: not portrait, *\n" },
  { "render/size-too-small", "render talk.vtt -o made.mp4 --size 2x2", NULL, 2, "",
    "quoth render: --size 2x2: not portrait, *\n" },
  { "render/odd-size", "render talk.vtt -o made.mp4 --size 101x200", NULL, 2, "",
    "quoth render: --size 101x200: both numbers are even\n" },
  { "render/caption-size", "render talk.vtt -o made.mp4 --caption-size 0", NULL, 2, "",
    "quoth render: --caption-size is from 0.5 to 2.5\n" },
  { "render/soft-size", "render talk.vtt -o made.mp4 --soft --size square", NULL, 2, "",
    "quoth render: --soft: goes with neither --size nor --cover*\n" },
  { "render/no-audio", "render talk.vtt -o made.mp4", NULL, 1, "",
    "quoth render: talk.vtt: names no audio, *\n" },
  { "render/end-before-start", "render talk.vtt -a blank.txt -o made.mp4 --start 9s --end 5s "
    "--engine stamps", NULL, 2, "", "quoth render: --end is not after --start\n" },
  { "render/not-said", "render talk.vtt -a blank.txt -o made.mp4 --start purple-elephants "
    "--engine stamps", NULL, 1, "", "quoth render: talk.vtt: nobody says \"purple-elephants\"\n" },
  { "render/no-folder", "render talk.vtt -a blank.txt -o nowhere/made.mp4 --engine stamps", NULL, 1,
    "", "quoth render: nowhere/made.mp4: No such file or directory\n" },
  { "render/not-audio", "render talk.vtt -a blank.txt -o made.mp4 --engine stamps", NULL, 1, "",
    "quoth render: blank.txt: *\n" },
  { "render/no-cover", "render talk.vtt -a blank.txt -o made.mp4 --cover talk.vtt --engine stamps",
    NULL, 1, "", "quoth render: talk.vtt: no JPEG and no PNG\n" },
  { "clip/not-audio", "clip talk.vtt -q hello -o made.wav -a blank.txt --engine stamps", NULL, 1, "",
    "quoth clip: *blank.txt: *\n" },

  { "cite/said", "cite hello talk.vtt --quiet", NULL, 0,
    "\xE2\x80\x9CHello\xE2\x80\x9D\n\xE2\x80\x94 talk.vtt, 0:00:01\xE2\x80\x93"
    "0:00:0*\n[timed by the transcript]\n", "" },
  { "cite/not-said", "cite submarine talk.vtt", NULL, 1, "", "quoth cite: nobody said that\n" },
  { "cite/style", "cite hello talk.vtt --style apa", NULL, 2, "",
    "quoth cite: --style apa: not text, *\n" },
  { "cite/markdown", "cite '1. hello there' marks.quoth.json --style markdown", NULL, 0,
    "> 1\\. Hello \\[there\\].\n>\n> \xE2\x80\x94 \\~O\\_o\\~, A {\\& \\<b\\> (2023-02-23), "
    "0:00:00\xE2\x80\x93" "0:00:02\n\n<!-- timed by the transcript, confidence 90 of 100 -->\n", "" },
  { "cite/bibtex", "cite '1. hello there' marks.quoth.json --style bibtex", NULL, 0,
    "@misc{oo2023,\n  author = {{\\textasciitilde{}O\\_o\\textasciitilde{}}},\n"
    "  title = {{A \\textbraceleft{}\\& \\textless{}b\\textgreater{}}},\n"
    "  howpublished = {Podcast},\n  year = {2023},\n  month = feb,\n  note = {*}\n}\n", "" },
  { "cite/html", "cite '1. hello there' marks.quoth.json --style html", NULL, 0,
    "<figure>\n  <blockquote>\n    <p>1. Hello [there].</p>\n*<cite>A {&amp; &lt;b&gt;</cite> *", "" },
  { "cite/csl-json", "cite '1. hello there' marks.quoth.json --style csl-json", NULL, 0,
    "[{\"id\":\"oo2023\",\"type\":\"broadcast\",*\"issued\":{\"date-parts\":[[2023,2,23]]},*}]\n", "" },
  { "cite/soundbite", "cite '1. hello there' marks.quoth.json --style soundbite", NULL, 0,
    "<podcast:soundbite startTime=\"0.500\" duration=\"1.500\">1. Hello [there].</podcast:soundbite>\n",
    "" },
  { "cite/two", "cite hello talk.vtt folder", NULL, 2, "", "quoth cite: say what to cite, *\n" },
  { "cite/missing", "cite hello gone.vtt", NULL, 2, "", "quoth cite: gone.vtt: *\n" },

  { "export/stdout", "export talk.vtt", NULL, 0, VTT, "" },
  { "export/to", "export talk.vtt --to srt", NULL, 0, SRT, "" },
  { "export/dash", "export --to srt -o - talk.vtt", NULL, 0, SRT, "" },
  { "export/device", "export talk.vtt -o /dev/stdout", NULL, 0, VTT, "" },
  { "export/stdin", "export - --to srt", VTT, 0, SRT, "" },
  { "export/stdin-empty", "export -", "", 1, "", "quoth export: stdin: it is empty\n" },
  { "export/option-like", "export --to srt -- -dash.vtt", NULL, 0, SRT, "" },
  { "export/option-like-path", "export --to srt ./-dash.vtt", NULL, 0, SRT, "" },
  { "export/blank-in-name", "export --to srt 'two words.vtt'", NULL, 0, SRT, "" },
  { "export/file", "export talk.vtt -o made.srt", NULL, 0, "", "", SRT },
  { "export/over-input", "export talk.vtt -o talk.vtt -o -", NULL, 0, VTT, "" },
  { "export/quiet", "export talk.vtt --quiet", NULL, 0, VTT, "" },

  { "feed/latest", "export feed.xml --to srt", NULL, 0, SRT, "" },
  { "feed/number", "export feed.xml --episode 1 --to srt", NULL, 0, SRT, "" },
  { "feed/guid", "export feed.xml --episode g1 --to srt", NULL, 0, SRT, "" },
  { "feed/notes", "export feed.xml --episode notes --to srt", NULL, 0,
    "1\n*Ann: Hello there.\n*Bob: Hi.\n*", "*timed from the transcript's stamps*" },
  { "feed/bare", "export feed.xml --episode bare", NULL, 1, "",
    "quoth export: feed.xml: episode \"Bare\": the feed has neither *" },
  { "feed/outside", "export feed.xml --episode outside", NULL, 1, "",
    "quoth export: feed.xml: episode \"Outside\": *" },
  { "feed/gone", "export gone.xml --to srt", NULL, 0, SRT,
    "quoth export: \"gone.vtt\": No such file or directory; \"talk.vtt\" is read instead\n" },
  { "feed/broken", "export poor.xml --episode Broken --to srt", NULL, 0, SRT,
    "quoth export: *page.json: line 1, column 12: * \"talk.vtt\" is read instead\n" },
  { "feed/short-notes", "export poor.xml --episode Short", NULL, 1, "",
    "quoth export: poor.xml: episode \"Short\": the feed has no transcript of it, only show notes\n" },
  { "feed/sparse-notes", "export poor.xml --episode Sparse", NULL, 1, "",
    "quoth export: poor.xml: episode \"Sparse\": the feed has no transcript of it, only show notes\n" },
  { "feed/unknown", "export feed.xml --episode 9", NULL, 1, "",
    "quoth export: feed.xml: none of its 4 episodes is called \"9\"\n" },
  { "feed/all-without-folder", "export feed.xml --episode all", NULL, 2, "",
    "quoth export: --episode all: wants one -o FOLDER/\n" },
  { "feed/all-of-no-feed", "export talk.vtt --episode all -o .", NULL, 1, "",
    "quoth export: talk.vtt: not a feed\n" },
  { "info/one", "info voice.vtt", NULL, 0, "*words        2 in 1 paragraph\n\n1 speaker\n*", "" },
  { "feed/info", "info feed.xml", NULL, 0, "title        Made!\n*", "" },

  { "failure/no-such-file", "export none.vtt", NULL, 1, "",
    "quoth export: none.vtt: No such file or directory\n" },
  { "failure/folder", "export folder", NULL, 1, "", "quoth export: folder: Is a directory\n" },
  { "failure/blank", "export blank.txt", NULL, 1, "",
    "quoth export: blank.txt: nothing but white space in it*" },
  { "failure/nothing-made", "export blank.txt -o made.srt", NULL, 1, "",
    "quoth export: blank.txt: nothing but white space in it*" },
  { "failure/to-folder", "export talk.vtt --to vtt -o folder", NULL, 1, "",
    "quoth export: folder: Is a directory\n" },
  { "failure/to-no-folder", "export talk.vtt -o none/made.vtt", NULL, 1, "",
    "quoth export: none/made.vtt: No such file or directory\n" },
  { "failure/full-device", "export talk.vtt -o /dev/full", NULL, 1, "",
    "quoth export: /dev/full: *No space left on device\n" },
  { "failure/url", "export http://127.0.0.1:1/x", NULL, 1, "",
    "quoth export: http://127.0.0.1:1/x: *Connection refused\n" },
  { "failure/no-url", "export http://", NULL, 1, "",
    "quoth export: http://: not a valid http(s) address\n" },
  { "failure/escape", "export '\033[31mred'", NULL, 1, "",
    "quoth export: *[31mred: No such file or directory\n" },

  { "check/clean", "check talk.vtt", NULL, 0, "*", "" },
  { "check/broken", "check --max-chars 5 talk.vtt", NULL, 1, "talk.vtt:1: *", "" },
  { "check/quiet", "check --quiet --max-chars 5 talk.vtt", NULL, 1, "", "" },
  { "check/json", "check --json talk.vtt", NULL, 0, "{*}\n", "" },
  { "check/no-such-file", "check none.vtt", NULL, 2, "*",
    "quoth check: none.vtt: No such file or directory\n" },
  { "check/goes-on", "check none.vtt --max-chars 5 talk.vtt", NULL, 2, "*talk.vtt:1: *",
    "quoth check: none.vtt: No such file or directory\n" },
  { "check/usage", "check", NULL, 2, "", "quoth check: *" },

  { "help/play", "play --help", NULL, 0, "Usage:\n  quoth play *Keys:\n  space * play or pause\n*", "" },
  { "play/no-audio", "play talk.vtt", NULL, 1, "",
    "quoth play: talk.vtt: names no audio, and there is none beside it; say where it is with -a\n" },
  { "play/no-such-audio", "play talk.vtt -a none.mp3", NULL, 1, "",
    "quoth play: none.mp3: No such file or directory\n" },
  { "play/no-sound", "play talk.vtt -a two\\ words.vtt --quiet --audio-sink fakesink", NULL, 1, "",
    "quoth play: two words.vtt: *" },
  { "play/captions", "play talk.vtt --captions loud", NULL, 2, "",
    "quoth play: --captions loud: not karaoke, line or off\n" },
  { "play/speed", "play talk.vtt --speed 9", NULL, 2, "", "quoth play: --speed is from 0.25 to 4\n" },
  { "play/once", "play talk.vtt --once", NULL, 2, "",
    "quoth play: --once, --loop and --quote go with --start\n" },
  { "play/once-time", "play talk.vtt --start 5:00 --once", NULL, 2, "",
    "quoth play: --start 5:00: --once and --loop go with a quote\n" },
  { "seek/no-such-transcript", "seek nowhere none.vtt", NULL, 2, "",
    "quoth seek: none.vtt: No such file or directory\n" },
  { "seek/step-of-nothing", "seek +5 talk.vtt", NULL, 2, "", "quoth seek: *" },
  { "seek/usage", "seek", NULL, 2, "", "quoth seek: say where to\n" },
  { "seek/two", "seek to be talk.vtt", NULL, 2, "",
    "quoth seek: one place at a time; \"talk.vtt\" is one too many (quote it)\n" },
  { "seek/play-time", "seek --play 5:00", NULL, 2, "", "quoth seek: --play and --loop go with a *" },
  { "seek/name", "seek --player ../x 5", NULL, 2, "", "quoth seek: --player ../x: not a name *" },
  { "seek/nobody", "seek -10", NULL, 2, "", "quoth seek: *" },
  { "pause/nobody", "pause", NULL, 1, "", "quoth pause: *" },
  { "status/usage", "status talk.vtt", NULL, 2, "",
    "quoth status: takes no argument, not \"talk.vtt\"\n" },

  { "info/done", "info talk.vtt", NULL, 0, "*2 words*", "" },
  { "info/no-such-file", "info none.vtt", NULL, 1, "",
    "quoth info: none.vtt: No such file or directory\n" },
  { "info/report", "info --report - talk.vtt", NULL, 0,
    "<!DOCTYPE html>\n*Nobody listened for these words*</html>\n*2 words*", "" },
  { "info/report-nowhere", "info --report none/r.html talk.vtt", NULL, 1, "",
    "quoth info: none/r.html: *\n" },
  { "export/report-all", "export feed.xml --episode all -o folder/ --report made.srt", NULL, 2, "",
    "quoth export: --report made.srt: goes with one episode, not all\n" },
  { "info/json", "info --json talk.vtt", NULL, 0, "{*}\n", "" },
};

/* The same, with stdout on a device that takes nothing. */
static const struct {
  const char *name, *arguments, *err;
  int status;
} full_calls[] = {
  { "version", "--version", "quoth --version: stdout: No space left on device\n", 1 },
  { "help", "--help", "quoth --help: stdout: No space left on device\n", 1 },
  { "export", "export talk.vtt", "quoth export: stdout: *No space left on device\n", 1 },
  { "info", "info talk.vtt", "quoth info: stdout: No space left on device\n", 1 },
  { "check", "check talk.vtt", "quoth check: stdout: No space left on device\n", 2 },
};

static void
make_files (const char *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

    if (files[i].contents)
      g_assert_true (g_file_set_contents (path, files[i].contents, -1, NULL));
    else
      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  }
}

static void
remove_files (const char *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);    /* so nothing was left beside */
}

static void
assert_text (const char *text, const char *pattern)
{
  if (strchr (pattern, '*') ? !g_pattern_match_simple (pattern, text)
      : !g_str_equal (pattern, text))
    g_test_fail_printf ("not \"%s\": \"%s\"", pattern, text);
}

/* Runs the program in @folder with @arguments, its stdout in @out, or in the file @out_path. */
static GSubprocess *
start (const char *folder, const char *arguments, const char *out_path)
{
  g_autofree char *line = g_strconcat ("quoth ", arguments, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE
      | (out_path ? 0 : G_SUBPROCESS_FLAGS_STDOUT_PIPE));
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
  g_free (argv[0]);
  argv[0] = g_strdup (g_getenv ("QUOTH"));
  g_subprocess_launcher_set_cwd (launcher, folder);
  if (out_path)
    g_subprocess_launcher_set_stdout_file_path (launcher, out_path);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  return process;
}

static void
assert_file (const char *folder, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL), *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, contents);
}

static int
status_of (GSubprocess *process)
{
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
test_call (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *folder = g_dir_make_tmp ("main-XXXXXX", NULL), *out = NULL, *err = NULL;
  g_autoptr (GSubprocess) process = NULL;

  make_files (folder);
  process = start (folder, calls[i].arguments, NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, calls[i].in, NULL, &out, &err, NULL));
  assert_text (err, calls[i].err);
  assert_text (out, calls[i].out);
  g_assert_cmpint (status_of (process), ==, calls[i].status);
  assert_file (folder, "made.srt", calls[i].made ? calls[i].made : "old");
  remove_files (folder);
}

/* Every episode goes into a folder, and those that fail stop none. */
static void
test_all_episodes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("main-XXXXXX", NULL), *out = NULL, *err = NULL;
  g_autofree char *notes = g_build_filename (folder, "notes.srt", NULL);
  g_autofree char *ledger = g_build_filename (folder, ".quoth-episodes", NULL);
  g_autoptr (GSubprocess) process = NULL;

  make_files (folder);
  process = start (folder, "export feed.xml --episode all --to srt --quiet -o .", NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, NULL));
  g_assert_cmpstr (out, ==, "./made.srt\n./notes.srt\n");
  assert_text (err, "quoth export: episode \"Bare\": *\nquoth export: episode \"Outside\": *\n"
      "quoth export: feed.xml: 2 of the episodes failed\n");
  g_assert_cmpint (status_of (process), ==, 1);
  assert_file (folder, "made.srt", SRT);
  g_assert_cmpint (g_remove (notes), ==, 0);
  g_assert_cmpint (g_remove (ledger), ==, 0);
  remove_files (folder);
}

#define ITEM(title, guid) "<item><title>" title "</title><guid>" guid "</guid>" \
    "<description>&lt;p&gt;[00:00:01] Ann: Hello there, you.&lt;/p&gt;</description></item>"
#define CHANNEL(items) "<rss version=\"2.0\"><channel><title>T</title>" items "</channel></rss>"
#define THREE ITEM ("One", "c") ITEM ("Two", "b") ITEM ("One", "a")

static void
remove_episodes (const char *folder)
{
  static const char *const made[] = { "feed.xml", "one.srt", "one-2.srt", "one-3.srt", "two.srt",
    ".quoth-episodes" };

  for (gsize i = 0; i < G_N_ELEMENTS (made); i++) {
    g_autofree char *path = g_build_filename (folder, made[i], NULL);

    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Run again, it does what changed and what is missing, and says each thing once. */
static void
test_episodes_again (void)
{
  static const struct { const char *feed, *arguments, *out, *err; } runs[] = {
    { CHANNEL (THREE), "export feed.xml --episode all --to srt -o .",
      "./one-2.srt\n./two.srt\n./one.srt\n",
      "quoth export: words are timed *quoth export: 3 written, 0 unchanged, 0 failed\n" },
    { CHANNEL (THREE), "export feed.xml --episode all --to srt -o .", "",
      "quoth export: 0 written, 3 unchanged, 0 failed\n" },
    { CHANNEL (ITEM ("One", "d") ITEM ("New", "b") ITEM ("One", "c") ITEM ("One", "a")),
      "export feed.xml --episode all --to srt -o .", "./one-3.srt\n./two.srt\n",
      "quoth export: words are timed *quoth export: 2 written, 2 unchanged, 0 failed\n" },
    { CHANNEL (THREE), "export feed.xml --episode all -o . -a nowhere", "",
      "quoth export: --audio nowhere: with --episode all, a folder *" },
  };
  g_autofree char *folder = g_dir_make_tmp ("main-XXXXXX", NULL);
  g_autofree char *feed = g_build_filename (folder, "feed.xml", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++) {
    g_autofree char *out = NULL, *err = NULL;
    g_autoptr (GSubprocess) process = NULL;

    g_assert_true (g_file_set_contents (feed, runs[i].feed, -1, NULL));
    process = start (folder, runs[i].arguments, NULL);
    g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, NULL));
    g_assert_cmpstr (out, ==, runs[i].out);
    assert_text (err, runs[i].err);
  }
  remove_episodes (folder);
}

static void
test_full_call (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *folder = g_dir_make_tmp ("main-XXXXXX", NULL), *err = NULL;
  g_autoptr (GSubprocess) process = NULL;

  make_files (folder);
  process = start (folder, full_calls[i].arguments, "/dev/full");
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, NULL));
  assert_text (err, full_calls[i].err);
  g_assert_cmpint (status_of (process), ==, full_calls[i].status);
  remove_files (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("XDG_RUNTIME_DIR");       /* nobody plays */
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++) {
    g_autofree char *path = g_strconcat ("/main/", calls[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_call);
  }
  g_test_add_func ("/main/feed/all", test_all_episodes);
  g_test_add_func ("/main/feed/again", test_episodes_again);
  for (gsize i = 0; i < G_N_ELEMENTS (full_calls); i++) {
    g_autofree char *path = g_strconcat ("/main/full-stdout/", full_calls[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_full_call);
  }
  return g_test_run ();
}
