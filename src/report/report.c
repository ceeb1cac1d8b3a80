#include "report.h"

#include "closeup.h"
#include "doubts.h"
#include "drawing.h"
#include "moved.h"
#include "style.h"
#include "timeline.h"
#include "verdict.h"

#define MOST_PLACES 20          /* drawn near; all are on the line of time */
#define MOST_ROWS 60            /* of a table */
#define MOST_QUOTED 60          /* words of a place, or of a run that nobody heard */
#define AROUND 6                /* words before and behind a place that are quoted, too */

static const char *
describe_timing (Timing timing)
{
  switch (timing) {
    case TIMING_ACOUSTIC:
      return "heard in the audio by the acoustic model";
    case TIMING_SYNTHETIC:
      return "heard in the audio by comparing it with a computer's voice";
    case TIMING_SOURCE:
      return "timed by the source";
    case TIMING_STAMPS:
      return "timed from the transcript's stamps, without audio";
    default:
      return "not timed";
  }
}

static void
draw_head (GString *page, const Findings *findings, const char *name)
{
  const Transcript *transcript = findings->transcript;
  g_autofree char *base = g_path_get_basename (name);
  const char *title = transcript->title ? transcript->title : base;

  draw_markup (page, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n"
      "<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<title>%s: where its words are</title>\n", title);
  g_string_append (page, "<style>\n");
  g_string_append (page, page_style);
  g_string_append (page, "</style>\n</head>\n<body>\n<main>\n");
  draw_markup (page, "<p class=\"kicker\">Quoth report</p>\n<h1 dir=\"auto\">%s</h1>\n"
      "<p class=\"sub\"><span dir=\"auto\">%s</span>, ", title, name);
  draw_clock (page, findings->length, FALSE);
  if (transcript->audio.uri)
    draw_markup (page, " of <span dir=\"auto\">%s</span>", transcript->audio.uri);
  draw_markup (page, "; words %s.</p>\n", describe_timing (transcript->timing));
}

static void
count_verdicts (const Findings *findings, guint counts[VERDICTS])
{
  for (guint i = 0; i < findings->transcript->words->len; i++)
    counts[findings->verdicts[i]]++;
}

static const char *
choose_ending (guint n)
{
  return n == 1 ? "" : "s";
}

static void
draw_verdict (GString *page, const Findings *findings, const guint counts[VERDICTS])
{
  const guint n = findings->transcript->words->len - counts[VERDICT_NONE];

  g_string_append (page, "<p class=\"verdict\">");
  if (!n) {
    g_string_append (page, "Nobody listened for these words, so nobody knows how sure their times "
        "are. Name the audio with --audio.");
  } else if (!findings->places->len) {
    g_string_append (page, "Every word was found where it is spoken.");
  } else {
    draw_count (page, counts[VERDICT_SURE]);
    g_string_append (page, " of ");
    draw_count (page, n);
    g_string_append_printf (page, " words were surely found where they are spoken. %u place%s "
        "deserve%s a look.", findings->places->len, choose_ending (findings->places->len),
        findings->places->len == 1 ? "s" : "");
  }
  g_string_append (page, "</p>\n");
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* CONFIDENCE_UNKNOWN without any. */
static int
find_median (const Findings *findings)
{
  g_autoptr (GArray) confidences = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < findings->transcript->words->len; i++)
    if (findings->verdicts[i] != VERDICT_NONE)
      g_array_append_val (confidences, transcript_get_word (findings->transcript, i)->confidence);
  g_array_sort (confidences, compare_ints);
  return confidences->len ? g_array_index (confidences, int, confidences->len / 2)
      : CONFIDENCE_UNKNOWN;
}

static Nanoseconds
sum_insertions (const Transcript *transcript)
{
  Nanoseconds sum = 0;

  for (guint i = 0; i < transcript->insertions->len; i++) {
    const Insertion *insertion = &g_array_index (transcript->insertions, Insertion, i);

    sum += insertion->end > insertion->start ? insertion->end - insertion->start : 0;
  }
  return sum;
}

static void
draw_figure (GString *page, const char *what, guint count)
{
  draw_markup (page, "<div><dt>%s</dt><dd>", what);
  draw_count (page, count);
  g_string_append (page, "</dd></div>\n");
}

static void
draw_figures (GString *page, const Findings *findings, const guint counts[VERDICTS])
{
  const guint n_insertions = findings->transcript->insertions->len;
  const int median = find_median (findings);

  g_string_append (page, "<dl>\n");
  draw_figure (page, "words", findings->transcript->words->len);
  if (median != CONFIDENCE_UNKNOWN) {
    draw_figure (page, "median confidence", (guint) median);
    draw_figure (page, "words doubtful", counts[VERDICT_DOUBTFUL]);
    draw_figure (page, "words not heard", counts[VERDICT_UNHEARD]);
  }
  g_string_append_printf (page, "<div><dt>insertion%s", choose_ending (n_insertions));
  if (n_insertions) {
    g_string_append (page, ", ");
    draw_clock (page, sum_insertions (findings->transcript), FALSE);
    g_string_append (page, " in all");
  }
  g_string_append_printf (page, "</dt><dd>%u</dd></div>\n</dl>\n", n_insertions);
}

static void
draw_legend (GString *page)
{
  g_string_append (page, "<ul class=\"legend\"><li class=\"sure\">sure, 80 and up</li>"
      "<li class=\"fair\">fair, 50 and up</li><li class=\"doubtful\">doubtful</li>"
      "<li class=\"unheard\">not heard</li><li class=\"inserted\">insertion</li></ul>\n");
}

static void
draw_timeline (GString *page, const Findings *findings)
{
  g_string_append (page, "<section class=\"timeline\">\n<h2>The episode</h2>\n");
  draw_legend (page);
  g_string_append (page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"The episode on a line of time\">\n");
  timeline_draw (page, findings);
  g_string_append (page, "</div>\n<p class=\"note\">Printed times that agree with the audio lie on "
      "a straight line; it steps aside where something was inserted.");
  if (findings->n_drawn)
    g_string_append (page, " The numbers lead to the places below.");
  g_string_append (page, "</p>\n</section>\n");
}

/* "2 words not heard, 1 doubtful; lowest confidence 12" */
static void
draw_reason (GString *page, const Place *place)
{
  const char *comma = "";

  if (place->n_unheard) {
    g_string_append_printf (page, "%u word%s not heard", place->n_unheard,
        choose_ending (place->n_unheard));
    comma = ", ";
  }
  if (place->n_doubtful) {
    g_string_append_printf (page, "%s%u doubtful", comma, place->n_doubtful);
    comma = ", ";
  }
  if (place->n_fair)
    g_string_append_printf (page, "%s%u fair", comma, place->n_fair);
  if (place->lowest != CONFIDENCE_UNKNOWN)
    g_string_append_printf (page, "; lowest confidence %d", place->lowest);
}

static void
draw_word (GString *page, const Findings *findings, guint index)
{
  const char *text = transcript_get_word (findings->transcript, index)->text;
  const Verdict verdict = findings->verdicts[index];

  if (verdict == VERDICT_SURE || verdict == VERDICT_NONE)
    draw_text (page, text);
  else
    draw_markup (page, "<mark class=\"%s\">%s</mark>", verdict_name (verdict), text);
}

/* Words [@first, @end), as many as there is room for. */
static void
draw_words (GString *page, const Findings *findings, guint first, guint end)
{
  const guint last = MIN (end, first + MOST_QUOTED);

  for (guint i = first; i < last; i++) {
    if (i > first && !transcript_get_word (findings->transcript, i)->is_glued)
      g_string_append_c (page, ' ');
    draw_word (page, findings, i);
  }
  if (last < end)
    g_string_append_printf (page, " … <span class=\"why\">and %u more</span>", end - last);
}

static void
draw_speaker (GString *page, const Findings *findings, guint word)
{
  draw_text (page, transcript_get_speaker (findings->transcript,
      transcript_get_word_speaker (findings->transcript, word)));
}

static void
draw_place (GString *page, const Findings *findings, guint index)
{
  const Place *place = &g_array_index (findings->places, Place, index);
  const guint first = place->first - MIN (place->first, AROUND);
  const guint end = MIN (place->end + AROUND, findings->transcript->words->len);

  g_string_append_printf (page, "<article class=\"card\" id=\"place-%u\">\n<header><h3>"
      "<span class=\"number\">%u</span>", index + 1, index + 1);
  draw_clock (page, transcript_get_word (findings->transcript, place->first)->start, TRUE);
  g_string_append (page, " <span dir=\"auto\">");
  draw_speaker (page, findings, place->first);
  g_string_append (page, "</span></h3><span class=\"why\">");
  draw_reason (page, place);
  g_string_append_printf (page, "</span></header>\n<div class=\"wide\" tabindex=\"0\" "
      "role=\"region\" aria-label=\"Place %u\">\n", index + 1);
  closeup_draw (page, findings, place, index + 1);
  g_string_append (page, "</div>\n<blockquote dir=\"auto\">");
  draw_words (page, findings, first, end);
  g_string_append (page, "</blockquote>\n</article>\n");
}

static void
draw_places (GString *page, const Findings *findings)
{
  if (!findings->places->len)
    return;
  g_string_append (page, "<section>\n<h2>Places to look at, the worst first</h2>\n");
  if (!findings->peaks)
    g_string_append (page, "<p class=\"note\">The audio was not at hand: the words are drawn "
        "without their sound.</p>\n");
  for (guint i = 0; i < findings->n_drawn; i++)
    draw_place (page, findings, i);
  if (findings->places->len > findings->n_drawn)
    g_string_append_printf (page, "<p class=\"note\">And %u more, less doubtful.</p>\n",
        findings->places->len - findings->n_drawn);
  g_string_append (page, "</section>\n");
}

static void
draw_insertions (GString *page, const Findings *findings)
{
  const GArray *insertions = findings->transcript->insertions;

  if (!insertions->len)
    return;
  g_string_append (page, "<section>\n<h2>Insertions</h2>\n<p class=\"note\">Sound that the "
      "transcript does not know: an advertisement, a jingle, words left out.</p>\n"
      "<table>\n<tr><th>from</th><th>to</th><th>long</th></tr>\n");
  for (guint i = 0; i < MIN (insertions->len, MOST_ROWS); i++) {
    const Insertion *insertion = &g_array_index (insertions, Insertion, i);

    g_string_append (page, "<tr><td>");
    draw_clock (page, insertion->start, TRUE);
    g_string_append (page, "</td><td>");
    draw_clock (page, insertion->end, TRUE);
    g_string_append (page, "</td><td>");
    draw_clock (page, insertion->end - MIN (insertion->start, insertion->end), FALSE);
    g_string_append (page, "</td></tr>\n");
  }
  g_string_append (page, "</table>\n</section>\n");
}

/* The end of the words from @first on that nobody heard. */
static guint
find_unheard_end (const Findings *findings, guint first)
{
  while (first < findings->transcript->words->len && findings->verdicts[first] == VERDICT_UNHEARD)
    first++;
  return first;
}

static void
draw_unheard (GString *page, const Findings *findings)
{
  guint n_rows = 0;

  for (guint i = 0; i < findings->transcript->words->len && n_rows < MOST_ROWS; i++) {
    const guint end = find_unheard_end (findings, i);

    if (end == i)
      continue;
    if (!n_rows++)
      g_string_append (page, "<section>\n<h2>Words that nobody heard</h2>\n<p class=\"note\">Their "
          "times are guessed from the words around.</p>\n"
          "<table>\n<tr><th>at</th><th>who</th><th>words</th></tr>\n");
    g_string_append (page, "<tr><td>");
    draw_clock (page, transcript_get_word (findings->transcript, i)->start, TRUE);
    g_string_append (page, "</td><td dir=\"auto\">");
    draw_speaker (page, findings, i);
    g_string_append (page, "</td><td dir=\"auto\">");
    draw_words (page, findings, i, end);
    g_string_append (page, "</td></tr>\n");
    i = end;
  }
  if (n_rows)
    g_string_append (page, "</table>\n</section>\n");
}

static void
draw_moved_row (GString *page, const Transcript *transcript, const Moved *moved)
{
  const Word *word = transcript_get_word (transcript, moved->first);
  g_autofree char *text = moved_to_text (transcript, moved);

  g_string_append (page, "<tr><td>");
  if (word->start != NANOSECONDS_NONE)
    draw_clock (page, word->start, TRUE);
  draw_markup (page, "</td><td dir=\"auto\">%s</td><td dir=\"auto\">%s</td>"
      "<td dir=\"auto\">%s</td></tr>\n",
      transcript_get_speaker (transcript, transcript_get_word_speaker (transcript, moved->first)),
      transcript_get_speaker (transcript,
          transcript_get_paragraph (transcript, moved->published)->speaker), text);
}

static void
draw_moved (GString *page, const Findings *findings)
{
  g_autoptr (GArray) list = moved_words (findings->transcript);

  if (!list->len)
    return;
  g_string_append (page, "<section>\n<h2>Late labels put right</h2>\n"
      "<table>\n<tr><th>at</th><th>said by</th><th>published under</th><th>words</th></tr>\n");
  for (guint i = 0; i < MIN (list->len, MOST_ROWS); i++)
    draw_moved_row (page, findings->transcript, &g_array_index (list, Moved, i));
  g_string_append (page, "</table>\n</section>\n");
}

static void
draw_doubt (GString *page, const Transcript *transcript, const Doubt *doubt)
{
  const Paragraph *paragraph = transcript_get_paragraph (transcript, doubt->paragraph);
  g_autofree char *what = doubt_to_text (doubt);
  g_autofree char *text = g_utf8_substring (paragraph->text, 0,
      MIN (g_utf8_strlen (paragraph->text, -1), 90));

  g_string_append (page, "<tr><td>");
  if (paragraph->stamp != NANOSECONDS_NONE)
    draw_clock (page, paragraph->stamp, FALSE);
  draw_markup (page, "</td><td>%s</td><td dir=\"auto\">%s%s</td></tr>\n", what, text,
      *text && g_str_equal (text, paragraph->text) ? "" : " …");
}

static void
draw_doubts (GString *page, const Findings *findings)
{
  g_autoptr (GArray) doubts = doubts_of_transcript (findings->transcript);

  if (!doubts->len)
    return;
  g_string_append (page, "<section>\n<h2>Doubtful in the transcript itself</h2>\n"
      "<table>\n<tr><th>printed</th><th>what</th><th>text</th></tr>\n");
  for (guint i = 0; i < MIN (doubts->len, MOST_ROWS); i++)
    draw_doubt (page, findings->transcript, &g_array_index (doubts, Doubt, i));
  g_string_append (page, "</table>\n</section>\n");
}

static Nanoseconds
measure_length (const Transcript *transcript, const Peaks *peaks)
{
  Nanoseconds length = SECOND;

  if (peaks)
    return MAX (length, peaks->peaks->len * (SECOND / PEAKS_RATE));
  if (transcript->audio.duration != NANOSECONDS_NONE)
    length = MAX (length, transcript->audio.duration);
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    length = word->end == NANOSECONDS_NONE ? length : MAX (length, word->end);
  }
  return length;
}

static void
draw_page (GString *page, const Findings *findings, const char *name)
{
  guint counts[VERDICTS] = { 0 };

  count_verdicts (findings, counts);
  draw_head (page, findings, name);
  draw_verdict (page, findings, counts);
  draw_figures (page, findings, counts);
  draw_timeline (page, findings);
  draw_places (page, findings);
  draw_insertions (page, findings);
  draw_unheard (page, findings);
  draw_moved (page, findings);
  draw_doubts (page, findings);
  g_string_append (page, "</main>\n</body>\n</html>\n");
}

gboolean
report_write (const Transcript *transcript, const char *name, const Peaks *peaks,
    GOutputStream *out, GError **error)
{
  g_autofree guint8 *verdicts = verdicts_of_words (transcript);
  g_autoptr (GArray) places = places_of_words (transcript, verdicts);
  const Findings findings = { transcript, peaks, verdicts, places, MIN (places->len, MOST_PLACES),
    measure_length (transcript, peaks) };
  g_autoptr (GString) page = g_string_new (NULL);

  draw_page (page, &findings, name);
  return g_output_stream_write_all (out, page->str, page->len, NULL, NULL, error);
}
