/* Transcripts in the shapes in which shows publish them: who speaks, what is said, and what only
 * looks like a label. */
#include "described.h"

#include <string.h>

static const struct {
  const char *name, *text, *expected;
} shapes[] = {
  { "lenticular-names",
    "【田中】おはようございます。\n\n【鈴木】寒いですね。\n\n【田中】そうですね。\n",
    "- *田中: おはようございます。\n- *鈴木: 寒いですね。\n- *田中: そうですね。\n" },
  { "lenticular-stamped",
    "00:01 【田中】おはようございます。\n00:05 【鈴木】寒いですね。\n00:09 "
    "【田中】そうですね。\n",
    "1.000 *田中: おはようございます。\n5.000 *鈴木: 寒いですね。\n9.000 *田中: そうですね。\n" },
  { "round-names",
    "(Ada Byrne) Good morning.\n\n(Ken Park) It is cold.\n\n(Ada Byrne) Yes. (laughs)\n\n(Ken "
    "Park) Bye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes. (laughs)\n- "
    "*Ken Park: Bye.\n" },
  { "round-names-cjk",
    "（田中）おはようございます。\n（鈴木）寒いですね。\n（田中）そうですね。（笑）\n"
    "（鈴木）では。\n",
    "- *田中: おはようございます。\n- *鈴木: 寒いですね。\n- *田中: そうですね。（笑）\n- "
    "*鈴木: では。\n" },
  { "square-names",
    "[Ada] Good morning.\n[Ken] It is cold.\n[Ada] Yes. [laughs]\n[Ken] Bye.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes. [laughs]\n- *Ken: Bye.\n" },
  { "square-names-colon",
    "[Ada]: Good morning.\n[Ken]: It is cold.\n[Ada]: Yes. [laughs]\n[Ken]: Bye.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes. [laughs]\n- *Ken: Bye.\n" },
  { "square-sounds",
    "[Music] Good morning everybody.\n[Music] It is cold.\n[Applause] Yes.\n[Laughter] Bye.\n",
    "- -: [Music] Good morning everybody. [Music] It is cold. [Applause] Yes. [Laughter] Bye.\n" },
  { "japanese-space",
    "田中　おはようございます。\n鈴木　寒いですね。\n田中　そうですね。\n鈴木　では。\n",
    "- *田中: おはようございます。\n- *鈴木: 寒いですね。\n- *田中: そうですね。\n- *鈴木: "
    "では。\n" },
  { "quoted-japanese",
    "田中「おはようございます。」\n鈴木「寒いですね。」\n田中「そうですね。」\n",
    "- *田中: 「おはようございます。」\n- *鈴木: 「寒いですね。」\n- *田中: 「そうですね。」\n" },
  { "name-comma-role",
    "Ada Byrne, Host: Good morning.\n\nKen Park, CEO of Ropes: It is cold.\n\nAda Byrne: Why?\n"
    "\nKen Park: The wind.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Why?\n- *Ken Park: "
    "The wind.\n" },
  { "host-dash-name",
    "Host – Ada Byrne: Good morning.\n\nGuest – Ken Park: It is cold.\n\nHost – Ada Byrne: "
    "Yes.\n\nGuest – Ken Park: Bye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n- *Ken Park: "
    "Bye.\n" },
  { "name-dash-role",
    "Ada Byrne - Host: Good morning.\n\nKen Park - Guest: It is cold.\n\nAda Byrne - Host: "
    "Yes.\n\nKen Park - Guest: Bye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n- *Ken Park: "
    "Bye.\n" },
  { "name-round-role",
    "Ada Byrne (Host): Good morning.\n\nKen Park (Author): It is cold.\n\nAda Byrne (Host): "
    "Yes.\n\nKen Park (Author): Bye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park (Author): It is cold.\n- *Ada Byrne: Yes.\n- "
    "*Ken Park (Author): Bye.\n" },
  { "two-labels",
    "Ada and Ken: Good morning.\n\nAda: It is cold.\n\nKen: Yes.\n\nAda and Ken: Bye.\n",
    "- *Ada and Ken: Good morning.\n- *Ada: It is cold.\n- *Ken: Yes.\n- *Ada and Ken: Bye.\n" },
  { "both-amp",
    "Ada & Ken: Good morning.\n\nAda: It is cold.\n\nKen: Yes.\n\nAda & Ken: Bye.\n",
    "- *Ada & Ken: Good morning.\n- *Ada: It is cold.\n- *Ken: Yes.\n- *Ada & Ken: Bye.\n" },
  { "legend-equals",
    "AB = Ada Byrne\nKP = Ken Park\n\nAB: Good morning.\n\nKP: It is cold.\n\nAB: Yes.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n" },
  { "legend-colon",
    "AB: Ada Byrne\nKP: Ken Park\n\nAB: Good morning.\n\nKP: It is cold.\n\nAB: Yes.\n\nKP: "
    "Bye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n- *Ken Park: "
    "Bye.\n" },
  { "legend-inside",
    "Speakers: Ada Byrne (AB), Ken Park (KP)\n\nAB: Good morning.\n\nKP: It is cold.\n\nAB: "
    "Yes.\n\nKP: Bye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n- *Ken Park: "
    "Bye.\n" },
  { "initials-after-names",
    "Ada Byrne: Good morning.\n\nKen Park: It is cold.\n\nAB: Yes.\n\nKP: Bye.\n\nAB: Wait.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n- *Ken Park: "
    "Bye.\n- *Ada Byrne: Wait.\n" },
  { "initials-dots",
    "A.B.: Good morning.\n\nK.P.: It is cold.\n\nA.B.: Yes.\n",
    "- *A.B.: Good morning.\n- *K.P.: It is cold.\n- *A.B.: Yes.\n" },
  { "h3-names",
    "<h3>Ada Byrne</h3><p>Good morning.</p><h3>Ken Park</h3><p>It is cold.</p><h3>Ada "
    "Byrne</h3><p>Yes.</p><h3>Ken Park</h3><p>Bye.</p>",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n- *Ken Park: "
    "Bye.\n" },
  { "dl",
    "<dl><dt>Ada</dt><dd>Good morning.</dd><dt>Ken</dt><dd>It is "
    "cold.</dd><dt>Ada</dt><dd>Yes.</dd><dt>Ken</dt><dd>Bye.</dd></dl>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n- *Ken: Bye.\n" },
  { "dl-colon",
    "<dl><dt>Ada:</dt><dd>Good morning.</dd><dt>Ken:</dt><dd>It is "
    "cold.</dd><dt>Ada:</dt><dd>Yes.</dd></dl>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "cite-time",
    "<cite>Ada Byrne:</cite>\n<time>0:00</time>\n<p>Good morning.</p>\n<cite>Ken Park:</cite>\n"
    "<time>0:05</time>\n<p>It is cold.</p>\n<time>0:09</time>\n<p>And wet.</p>\n",
    "0.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 Ken Park: And wet.\n" },
  { "table-no-head",
    "<table><tr><td>Ada</td><td>0:01</td><td>Good "
    "morning.</td></tr><tr><td>Ken</td><td>0:05</td><td>It is "
    "cold.</td></tr><tr><td>Ada</td><td>0:09</td><td>Yes.</td></tr></table>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "table-speaker-text",
    "<table><tr><th>Speaker</th><th>Text</th></tr><tr><td>Ada</td><td>Good "
    "morning.</td></tr><tr><td>Ken</td><td>It is "
    "cold.</td></tr><tr><td>Ada</td><td>Yes.</td></tr><tr><td>Ken</td><td>Why?</td></tr><tr>"
    "<td>Ada</td><td>The wind.</td></tr></table>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n- *Ken: Why?\n- *Ada: The "
    "wind.\n" },
  { "table-p-cells",
    "<table><tbody><tr><td><p>00:01</p></td><td><p>Ada</p></td><td><p>Good "
    "morning.</p></td></tr><tr><td><p>00:05</p></td><td><p>Ken</p></td><td><p>It is "
    "cold.</p><p>And "
    "wet.</p></td></tr><tr><td><p>00:09</p></td><td><p>Ada</p></td><td><p>Yes.</p></td></tr>"
    "</tbody></table>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n- Ken: And wet.\n9.000 *Ada: Yes.\n" },
  { "anchor-stamps",
    "<p><a href=\"?t=1\">0:01</a> <b>Ada:</b> Good morning.</p><p><a href=\"?t=5\">0:05</a> "
    "<b>Ken:</b> It is cold.</p>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n" },
  { "anchor-youtube-units",
    "<p><a href=\"https://youtu.be/x?t=1m2s\">1m2s</a> <b>Ada:</b> Good morning.</p><p><a "
    "href=\"https://youtu.be/x?t=1h2m3s\">1h2m3s</a> <b>Ken:</b> It is cold.</p>",
    "62.000 *Ada: Good morning.\n3723.000 *Ken: It is cold.\n" },
  { "span-timestamp",
    "<p><span class=\"timestamp\">00:01</span><span class=\"speaker\">Ada:</span> Good "
    "morning.</p><p><span class=\"timestamp\">00:05</span><span class=\"speaker\">Ken:</span> "
    "It is cold.</p>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n" },
  { "stamp-comma-ms",
    "00:00:01,500 Ada: Good morning.\n00:00:05,250 Ken: It is cold.\n00:00:09,000 Ada: Yes.\n",
    "1.500 *Ada: Good morning.\n5.250 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "stamp-dash",
    "1:02 - Ada: Good morning.\n1:05 - Ken: It is cold.\n1:09 - Ada: Yes.\n",
    "62.000 *Ada: Good morning.\n65.000 *Ken: It is cold.\n69.000 *Ada: Yes.\n" },
  { "stamp-own-line",
    "[00:00:01]\n\nAda: Good morning.\n\nKen: It is cold.\n\n[00:01:00]\n\nAda: Yes.\n\nKen: "
    "Bye.\n",
    "1.000 *Ada: Good morning.\n- *Ken: It is cold.\n60.000 *Ada: Yes.\n- *Ken: Bye.\n" },
  { "stamp-own-line-bare",
    "00:01\n\nAda: Good morning.\n\nKen: It is cold.\n\n01:00\n\nAda: Yes.\n\nKen: Bye.\n",
    "1.000 *Ada: Good morning.\n- *Ken: It is cold.\n60.000 *Ada: Yes.\n- *Ken: Bye.\n" },
  { "npr-bold",
    "<div class=\"transcript\"><p>ADA BYRNE, HOST:</p><p>This is the news. (SOUNDBITE OF "
    "MUSIC)</p><p>KEN PARK: Good morning, Ada.</p><p>BYRNE: It is cold, Ken.</p><p>(SOUNDBITE "
    "OF ARCHIVED RECORDING)</p><p>UNIDENTIFIED PERSON #1: Very cold.</p><p>PARK: "
    "Yes.</p><p>(LAUGHTER)</p><p>BYRNE: Bye.</p></div>",
    "- *ADA BYRNE: This is the news. (SOUNDBITE OF MUSIC)\n- *KEN PARK: Good morning, Ada.\n- "
    "*ADA BYRNE: It is cold, Ken.\n- ADA BYRNE: (SOUNDBITE OF ARCHIVED RECORDING)\n- "
    "*UNIDENTIFIED PERSON #1: Very cold.\n- *KEN PARK: Yes.\n- KEN PARK: (LAUGHTER)\n- *ADA "
    "BYRNE: Bye.\n" },
  { "cowen",
    "<p><strong>BYRNE:</strong> Good morning.</p><p><strong>PARK:</strong> It is cold. "
    "[laughs]</p><p>And wet.</p><p><strong>BYRNE:</strong> Yes.</p><p><strong>On "
    "ropes</strong></p><p><strong>PARK:</strong> Ropes.</p>",
    "= - On ropes\n- *BYRNE: Good morning.\n- *PARK: It is cold. [laughs]\n- PARK: And wet.\n- "
    "*BYRNE: Yes.\n- *PARK: Ropes.\n" },
  { "surname-caps",
    "<p>Ada BYRNE: Good morning.</p><p>Ken PARK: It is cold.</p><p>BYRNE: Yes.</p><p>PARK: And "
    "wet.</p>",
    "- *Ada BYRNE: Good morning.\n- *Ken PARK: It is cold.\n- *Ada BYRNE: Yes.\n- *Ken PARK: "
    "And wet.\n" },
  { "substack",
    "**Ada** [00:01:02]: Good morning.\n\n**Ken Park** [00:01:05]: It is cold.\n\n**Ada** "
    "[00:01:09]: Yes.\n",
    "62.000 *Ada: Good morning.\n65.000 *Ken Park: It is cold.\n69.000 *Ada: Yes.\n" },
  { "sed",
    "[INTERVIEW]\n\n[00:00:01] JM: Good morning.\n\n[00:00:05] KP: It is cold.\n\n[00:00:09] "
    "JM: Yes.\n\n[END]\n",
    "1.000 *JM: Good morning.\n5.000 *KP: It is cold.\n9.000 *JM: Yes.\n" },
  { "80k",
    "## Transcript\n\n### Cold open [00:00:00]\n\n**Ada Byrne:** Good morning.\n\n**Ken "
    "Park:** It is cold.\n\n### Ropes [00:02:00]\n\n**Ada Byrne:** Ropes?\n\n**Ken Park:** "
    "Yes.\n",
    "= 0.000 Cold open\n= 120.000 Ropes\n0.000 *Ada Byrne: Good morning.\n- *Ken Park: It is "
    "cold.\n120.000 *Ada Byrne: Ropes?\n- *Ken Park: Yes.\n" },
  { "80k-html",
    "<h2>Transcript</h2><h3>Cold open [00:00:00]</h3><p><strong>Ada Byrne:</strong> Good "
    "morning.</p><p><strong>Ken Park:</strong> It is cold.</p><h3>Ropes "
    "[00:02:00]</h3><p><strong>Ada Byrne:</strong> Ropes?</p><p><strong>Ken Park:</strong> "
    "Yes.</p>",
    "= 0.000 Cold open\n= 120.000 Ropes\n0.000 *Ada Byrne: Good morning.\n- *Ken Park: It is "
    "cold.\n120.000 *Ada Byrne: Ropes?\n- *Ken Park: Yes.\n" },
  { "heading-stamp-first",
    "<h2>Transcript</h2><h3>[00:00:00] Cold open</h3><p><strong>Ada Byrne:</strong> Good "
    "morning.</p><p><strong>Ken Park:</strong> It is cold.</p><h3>[00:02:00] "
    "Ropes</h3><p><strong>Ada Byrne:</strong> Ropes?</p><p><strong>Ken Park:</strong> Yes.</p>",
    "= 0.000 Cold open\n= 120.000 Ropes\n0.000 *Ada Byrne: Good morning.\n- *Ken Park: It is "
    "cold.\n120.000 *Ada Byrne: Ropes?\n- *Ken Park: Yes.\n" },
  { "otter-unknown",
    "Unknown Speaker  0:00  \nGood morning.\n\nAda Byrne  0:04  \nIt is cold.\n\nUnknown "
    "Speaker  0:09  \nYes.\n",
    "0.000 *Unknown Speaker: Good morning.\n4.000 *Ada Byrne: It is cold.\n9.000 *Unknown "
    "Speaker: Yes.\n" },
  { "riverside",
    "Ada Byrne (00:01.234)\nGood morning.\n\nKen Park (00:05.5)\nIt is cold.\n\nAda Byrne "
    "(00:09.01)\nYes.\n",
    "1.234 *Ada Byrne: Good morning.\n5.500 *Ken Park: It is cold.\n9.010 *Ada Byrne: Yes.\n" },
  { "riverside-colon",
    "Ada Byrne (00:01.234):\nGood morning.\n\nKen Park (00:05.5):\nIt is cold.\n\nAda Byrne "
    "(00:09.01):\nYes.\n",
    "1.234 *Ada Byrne: Good morning.\n5.500 *Ken Park: It is cold.\n9.010 *Ada Byrne: Yes.\n" },
  { "teams-docx",
    "Byrne, Ada   0:03\nGood morning.\n\nPark, Ken   0:07\nIt is cold.\n\nByrne, Ada   0:11\n"
    "Yes.\n",
    "3.000 *Byrne, Ada: Good morning.\n7.000 *Park, Ken: It is cold.\n11.000 *Byrne, Ada: "
    "Yes.\n" },
  { "fireflies",
    "00:01\nAda Byrne\nGood morning.\n\n00:05\nKen Park\nIt is cold.\n\n00:09\nAda Byrne\n"
    "Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "fireflies2",
    "Ada Byrne - 00:01\nGood morning.\n\nKen Park - 00:05\nIt is cold.\n\nAda Byrne - 00:09\n"
    "Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "happyscribe",
    "[00:00:01.250] - Ada Byrne\nGood morning.\n\n[00:00:05.510] - Ken Park\nIt is cold.\n\n"
    "[00:00:09.000] - Ada Byrne\nYes.\n",
    "1.250 *Ada Byrne: Good morning.\n5.510 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "happyscribe-txt",
    "00:00:01\nAda Byrne: Good morning.\n\n00:00:05\nKen Park: It is cold.\n\n00:00:09\nAda "
    "Byrne: Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "sonix-html",
    "<p><span class=\"speaker\">Ada Byrne: </span><span class=\"timecode\">[00:00:01] "
    "</span>Good morning.</p><p><span class=\"speaker\">Ken Park: </span><span "
    "class=\"timecode\">[00:00:05] </span>It is cold.</p><p><span class=\"speaker\">Ada Byrne: "
    "</span><span class=\"timecode\">[00:00:09] </span>Yes.</p>",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "buzzsprout-html",
    "<p><cite>Ada Byrne:</cite> <time>0:00</time></p><p>Good morning.</p><p><cite>Ken "
    "Park:</cite> <time>0:05</time></p><p>It is cold.</p>",
    "0.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n" },
  { "castos-html",
    "<p><strong>Ada Byrne:</strong></p><p>Good morning.</p><p>It is cold.</p><p><strong>Ken "
    "Park:</strong></p><p>Yes.</p><p><strong>Ada Byrne:</strong></p><p>Bye.</p>",
    "- *Ada Byrne: Good morning.\n- Ada Byrne: It is cold.\n- *Ken Park: Yes.\n- *Ada Byrne: "
    "Bye.\n" },
  { "transistor-html",
    "<p><strong>Ada Byrne (00:01):</strong><br>Good morning.</p><p><strong>Ken Park "
    "(00:05):</strong><br>It is cold.</p><p><strong>Ada Byrne (00:09):</strong><br>Yes.</p>",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "simplecast",
    "<p>Ada Byrne: </p><p>0:01</p><p>Good morning.</p><p>Ken Park: </p><p>0:05</p><p>It is "
    "cold.</p><p>Ada Byrne: </p><p>0:09</p><p>Yes.</p>",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "timferriss",
    "<p><strong>Ada Byrne:</strong> Good morning.</p><p><strong>Ken Park:</strong> It is "
    "cold.</p><p>And wet: very wet.</p><p><strong>Ada Byrne:</strong> Yes.</p>",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- Ken Park: And wet: very wet.\n- "
    "*Ada Byrne: Yes.\n" },
  { "strong-colon-outside",
    "<p><strong>Ada Byrne</strong>: Good morning.</p><p><strong>Ken Park</strong>: It is "
    "cold.</p><p><strong>Ada Byrne</strong>: Yes.</p>",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n" },
  { "u-label",
    "<p><u>Ada:</u> Good morning.</p><p><u>Ken:</u> It is cold.</p><p><u>Ada:</u> Yes.</p>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "bold-stamp-then-name-line",
    "<p><b>Ada Byrne</b><br>00:01<br>Good morning.</p><p><b>Ken Park</b><br>00:05<br>It is "
    "cold.</p><p><b>Ada Byrne</b><br>00:09<br>Yes.</p>",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "details",
    "<h1>Harbours</h1><p>A talk of boats.</p><details><summary>Read the "
    "transcript</summary><p><b>Ada:</b> Good morning.</p><p><b>Ken:</b> It is "
    "cold.</p><p><b>Ada:</b> Yes.</p></details><p>Share this</p>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "unstamped-between",
    "<p>[00:01] <b>Ada:</b> Good morning.</p><p>It is cold today, is it not.</p><p>[00:09] "
    "<b>Ken:</b> Yes.</p><p>And wet.</p>",
    "1.000 *Ada: Good morning.\n- Ada: It is cold today, is it not.\n9.000 *Ken: Yes.\n- Ken: "
    "And wet.\n" },
  { "br-paragraphs",
    "[00:01] <b>Ada:</b> Good morning.<br /><br />[00:05] <b>Ken:</b> It is cold.<br /><br "
    "/>And wet.<br /><br />[00:09] <b>Ada:</b> Yes.",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n- Ken: And wet.\n9.000 *Ada: Yes.\n" },
  { "not-labels",
    "Ada: Good morning.\n\nKen: It is cold.\n\nNote: bring a coat.\n\nThe answer: yes.\n\nHe "
    "said: come.\n\nAda: 10:30: that is when.\n\nhttp://example.org is a page.\n\nChapter 3: "
    "The sea.\n\nKen: As John 3:16 says, 2:1 they won.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- Ken: Note: bring a coat.\n- Ken: The "
    "answer: yes.\n- Ken: He said: come.\n- *Ada: 10:30: that is when.\n- Ada: "
    "http://example.org is a page.\n- Ada: Chapter 3: The sea.\n- *Ken: As John 3:16 says, 2:1 "
    "they won.\n" },
  { "list-read",
    "Ada: I buy three things.\n\nFirst: rope.\n\nSecond: tar.\n\nThird: a boat.\n\nKen: Good.\n"
    "\nAda: Yes.\n",
    "- *Ada: I buy three things.\n- Ada: First: rope.\n- Ada: Second: tar.\n- Ada: Third: a "
    "boat.\n- *Ken: Good.\n- *Ada: Yes.\n" },
  { "verses",
    "[00:01] Ada: Read with me.\n\nJohn 3:16 says it.\n\nMark 4:35 too.\n\n[00:09] Ken: Luke "
    "8:22. And so on.\n\n[00:12] Ada: We won 2:1 on Sunday.\n",
    "1.000 *Ada: Read with me.\n- Ada: John 3:16 says it.\n- Ada: Mark 4:35 too.\n9.000 *Ken: "
    "Luke 8:22. And so on.\n12.000 *Ada: We won 2:1 on Sunday.\n" },
  { "verses-start",
    "Ada: Read with me.\n\nKen: 3:16 is the verse.\n\nAda: Yes.\n\n2:1 was the score.\n\nKen: "
    "Good.\n",
    "- *Ada: Read with me.\n- *Ken: 3:16 is the verse.\n- *Ada: Yes.\n- Ada: 2:1 was the "
    "score.\n- *Ken: Good.\n" },
  { "quoted-names",
    "Ada: So I said: come. And Ken: he came.\n\nKen: I did.\n\nAda: Then Bob: he came too.\n",
    "- *Ada: So I said: come. And Ken: he came.\n- *Ken: I did.\n- *Ada: Then Bob: he came "
    "too.\n" },
  { "seradio",
    "<h2>Transcript</h2><p><em>Transcript brought to you by a magazine.</em></p><p><strong>Ada "
    "Byrne</strong> 00:00:16 Hello, and welcome to the pier. I am Ada.</p><p><strong>Ken "
    "Park</strong> 00:00:40 It is cold. At 10:30 it was warm.</p><p><strong>Ada Byrne</strong> "
    "00:00:44 Yes.</p><p>[End of Audio]</p>",
    "16.000 *Ada Byrne: Hello, and welcome to the pier. I am Ada.\n40.000 *Ken Park: It is "
    "cold. At 10:30 it was warm.\n44.000 *Ada Byrne: Yes.\n" },
  { "mindscape",
    "<p><strong>0:00:00.4 Ada Byrne:</strong> Hello everyone.</p><p><strong>0:00:09.8 Ken "
    "Park:</strong> Thanks.</p><p>[music]</p><p><strong>0:00:15.1 Ada Byrne:</strong> So.</p>",
    "0.400 *Ada Byrne: Hello everyone.\n9.800 *Ken Park: Thanks.\n- Ken Park: [music]\n15.100 "
    "*Ada Byrne: So.\n" },
  { "nyt-dl",
    "<dl><dt>ada byrne</dt><dd><p>From the pier, I'm Ada.</p></dd></dl><dl><dt>ken "
    "park</dt><dd><p>It is cold.</p></dd></dl><dl><dt>ada "
    "byrne</dt><dd><p>Yes.</p></dd></dl><dl><dt>ken park</dt><dd><p>Bye.</p></dd></dl>",
    "- *ada byrne: From the pier, I'm Ada.\n- *ken park: It is cold.\n- *ada byrne: Yes.\n- "
    "*ken park: Bye.\n" },
  { "slate",
    "S1: [00:00:01] Good morning.\n\nS2: [00:00:05] It is cold.\n\nS1: [00:00:09] Yes.\n\n"
    "Speaker3: [00:00:11] Bye.\n",
    "1.000 *S1: Good morning.\n5.000 *S2: It is cold.\n9.000 *S1: Yes.\n11.000 *Speaker3: "
    "Bye.\n" },
  { "indiehackers",
    "<p><strong>Ada Byrne</strong> 0h 0m 8s: What's up?</p><p><strong>Ken Park</strong> 0h 0m "
    "12s: It is cold.</p><p><strong>Ada Byrne</strong> 0h 1m 2s: Yes.</p>",
    "8.000 *Ada Byrne: What's up?\n12.000 *Ken Park: It is cold.\n62.000 *Ada Byrne: Yes.\n" },
  { "redhat",
    "<p><strong>00:00 - <em>Ada Byrne</em></strong><br>Good morning.</p><p><strong>00:09 - "
    "<em>Ken Park</em></strong><br>It is cold.</p><p><strong>00:12 - <em>Ada "
    "Byrne</em></strong><br>Yes.</p>",
    "0.000 *Ada Byrne: Good morning.\n9.000 *Ken Park: It is cold.\n12.000 *Ada Byrne: Yes.\n" },
  { "dwarkesh",
    "<h3>(00:00:00) – Of ropes</h3><p><strong>Ada Byrne</strong> <em>00:00:00</em></p><p>Good "
    "morning.</p><p><strong>Ken Park</strong> <em>00:00:09</em></p><p>It is cold.</p><p>And "
    "wet.</p><h3>(00:01:00) – Of tar</h3><p><strong>Ada Byrne</strong> "
    "<em>00:01:00</em></p><p>Tar?</p>",
    "= 0.000 Of ropes\n= 60.000 Of tar\n0.000 *Ada Byrne: Good morning.\n9.000 *Ken Park: It "
    "is cold.\n- Ken Park: And wet.\n60.000 *Ada Byrne: Tar?\n" },
  { "volts",
    "<p>A letter about ropes and the people who make them, with pictures.</p><p>(PDF "
    "transcript)</p><p><strong>Text transcript:</strong></p><p><strong>Ada "
    "Byrne</strong></p><p>Good morning. Hello to all.</p><p>It is cold.</p><p><strong>Ken "
    "Park</strong></p><p>Thanks.</p><p><strong>Ada Byrne</strong></p><p>So.</p><p><strong>Ken "
    "Park</strong></p><p>So.</p><p>Thanks for reading! Subscribe for free.</p>",
    "- *Ada Byrne: Good morning. Hello to all.\n- Ada Byrne: It is cold.\n- *Ken Park: "
    "Thanks.\n- *Ada Byrne: So.\n- *Ken Park: So.\n" },
  { "oddlots",
    "<p><strong>Ada Byrne (00:18):</strong><br/>Hello.</p><p><strong>Ken:</strong> "
    "(00:25)<br/>It is cold.</p><p><strong>Ada:</strong> (00:28)<br/>Yes.</p>",
    "18.000 *Ada Byrne: Hello.\n25.000 *Ken: It is cold.\n28.000 *Ada Byrne: Yes.\n" },
  { "bikeshed",
    "AD: Every time I row, I sing.\n\nADA:  Hello and welcome to the harbour. I'm Ada Byrne.\n"
    "\nKEN:  And I'm Ken Park. And together we row.\n\nADA:  So, Ken, what's new in your "
    "world?\n\nKEN:  Ropes.\n\nANNOUNCER:  This podcast is brought to you by a rope.\n",
    "- *AD: Every time I row, I sing.\n- *ADA: Hello and welcome to the harbour. I'm Ada "
    "Byrne.\n- *KEN: And I'm Ken Park. And together we row.\n- *ADA: So, Ken, what's new in "
    "your world?\n- *KEN: Ropes.\n- *ANNOUNCER: This podcast is brought to you by a rope.\n" },
  { "securitynow",
    "GULL RESEARCH CORPORATION\thttp://www.gull.example/\n\nSERIES:\t\tHarbour Now!\n"
    "EPISODE:\t#900\nDATE:\t\tMarch 1, 2024\nTITLE:\t\tOf Ropes\nHOSTS:\tKen Park & Ada Byrne\n"
    "SOURCE:\thttps://media.example/hn0900.mp3\nARCHIVE:\thttps://www.gull.example/hn.htm\n\n"
    "DESCRIPTION:  This week we look at ropes. Then we look at tar.\n\nSHOW TEASE:  It's time "
    "for Harbour Now!. Ken is here.\n\nADA BYRNE:  This is Harbour Now! with Ken Park. It's "
    "time.\n\nKEN PARK:  Ada, it's great to be with you.\n\nADA:  Yeah.\n\nKEN:  And it's "
    "cold.\n\nADA:  Yes.\n\nKEN:  Bye.\n\n\nCopyright (c) 2024 by Ken Park and Ada Byrne. SOME "
    "RIGHTS RESERVED. This work is licensed for the good of the gulls.\n",
    "- *SHOW TEASE: It's time for Harbour Now!. Ken is here.\n- *ADA BYRNE: This is Harbour "
    "Now! with Ken Park. It's time.\n- *KEN PARK: Ada, it's great to be with you.\n- *ADA "
    "BYRNE: Yeah.\n- *KEN PARK: And it's cold.\n- *ADA BYRNE: Yes.\n- *KEN PARK: Bye.\n" },
  { "signals",
    "<div class=\"t\"><div><span class=\"time\">00:00:03</span><p "
    "class=\"name\">Ada</p></div><div class=\"txt\"><p>Welcome.</p></div></div><div "
    "class=\"t\"><div><span class=\"time\">00:00:09</span><p class=\"name\">Ken</p></div><div "
    "class=\"txt\"><p>It is cold.</p><p>And wet.</p></div></div><div class=\"t\"><div><span "
    "class=\"time\">00:00:19</span><p class=\"name\">Ada</p></div><div "
    "class=\"txt\"><p>Yes.</p></div></div>",
    "3.000 *Ada: Welcome.\n9.000 *Ken: It is cold.\n- Ken: And wet.\n19.000 *Ada: Yes.\n" },
  { "onbeing",
    "<p><strong>Ada Byrne, host:</strong> Good morning.</p><p>[<em>music: "
    "“Gulls”</em>]</p><p><strong>Ken Park:</strong> It is cold.</p><p><strong>Byrne:</strong> "
    "Yes.</p><p><strong>Park:</strong> Bye.</p><p><strong>Byrne:</strong> [laughs] So.</p>",
    "- *Ada Byrne: Good morning.\n- Ada Byrne: [music: “Gulls”]\n- *Ken Park: It is cold.\n- "
    "*Ada Byrne: Yes.\n- *Ken Park: Bye.\n- *Ada Byrne: [laughs] So.\n" },
  { "freakonomics",
    "<p>Ken PARK: Good morning.</p><p>That's Ken Park. He makes ropes. They are good "
    "ropes.</p><p><strong>PARK</strong>: They are.</p><p>And here's the thing about ropes: "
    "they get wet.</p><p><strong>Stephen BYRNE</strong>: And why?</p><p><strong>PARK</strong>: "
    "The sea.</p>",
    "- *Ken PARK: Good morning.\n- Ken PARK: That's Ken Park. He makes ropes. They are good "
    "ropes.\n- *Ken PARK: They are.\n- Ken PARK: And here's the thing about ropes: they get "
    "wet.\n- *Stephen BYRNE: And why?\n- *Ken PARK: The sea.\n" },
  { "lenny",
    "Ada Byrne (00:00:00):\nGood morning. It is cold.\n\nKen (00:00:05):\nIt is: very cold.\n\n"
    "(00:00:40):\nAnd wet.\n\nAda Byrne (00:00:45):\nYes.\n",
    "0.000 *Ada Byrne: Good morning. It is cold.\n5.000 *Ken: It is: very cold.\n40.000 Ken: "
    "And wet.\n45.000 *Ada Byrne: Yes.\n" },
  { "kubernetes",
    "<p>ADA BYRNE: Hi, and welcome. I'm Ada Byrne.</p><p>KEN PARK: And I'm Ken "
    "Park.</p><p>[MUSIC PLAYING]</p><p>ADA BYRNE: Ken.</p><p>KEN PARK: Ada.</p><hr><p>ADA "
    "BYRNE: And now.</p><p>KEN PARK: Good. [LAUGHS]</p>",
    "- *ADA BYRNE: Hi, and welcome. I'm Ada Byrne.\n- *KEN PARK: And I'm Ken Park.\n- KEN "
    "PARK: [MUSIC PLAYING]\n- *ADA BYRNE: Ken.\n- *KEN PARK: Ada.\n- *ADA BYRNE: And now.\n- "
    "*KEN PARK: Good. [LAUGHS]\n" },
  { "invest",
    "Ada: [00:00:03] Good morning.\nKen: [00:00:09] It is cold.\n\nAnd wet.\n\nAda: [00:00:12] "
    "Yes.\n",
    "3.000 *Ada: Good morning.\n9.000 *Ken: It is cold.\n- Ken: And wet.\n12.000 *Ada: Yes.\n" },
  { "huberman",
    "00:00:00 Ropes; Tar & Gulls\n\nADA BYRNE: Welcome to the harbour, where we talk.\n\nKEN "
    "PARK: Thanks.\n\n00:02:10 The Sea\n\nADA BYRNE: The sea.\n\nKEN PARK: Yes.\n\n00:05:00 "
    "The Land\n\nADA BYRNE: Bye.\n",
    "= 0.000 Ropes; Tar & Gulls\n= 130.000 The Sea\n= 300.000 The Land\n0.000 *ADA BYRNE: "
    "Welcome to the harbour, where we talk.\n- *KEN PARK: Thanks.\n130.000 *ADA BYRNE: The "
    "sea.\n- *KEN PARK: Yes.\n300.000 *ADA BYRNE: Bye.\n" },
  { "bracket-name-stamp",
    "[Ada Byrne - 00:01]\nGood morning.\n\n[Ken Park - 00:05]\nIt is cold.\n\n[Ada Byrne - "
    "00:09]\nYes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "stamp-dash-name-colon",
    "00:01 – Ada Byrne: Good morning.\n00:05 – Ken Park: It is cold.\n00:09 – Ada Byrne: Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "name-bar-stamp",
    "Ada Byrne | 00:01\nGood morning.\n\nKen Park | 00:05\nIt is cold.\n\nAda Byrne | 00:09\n"
    "Yes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "name-range",
    "Ada Byrne (00:01 - 00:04)\nGood morning.\n\nKen Park (00:05 - 00:08)\nIt is cold.\n\nAda "
    "Byrne (00:09 - 00:10)\nYes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "premiere",
    "00;00;01;12 - 00;00;04;00\nSpeaker 1\nGood morning.\n\n00;00;05;03 - 00;00;06;10\nSpeaker "
    "2\nIt is cold.\n\n00;00;09;20 - 00;00;10;00\nSpeaker 1\nYes.\n",
    "1.000 *Speaker 1: Good morning.\n5.000 *Speaker 2: It is cold.\n9.000 *Speaker 1: Yes.\n" },
  { "audiopen-dash",
    "Ada Byrne – Good morning.\n\nKen Park – It is cold.\n\nAda Byrne – Yes – very.\n\nKen "
    "Park – Bye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes – very.\n- *Ken "
    "Park: Bye.\n" },
  { "dash-prose",
    "Boats are good – they float.\n\nRopes – long and short – hold them.\n\nTar is bad – it "
    "sticks.\n\nGulls – well, gulls.\n",
    "- -: Boats are good – they float.\n- -: Ropes – long and short – hold them.\n- -: Tar is "
    "bad – it sticks.\n- -: Gulls – well, gulls.\n" },
  { "tab-labels",
    "ADA\tGood morning.\nKEN\tIt is cold.\nADA\tYes.\nKEN\tBye.\n",
    "- *ADA: Good morning.\n- *KEN: It is cold.\n- *ADA: Yes.\n- *KEN: Bye.\n" },
  { "caps-line-names",
    "ADA BYRNE\nGood morning.\n\nKEN PARK\nIt is cold.\nAnd wet.\n\nADA BYRNE\nYes.\n\nKEN "
    "PARK\nBye.\n",
    "- *ADA BYRNE: Good morning.\n- *KEN PARK: It is cold. And wet.\n- *ADA BYRNE: Yes.\n- "
    "*KEN PARK: Bye.\n" },
  { "numbered-lines",
    "1. Ada: Good morning.\n2. Ken: It is cold.\n3. Ada: Yes.\n4. Ken: Bye.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n- *Ken: Bye.\n" },
  { "dash-labels",
    "- Ada: Good morning.\n- Ken: It is cold.\n- Ada: Yes.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "md-quote",
    "> **Ada**: Good morning.\n>\n> **Ken**: It is cold.\n>\n> **Ada**: Yes.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "md-stamps-link",
    "**Ada** [(00:01)](https://e.org/?t=1)\n\nGood morning.\n\n**Ken** "
    "[(00:05)](https://e.org/?t=5)\n\nIt is cold.\n\n**Ada** [(00:09)](https://e.org/?t=9)\n\n"
    "Yes.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "md-bold-stamp",
    "**[00:00:01]** **Ada:** Good morning.\n\n**[00:00:05]** **Ken:** It is cold.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n" },
  { "md-italic-stamp",
    "*00:01* **Ada**: Good morning.\n\n*00:05* **Ken**: It is cold.\n\n*00:09* **Ada**: Yes.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "md-code-stamp",
    "`00:01` **Ada**: Good morning.\n\n`00:05` **Ken**: It is cold.\n\n`00:09` **Ada**: Yes.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "md-heading-names",
    "# Talk\n\n### Ada Byrne\n\nGood morning.\n\n### Ken Park\n\nIt is cold.\n\n### Ada Byrne\n"
    "\nYes.\n\n### Ken Park\n\nBye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n- *Ken Park: "
    "Bye.\n" },
  { "md-heading-names-stamps",
    "# Talk\n\n### Ada Byrne 00:01\n\nGood morning.\n\n### Ken Park 00:05\n\nIt is cold.\n\n"
    "### Ada Byrne 00:09\n\nYes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "speaker-numbers",
    "Speaker 1\n0:01\nGood morning.\n\nSpeaker 2\n0:05\nIt is cold.\n\nSpeaker 1\n0:09\nYes.\n",
    "1.000 *Speaker 1: Good morning.\n5.000 *Speaker 2: It is cold.\n9.000 *Speaker 1: Yes.\n" },
  { "with-title-page",
    "HARBOUR TALK\nEpisode 12: Ropes\nMarch 1, 2024\n\nHost: Ada Byrne\nGuest: Ken Park\n\nAda "
    "Byrne: Good morning.\n\nKen Park: It is cold.\n\nAda Byrne: Yes.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n" },
  { "wed-date-not-stamp",
    "Recorded 12:30 on March 1.\n\nAda: Good morning.\n\nKen: It is cold.\n\nAda: Yes.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "name-in-a-letter",
    "Ada Byrne: I wrote to Ken.\n\nDear Ken: come to the pier.\n\nKen: I came.\n\nSo Ken: "
    "why?\n\nKen: The wind.\n\nAda: Good.\n",
    "- *Ada Byrne: I wrote to Ken.\n- Ada Byrne: Dear Ken: come to the pier.\n- *Ken: I came.\n"
    "- Ken: So Ken: why?\n- *Ken: The wind.\n- *Ada Byrne: Good.\n" },
  { "speaker-class-around-turns",
    "<div class=\"speaker\"><p><b>Ada:</b> Good morning, and welcome to all of you here on the "
    "pier.</p></div><div class=\"speaker\"><p><b>Ken:</b> Boats.</p></div><div "
    "class=\"speaker\"><p>It is cold today, and the boats are in.</p></div><div "
    "class=\"speaker\"><p><b>Ada:</b> So they are, and so are we, by the fire.</p></div>",
    "- *Ada: Good morning, and welcome to all of you here on the pier.\n- *Ken: Boats.\n- Ken: "
    "It is cold today, and the boats are in.\n- *Ada: So they are, and so are we, by the "
    "fire.\n" },
  { "p-speaker",
    "<p class=\"t-speaker\">Ada Byrne</p><p>Good morning.</p><p>It is cold.</p><p "
    "class=\"t-speaker\">Ken Park</p><p>Yes.</p><p class=\"t-speaker\">Ada Byrne</p><p>Bye.</p>",
    "- *Ada Byrne: Good morning.\n- Ada Byrne: It is cold.\n- *Ken Park: Yes.\n- *Ada Byrne: "
    "Bye.\n" },
  { "every-five-minutes",
    "Ada: Good morning.\n\nKen: It is cold, and\n\n[00:05:00]\n\nvery wet.\n\nAda: Yes.\n\n"
    "[00:10:00] So it is.\n\nKen: Ropes.\n\n[00:15:00] They are wet, too.\n\nAda: Bye.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold, and\n300.000 Ken: very wet.\n- *Ada: Yes.\n"
    "600.000 Ada: So it is.\n- *Ken: Ropes.\n900.000 Ken: They are wet, too.\n- *Ada: Bye.\n" },
  { "dash-role-lines",
    "Ada Byrne – Host\nGood morning.\n\nKen Park – Guest\nIt is cold.\n\nAda Byrne – Host\n"
    "Yes.\n\nKen Park – Guest\nBye.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n- *Ken Park: "
    "Bye.\n" },
  { "legend-that-is-said",
    "AB: We write it so.\n\nKP: How?\n\nAB: KP = Ken Park, and so on.\n\nKP: I see.\n",
    "- *AB: We write it so.\n- *KP: How?\n- *AB: KP = Ken Park, and so on.\n- *KP: I see.\n" },
  { "questions",
    "QUESTION: Is it cold?\n\nMS. BYRNE: Yes.\n\nQUESTION: Why?\n\nMS. BYRNE: The wind.\n\n"
    "QUESTION: And wet?\n\nMS. BYRNE: Yes.\n\nQUESTION: How wet?\n\nMS. BYRNE: Very.\n\n"
    "QUESTION: Thank you.\n",
    "- *QUESTION: Is it cold?\n- *MS. BYRNE: Yes.\n- *QUESTION: Why?\n- *MS. BYRNE: The wind.\n"
    "- *QUESTION: And wet?\n- *MS. BYRNE: Yes.\n- *QUESTION: How wet?\n- *MS. BYRNE: Very.\n- "
    "*QUESTION: Thank you.\n" },
  { "long-turns",
    "<p>ADA: Good 0.</p><p>We went out there again and it was cold.</p><p>Then it was cold and "
    "wet there.</p><p>So we went on.</p><p>KEN: Good 1.</p><p>We went out there again and it "
    "was cold.</p><p>Then it was cold and wet there.</p><p>So we went on.</p><p>ADA: Good "
    "2.</p><p>We went out there again and it was cold.</p><p>Then it was cold and wet "
    "there.</p><p>So we went on.</p><p>KEN: Good 3.</p><p>We went out there again and it was "
    "cold.</p><p>Then it was cold and wet there.</p><p>So we went on.</p><p>ADA: Good "
    "4.</p><p>We went out there again and it was cold.</p><p>Then it was cold and wet "
    "there.</p><p>So we went on.</p><p>KEN: Good 5.</p><p>We went out there again and it was "
    "cold.</p><p>Then it was cold and wet there.</p><p>So we went on.</p><p>ADA: Good "
    "6.</p><p>We went out there again and it was cold.</p><p>Then it was cold and wet "
    "there.</p><p>So we went on.</p><p>KEN: Good 7.</p><p>We went out there again and it was "
    "cold.</p><p>Then it was cold and wet there.</p><p>So we went on.</p>",
    "- *ADA: Good 0.\n- ADA: We went out there again and it was cold.\n- ADA: Then it was cold "
    "and wet there.\n- ADA: So we went on.\n- *KEN: Good 1.\n- KEN: We went out there again "
    "and it was cold.\n- KEN: Then it was cold and wet there.\n- KEN: So we went on.\n- *ADA: "
    "Good 2.\n- ADA: We went out there again and it was cold.\n- ADA: Then it was cold and wet "
    "there.\n- ADA: So we went on.\n- *KEN: Good 3.\n- KEN: We went out there again and it was "
    "cold.\n- KEN: Then it was cold and wet there.\n- KEN: So we went on.\n- *ADA: Good 4.\n- "
    "ADA: We went out there again and it was cold.\n- ADA: Then it was cold and wet there.\n- "
    "ADA: So we went on.\n- *KEN: Good 5.\n- KEN: We went out there again and it was cold.\n- "
    "KEN: Then it was cold and wet there.\n- KEN: So we went on.\n- *ADA: Good 6.\n- ADA: We "
    "went out there again and it was cold.\n- ADA: Then it was cold and wet there.\n- ADA: So "
    "we went on.\n- *KEN: Good 7.\n- KEN: We went out there again and it was cold.\n- KEN: "
    "Then it was cold and wet there.\n- KEN: So we went on.\n" },
  { "heading-transcript",
    "<h1>Ropes</h1><p>A talk of ropes and of tar, with Ken.</p><h2>Episode 12 "
    "transcript</h2><p>Typed by hand.</p><p><b>Ada:</b> Good morning.</p><h3>How to read a "
    "transcript</h3><p><b>Ken:</b> Slowly.</p><p><b>Ada:</b> Yes.</p>",
    "= - How to read a transcript\n- *Ada: Good morning.\n- *Ken: Slowly.\n- *Ada: Yes.\n" },
  { "haz-cookie",
    "<!DOCTYPE html><html><head><title>T</title></head><body><div "
    "class=\"cookie-banner\"><p>We use cookies. <b>Note:</b> accept "
    "them.</p><button>Accept</button></div><article><h1>T</h1><p><b>Ada:</b> Good "
    "morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p></article></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-comments",
    "<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>T</h1><p><b>Ada:</b> "
    "Good morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p></article><section "
    "id=\"comments\"><h3>3 comments</h3><div class=\"comment\"><b>Bob:</b> Nice "
    "talk.</div><div class=\"comment\"><b>Eve:</b> So nice.</div></section></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-comments2",
    "<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>T</h1><p><b>Ada:</b> "
    "Good morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p><p><b>Ada:</b> Good "
    "morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p><p><b>Ada:</b> Good "
    "morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p><p><b>Ada:</b> Good "
    "morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p></article><section "
    "class=\"comment-list\"><p><b>Bob</b> March 1, 2024</p><p>Nice talk.</p><p><b>Eve</b> "
    "March 2, 2024</p><p>So nice.</p></section></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n- *Ada: Good morning.\n- *Ken: "
    "It is cold.\n- *Ada: Yes.\n- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n- "
    "*Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-related",
    "<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>T</h1><p><b>Ada:</b> "
    "Good morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p></article><div "
    "class=\"related-posts\"><h3>Related</h3><ul><li><a href=\"/a\">Ropes: a "
    "talk</a></li><li><a href=\"/b\">Tar: a talk</a></li></ul></div></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-share",
    "<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>T</h1><div "
    "class=\"share\"><a href=\"#\">Share</a> <a href=\"#\">Tweet</a></div><p><b>Ada:</b> Good "
    "morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p><div class=\"share\"><a "
    "href=\"#\">Share</a></div></article></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-hidden",
    "<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>T</h1><div "
    "hidden><p><b>Ada:</b> no</p></div><div aria-hidden=\"true\"><p><b>Ken:</b> "
    "no</p></div><div style=\"DISPLAY : none\"><p><b>Ken:</b> "
    "no</p></div><noscript><p><b>Ada:</b> no</p></noscript><div "
    "style=\"visibility:hidden\"><b>Ken:</b> no</div><p><b>Ada:</b> Good "
    "morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p></article></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-sidebar",
    "<!DOCTYPE html><html><head><title>T</title></head><body><div "
    "class=\"sidebar\"><h3>About</h3><p>Ada: rows "
    "boats.</p></div><main><h1>T</h1><p><b>Ada:</b> Good morning.</p><p><b>Ken:</b> It is "
    "cold.</p><p><b>Ada:</b> Yes.</p></main></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-sidebar-after",
    "<!DOCTYPE html><html><head><title>T</title></head><body><main><h1>T</h1><p><b>Ada:</b> "
    "Good morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p></main><div "
    "class=\"sidebar\"><h3>Follow the show</h3><p>Host: Ada Byrne</p></div></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-newsletter",
    "<!DOCTYPE html><html><head><title>T</title></head><body><main><h1>T</h1><p><b>Ada:</b> "
    "Good morning.</p><form><label>Email:</label><input><button>Sign "
    "up</button></form><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> "
    "Yes.</p></main></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-button",
    "<!DOCTYPE "
    "html><html><head><title>T</title></head><body><main><h1>T</h1><p><button>▶</button> "
    "<b>Ada:</b> Good morning.</p><p><button>▶</button> <b>Ken:</b> It is "
    "cold.</p><p><button>▶</button> <b>Ada:</b> Yes.</p></main></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-button-stamp",
    "<!DOCTYPE html><html><head><title>T</title></head><body><main><h1>T</h1><p><button "
    "data-t=\"1\">0:01</button> <b>Ada:</b> Good morning.</p><p><button>0:05</button> "
    "<b>Ken:</b> It is cold.</p><p><button>0:09</button> <b>Ada:</b> "
    "Yes.</p></main></body></html>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "haz-details-many",
    "<!DOCTYPE "
    "html><html><head><title>T</title></head><body><h1>T</h1><details><summary>"
    "Transcript</summary><div><p><b>Ada:</b> Good morning.</p><p><b>Ken:</b> It is "
    "cold.</p><p><b>Ada:</b> "
    "Yes.</p></div></details><details><summary>Credits</summary><p>Host: Ada "
    "Byrne</p><p>Editor: Bob</p></details></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-tabs",
    "<!DOCTYPE html><html><head><title>T</title></head><body><h1>T</h1><ul "
    "role=\"tablist\"><li><a href=\"#n\">Notes</a></li><li><a "
    "href=\"#t\">Transcript</a></li></ul><div id=\"n\"><p>A talk on ropes, with "
    "Ken.</p></div><div id=\"t\"><p><b>Ada:</b> Good morning.</p><p><b>Ken:</b> It is "
    "cold.</p><p><b>Ada:</b> Yes.</p></div></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "haz-copy",
    "<!DOCTYPE html><html><head><title>T</title></head><body><h1>T</h1><div "
    "class=\"transcript\"><button>Copy</button><button>Download "
    "transcript</button><p><b>Ada:</b> Good morning.</p><p><b>Ken:</b> It is "
    "cold.</p><p><b>Ada:</b> Yes.</p></div></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "ld-plain",
    "<!DOCTYPE html><html><head><title>T</title><script "
    "type=\"application/ld+json\">"
    "{\"@context\":\"https://schema.org\",\"@type\":\"PodcastEpisode\",\"name\":\"T\""
    ",\"associatedMedia\":{\"@type\":\"AudioObject\",\"transcript\":\"Ada: Good "
    "morning.\\nKen: It is cold.\\nAda: Yes.\"}}</script></head><body><h1>T</h1><p>Listen "
    "above.</p></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "ld-html",
    "<!DOCTYPE html><html><head><title>T</title><script "
    "type=\"application/ld+json\">[{\"@type\":\"PodcastEpisode\",\"transcript\":\"<p><b>"
    "Ada:</b> Good morning.<\\/p><p><b>Ken:</b> It is cold.<\\/p><p><b>Ada:</b> "
    "Yes.<\\/p>\"}]</script></head><body><h1>T</h1><p>Listen above.</p></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "next-data",
    "<!DOCTYPE html><html><head><title>T</title></head><body><div "
    "id=\"__next\"><h1>T</h1></div><script id=\"__NEXT_DATA__\" "
    "type=\"application/json\">"
    "{\"props\":{\"pageProps\":{\"episode\":{\"title\":\"T\",\"transcript\":\"Ada: Good "
    "morning.\\n\\nKen: It is cold.\\n\\nAda: Yes.\"}}}}</script></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "ld-and-page",
    "<!DOCTYPE html><html><head><title>T</title><script "
    "type=\"application/ld+json\">{\"transcript\":\"Ada: no.\\nKen: no.\\nAda: "
    "no.\"}</script></head><body><h1>T</h1><p><b>Ada:</b> Good morning.</p><p><b>Ken:</b> It "
    "is cold.</p><p><b>Ada:</b> Yes.</p></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "self-closing-div",
    "<!DOCTYPE html><html><head><title>T</title></head><body><h1>T</h1><div "
    "class=\"x\"/><p><b>Ada:</b> Good morning.</p><br/><p><b>Ken:</b> It is "
    "cold.</p><p><b>Ada:</b> Yes.</p></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "nested-inline",
    "<!DOCTYPE "
    "html><html><head><title>T</title></head><body><h1>T</h1><p><span><b><span>Ada</span></b>"
    "<span>:</span></span><span> Good "
    "morning.</span></p><p><span><b><span>Ken</span></b><span>:</span></span><span> It is "
    "cold.</span></p><p><span><b><span>Ada</span></b><span>:</span></span><span> "
    "Yes.</span></p></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "google-docs",
    "<!DOCTYPE "
    "html><html><head><title>T</title><style>.c2{font-weight:700}</style></head><body><p "
    "class=\"c1\"><span class=\"c2\">Ada:</span><span class=\"c3\">&nbsp;Good "
    "morning.</span></p><p class=\"c1 c4\"><span></span></p><p class=\"c1\"><span "
    "class=\"c2\">Ken:</span><span class=\"c3\">&nbsp;It is cold.</span></p><p "
    "class=\"c1\"><span class=\"c2\">Ada:</span><span "
    "class=\"c3\">&nbsp;Yes.</span></p></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "word-spans",
    "<!DOCTYPE html><html><head><title>T</title></head><body><h1>T</h1><p><b>Ada:</b> <span "
    "data-m=\"1000\" data-d=\"200\">Good </span><span "
    "data-m=\"1300\">morning.</span></p><p><b>Ken:</b> <span data-m=\"5000\">It </span><span "
    "data-m=\"5200\">is </span><span data-m=\"5400\">cold.</span></p><p><b>Ada:</b> <span "
    "data-m=\"9000\">Yes.</span></p></body></html>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "headings-in-divs",
    "<!DOCTYPE html><html><head><title>T</title></head><body><h1>Ep 12: Ropes</h1><div "
    "class=\"entry-meta\">By <a href=\"/ada\">Ada</a> | March 1, 2024</div><p>We talk of "
    "ropes.</p><h2>Listen</h2><p>Player here.</p><h2>Transcript</h2><p><b>Ada:</b> Good "
    "morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p><h2>Share "
    "this:</h2><ul><li><a href=\"#\">Twitter</a></li></ul><h2>Leave a Reply</h2><p>Your email "
    "address will not be published.</p></body></html>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "references-in-text",
    "Ada: It&#39;s R&amp;B, isn&#39;t it.\n\nKen: &quot;Music&quot; &amp; AT&T.\n\nAda: Yes.\n",
    "- *Ada: It's R&B, isn't it.\n- *Ken: \"Music\" & AT&T.\n- *Ada: Yes.\n" },
  { "references-that-are-said",
    "Ada: You write &amp; or &#39; there.\n\nKen: And &lt;?\n\nAda: Yes.\n",
    "- *Ada: You write &amp; or &#39; there.\n- *Ken: And &lt;?\n- *Ada: Yes.\n" },
  { "double-encoded-that-is-said",
    "<p><b>Ada:</b> You write &amp;amp; or &amp;#39; there.</p><p><b>Ken:</b> And "
    "&amp;lt;?</p><p><b>Ada:</b> Yes.</p>",
    "- *Ada: You write &amp; or &#39; there.\n- *Ken: And &lt;?\n- *Ada: Yes.\n" },
  { "button-transcript",
    "<h1>T</h1><p>A talk on ropes, with Ken. Sponsor: Ropes "
    "Ltd.</p><h3><button>Notes</button></h3><p><b>Book:</b> Ropes by Ken.</p><p><b>Book:</b> "
    "Tar by Ken.</p><h3><button>Transcript</button></h3><div><p><b>Ada:</b> Good "
    "morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> Yes.</p></div>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "folded",
    "<h1>T</h1><p>A talk on ropes, with Ken.</p><div class=\"accordion\" style=\"display: "
    "none;\"><p><b>Ada:</b> Good morning.</p><p><b>Ken:</b> It is cold.</p><p><b>Ada:</b> "
    "Yes.</p></div>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "attributes-that-are-no-times",
    "<p data-time=\"1709251200\"><b>Ada:</b> Good morning.</p><p data-start=\"9\"><b>Ken:</b> "
    "It is cold.</p><p data-start=\"3\"><b>Ada:</b> Yes.</p>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "printed-before-attributes",
    "<p data-start=\"1.5\">[0:01] <b>Ada:</b> Good morning.</p><p "
    "data-start=\"5.25\"><b>Ken:</b> It is cold.</p><p data-start=\"9\">[0:09] <b>Ada:</b> "
    "Yes.</p>",
    "1.000 *Ada: Good morning.\n5.250 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "npr-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | Site</title></head><body><nav><a "
    "href=/>Home</a></nav><article><h1>Of ropes</h1><div class=\"dateblock\"><time>March 1, "
    "2024 5:00 AM ET</time></div><p class=\"byline\">By <a href=/ada>Ada Byrne</a></p><div "
    "class=\"audio\"><b>Listen</b> <span>3:41</span></div><p>The ropes of this town are wet. "
    "Here is why they are.</p><div class=\"transcript storytext\"><p>ADA BYRNE, HOST: Good "
    "morning, and welcome to the pier.</p><p>KEN PARK, BYLINE: It is cold, is it "
    "not?</p><p>BYRNE: Yes. Tell me of ropes.</p><p>PARK: There are two kinds: wet ones and "
    "dry ones.</p><p>BYRNE: And tar?</p><p>PARK: Tar is black.</p><p>(SOUNDBITE OF "
    "MUSIC)</p><p class=\"disclaimer\">Copyright &copy; 2024 ANR. All rights reserved. Visit "
    "our website <a href=x>terms of use</a> and <a href=y>permissions</a> pages at <a "
    "href=z>www.anr.example</a> for further information.</p><p "
    "class=\"disclaimer\">Transcripts are made on a rush deadline by a contractor. This text "
    "may not be in its final form and may be updated or revised in the "
    "future.</p></div></article><footer>Site</footer></body></html>",
    "- *ADA BYRNE: Good morning, and welcome to the pier.\n- *KEN PARK: It is cold, is it "
    "not?\n- *ADA BYRNE: Yes. Tell me of ropes.\n- *KEN PARK: There are two kinds: wet ones "
    "and dry ones.\n- *ADA BYRNE: And tar?\n- *KEN PARK: Tar is black.\n- KEN PARK: (SOUNDBITE "
    "OF MUSIC)\n" },
  { "ferriss-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | "
    "Site</title></head><body><article><h1>The Rope Show Transcripts: Ken Park "
    "(#12)</h1><p>Please enjoy this transcript of my interview with Ken Park, who makes ropes. "
    "Transcripts may contain a few typos.</p><p>Listen to the episode on <a href=x>Apple</a>, "
    "<a href=y>Spotify</a>.</p><p><strong>LEGAL CONDITIONS: </strong>Ada Byrne owns the "
    "copyright in and to all content in and transcripts of the show, with all rights "
    "reserved.</p><p><strong>WHAT YOU’RE WELCOME TO DO:</strong> You are welcome to share the "
    "below transcript (up to 500 words).</p><p><strong>WHAT IS NOT ALLOWED:</strong> No one is "
    "authorized to copy any portion of it.</p><hr><p><strong>Ada Byrne:</strong> Good morning, "
    "and welcome to the pier.</p><p><strong>Ken Park:</strong> It is cold, is it "
    "not?</p><p><strong>Ada Byrne:</strong> Yes. Tell me of ropes.</p><p><strong>Ken "
    "Park:</strong> There are two kinds: wet ones and dry ones.</p><p><strong>Ada "
    "Byrne:</strong> And tar?</p><p><strong>Ken Park:</strong> Tar is "
    "black.</p></article><section class=\"comments-area\"><h2>2 replies</h2><p><b>Bob:</b> "
    "nice</p></section></body></html>",
    "- *Ada Byrne: Good morning, and welcome to the pier.\n- *Ken Park: It is cold, is it "
    "not?\n- *Ada Byrne: Yes. Tell me of ropes.\n- *Ken Park: There are two kinds: wet ones "
    "and dry ones.\n- *Ada Byrne: And tar?\n- *Ken Park: Tar is black.\n" },
  { "sed-text",
    "EPISODE 900\n\n[INTRODUCTION]\n\n[0:00:00] ANNOUNCER: Ken Park makes ropes, and joins us "
    "today.\n\nThis episode is hosted by Ada Byrne. Check the show notes for more.\n\n"
    "[INTERVIEW]\n\n[0:00:42] AB: Ken, welcome to the show.\n\n[0:00:45] KP: Thanks.\n\n© 2024 "
    "Rope Engineering Daily 1\n\nRED 900 Transcript\n\n[0:00:48] AB: So, ropes.\n\n[0:00:51] "
    "KP: They are wet. As John 3:16 has it, and as I said at 10:30.\n\n[END]\n",
    "0.000 *ANNOUNCER: Ken Park makes ropes, and joins us today.\n- ANNOUNCER: This episode is "
    "hosted by Ada Byrne. Check the show notes for more.\n42.000 *AB: Ken, welcome to the "
    "show.\n45.000 *KP: Thanks.\n48.000 *AB: So, ropes.\n51.000 *KP: They are wet. As John "
    "3:16 has it, and as I said at 10:30.\n" },
  { "80k-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | "
    "Site</title></head><body><article><h1>#12 – Ken Park on ropes</h1><p>By Ada Byrne · "
    "Published March 1st, 2024</p><h2>On this page:</h2><ul><li><a href=\"#a\">1 "
    "Introduction</a></li><li><a href=\"#b\">2 Highlights</a></li><li><a href=\"#c\">3 "
    "Transcript</a></li></ul><p>Ropes are wet, and Ken knows why they "
    "are.</p><blockquote><p>Ropes are all we have.</p><p>Ken "
    "Park</p></blockquote><h2>Highlights</h2><h3>Of wet ropes</h3><p><strong>Ken "
    "Park:</strong> There are two kinds: wet ones and dry ones.</p><h2>Articles, books, and "
    "other media discussed in the show</h2><ul><li><a "
    "href=x>Ropes</a></li></ul><h2>Transcript</h2><div class=\"toc\"><ul><li><a href=1>1 Ropes "
    "[00:01:00]</a></li><li><a href=2>2 Tar [00:02:00]</a></li></ul></div><h3>Ropes "
    "[00:01:00]</h3><p><strong>Ada Byrne:</strong> Good morning, and welcome to the "
    "pier.</p><p><strong>Ken Park:</strong> It is cold, is it not?</p><p><strong>Ada "
    "Byrne:</strong> Yes. Tell me of ropes.</p><p><strong>Ken Park:</strong> There are two "
    "kinds: wet ones and dry ones.</p><h3>Tar [00:02:00]</h3><p><strong>Ada Byrne:</strong> "
    "And tar?</p><p><strong>Ken Park:</strong> Tar is black.</p></article><div "
    "class=\"related-episodes\"><h2>Related episodes</h2><p>#11 – Bob on "
    "tar</p></div><h2>About the show</h2><p>The show is about ropes.</p></body></html>",
    "= 60.000 Ropes\n= 120.000 Tar\n60.000 *Ada Byrne: Good morning, and welcome to the pier.\n"
    "- *Ken Park: It is cold, is it not?\n- *Ada Byrne: Yes. Tell me of ropes.\n- *Ken Park: "
    "There are two kinds: wet ones and dry ones.\n120.000 *Ada Byrne: And tar?\n- *Ken Park: "
    "Tar is black.\n" },
  { "syntax-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | "
    "Site</title></head><body><main><h1>Ropes</h1><p>Wes and Scott talk of ropes.</p><h2>Show "
    "Notes</h2><ul><li><strong>00:00</strong> Welcome to the "
    "pier</li><li><strong>01:10</strong> Ropes</li><li><strong>02:20</strong> "
    "Tar</li></ul><h2>Transcript</h2><h3>Ada Byrne</h3><p><a "
    "href=\"?t=0\">00:00</a></p><p>Good morning.</p><h3>Ken Park</h3><p><a "
    "href=\"?t=70\">01:10</a></p><p>Ropes are wet.</p><h3>Ada Byrne</h3><p><a "
    "href=\"?t=140\">02:20</a></p><p>And tar?</p></main></body></html>",
    "= 0.000 Welcome to the pier\n= 70.000 Ropes\n= 140.000 Tar\n0.000 *Ada Byrne: Good "
    "morning.\n70.000 *Ken Park: Ropes are wet.\n140.000 *Ada Byrne: And tar?\n" },
  { "talkpython-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | Site</title></head><body><h1>Episode "
    "#12: Ropes</h1><h2>Transcript</h2><div><p><a href=\"#t=0\">00:00</a> Have you ever made a "
    "rope, and wondered what it was that</p><p><a href=\"#t=5\">00:05</a> you made it from? "
    "Well, so has Ken Park, who is here.</p><p><a href=\"#t=10\">00:10</a> Ken, welcome to the "
    "pier.</p><p><a href=\"#t=15\">00:15</a> Thanks for having me, it is cold out here, and "
    "the sea</p><p><a href=\"#t=20\">00:20</a> is very, very wet.</p></div><p>Back to show "
    "page</p></body></html>",
    "0.000 -: Have you ever made a rope, and wondered what it was that\n5.000 -: you made it "
    "from? Well, so has Ken Park, who is here.\n10.000 -: Ken, welcome to the pier.\n15.000 -: "
    "Thanks for having me, it is cold out here, and the sea\n20.000 -: is very, very wet.\n" },
  { "lex-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | Site</title></head><body><div "
    "class=\"entry-content\"><p>This is a transcript of Rope Podcast #12 with Ken Park. The "
    "timestamps in the transcript are clickable links. Here are some useful "
    "links:</p><ul><li>Go back to <a href=x>this episode’s main page</a></li></ul><h2>Table of "
    "Contents</h2><p>Here are the loose “chapters” in the conversation. Click link to jump "
    "approximately to that part in the transcript:</p><ul><li><a href=\"#c1\">0:00</a> – "
    "Introduction</li><li><a href=\"#c2\">1:00</a> – Ropes</li></ul><h2 "
    "id=c1>Introduction</h2><div class=\"ts-segment\"><span class=\"ts-name\">Ada Byrne</span> "
    "<span class=\"ts-timestamp\"><a href=y>(00:00:00)</a></span> <span class=\"ts-text\">Good "
    "morning.</span></div><div class=\"ts-segment\"><span class=\"ts-name\"></span> <span "
    "class=\"ts-timestamp\"><a href=y>(00:00:30)</a></span> <span class=\"ts-text\">It is "
    "cold.</span></div><h2 id=c2>Ropes</h2><div class=\"ts-segment\"><span "
    "class=\"ts-name\">Ken Park</span> <span class=\"ts-timestamp\"><a "
    "href=y>(00:01:00)</a></span> <span class=\"ts-text\">Ropes.</span></div><div "
    "class=\"ts-segment\"><span class=\"ts-name\">Ada Byrne</span> <span "
    "class=\"ts-timestamp\"><a href=y>(00:01:05)</a></span> <span "
    "class=\"ts-text\">Tar.</span></div></div></body></html>",
    "= 0.000 Introduction\n= 60.000 Ropes\n0.000 *Ada Byrne: Good morning.\n30.000 Ada Byrne: "
    "It is cold.\n60.000 *Ken Park: Ropes.\n65.000 *Ada Byrne: Tar.\n" },
  { "darknet-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | Site</title></head><body><h1>EP 12: "
    "Ropes</h1><p>[FULL TRANSCRIPT]</p><p>ADA: (OVERTURE): Good morning. [MUSIC] It is "
    "cold.</p><p>(INTRO): [INTRO MUSIC] These are true stories from the pier. I’m Ada Byrne. "
    "This is Rope Diaries. [INTRO MUSIC ENDS]</p><p>KEN: So I made a rope.</p><p>ADA: "
    "Why?</p><p>KEN: I had tar.</p><p>ADA: Okay, so Ken had tar. I asked him:</p><p>KEN: Black "
    "tar.</p><p>ADA: (OUTRO): [OUTRO MUSIC] A big thank-you to Ken Park. This show is made by "
    "me, the rope eater.</p><p>[OUTRO MUSIC ENDS]</p><p>[END OF RECORDING]</p><p>Transcription "
    "performed by LeahTranscribes</p></body></html>",
    "- *ADA: (OVERTURE): Good morning. [MUSIC] It is cold.\n- ADA: (INTRO): [INTRO MUSIC] "
    "These are true stories from the pier. I’m Ada Byrne. This is Rope Diaries. [INTRO MUSIC "
    "ENDS]\n- *KEN: So I made a rope.\n- *ADA: Why?\n- *KEN: I had tar.\n- *ADA: Okay, so Ken "
    "had tar. I asked him:\n- *KEN: Black tar.\n- *ADA: (OUTRO): [OUTRO MUSIC] A big thank-you "
    "to Ken Park. This show is made by me, the rope eater.\n- ADA: [OUTRO MUSIC ENDS]\n" },
  { "tyler-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | Site</title></head><body><h1>Ken Park "
    "on Ropes (Ep. 12)</h1><p>Ken tells Ada of ropes.</p><h2>Listen to the full "
    "conversation</h2><p>Read the full transcript</p><p><strong>ADA BYRNE:</strong> Good "
    "morning, everyone.</p><p>It is cold.</p><p><strong>KEN PARK: </strong>Thank "
    "you.</p><h3>On wet ropes</h3><p><strong>BYRNE:</strong> Are they "
    "wet?</p><p><strong>PARK:</strong> Very.</p><p>[laughs]</p><p><strong>BYRNE:</strong> "
    "Thank you.</p><p>Thanks for listening. You can subscribe to the show on any "
    "app.</p></body></html>",
    "= - On wet ropes\n- *ADA BYRNE: Good morning, everyone.\n- ADA BYRNE: It is cold.\n- *KEN "
    "PARK: Thank you.\n- *ADA BYRNE: Are they wet?\n- *KEN PARK: Very.\n- KEN PARK: [laughs]\n"
    "- *ADA BYRNE: Thank you.\n- ADA BYRNE: Thanks for listening. You can subscribe to the "
    "show on any app.\n" },
  { "freakonomics-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | Site</title></head><body><h1>12. Of "
    "Ropes</h1><p><em>Episode Transcript</em></p><p>Good morning. It’s cold. Ken Park makes "
    "ropes.</p><p><strong>Ken PARK:</strong> I make ropes.</p><p>And what are they made "
    "of?</p><p><strong>PARK:</strong> Hemp.</p><p>That’s one answer. There are others. Ada "
    "Byrne has one.</p><p><strong>Ada BYRNE:</strong> It is tar.</p><p><strong>BYRNE:</strong> "
    "Black tar.</p><p><em>Rope Radio is made by Rope Radio. This episode was made by "
    "Bob.</em></p><ul><li>Ken Park, maker of ropes.</li></ul></body></html>",
    "- -: Good morning. It’s cold. Ken Park makes ropes.\n- *Ken PARK: I make ropes.\n- Ken "
    "PARK: And what are they made of?\n- *Ken PARK: Hemp.\n- Ken PARK: That’s one answer. "
    "There are others. Ada Byrne has one.\n- *Ada BYRNE: It is tar.\n- *Ada BYRNE: Black tar.\n"
    "- Ada BYRNE: Rope Radio is made by Rope Radio. This episode was made by Bob.\n" },
  { "changelog-md",
    "**Ada Byrne:** Good morning.\n\n**Ken Park:** It is cold. \\[laughs\\]\n\n**Ada Byrne:** "
    "Well, as they say: ropes get wet.\n\nAnd so on.\n\n**Ken Park:** \\[00:04:10.12\\] Yes.\n"
    "\n**Jingle:** \\[00:05:00.00\\] to \\[00:05:30.00\\]\n\n**Ada Byrne:** Right.\n",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold. [laughs]\n- *Ada Byrne: Well, as "
    "they say: ropes get wet.\n- Ada Byrne: And so on.\n250.120 *Ken Park: Yes.\n300.000 *Ada "
    "Byrne: Right.\n" },
  { "substack-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | "
    "Site</title></head><body><h1>Ropes</h1><h3>A talk with Ken</h3><div>Mar 1, "
    "2024</div><p>We talk of ropes with Ken Park, who makes "
    "them.</p><p><strong>Timestamps</strong></p><ul><li><p>[00:00] "
    "Intro</p></li><li><p>[01:00] "
    "Ropes</p></li></ul><h1>Transcript</h1><p><strong>Ada</strong> [00:00:00]: Good "
    "morning.</p><p><strong>Ken</strong> [00:00:05]: It is cold.</p><p><strong>Ada</strong> "
    "[00:01:00]: Ropes?</p><div class=\"subscription-widget-wrap\"><p>Rope Letter is a "
    "reader-supported publication. To receive new posts, consider becoming a "
    "subscriber.</p></div><p><strong>Ken</strong> [00:01:05]: Wet.</p><h3>Discussion about "
    "this episode</h3><p>Ready for more?</p></body></html>",
    "= 0.000 Intro\n= 60.000 Ropes\n0.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n60.000 "
    "*Ada: Ropes?\n65.000 *Ken: Wet.\n" },
  { "tal-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | "
    "Site</title></head><body><article><h1>12: Ropes</h1><p><em>Note: This American Rope is "
    "produced for the ear.</em></p><div class=\"act\" id=\"prologue\"><h3>Prologue: "
    "Prologue</h3><div class=\"act-inner\"><div class=\"host\"><h4>Ada Byrne</h4><p "
    "begin=\"00:00:00.17\">Good morning.</p></div><div class=\"subject\"><h4>Ken Park</h4><p "
    "begin=\"00:00:05.00\">It is cold.</p></div><div class=\"host\"><h4>Ada Byrne</h4><p "
    "begin=\"00:00:09.00\">Yes.</p><p begin=\"00:00:12.00\">[MUSIC "
    "PLAYING]</p></div></div></div><div class=\"act\" id=\"act1\"><h3>Act One: Wet</h3><div "
    "class=\"subject\"><h4>Ken Park</h4><p begin=\"00:01:05.00\">Ropes.</p></div><div "
    "class=\"host\"><h4>Ada Byrne</h4><p "
    "begin=\"00:01:09.00\">Tar.</p></div></div></article></body></html>",
    "= 0.170 Prologue: Prologue\n= 65.000 Act One: Wet\n0.170 *Ada Byrne: Good morning.\n5.000 "
    "*Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n12.000 Ada Byrne: [MUSIC PLAYING]\n65.000 "
    "*Ken Park: Ropes.\n69.000 *Ada Byrne: Tar.\n" },
  { "acquired-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | "
    "Site</title></head><body><h1>Ropes</h1><p>Season 1, Episode "
    "2</p><p><strong>Transcript</strong>: <em>(disclaimer: may contain unintentionally "
    "confusing, inaccurate and/or amusing transcription "
    "errors)</em></p><p><strong>Ada:</strong> Good morning, and welcome to the "
    "pier.</p><p><strong>Ken:</strong> It is cold, is it not?</p><p><strong>Ada:</strong> Yes. "
    "Tell me of ropes.</p><p><strong>Ken:</strong> There are two kinds: wet ones and dry "
    "ones.</p><p><strong>Ada:</strong> And tar?</p><p><strong>Ken:</strong> Tar is "
    "black.</p><p><strong><em>Note</em></strong><em>: Rope hosts and guests may hold ropes "
    "discussed in this episode.</em></p></body></html>",
    "- *Ada: Good morning, and welcome to the pier.\n- *Ken: It is cold, is it not?\n- *Ada: "
    "Yes. Tell me of ropes.\n- *Ken: There are two kinds: wet ones and dry ones.\n- *Ada: And "
    "tar?\n- *Ken: Tar is black.\n" },
  { "podscribe",
    "Speaker A: Good morning.\nSpeaker B: It is cold.\nSpeaker A: Yes: very.\n",
    "- *Speaker A: Good morning.\n- *Speaker B: It is cold.\n- *Speaker A: Yes: very.\n" },
  { "deepgram-txt",
    "[Speaker:0] Good morning.\n\n[Speaker:1] It is cold.\n\n[Speaker:0] Yes.\n",
    "- *Speaker:0: Good morning.\n- *Speaker:1: It is cold.\n- *Speaker:0: Yes.\n" },
  { "speaker-brackets",
    "[SPEAKER_00]: Good morning.\n[SPEAKER_01]: It is cold.\n[SPEAKER_00]: Yes.\n",
    "- *SPEAKER_00: Good morning.\n- *SPEAKER_01: It is cold.\n- *SPEAKER_00: Yes.\n" },
  { "revai",
    "Speaker 0    00:00:01    Good morning.\nSpeaker 1    00:00:05    It is cold.\nSpeaker 0   "
    " 00:00:09    Yes.\n",
    "1.000 *Speaker 0: Good morning.\n5.000 *Speaker 1: It is cold.\n9.000 *Speaker 0: Yes.\n" },
  { "assembly-stamp-range",
    "00:00:01 - 00:00:04, Ada: Good morning.\n00:00:05 - 00:00:08, Ken: It is cold.\n00:00:09 "
    "- 00:00:10, Ada: Yes.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "markdown-stamp-heading",
    "## 00:00:01 Ada Byrne\n\nGood morning.\n\n## 00:00:05 Ken Park\n\nIt is cold.\n\n## "
    "00:00:09 Ada Byrne\n\nYes.\n",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "rev-page",
    "<!DOCTYPE html><html lang=\"en\"><head><title>T | Site</title></head><body><h1>Of "
    "ropes</h1><p>Read the transcript here.</p><p>Ada Byrne (<a "
    "href=\"x?ts=1\">00:01</a>):</p><p>Good morning. It is cold.</p><p>Ken Park (<a "
    "href=\"x?ts=9\">00:09</a>):</p><p>Yes.</p><p>(<a href=\"x?ts=12\">00:12</a>)<br/>And "
    "wet.</p><p>Ada Byrne (<a href=\"x?ts=20\">00:20</a>):</p><p>Good.</p><p>Transcribe Your "
    "Own Content Try Rev and save time transcribing, captioning, and "
    "subtitling.</p></body></html>",
    "1.000 *Ada Byrne: Good morning. It is cold.\n9.000 *Ken Park: Yes.\n12.000 Ken Park: And "
    "wet.\n20.000 *Ada Byrne: Good.\n" },
  { "verse-list",
    "Ada: Read these with me.\n\nGenesis 1:1 In the beginning.\n\nJohn 3:16 For so it was.\n\n"
    "Mark 4:35 And on that day.\n\nKen: Amen.\n\nAda: Next.\n\nKen: Yes.\n",
    "- *Ada: Read these with me.\n- Ada: Genesis 1:1 In the beginning.\n- Ada: John 3:16 For "
    "so it was.\n- Ada: Mark 4:35 And on that day.\n- *Ken: Amen.\n- *Ada: Next.\n- *Ken: "
    "Yes.\n" },
  { "scores",
    "[00:00] Ada: It was 2:1 at the half.\n\n[00:05] Ken: 3:2 in the end.\n\n[00:09] Ada: "
    "10:30 they stopped.\n\n[00:12] Ken: So late.\n",
    "0.000 *Ada: It was 2:1 at the half.\n5.000 *Ken: 3:2 in the end.\n9.000 *Ada: 10:30 they "
    "stopped.\n12.000 *Ken: So late.\n" },
  { "recipe",
    "Ada: You need three things.\n\nRope: ten metres.\n\nTar: one pot.\n\nPatience: a lot.\n\n"
    "Ken: I see.\n\nAda: Good.\n\nKen: Thanks.\n\nAda: Bye.\n\nKen: Bye.\n",
    "- *Ada: You need three things.\n- Ada: Rope: ten metres.\n- Ada: Tar: one pot.\n- Ada: "
    "Patience: a lot.\n- *Ken: I see.\n- *Ada: Good.\n- *Ken: Thanks.\n- *Ada: Bye.\n- *Ken: "
    "Bye.\n" },
  { "once-only-guest",
    "Ada: Good morning.\n\nKen: It is cold.\n\nAda: Bob is here.\n\nBob: Hello.\n\nAda: Yes.\n"
    "\nKen: Bye.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Bob is here.\n- *Bob: Hello.\n- *Ada: "
    "Yes.\n- *Ken: Bye.\n" },
  { "step-list",
    "**Ada:** Do this.\n\n**Step 1:** Take rope.\n\n**Step 2:** Tar it.\n\n**Ken:** Good.\n\n"
    "**Ada:** Yes.\n",
    "- *Ada: Do this.\n- Ada: Step 1: Take rope.\n- Ada: Step 2: Tar it.\n- *Ken: Good.\n- "
    "*Ada: Yes.\n" },
  { "bold-emphasis-start",
    "<p><b>Ada:</b> Good morning.</p><p><b>Really cold</b> it was.</p><p><b>Ken:</b> "
    "Yes.</p><p><b>The point:</b> wear a coat.</p><p><b>Ada:</b> So.</p>",
    "- *Ada: Good morning.\n- Ada: Really cold it was.\n- *Ken: Yes.\n- Ken: The point: wear a "
    "coat.\n- *Ada: So.\n" },
  { "urls",
    "Ada: Go to https://a.example/x: it is good.\n\nKen: http://b.example\n\nAda: "
    "www.c.example: that too.\n\nKen: Yes.\n",
    "- *Ada: Go to https://a.example/x: it is good.\n- *Ken: http://b.example\n- *Ada: "
    "www.c.example: that too.\n- *Ken: Yes.\n" },
  { "numbers-first",
    "1. Ropes are wet.\n2. Tar is black.\n3. Gulls are white.\n",
    "- -: 1. Ropes are wet. 2. Tar is black. 3. Gulls are white.\n" },
  { "dialogue-dash",
    "- Good morning.\n\n- It is cold.\n\n- Yes.\n",
    "- -: - Good morning.\n- -: - It is cold.\n- -: - Yes.\n" },
  { "em-dash-bullets-names",
    "— Ada: Good morning.\n\n— Ken: It is cold.\n\n— Ada: Yes.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "two-people-one-first-name",
    "Ken Park: One.\n\nKen Moss: Two.\n\nPark: Three.\n\nMoss: Four.\n\nPark: Five.\n",
    "- *Ken Park: One.\n- *Ken Moss: Two.\n- *Ken Park: Three.\n- *Ken Moss: Four.\n- *Ken "
    "Park: Five.\n" },
  { "hyphen-names",
    "Ann-Marie O'Neil: One.\n\nJosé Núñez: Two.\n\nAnn-Marie: Three.\n\nJosé: Four.\n\nO'Neil: "
    "Five.\n",
    "- *Ann-Marie O'Neil: One.\n- *José Núñez: Two.\n- *Ann-Marie O'Neil: Three.\n- *José "
    "Núñez: Four.\n- *Ann-Marie O'Neil: Five.\n" },
  { "colon-space-before",
    "Ada : Good morning.\nKen : It is cold.\nAda : Yes.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "angle-names",
    "<Ada> Good morning.\n<Ken> It is cold.\n<Ada> Yes.\n<Ken> Bye.\n",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n- *Ken: Bye.\n" },
  { "irc",
    "[00:01] <Ada> Good morning.\n[00:05] <Ken> It is cold.\n[00:09] <Ada> Yes.\n[00:12] <Ken> "
    "Bye.\n",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n12.000 *Ken: Bye.\n" },
  { "chinese",
    "【主持人】大家好。\n【嘉宾】你好。\n【主持人】今天很冷。\n【嘉宾】是的。\n",
    "- *主持人: 大家好。\n- *嘉宾: 你好。\n- *主持人: 今天很冷。\n- *嘉宾: 是的。\n" },
  { "chinese-stamps",
    "主持人 00:01\n大家好。\n\n嘉宾 00:05\n你好。\n\n主持人 00:09\n今天很冷。\n",
    "1.000 *主持人: 大家好。\n5.000 *嘉宾: 你好。\n9.000 *主持人: 今天很冷。\n" },
  { "speaker-cjk-number",
    "说话人1 00:01\n大家好。\n\n说话人2 00:05\n你好。\n\n说话人1 00:09\n今天很冷。\n",
    "1.000 *说话人1: 大家好。\n5.000 *说话人2: 你好。\n9.000 *说话人1: 今天很冷。\n" },
  { "korean",
    "아다: 안녕하세요.\n켄: 추워요.\n아다: 네.\n",
    "- *아다: 안녕하세요.\n- *켄: 추워요.\n- *아다: 네.\n" },
  { "russian",
    "Анна: Доброе утро.\n\nИван: Холодно.\n\nАнна: Да: очень.\n",
    "- *Анна: Доброе утро.\n- *Иван: Холодно.\n- *Анна: Да: очень.\n" },
  { "arabic",
    "دينا: صباح الخير.\n\nعمر: الجو بارد.\n\nدينا: نعم.\n",
    "- *دينا: صباح الخير.\n- *عمر: الجو بارد.\n- *دينا: نعم.\n" },
  { "german-roles",
    "Moderatorin: Guten Morgen.\n\nGast: Es ist kalt.\n\nModeratorin: Ja.\n\nGast: Nein.\n",
    "- *Moderatorin: Guten Morgen.\n- *Gast: Es ist kalt.\n- *Moderatorin: Ja.\n- *Gast: "
    "Nein.\n" },
};

static void
test_shape (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row), length = strlen (shapes[i].text);
  const Format *format = format_for_content (shapes[i].text, length);
  Source source = { .text = g_strdup (shapes[i].text), .length = length };
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = format->read (&source, &error);
  g_autofree char *text = NULL;

  g_free (source.text);
  g_assert_no_error (error);
  text = described (transcript);
  g_assert_cmpstr (text, ==, shapes[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++) {
    g_autofree char *path = g_strconcat ("/shows/", shapes[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_shape);
  }
  return g_test_run ();
}
