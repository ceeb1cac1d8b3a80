#include "described.h"

#include <string.h>

static const struct {
  const char *name, *text, *expected;
} readable[] = {
  { "stamp-and-bold-label",
    "<p>[00:00:01] <strong>Ada Byrne:</strong> Hello &amp; good day.</p>"
    "<p>[00:00:05] And more.</p><p>[00:00:09] <strong>Ken:</strong> Yes.</p>",
    "1.000 *Ada Byrne: Hello & good day.\n5.000 Ada Byrne: And more.\n9.000 *Ken: Yes.\n" },
  { "unlabelled",
    "<html><head><title>Talk</title></head><body><h1>Talk</h1><p>[00:00] Good morning "
    "everybody and welcome to the talk.</p>"
    "<p>[00:04] We are here on the pier again, and it is cold.</p>"
    "<p>[00:09] So bring a coat when you come to see us.</p></body></html>",
    "0.000 -: Good morning everybody and welcome to the talk.\n"
    "4.000 -: We are here on the pier again, and it is cold.\n"
    "9.000 -: So bring a coat when you come to see us.\n" },
  { "name-above",
    "<h4>Ada Byrne</h4><p>Good morning, everybody.</p><p>It is cold.</p><h4>Ken Park</h4>"
    "<p>Yes, it is.</p><h4>Ada Byrne</h4><p>Bye.</p><h4>Ken Park</h4><p>Bye now.</p>",
    "- *Ada Byrne: Good morning, everybody.\n- Ada Byrne: It is cold.\n- *Ken Park: Yes, it is.\n"
    "- *Ada Byrne: Bye.\n- *Ken Park: Bye now.\n" },
  { "name-and-stamp-above",
    "<p><b>Interviewer</b></p><p>00:00:01</p><p>Your first boat?</p><p><b>Respondent</b></p>"
    "<p>00:00:05</p><p>It sank. I was nine, and</p><p>it rained.</p><p><b>Interviewer</b></p>"
    "<p>00:00:14</p><p>Fine</p>",
    "1.000 *Interviewer: Your first boat?\n5.000 *Respondent: It sank. I was nine, and\n"
    "- Respondent: it rained.\n14.000 *Interviewer: Fine\n" },
  { "role-above-once",
    "<h4>Ray Moss</h4><p>A man lost his bicycle.</p><h4>Pete Lind</h4><p>I put it down.</p>"
    "<h4>Ray Moss</h4><p>For a year.</p><h4>Woman</h4><p>[LAUGHS] No.</p><h4>Ray Moss</h4>"
    "<p>It is true.</p>",
    "- *Ray Moss: A man lost his bicycle.\n- *Pete Lind: I put it down.\n- *Ray Moss: For a year.\n"
    "- *Woman: [LAUGHS] No.\n- *Ray Moss: It is true.\n" },
  { "radio",
    "<h1>A town</h1><p>AILSA KERR, HOST:</p><p>A town has moved its river. Ben went to see it.</p>"
    "<p>(SOUNDBITE OF WATER)</p><p>BEN ODUYA, BYLINE: You would not know it.</p>"
    "<p>INES PAZ: It was in the way.</p><p>ODUYA: Ines Paz is the mayor.</p><p>PAZ: I am.</p>"
    "<p>KERR: Ben Oduya, thank you.</p><p>ODUYA: Thank you.</p>"
    "<p>Copyright 2024 ANR. All rights reserved.</p>",
    "- *AILSA KERR: A town has moved its river. Ben went to see it.\n"
    "- AILSA KERR: (SOUNDBITE OF WATER)\n- *BEN ODUYA: You would not know it.\n"
    "- *INES PAZ: It was in the way.\n- *BEN ODUYA: Ines Paz is the mayor.\n- *INES PAZ: I am.\n"
    "- *AILSA KERR: Ben Oduya, thank you.\n- *BEN ODUYA: Thank you.\n" },
  { "title-above-the-first-name",
    "<h1>HS012 Harbours</h1><div>Ada Byrne</div><div>Good morning.</div><div>It is cold.</div>"
    "<div>Ken Park</div><div>Yes, it is.</div><div>Ada Byrne</div><div>Bye.</div>"
    "<div>Ken Park</div><div>Bye now.</div>",
    "- *Ada Byrne: Good morning.\n- Ada Byrne: It is cold.\n- *Ken Park: Yes, it is.\n"
    "- *Ada Byrne: Bye.\n- *Ken Park: Bye now.\n" },
  { "about-the-host",
    "<p>Ada: Good morning.</p><p>Ken: It is cold.</p><p>Ada: Yes.</p><p>Ken: Very cold.</p>"
    "<p>Ada: So it is.</p><p>Ken: Bye.</p><p>Ada: Wait.</p><p>Ken: Why?</p><p>Ada: Fish.</p>"
    "<p>Ken: Oh.</p><h3>About the host</h3><p>Ada: on air since 1999.</p>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n- *Ken: Very cold.\n"
    "- *Ada: So it is.\n- *Ken: Bye.\n- *Ada: Wait.\n- *Ken: Why?\n- *Ada: Fish.\n- *Ken: Oh.\n" },
  { "two-columns",
    "<div><span>Ada Byrne</span><span>00:01</span></div><div>Good morning.</div>"
    "<div><span>Ken Park</span><span>00:05</span></div><div>It is cold.</div>"
    "<div><span>Ada Byrne</span><span>00:09</span></div><div>Yes.</div>",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n9.000 *Ada Byrne: Yes.\n" },
  { "cites-below-notes",
    "<h1>Harbours</h1><p>Ada and Ken talk about boats.</p><h2>Transcript</h2>"
    "<p><cite>Ada Byrne:</cite> <time>0:01</time></p><p>Good morning.</p>"
    "<p><cite>Ken Park:</cite> <time>0:05</time></p><p>It is cold.</p>",
    "1.000 *Ada Byrne: Good morning.\n5.000 *Ken Park: It is cold.\n" },
  { "dashes-behind-bold-names",
    "<p><b>Ada Byrne —</b> Good morning.</p><p><b>Ken Park —</b> It is cold.</p>"
    "<p><b>Ada Byrne —</b> Yes.</p>",
    "- *Ada Byrne: Good morning.\n- *Ken Park: It is cold.\n- *Ada Byrne: Yes.\n" },
  { "paren-stamp",
    "<p>(00:00:01) <b>ADA:</b> Good morning.</p><p>(00:00:05) <b>KEN:</b> It is cold.</p>",
    "1.000 *ADA: Good morning.\n5.000 *KEN: It is cold.\n" },
  { "colon-below-name",
    "<p>Ada Byrne (00:00:00):<br>I never planned it.</p><p>Ken Park (00:00:04):<br>Why?</p>"
    "<p>Ada Byrne (00:00:30):<br>You see, here is the thing: honey.</p>",
    "0.000 *Ada Byrne: I never planned it.\n4.000 *Ken Park: Why?\n"
    "30.000 *Ada Byrne: You see, here is the thing: honey.\n" },
  { "handle-above",
    "<p>Ada Byrne (00:00:00):<br>I never planned it.</p><p>moth42 (00:00:04):<br>Why?</p>"
    "<p>Ada Byrne (00:00:08):<br>The wind.</p><p>moth42 (00:00:10):<br>Oh.</p>",
    "0.000 *Ada Byrne: I never planned it.\n4.000 *moth42: Why?\n"
    "8.000 *Ada Byrne: The wind.\n10.000 *moth42: Oh.\n" },
  { "capitals-and-last-names",
    "<p>EPISODE TRANSCRIPT</p><p>ADA BYRNE: Good morning.</p><p>KEN PARK: It is cold.</p>"
    "<p>BYRNE: Why?</p><p>[MUSIC: The Pier, \"Gulls\"]</p><p>PARK: The wind.</p>",
    "- *ADA BYRNE: Good morning.\n- *KEN PARK: It is cold.\n- *ADA BYRNE: Why?\n"
    "- ADA BYRNE: [MUSIC: The Pier, \"Gulls\"]\n- *KEN PARK: The wind.\n" },
  { "table",
    "<table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr><tr><td>00:01</td>"
    "<td>Ada</td><td>Good morning.</td></tr><tr><td>00:05</td><td>Ken</td>"
    "<td>It is cold.</td></tr><tr><td>00:09</td><td>Ada</td><td>Yes.</td></tr></table>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "br",
    "<p><strong>Ada:</strong> Good morning.<br>It is cold.<br><strong>Ken:</strong> "
    "Yes.<br><br><strong>Ada:</strong> Bye.</p>",
    "- *Ada: Good morning. It is cold.\n- *Ken: Yes.\n- *Ada: Bye.\n" },
  { "bold-no-colon",
    "<p><b>Ada</b> Good morning.</p><p><b>Ken</b> It is cold.</p><p><b>Ada</b> "
    "Yes. <b>Really</b> cold.</p>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes. Really cold.\n" },
  { "span-speaker",
    "<div><span class=\"speaker\">Ada</span> "
    "<span class=\"time\">0:01</span><p>Good morning.</p></div>"
    "<div><span class=\"speaker\">Ken</span> "
    "<span class=\"time\">0:05</span><p>It is cold.</p></div>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n" },
  { "rtl",
    "<p dir=\"rtl\">[00:01] <strong>دينا:</strong> صباح الخير.</p>"
    "<p>[00:05] <strong>عمر:</strong> الجو بارد.</p>",
    "1.000 *دينا: صباح الخير.\n5.000 *عمر: الجو بارد.\n" },
  { "roles",
    "<p><strong>Host (Jane Doe):</strong> Good morning.</p>"
    "<p><strong>Ken Park (Guest):</strong> It is cold.</p><p><strong>Ken Park:</strong> "
    "Very.</p><p><strong>Ken:</strong> So cold.</p>",
    "- *Jane Doe: Good morning.\n- *Ken Park: It is cold.\n- *Ken Park: Very.\n"
    "- *Ken Park: So cold.\n" },
  { "ambiguous",
    "<p><strong>Ken Park:</strong> Good morning.</p><p><strong>Ken Moss:</strong> "
    "It is cold.</p><p><strong>Ken:</strong> Very.</p>",
    "- *Ken Park: Good morning.\n- *Ken Moss: It is cold.\n- *Ken: Very.\n" },
  { "nolist",
    "<p>[00:00:00] <strong>Ada Byrne:</strong> Good morning. Welcome to the pier.</p>"
    "<p>[00:01:00] Ropes and Knots</p><p>[00:01:00] <strong>Ada Byrne:</strong> "
    "How do you tie a rope?</p><p>[00:01:05] <strong>Ken:</strong> With my hands. And I</p>"
    "<p>[00:01:09] <strong>Ada Byrne:</strong> see. And</p><p>[00:01:12] So</p>"
    "<p>[00:01:12] <strong>Ken:</strong> you see.</p><p>[00:02:00] Why boats sink</p>"
    "<p>[00:02:00] <strong>Ada Byrne:</strong> Why do they sink?</p>"
    "<p>[00:02:09] <strong>Ken:</strong> Holes.</p>"
    "<p>[00:03:00] <strong>The Harbour at Night</strong></p>"
    "<p>[00:03:00] It gets dark, she said.</p><p>[00:03:10] Yeah</p>"
    "<p>[00:03:10] <strong>Ken:</strong> It does. Thank you.</p> "
    "Thank you for listening. <a href=\"https://example.org\">Share</a>",
    "= 60.000 Ropes and Knots\n= 120.000 Why boats sink\n= 180.000 The Harbour at Night\n"
    "0.000 *Ada Byrne: Good morning. Welcome to the pier.\n"
    "60.000 *Ada Byrne: How do you tie a rope?\n65.000 *Ken: With my hands. And I\n"
    "69.000 *Ada Byrne: see. And\n72.000 Ada Byrne: So\n72.000 *Ken: you see.\n"
    "120.000 *Ada Byrne: Why do they sink?\n129.000 *Ken: Holes.\n"
    "180.000 Ken: It gets dark, she said.\n190.000 Ken: Yeah\n"
    "190.000 *Ken: It does. Thank you.\n" },
  { "list-after",
    "<h2>Transcript</h2><p>Ada: [00:01] Good morning everybody.</p>"
    "<p>Ken: [00:05] It is cold.</p><p>Ada: [03:00] Bye everybody.</p><h2>Show notes</h2>"
    "<p><a href=\"https://example.org/x\">The rope</a></p>"
    "<h3>Chapters</h3><p>00:00 Start<br/>02:30 The end</p><footer>nothing</footer>",
    "= 0.000 Start\n= 150.000 The end\n1.000 *Ada: Good morning everybody.\n"
    "5.000 *Ken: It is cold.\n180.000 *Ada: Bye everybody.\n" },
  { "title-dash-stamp",
    "<p>About boats.</p><ul><li>Welcome - 00:00</li><li>Ropes and knots - 01:30</li>"
    "<li>The end - 1:02:10</li></ul><p><strong>Ada (00:00:01):</strong> Good morning.</p>"
    "<p><strong>Ken (01:30):</strong> Ropes!</p>",
    "= 0.000 Welcome\n= 90.000 Ropes and knots\n= 3730.000 The end\n1.000 *Ada: Good morning.\n"
    "90.000 *Ken: Ropes!\n" },
  { "page",
    "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"iso-8859-1\"><title>Ep 12: "
    "Tides | Pier Talk</title><meta property=\"og:title\" content=\"Tides\"><meta "
    "property=\"og:description\" content=\"About tides.\"><meta "
    "property=\"article:published_time\" content=\"2024-03-01T10:00:00Z\"><link "
    "rel=\"canonical\" "
    "href=\"https://pier.example.org/12\"><style>p{color:red}</style><script>var "
    "x=\"<p>[00:00] no</p>\";</script></head><body><nav><a "
    "href=\"/\">Home</a></nav><header><h1>Pier Talk</h1></header><main><article><h2>Ep 12: "
    "Tides</h2><p>March 1, 2024</p><p>We talk about tides, and why they come back.</p>"
    "<h3>Chapters</h3><ul><li><a href=\"?t=0\">00:00</a> Hello</li>"
    "<li><a href=\"?t=60\">01:00</a> The moon</li>"
    "</ul><h3>Transcript</h3><div style=\"display:none\"><p>[00:00:00] hidden</p></div>"
    "<template><p>[00:00:00] tmpl</p></template><!-- <p>[00:00:00] comment</p> "
    "--><p>[00:00:01] <strong>Zoë:</strong> "
    "Good morning&nbsp;all, it&#146;s a <em>w</em>arm day.</p><p>[00:01:00] The Moon</p>"
    "<p>[00:01:00] <strong>Ken:</strong> It pulls.</p>"
    "</article></main><aside>Related</aside><footer><p>[00:00] Copyright</p>"
    "</footer></body></html>",
    "= 0.000 Hello\n= 60.000 The moon\n1.000 *Zoë: Good morning all, it’s a warm day.\n"
    "60.000 *Ken: It pulls.\n" },
  { "pre",
    "<html><body><h1>Tides</h1><pre>\n00:00:01 Ada: Good morning.\n00:00:05 Ken: It is\n"
    "cold out here.\n\n00:00:09 Ada: Yes.\n</pre></body></html>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold out here.\n9.000 *Ada: Yes.\n" },
  { "li",
    "<ul><li>[00:01] <b>Ada:</b> Good morning.</li><li>[00:05] <b>Ken:</b> It is cold.</li></ul>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n" },
  { "div",
    "<div class=t><div><a href=\"#t=1\">0:01</a></div><div><b>Ada</b></div>"
    "<div>Good morning.</div></div><div class=t><div><a href=\"#t=5\">0:05</a></div>"
    "<div><b>Ken</b></div><div>It is cold.</div></div>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n" },
  { "styled-bold",
    "<p><span style=\"font-weight:700\">Ada:</span><span> Good morning.</span></p>"
    "<p><span style=\"font-weight:700\">Ken:</span><span> It is cold.</span></p>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n" },
  { "sponsor",
    "<p><strong>Sponsor:</strong> Ropes Ltd.</p><p><strong>Guest:</strong> Ken Park</p>"
    "<p>Links: <a href=\"https://example.org/a\">A</a></p><h2>Full Transcript</h2>"
    "<p><em>This transcript was made by a machine.</em></p><p><strong>Ada:</strong> "
    "Good morning.</p><p>We are on the pier.</p><p>It is cold.</p><p><strong>Ken:</strong> "
    "Yes.</p><p>Very cold.</p><hr><p>Subscribe to our letter</p>",
    "- *Ada: Good morning.\n- Ada: We are on the pier.\n- Ada: It is cold.\n- *Ken: Yes.\n"
    "- Ken: Very cold.\n" },
  { "sponsor2",
    "<p><strong>Host:</strong> Ada Byrne</p><p><strong>Guest:</strong> Ken Park</p>"
    "<p><strong>Ada:</strong> Good morning.</p><p>We are on the pier.</p><p>It is cold.</p>"
    "<p><strong>Ken:</strong> Yes.</p><p>Very cold.</p><p><strong>Ada:</strong> Bye.</p>"
    "<p>Share this episode</p>",
    "- *Ada: Good morning.\n- Ada: We are on the pier.\n- Ada: It is cold.\n- *Ken: Yes.\n"
    "- Ken: Very cold.\n- *Ada: Bye.\n" },
  { "longgap",
    "<p>(12:00) <strong>Ada:</strong> Good morning.</p><p>(12:05) <strong>Ken:</strong> "
    "Yes. (12:09) And it is cold, I said.</p><p>(12:12) <strong>Ada:</strong> I know.</p>",
    "720.000 *Ada: Good morning.\n725.000 *Ken: Yes.\n729.000 Ken: And it is cold, I said.\n"
    "732.000 *Ada: I know.\n" },
  { "back",
    "<p>[00:10] <strong>Ada:</strong> Good morning.</p><p>[00:05] <strong>Ken:</strong> "
    "Yes.</p><p>[00:00] <strong>Ada:</strong> I know.</p>",
    "10.000 *Ada: Good morning.\n5.000 *Ken: Yes.\n0.000 *Ada: I know.\n" },
  { "zero",
    "<p>[00:00:00] <strong>Ada:</strong> Good morning.</p>"
    "<p>[00:00:00] <strong>Ken:</strong> Yes.</p><p>[00:00:00] Maybe.</p>",
    "0.000 *Ada: Good morning.\n0.000 *Ken: Yes.\n0.000 Ken: Maybe.\n" },
  { "inline-labels",
    "<p><b>Ada:</b> Good morning. <b>Ken:</b> It is cold. <b>Ada:</b> Yes.</p><p><b>Ken:</b> "
    "Good.</p>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n- *Ken: Good.\n" },
  { "outline-links",
    "<p>Talk.</p><p><a href=\"https://youtu.be/x?t=0\">00:00</a> - Hello<br>"
    "<a href=\"https://youtu.be/x?t=90\">01:30</a> - Ropes<br>"
    "<a href=\"https://youtu.be/x?t=3730\">1:02:10</a> - Bye</p>"
    "<p>[00:00:01] <strong>Ada:</strong> Good morning.</p>"
    "<p>[00:01:30] <strong>Ken:</strong> Ropes!</p>",
    "= 0.000 Hello\n= 90.000 Ropes\n= 3730.000 Bye\n1.000 *Ada: Good morning.\n"
    "90.000 *Ken: Ropes!\n" },
  { "chapters-unstamped",
    "<h2>Transcript</h2><h3>Hello</h3><p><b>Ada:</b> Good morning.</p>"
    "<h3>The Moon</h3><p><b>Ken:</b> It pulls.</p><p>And pushes.</p>",
    "= - Hello\n= - The Moon\n- *Ada: Good morning.\n- *Ken: It pulls.\n" },
  { "outline-then-names-with-stamps",
    "<p>Intro text of the show, a sentence.</p><p>Outline:<br>(0:00) Start<br>"
    "(1:30) Middle part<br>(3:00) End</p><p>Transcript:</p><p>Ada (0:00): Good morning.</p>"
    "<p>Ken (1:30): Ropes.</p><p>Ada (3:00): Bye.</p>",
    "= 0.000 Start\n= 90.000 Middle part\n= 180.000 End\n0.000 *Ada: Good morning.\n"
    "90.000 *Ken: Ropes.\n180.000 *Ada: Bye.\n" },
  { "bold-para",
    "<p><b>[00:00:01] Ada: Good morning.</b></p><p>[00:00:05] Ken: It is cold.</p>"
    "<p><b>[00:00:09] Ada: Yes.</b></p>",
    "1.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes.\n" },
  { "q-a",
    "<p><b>Q:</b> Is it cold?</p><p><b>A:</b> Yes.</p><p><b>Q:</b> Very?</p><p><b>A:</b> Yes.</p>",
    "- *Q: Is it cold?\n- *A: Yes.\n- *Q: Very?\n- *A: Yes.\n" },
  { "italics-repeat",
    "<p><i>Ada:</i> Good morning.</p><p><i>Ken:</i> It is cold.</p><p><i>Ada:</i> Yes.</p>",
    "- *Ada: Good morning.\n- *Ken: It is cold.\n- *Ada: Yes.\n" },
  { "stage",
    "<p>[00:00:00] [Music]</p><p>[00:00:05] <strong>Ada:</strong> "
    "Good morning. [laughs]</p><p>[00:00:09] (applause)</p>",
    "0.000 -: [Music]\n5.000 *Ada: Good morning. [laughs]\n9.000 Ada: (applause)\n" },
  { "unclosed",
    "<p>[00:00:00] <strong>Ada: Good morning.<p>[00:00:05] <strong>Ken:</strong> "
    "It is cold.<p>[00:00:09] <strong>Ada:</strong> Yes",
    "0.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n9.000 *Ada: Yes\n" },
  { "trunc",
    "<p>[00:00:00] <strong>Ada:</strong> Good morning.</p>"
    "<p>[00:00:05] <strong>Ken:</strong> It is cold.</p><p>[00:00:09] <stro",
    "0.000 *Ada: Good morning.\n5.000 *Ken: It is cold.\n" },
  { "name-then-stamp",
    "<p>Two hosts on a pier.</p><h2>Timestamps</h2><ul><li><p>[00:00:00] Introductions</p>"
    "</li><li><p>[00:02:10] How it began</p></li>"
    "<li><p>[00:05:00] Questions: a lightning round</p></li></ul><h2>Transcript</h2>"
    "<p><strong>Ada</strong> [00:00:00]: Hey everyone, welcome to the pier.</p>"
    "<p><strong>Swyx</strong> [00:00:05]: And I'm Swyx.</p><p>How it Began</p>"
    "<p><strong>Ada</strong> [00:02:11]: So it began.</p><p><strong>Swyx</strong> "
    "[00:05:03]: Yes.</p>",
    "= 0.000 Introductions\n= 131.000 How it began\n= 300.000 Questions: a lightning round\n"
    "0.000 *Ada: Hey everyone, welcome to the pier.\n5.000 *Swyx: And I'm Swyx.\n"
    "131.000 *Ada: So it began.\n303.000 *Swyx: Yes.\n" },
  { "name-and-stamp-in-bold",
    "<p><strong>Ada [00:00:00]:</strong> Hey everyone.</p>"
    "<p>[00:00:03] <strong>Swyx</strong>: Hello.</p><p><strong>Ada [00:00:05]:</strong> So.</p>",
    "0.000 *Ada: Hey everyone.\n3.000 *Swyx: Hello.\n5.000 *Ada: So.\n" },
  { "styled-names",
    "<h2>Table of Contents</h2><ul><li><a href=\"#1\">0:00</a> &#8211; Introduction</li>"
    "<li><a href=\"#2\">1:30</a> &#8211; Ropes and tar</li></ul><h2 id=\"1\">Introduction</h2>"
    "<div class=\"ts-segment\"><span class=\"ts-name\">Ada Byrne</span> "
    "<span class=\"ts-timestamp\"><a href=\"https://example.org/1\">(00:00:00)</a> "
    "</span><span class=\"ts-text\">Good morning to all of you.</span></div>"
    "<div class=\"ts-segment\"><span class=\"ts-name\">Ken Park</span> "
    "<span class=\"ts-timestamp\"><a href=\"https://example.org/2\">(00:00:10)</a> "
    "</span><span class=\"ts-text\">It is cold.</span></div><h2 id=\"2\">Ropes and tar</h2>"
    "<div class=\"ts-segment\"><span class=\"ts-name\"></span> "
    "<span class=\"ts-timestamp\"><a href=\"https://example.org/3\">(00:01:30)</a> "
    "</span><span class=\"ts-text\">Ropes.</span></div>",
    "= 0.000 Introduction\n= 90.000 Ropes and tar\n"
    "0.000 *Ada Byrne: Good morning to all of you.\n10.000 *Ken Park: It is cold.\n"
    "90.000 Ken Park: Ropes.\n" },
  { "html-in-markdown",
    "# Tides\n\n> Heard through the wind, and written down at home.\n\n"
    "## Transcript\n\n<p><em><strong>[00:00:00]</strong></em>&nbsp;&nbsp;<strong><span "
    "style=\"color:#6b7280\">Somebody else:</span></strong> The tide is late.</p>\n\n"
    "<p><em><strong>[00:00:01]</strong></em>&nbsp;&nbsp;<strong><span "
    "style=\"color:#2563eb\">Ken:</span></strong> It is never late, you are early.</p>\n",
    "0.000 *Somebody else: The tide is late.\n1.000 *Ken: It is never late, you are early.\n" },
  { "words-below-a-list",
    "<p>A talk on a pier, with ropes.</p><p><b>00:29 The sea</b></p>"
    "<p>How it came to be there, and wet.</p><p><b>07:06 Ropes</b></p>"
    "<p>Which end is which.</p><p><b>20:00 Bye</b></p><p>[00:00:00] <b>Ada:</b> "
    "Good morning.</p><p>[00:00:29] <b>Ken:</b> The sea, then.</p><p>[00:20:00] <b>Ada:</b> "
    "Bye.</p>",
    "= 29.000 The sea\n= 426.000 Ropes\n= 1200.000 Bye\n0.000 *Ada: Good morning.\n"
    "29.000 *Ken: The sea, then.\n1200.000 *Ada: Bye.\n" },
  { "colons-that-are-odd",
    "<p>[00:00:00] <b>Ada:</b> Good morning.</p><p>[00:00:29] Fun Fact: the sea is wet.</p>"
    "<p>[00:00:35] <b>Ken:</b> It is.</p><p>[00:00:40] Pro Tip: bring a boat.</p>"
    "<p>[00:00:45] <b>Ada:</b> I have one.</p><p>[00:01:00] <b>Ken:</b> So have I.</p>",
    "0.000 *Ada: Good morning.\n29.000 Ada: Fun Fact: the sea is wet.\n35.000 *Ken: It is.\n"
    "40.000 Ken: Pro Tip: bring a boat.\n45.000 *Ada: I have one.\n60.000 *Ken: So have I.\n" },
  { "one-first-name-without-bold",
    "<p>[00:00:00] <b>Ada Byrne:</b> Good morning.</p><p>[00:00:35] <b>Ken Park:</b> "
    "It is.</p><p>[00:00:40] Ada: Bring a boat.</p><p>[00:00:45] <b>Ken Park:</b> "
    "I have one.</p><p>[00:01:00] <b>Ada Byrne:</b> So have I.</p>",
    "0.000 *Ada Byrne: Good morning.\n35.000 *Ken Park: It is.\n"
    "40.000 *Ada Byrne: Bring a boat.\n45.000 *Ken Park: I have one.\n"
    "60.000 *Ada Byrne: So have I.\n" },
  { "broadcast-surnames",
    "<p><b>ADA BYRNE, HOST: </b>Good morning.</p>"
    "<p><b>KEN PARK, BYLINE: </b>It is cold.</p><p>BYRNE: Yes, it is.</p><p>PARK: Very.</p>"
    "<p>(SOUNDBITE OF MUSIC)</p><p>BYRNE: Bye.</p>",
    "- *ADA BYRNE: Good morning.\n- *KEN PARK: It is cold.\n- *ADA BYRNE: Yes, it is.\n"
    "- *KEN PARK: Very.\n- KEN PARK: (SOUNDBITE OF MUSIC)\n- *ADA BYRNE: Bye.\n" },
  { "parts",
    "<h2>Part One: The Sea</h2><p><b>Ada:</b> Good morning.</p><p><b>Ken:</b> Hello.</p>"
    "<h2>Part Two: The Land</h2><p><b>Ada:</b> Ropes.</p><p><b>Ken:</b> Tar.</p>",
    "= - Part One: The Sea\n= - Part Two: The Land\n- *Ada: Good morning.\n- *Ken: Hello.\n"
    "- *Ada: Ropes.\n- *Ken: Tar.\n" },
  { "ranges",
    "<p>Topics:</p><p>00:00 - 01:30 The sea<br>01:30 - 03:00 The land</p>"
    "<p>[00:00:00] <b>Ada:</b> Good morning.</p><p>[00:01:30] <b>Ken:</b> Land.</p>",
    "= 0.000 The sea\n= 90.000 The land\n0.000 *Ada: Good morning.\n90.000 *Ken: Land.\n" },
  { "bracket-list",
    "<p>[00:00] Hello</p><p>[01:30] Ropes</p><p>[03:00] Bye</p><p>[00:00:01] <b>Ada:</b> "
    "Good morning.</p><p>[00:01:30] <b>Ken:</b> Land.</p>",
    "= 0.000 Hello\n= 90.000 Ropes\n= 180.000 Bye\n1.000 *Ada: Good morning.\n"
    "90.000 *Ken: Land.\n" },
  { "one",
    "<p>[00:00:00] <strong>Ada:</strong> Good morning.</p>",
    "0.000 *Ada: Good morning.\n" },
  { "emoji",
    "<p><strong>🎙 Ada:</strong> Good morning 👋.</p><p><strong>Ken:</strong> It is cold ❄️.</p>",
    "- *🎙 Ada: Good morning 👋.\n- *Ken: It is cold ❄️.\n" },
  { "cjk-names",
    "<p>[00:00:01] <strong>田中：</strong>おはようございます。</p>"
    "<p>[00:00:05] <strong>鈴木：</strong>寒いですね。</p><p>[00:01:00] 海の話</p>"
    "<p>[00:01:00] <strong>田中：</strong>海へ行きました。</p>",
    "= 60.000 海の話\n1.000 *田中: おはようございます。\n5.000 *鈴木: 寒いですね。\n60.000 *田中: 海へ行きました。\n" },
  { "sparse-footer",
    "<h1>Pier</h1><p>About us, the pier and the sea.</p><h2>Transcript</h2><p><b>Ada:</b> "
    "Good morning.</p><p>It is cold today.</p><p>And wet.</p><p><b>Ken:</b> It is.</p>"
    "<p>Thanks for that.</p><p>Goodbye, Ada.</p><p>Thanks for reading! Subscribe for free.</p>"
    "<p><a href=\"https://example.org/s\">Share</a></p><h3>Comments</h3><p>Nice talk!</p>",
    "- *Ada: Good morning.\n- Ada: It is cold today.\n- Ada: And wet.\n- *Ken: It is.\n"
    "- Ken: Thanks for that.\n- Ken: Goodbye, Ada.\n" },
  { "speech-short",
    "<p>[00:00:01] <strong>Ada:</strong> Good morning. And that is the</p>"
    "<p>[00:00:03] Open Sea</p><p>[00:00:03] <strong>Ken:</strong> Right, exactly.</p>"
    "<p>[00:00:09] Exactly</p><p>[00:00:09] <strong>Ada:</strong> Yes.</p>"
    "<p>[00:00:12] Thank you, Ken</p><p>[00:00:12] <strong>Ken:</strong> Thank you.</p>",
    "1.000 *Ada: Good morning. And that is the\n3.000 Ada: Open Sea\n"
    "3.000 *Ken: Right, exactly.\n9.000 Ken: Exactly\n9.000 *Ada: Yes.\n"
    "12.000 Ada: Thank you, Ken\n12.000 *Ken: Thank you.\n" },
  { "nbsp-label",
    "<p>[00:00:01]&nbsp;<strong>Ada&nbsp;Byrne</strong>:&nbsp;Good morning.</p>"
    "<p>[00:00:02]&nbsp;<strong>Ken</strong>:&nbsp;Hello.</p>",
    "1.000 *Ada Byrne: Good morning.\n2.000 *Ken: Hello.\n" },
  { "label-variants",
    "<p><strong>Ada Byrne:</strong> One.</p><p><strong>ADA BYRNE:</strong> Two.</p>"
    "<p><strong>Ada  Byrne :</strong> Three.</p><p><strong>Ada:</strong> Four.</p>"
    "<p><strong>ada-byrne:</strong> Five.</p><p><strong>Ken:</strong> Six.</p>",
    "- *Ada Byrne: One.\n- *Ada Byrne: Two.\n- *Ada Byrne: Three.\n- *Ada Byrne: Four.\n"
    "- *Ada Byrne: Five.\n- *Ken: Six.\n" },
};

#define NO_TRANSCRIPT "no stamped paragraphs found; is the transcript on another page?"

static const struct {
  const char *name, *text;
  int code;
  const char *message;
} unreadable[] = {
  { "nothing-said", "<html><body></body></html>", FORMAT_ERROR_EMPTY, NO_TRANSCRIPT },
  { "list-of-chapters",
    "<p>In this talk we go to sea.</p><p><strong>Chapters</strong></p><ul><li>00:00 Intro</li>"
    "<li>05:10 The boats</li><li>20:00 Outro</li></ul><p>Follow us.</p>",
    FORMAT_ERROR_EMPTY, NO_TRANSCRIPT },
  { "list-without-a-title",
    "<p>In this talk we go to sea.</p><p>(00:00) - Intro<br>(05:10) - The boats<br>(20:00) - Outro"
    " and thanks</p><p>Follow us.</p>",
    FORMAT_ERROR_EMPTY, NO_TRANSCRIPT },
  { "times-and-labels-of-a-diary",
    "<h1>My day</h1><p>I went out at 10:30 and saw (see 3:16) a boat. <b>Update:</b> it sank.</p>"
    "<p><strong>Update:</strong> it is back.</p>",
    FORMAT_ERROR_EMPTY, NO_TRANSCRIPT },
  { "transcript-behind-a-link",
    "<h2>Transcript</h2><p><a href=\"https://example.org/t\">Read it there</a>.</p>",
    FORMAT_ERROR_EMPTY, NO_TRANSCRIPT },
  { "scripts-and-comments-alone",
    "<script>\"<p>[00:01] no</p>\"</script><style>p:after{content:\"[00:02] no\"}</style>"
    "<!-- <p>[00:03] no</p> --><template><p>[00:04] no</p></template>",
    FORMAT_ERROR_EMPTY, NO_TRANSCRIPT },
};

static Transcript *
read_text (const char *text, GError **error)
{
  Source source = { .text = g_strdup (text), .length = strlen (text) };
  const Format *format = format_for_content (source.text, source.length);
  Transcript *transcript;

  g_assert_nonnull (format);
  g_assert_cmpstr (format->name, ==, "html");
  transcript = format->read (&source, error);
  g_free (source.text);
  return transcript;
}

static void
test_readable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = read_text (readable[i].text, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = described (transcript);
  g_assert_cmpstr (text, ==, readable[i].expected);
}

static void
test_unreadable (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (unreadable[i].text, &error));
  g_assert_error (error, FORMAT_ERROR, unreadable[i].code);
  g_assert_cmpstr (error->message, ==, unreadable[i].message);
}

static char *
repeat (const char *start, const char *text, guint times)
{
  GString *all = g_string_new (start);

  while (times-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deep = repeat ("<p>[00:01] Hello.</p>\n", "<div>", 100000);
  g_autofree char *open = repeat ("<p>[00:01] Hello.</p>", "<div>", 500);
  g_autofree char *bold = repeat ("", "<p>[00:01] <b>Hello.", 10000);
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = NULL;

  g_assert_null (read_text (deep, &error));
  g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "line 2: more than 512 elements inside one another");
  g_clear_error (&error);
  transcript = read_text (open, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (transcript->paragraphs->len, ==, 1);
  g_clear_pointer (&transcript, transcript_free);
  transcript = read_text (bold, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (transcript->paragraphs->len, ==, 10000);
}

static void
test_long_paragraph (void)
{
  g_autofree char *page = repeat ("<p>[00:00:00] <b>Ada:</b> Now", " word", 10000);
  g_autofree char *name = g_strnfill (4096, 'x');
  g_autofree char *named = g_strconcat ("<p>[0:01] <b>&lt;/v&gt;:</b> Hello.</p><p>[0:02] <b>",
      name, ":</b> Yes.</p>", NULL);
  g_autoptr (Transcript) transcript = read_text (page, NULL), other = read_text (named, NULL);

  g_assert_cmpuint (transcript->paragraphs->len, ==, 1);
  g_assert_cmpuint (strlen (transcript_get_paragraph (transcript, 0)->text), ==, 3 + 50000);
  g_assert_cmpuint (other->speakers->len, ==, 2);
  g_assert_cmpstr (transcript_get_speaker (other, 0), ==, "</v>");
  g_assert_cmpstr (transcript_get_speaker (other, 1), ==, name);
}

/* libxml2 would stop at the NUL and take U+FFFD and the byte order mark for text. */
static void
test_bytes (void)
{
  static const char page[] = "\xEF\xBB\xBF<p>[00:01] <b>A\0da:</b> He\0llo\x1B, \xEF\xBF\xBD.</p>";
  Source source = { .text = g_memdup2 (page, sizeof page), .length = sizeof page - 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (Transcript) transcript = format_for_name ("html")->read (&source, &error);
  g_autofree char *text = NULL;

  g_free (source.text);
  g_assert_no_error (error);
  text = described (transcript);
  g_assert_cmpstr (text, ==, "1.000 *Ada: Hello, \xEF\xBF\xBD.\n");
}

static void
test_metadata (void)
{
  static const char page[] = "<!DOCTYPE html><html lang=\"en-GB\"><head>"
      "<meta charset=\"iso-8859-1\"><title>Tides | Pier Talk</title>"
      "<meta property=\"article:published_time\" content=\"2024-03-01T10:00:00Z\">"
      "<link rel=\"canonical\" href=\"https://pier.example.org/12\"></head><body>"
      "<nav><a href=\"https://pier.example.org/\">Home</a></nav><h1>Pier Talk</h1><h1>Tides</h1>"
      "<p>March 1, 2024</p><p>We talk about the tides\n and a <a href=\"/moon\">moon</a>.</p>"
      "<p>It is by Ada; <a href=\"mailto:ada@example.org\">write to her</a>.</p>"
      "<h3>Links</h3><p><a href=\"https://example.org/x\">X</a> <a href=\"javascript:x()\">Y</a>"
      "<a href=\"ftp://example.org\">Z</a></p><h3>Transcript</h3>"
      "<p>[00:01] <b>Ada:</b> Grüße.</p><p><a href=\"https://example.org/s\">Share</a></p>";
  g_autoptr (Transcript) transcript = read_text (page, NULL);

  g_assert_cmpstr (transcript->title, ==, "Tides");
  g_assert_cmpstr (transcript->language, ==, "en-GB");
  g_assert_cmpstr (transcript->date, ==, "2024-03-01T10:00:00Z");
  g_assert_cmpstr (transcript->link, ==, "https://pier.example.org/12");
  g_assert_cmpstr (transcript->description, ==,
      "We talk about the tides and a moon.\nIt is by Ada; write to her.");
  g_assert_cmpuint (transcript->links->len, ==, 2);
  g_assert_cmpstr (g_array_index (transcript->links, Link, 0).url, ==, "mailto:ada@example.org");
  g_assert_cmpstr (g_array_index (transcript->links, Link, 1).text, ==, "X");
  g_assert_cmpstr (transcript_get_paragraph (transcript, 0)->text, ==, "Grüße.");
}

static void
test_relative_links (void)
{
  static const char page[] = "<p>See <a href=\"../b?x=1&amp;y=2\">b</a> here, it is good.</p>"
      "<p>[00:01] <b>Ada:</b> Hello.</p>";
  Source source = { g_strdup (page), sizeof page - 1, "https://example.org/a/page" };
  g_autoptr (Transcript) transcript = format_for_name ("html")->read (&source, NULL);

  g_free (source.text);
  g_assert_cmpuint (transcript->links->len, ==, 1);
  g_assert_cmpstr (g_array_index (transcript->links, Link, 0).url, ==,
      "https://example.org/b?x=1&y=2");
}

/* The type specimen lies beside the working copy, where there is one. */
static void
test_seed (void)
{
  static const char *const chapters[] = {
    "= 28.000 Logan’s path to OpenAI", "= 427.000 On ChatGPT and GPT3 API",
    "= 976.000 On Prompt Engineering", "= 1230.000 Usecases and LLM-Native Products",
    "= 1537.000 Risks and benefits of building on OpenAI", "= 2122.000 OpenAI Codex",
    "= 2563.000 Apple's Neural Engine", "= 2662.000 Lightning Round",
  };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "seed",
      "episode.html", NULL);
  g_autofree char *page = NULL, *text = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &page, NULL, NULL)) {
    g_test_skip ("the type specimen is not here");
    return;
  }
  transcript = read_text (page, &error);
  g_assert_no_error (error);
  text = described (transcript);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (chapters); i++)
    g_assert_cmpstr (lines[i], ==, chapters[i]);
  g_assert_cmpuint (transcript->chapters->len, ==, 8);
  g_assert_cmpuint (transcript->paragraphs->len, ==, 265);
  g_assert_cmpuint (transcript->speakers->len, ==, 3);
  g_assert_cmpuint (transcript->links->len, ==, 9);
  g_assert_true (g_str_has_suffix (text, "Thank you, Logan.\n"));
  g_assert_nonnull (strstr (text, "\n298.000 Logan Kilpatrick: And I\n"));
  g_assert_nonnull (strstr (text, "\n1238.000 Alessio Fanelli: T.\n"));
  g_assert_nonnull (strstr (text, "\n1889.000 Alessio Fanelli: It's got\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/seed", test_seed);
  g_test_add_func ("/html/depth", test_depth);
  g_test_add_func ("/html/long-paragraph", test_long_paragraph);
  g_test_add_func ("/html/bytes", test_bytes);
  g_test_add_func ("/html/metadata", test_metadata);
  g_test_add_func ("/html/relative-links", test_relative_links);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++) {
    g_autofree char *path = g_strconcat ("/html/readable/", readable[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_readable);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (unreadable); i++) {
    g_autofree char *path = g_strconcat ("/html/unreadable/", unreadable[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_unreadable);
  }
  return g_test_run ();
}
