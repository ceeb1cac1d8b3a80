#include "described.h"

#include <string.h>

static const struct {
  const char *name, *text, *expected;
} readable[] = {
  { "otter",
    "Harbour talk\nMon, Jan 08, 2024 10:00AM • 45:30\n\nSUMMARY KEYWORDS\nboats, tides, rope\n\n"
    "SPEAKERS\nAda Byrne, Ken Park\n\nAda Byrne  00:03\nGood morning, everybody.\n"
    "We are on the pier.\n\nKen Park  00:10\nIt is cold out here.\n\nAda Byrne  01:02:03\nYes.\n"
    "\nTranscribed by https://otter.ai\n",
    "3.000 *Ada Byrne: Good morning, everybody. We are on the pier.\n"
    "10.000 *Ken Park: It is cold out here.\n3723.000 *Ada Byrne: Yes.\n" },
  { "otter2",
    "Ada Byrne  0:03  \nGood morning, everybody.\n\nKen Park  0:10  \nIt is cold out here.\n",
    "3.000 *Ada Byrne: Good morning, everybody.\n10.000 *Ken Park: It is cold out here.\n" },
  { "rev",
    "Speaker 1 (00:02):\nGood morning, everybody.\n\nSpeaker 2 (00:10):\n"
    "It is cold [inaudible 00:00:12] out here.\n\nSpeaker 1 (00:20):\n"
    "Yes, it is. [crosstalk 00:00:21]\n",
    "2.000 *Speaker 1: Good morning, everybody.\n"
    "10.000 *Speaker 2: It is cold [inaudible 00:00:12] out here.\n"
    "20.000 *Speaker 1: Yes, it is. [crosstalk 00:00:21]\n" },
  { "descript",
    "[00:00:00] **Ada Byrne:** Good morning, everybody.\n\n"
    "[00:00:05] **Ken:** It is cold out here. And\n\n[00:00:09] **Ada Byrne:** windy.\n",
    "0.000 *Ada Byrne: Good morning, everybody.\n5.000 *Ken: It is cold out here. And\n"
    "9.000 *Ada Byrne: windy.\n" },
  { "name-and-stamp-above",
    "Transcript\n\nWes Tan\n00:00:00\nWelcome to Markup.\n\nScott Lin\n00:00:07\nHello\n\n"
    "Wes Tan\n00:00:10\nTables are back.\n\nGuest 1\n00:00:14\nThey never left.\n",
    "0.000 *Wes Tan: Welcome to Markup.\n7.000 *Scott Lin: Hello\n10.000 *Wes Tan: Tables are back.\n"
    "14.000 *Guest 1: They never left.\n" },
  { "markers-of-a-show",
    "[INTRODUCTION]\n\n[0:00:00] ANNOUNCER: Gil Ames joins us.\n\n[INTERVIEW]\n\n"
    "[0:00:42] TQ: Hi, Gil.\n\n[0:00:45] GA: Hi. [laughs]\n\n[0:00:48] TQ: Well?\n\n[END]\n",
    "0.000 *ANNOUNCER: Gil Ames joins us.\n42.000 *TQ: Hi, Gil.\n45.000 *GA: Hi. [laughs]\n"
    "48.000 *TQ: Well?\n" },
  { "time-that-is-said",
    "Ada: Two things before we start.\nKen: Go on.\nAda: 10:30 is when it turns.\nKen: Good.\n",
    "- *Ada: Two things before we start.\n- *Ken: Go on.\n- *Ada: 10:30 is when it turns.\n"
    "- *Ken: Good.\n" },
  { "times-behind-labels",
    "Ada: 0:00 Two things.\nKen: 0:04 Go on.\nAda: 0:06 The tide turns.\n",
    "0.000 *Ada: Two things.\n4.000 *Ken: Go on.\n6.000 *Ada: The tide turns.\n" },
  { "code-and-addresses",
    "**Ada:** Use `free`, see <https://a.example/x_y_z> or <so>.\n\n**Ken:** Yes `.\n",
    "- *Ada: Use free, see https://a.example/x_y_z or <so>.\n- *Ken: Yes `.\n" },
  { "youtube",
    "0:03\ngood morning everybody\n0:05\nit is cold out\nhere on the pier\n1:02:10\nand windy\n",
    "3.000 -: good morning everybody\n5.000 -: it is cold out here on the pier\n"
    "3730.000 -: and windy\n" },
  { "youtube-glued",
    "0:03good morning everybody\n0:05it is cold out here\n0:093 boats came in\n",
    "3.000 -: good morning everybody\n5.000 -: it is cold out here\n9.000 -: 3 boats came in\n" },
  { "youtube-spoken",
    "0:03\n3 seconds\ngood morning everybody\n1:05\n1 minute, 5 seconds\nit is cold out here\n",
    "3.000 -: good morning everybody\n65.000 -: it is cold out here\n" },
  { "youtube-spoken-glued",
    "0:033 secondsgood morning everybody\n1:051 minute, 5 secondsit is cold out here\n",
    "3.000 -: good morning everybody\n65.000 -: it is cold out here\n" },
  { "markdown-bold",
    "# Harbour talk\n\nA short talk about boats.\n\n## Transcript\n\n"
    "**Ada:** Good morning, *everybody*.\n\n"
    "**Ken:** It is [cold](https://example.org/cold) out here.\n\n## The second part\n\n"
    "**Ada:** Here's the thing: ropes get wet.\n\nNote: they dry again.\n\n**Ken:** True.\n",
    "= - The second part\n- *Ada: Good morning, everybody.\n- *Ken: It is cold out here.\n"
    "- *Ada: Here's the thing: ropes get wet.\n- Ada: Note: they dry again.\n- *Ken: True.\n" },
  { "markdown-inline",
    "**Ada Byrne:** [00:01] Good morning. [00:05] We are here. [00:09] On the pier.\n\n"
    "**Ken:** [00:12] Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 Ada Byrne: We are here.\n"
    "9.000 Ada Byrne: On the pier.\n12.000 *Ken: Yes.\n" },
  { "unlabelled",
    "[00:00] Good morning everybody and welcome to the harbour talk.\n"
    "[00:04] We are here on the pier again, and it is cold out here.\n"
    "[00:09] Remember: bring a coat when you come to see us out here.\n"
    "[00:15] That's all for today, see you next week.\n",
    "0.000 -: Good morning everybody and welcome to the harbour talk.\n"
    "4.000 -: We are here on the pier again, and it is cold out here.\n"
    "9.000 -: Remember: bring a coat when you come to see us out here.\n"
    "15.000 -: That's all for today, see you next week.\n" },
  { "stamp-name-above",
    "00:00:01 Ada Byrne\nGood morning, everybody.\n\n00:00:05 Ken Park\nIt is cold.\n\n"
    "00:00:09 Ada Byrne\nYes.\n",
    "1.000 *Ada Byrne: Good morning, everybody.\n5.000 *Ken Park: It is cold.\n"
    "9.000 *Ada Byrne: Yes.\n" },
  { "stamp-name-two",
    "00:00:01 Ada Byrne\nGood morning, everybody.\n\n00:00:05 Ken Park\nIt is cold.\n",
    "1.000 *Ada Byrne: Good morning, everybody.\n5.000 *Ken Park: It is cold.\n" },
  { "name-stamp-colon",
    "Ada Byrne 00:00:01: Good morning.\nKen Park 00:00:05: It is cold.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n" },
  { "caps",
    "ADA: Good morning.\n\nKEN: It is cold.\n\nADA: Here's the thing: ropes get wet.\n",
    "- *ADA: Good morning.\n- *KEN: It is cold.\n- *ADA: Here's the thing: ropes get wet.\n" },
  { "plain-two",
    "Ada: Hi.\nKen: Hello.\n",
    "- *Ada: Hi.\n- *Ken: Hello.\n" },
  { "lower",
    "ada: hi there\n\nswyx: hello\n\nada: how are you\n\nswyx: fine\n",
    "- *ada: hi there\n- *swyx: hello\n- *ada: how are you\n- *swyx: fine\n" },
  { "milliseconds",
    "[00:00:01.250] Ada: Good morning.\n[00:00:05.500] Ken: It is cold.\n",
    "1.250 *Ada: Good morning.\n5.500 *Ken: It is cold.\n" },
  { "whisper",
    "[00:00:00.000 --> 00:00:04.000]  Good morning everybody and welcome.\n"
    "[00:00:04.000 --> 00:00:07.500]  It is cold out here.\n",
    "0.000 -: Good morning everybody and welcome.\n4.000 -: It is cold out here.\n" },
  { "cjk",
    "李娜：大家早上好。\n\n王伟：今天很冷。\n\n李娜：是的。\n",
    "- *李娜: 大家早上好。\n- *王伟: 今天很冷。\n- *李娜: 是的。\n" },
  { "prose",
    "Good morning, everybody. We are on the pier.\n\nIt is cold out here, and the boats are in.\n",
    "- -: Good morning, everybody. We are on the pier.\n"
    "- -: It is cold out here, and the boats are in.\n" },
  { "markdown-headings",
    "# Harbour talk\n\n### Introduction\n\n[00:00:01] Ada: Good morning.\n\n"
    "[00:00:05] Ken: It is cold.\n\n### Ropes\n\n[00:01:01] Ada: Ropes get wet.\n\n"
    "[00:01:05] Ken: They do.\n",
    "= 1.000 Introduction\n= 61.000 Ropes\n1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n"
    "61.000 *Ada: Ropes get wet.\n65.000 *Ken: They do.\n" },
  { "tsv",
    "0:01\tAda\tGood morning.\n0:05\tKen\tIt is cold.\n0:09\tAda\tYes.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "colon",
    "Ada: Good morning. Two things: rope and tar.\n\nKen: It is cold.\n"
    "Here's the thing: it is winter.\n\nAda: The answer: no.\n",
    "- *Ada: Good morning. Two things: rope and tar.\n"
    "- *Ken: It is cold. Here's the thing: it is winter.\n- *Ada: The answer: no.\n" },
  { "dashes",
    "— Good morning, said the one.\n\n— It is cold, said the other.\n",
    "- -: — Good morning, said the one.\n- -: — It is cold, said the other.\n" },
  { "stamp-and-name-on-lines",
    "Transcript\n\n[00:00:02]\nADA BYRNE\nGood morning.\n\n[00:00:05]\nKEN PARK\nIt is cold.\n\n"
    "[00:00:09]\nADA BYRNE\nYes.\n",
    "2.000 *ADA BYRNE: Good morning.\n5.000 *KEN PARK: It is cold.\n9.000 *ADA BYRNE: Yes.\n" },
  { "zoom",
    "[Ada Byrne] 10:00:01\nGood morning.\n\n[Ken Park] 10:00:05\nIt is cold.\n",
    "36001.000 *Ada Byrne: Good morning.\n36005.000 *Ken Park: It is cold.\n" },
  { "sonix",
    "[00:00:05.120] - Ada Byrne\nGood morning.\n\n[00:00:09.500] - Ken Park\nIt is cold.\n",
    "5.120 *Ada Byrne: Good morning.\n9.500 *Ken Park: It is cold.\n" },
  { "temi",
    "Speaker 1: (00:05)\nGood morning.\n\nSpeaker 2: (00:09)\nIt is cold.\n",
    "5.000 *Speaker 1: Good morning.\n9.000 *Speaker 2: It is cold.\n" },
  { "french",
    "Jean : Bonjour à tous.\n\nÉlodie : Il fait froid.\n\nJean : Oui.\n",
    "- *Jean: Bonjour à tous.\n- *Élodie: Il fait froid.\n- *Jean: Oui.\n" },
  { "stamp-and-name-in-brackets-each", "[00:01] [Ada Byrne] Good morning.\n\n▶ 00:05 [Ken Park] It "
    "is [sic] cold.\n\n[00:09] [Ada Byrne] Yes.\n\n[00:12] [Soft Music] And so.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is [sic] cold.\n9.000 *Ada Byrne: Yes.\n"
    "12.000 Ada Byrne: [Soft Music] And so.\n" },
  { "frames", "[00:00:01:12] Ada Byrne: Good morning.\n\n[00:00:05:03] Ken Park: It is cold.\n\n"
    "[00:00:09:20] Ada Byrne: Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "ranges-of-frames", "00:00:01:12 - 00:00:04:00\nAda Byrne\nGood morning.\n\n"
    "00:00:05:03 - 00:00:06:10\nKen Park\nIt is cold.\n\n"
    "00:00:09:20 - 00:00:10:00\nAda Byrne\nYes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "units", "0m01s Ada Byrne: Good morning.\n1m05s Ken Park: It is cold.\n"
    "[1h00m09s] Ada Byrne: Yes, 2m wide.\n",
    "1.000 *Ada Byrne: Good morning.\n65.000 *Ken Park: It is cold.\n"
    "3609.000 *Ada Byrne: Yes, 2m wide.\n" },
  { "other-brackets", "<00:01> Ada: Good morning.\n{00:05} Ken: It is cold.\n<00:09> Ada: Yes.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "stamp-and-name-in-brackets", "[00:01 Ada Byrne] Good morning.\n\n[00:05 Ken Park] It is cold.\n"
    "\n[00:09 Ada Byrne] Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "name-and-stamp-in-brackets", "[Ada Byrne 00:01]: Good morning.\n\n[Ken Park 00:05]: It is "
    "cold.\n\n[Ada Byrne 00:09]: Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "marks-before-the-stamp", "Ada Byrne, 00:01\nGood morning.\n\nKen Park @ 00:05\nIt is cold.\n\n"
    "Ada Byrne, 00:09\nYes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "bars", "00:01 | Ada Byrne | Good morning.\n00:05 | Ken Park | It is cold | windy.\n"
    "00:09 | Ada Byrne | Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold | windy.\n"
    "9.000 *Ada Byrne: Yes.\n" },
  { "wrapped-before-a-time", "[00:01] Ada: Good morning. We rose at\n5:30 to see the boats.\n"
    "[00:05] Ken: It is cold.\n[00:09] Ada: Yes.\n",
    "1.000 *Ada: Good morning. We rose at 5:30 to see the boats.\n5.000 *Ken: It is cold.\n"
    "9.000 *Ada: Yes.\n" },
  { "numbered", "1\n00:01\nAda: Good morning.\n\n2\n00:05\nKen: It is cold.\n\n3\n00:09\nAda: Yes.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "roles-behind-names", "Ada Byrne (host): Good morning.\n\nKen Park (guest): It is cold.\n\n"
    "Ada Byrne (host): Yes.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n" },
  { "pyannote",
    "SPEAKER_00: Good morning.\nSPEAKER_01: It is cold.\nSPEAKER_00: Yes.\n",
    "- *SPEAKER_00: Good morning.\n- *SPEAKER_01: It is cold.\n- *SPEAKER_00: Yes.\n" },
  { "laugh",
    "Ada: Good morning.\nAda (laughing): It is cold.\nKen: Yes.\nBoth: Bye.\n",
    "- *Ada: Good morning.\n- *Ada: It is cold.\n- *Ken: Yes.\n- *Both: Bye.\n" },
  { "colon-own-line",
    "Ada:\nGood morning.\nIt is cold.\n\nKen:\nYes.\n\nAda:\nBye.\n",
    "- *Ada: Good morning. It is cold.\n- *Ken: Yes.\n- *Ada: Bye.\n" },
  { "one",
    "[00:00:00] Ada: Good morning.\n",
    "0.000 *Ada: Good morning.\n" },
  { "notes",
    "# Boats\n\nShow notes for a talk on boats.\n\n- [The rope](https://example.org/rope)\n\n"
    "## Chapters\n\n- (00:00) Start\n- (02:00) Middle\n- (04:00) End\n\n## Transcript\n\n"
    "**Ada** (00:00): Good morning.\n\n**Ken** (02:00): Middle it is.\n\n**Ada** (04:00): Bye.\n"
    "\n---\n\n*Made with care.*\n",
    "= 0.000 Start\n= 120.000 Middle\n= 240.000 End\n0.000 *Ada: Good morning.\n"
    "120.000 *Ken: Middle it is.\n240.000 *Ada: Bye.\n" },
  { "labels-then-stamps",
    "---\ntitle: \"Tides: a talk\"\ntags:\n  - sea\ndescription: \"Two lines\n\n  of it\"\n"
    "speakers: ['Ada', 'Ken']\ndate: 2024-01-29\n---\n## Introductions\n\nSpeaker 0: 00:00:05\n\n"
    "Just as\n\nSpeaker 1: 00:00:06\n\nthe gull landed on my oar, twice.\nIt is cold.\n\n"
    "Speaker 0: 00:00:09\n\nBoth times, I saw it.\n",
    "5.000 *Speaker 0: Just as\n"
    "6.000 *Speaker 1: the gull landed on my oar, twice. It is cold.\n"
    "9.000 *Speaker 0: Both times, I saw it.\n" },
  { "stamps-between-lines",
    "Episode Transcript\n"
    "Typed by nobody, so beware of what it thinks a tide is.\n"
    "Speaker 1 (00:00):\nHere is the pier, and there\nis the sea.\nSpeaker 2 (00:07):\n"
    "All of it.\nSpeaker 1 (00:11):\nOn Wednesday we row\nout, and then\n"
    "(00:32):\nwe come back.\n",
    "0.000 *Speaker 1: Here is the pier, and there is the sea.\n"
    "7.000 *Speaker 2: All of it.\n"
    "11.000 *Speaker 1: On Wednesday we row out, and then\n"
    "32.000 Speaker 1: we come back.\n" },
  { "escaped-stamps-and-a-break",
    "\\[00:18\\]\n\n**Ada Byrne:** Hello, and welcome. \\[laughter\\]\n\n"
    "And we are \\[unintelligible 00:03:04.06\\] here.\n\n"
    "**Ken Park:** \\[04:10\\] Nobody had brought a coat...\n\n**Break:** \\[08:00\\]\n\n"
    "**Ada Byrne:** Right.\n\n\\[08:10\\] Then we rowed home - all of us.\n",
    "18.000 *Ada Byrne: Hello, and welcome. [laughter]\n"
    "- Ada Byrne: And we are [unintelligible 00:03:04.06] here.\n"
    "250.000 *Ken Park: Nobody had brought a coat...\n480.000 *Ada Byrne: Right.\n"
    "490.000 Ada Byrne: Then we rowed home - all of us.\n" },
  { "handles",
    "# Two channels\n\n[00:00:05] ch0: Hold the rope, please.\n"
    "[00:00:18] ch1: It is wet and it slips.\n[00:00:25] ch0: I see.\n",
    "5.000 *ch0: Hold the rope, please.\n"
    "18.000 *ch1: It is wet and it slips.\n25.000 *ch0: I see.\n" },
  { "front-matter-and-handles",
    "---\ntitle: \"Gulls\"\nspeakers:\n  host1: \"Ada\"\n  host2: \"Ken\"\n---\n\n"
    "## Intro\n\nhost1: Mind the step, it is slippery.\n\nhost2: Too late for my left foot.\n\n"
    "## Of Gulls\n\nhost1: Shall we count the gulls?\n\nhost2: Eleven, and one hat.\n",
    "= - Intro\n= - Of Gulls\n- *host1: Mind the step, it is slippery.\n"
    "- *host2: Too late for my left foot.\n- *host1: Shall we count the gulls?\n"
    "- *host2: Eleven, and one hat.\n" },
  { "times-no-clock-shows", "[99:99:99] is no time. We met at 10:30 am on the pier.\n\nHello.\n",
    "- -: [99:99:99] is no time. We met at 10:30 am on the pier.\n- -: Hello.\n" },
  { "carriage-returns", "Ada: One.\r\rKen: Two.\r\n\r\nAda: Three.",
    "- *Ada: One.\n- *Ken: Two.\n- *Ada: Three.\n" },
  { "escaped-markdown",
    "**Ada:** 2 \\* 3 \\[00:01\\] snake_case_name * x\n\n**Ken:** __Yes__ [no.\n",
    "- *Ada: 2 * 3\n1.000 Ada: snake_case_name * x\n- *Ken: Yes [no.\n" },
  { "front-matter", "---\ntitle: \"Tides\"\nlang: de\n---\n\n**Ada:** One.\n\n**Ken:** Two.\n",
    "- *Ada: One.\n- *Ken: Two.\n" },
  { "table-of-markdown", "# T\n\n| Time | Who | Text |\n|---|---|---|\n| 0:01 | Ada | One. |\n"
    "| 0:05 | Ken | Two. |\n", "1.000 *Ada: One.\n5.000 *Ken: Two.\n" },
};

static const struct {
  const char *name, *text;
  gsize length;
  int code;
  const char *message;
} unreadable[] = {
  { "blank", " \n\t\n---\n", 8, FORMAT_ERROR_EMPTY, "nothing but white space in it" },
  { "nul", "Ada: One.\n\0Ken: Two.\n", 21, FORMAT_ERROR_SYNTAX, "byte 11: not text (0x00)" },
  { "control-bytes", "\x7F" "ELF\x02\x01\x01", 7, FORMAT_ERROR_SYNTAX, "byte 5: not text (0x02)" },
  { "list-of-chapters", "0:00 Intro\n1:30 Boats and ropes\n5:00 Outro\n", 42, FORMAT_ERROR_EMPTY,
    "no stamped paragraphs found; is the transcript on another page?" },
};

static Transcript *
read_bytes (const char *format, const char *text, gsize length, GError **error)
{
  Source source = { .text = g_memdup2 (text, length + 1), .length = length };
  Transcript *transcript = format_for_name (format)->read (&source, error);

  g_free (source.text);
  return transcript;
}

static void
test_readable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row), length = strlen (readable[i].text);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autofree char *text = NULL;

  g_assert_true (format_for_content (readable[i].text, length) == format_for_name ("text"));
  transcript = read_bytes ("text", readable[i].text, length, &error);
  g_assert_no_error (error);
  text = described (transcript);
  g_assert_cmpstr (text, ==, readable[i].expected);
}

static void
test_unreadable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes ("text", unreadable[i].text, unreadable[i].length, &error));
  g_assert_error (error, FORMAT_ERROR, unreadable[i].code);
  g_assert_cmpstr (error->message, ==, unreadable[i].message);
}

static void
test_metadata (void)
{
  static const char text[] = "# Harbour talk\n\nA talk about boats, and "
      "[ropes](https://example.org/ropes \"R\").\n\n## Chapters\n\n- (00:00) Start\n- (02:00) [Middle](https://example.org/m)\n"
      "\n## Transcript\n\n**Ada** (00:01): Good morning.\n\n**Ken** (02:00): Middle it is.\n";
  g_autoptr (Transcript) transcript = read_bytes ("text", text, sizeof text - 1, NULL);

  g_assert_cmpstr (transcript->title, ==, "Harbour talk");
  g_assert_cmpstr (transcript->description, ==, "A talk about boats, and ropes.");
  g_assert_cmpuint (transcript->links->len, ==, 1);
  g_assert_cmpstr (g_array_index (transcript->links, Link, 0).url, ==,
      "https://example.org/ropes");
  g_assert_cmpuint (transcript->chapters->len, ==, 2);
  g_assert_cmpstr (transcript_get_chapter (transcript, 1)->link, ==, "https://example.org/m");
}

/* 15 characters a second: "Grüße." takes 0.4 s. */
static void
test_lines (void)
{
  static const char text[] = "Grüße.\n\n  [0:01] Ada: two\tthree \n";
  g_autoptr (Transcript) transcript = read_bytes ("lines", text, sizeof text - 1, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = described (transcript);

  g_assert_cmpstr (said, ==, "0.000 -: Grüße.\n0.400 -: [0:01] Ada: two three\n");
  g_assert_cmpuint (transcript->audio.duration, ==, 27 * SECOND / 15);
  g_assert_null (read_bytes ("lines", " \n\n", 3, &error));
  g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain/metadata", test_metadata);
  g_test_add_func ("/lines", test_lines);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++) {
    g_autofree char *path = g_strconcat ("/plain/readable/", readable[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_readable);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (unreadable); i++) {
    g_autofree char *path = g_strconcat ("/plain/unreadable/", unreadable[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_unreadable);
  }
  return g_test_run ();
}
