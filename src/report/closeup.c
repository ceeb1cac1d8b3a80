#include "closeup.h"

#include "drawing.h"
#include "width.h"

#define WIDE 1000.0
#define ROWS 5                  /* of words above the sound, at most */
#define ROW_HEIGHT 20.0
#define SOUND_HEIGHT 96.0
#define LETTER 8.4              /* wide, about */
#define LONGEST 24              /* letters of a word that are drawn */
#define MOST_WORDS 80           /* of what is cut out of the sound, hundreds may stand in a second */
#define MOST_GAIN 8.0           /* more would make a pause look like speech */

typedef struct {
  GString *page;
  const Findings *findings;
  const Place *place;
  double seconds;               /* from edge to edge */
  double top;                   /* of the sound; the words stand above */
} Closeup;

static double
to_x (const Closeup *closeup, Nanoseconds time)
{
  return WIDE * ((double) time - (double) closeup->place->from) / SECOND / closeup->seconds;
}

static void
draw_wave (const Closeup *closeup)
{
  const Peaks *peaks = closeup->findings->peaks;
  const guint n = (guint) (closeup->seconds * PEAKS_RATE);
  const gsize first = closeup->place->from / (SECOND / PEAKS_RATE);
  GString *page = closeup->page;
  char across[G_ASCII_DTOSTR_BUF_SIZE], up[G_ASCII_DTOSTR_BUF_SIZE];
  int loudest = 1, y = 0;

  for (guint i = 0; i < n; i++) {
    Peak peak = peaks_get (peaks, first + i);

    loudest = MAX (loudest, MAX (peak.high, -peak.low));
  }
  g_ascii_formatd (across, sizeof across, "%.4f", WIDE / (closeup->seconds * PEAKS_RATE));
  g_ascii_formatd (up, sizeof up, "%.4f",
      SOUND_HEIGHT / 2 * MIN (0.96 / loudest, MOST_GAIN / 128));
  g_string_append (page, "<path class=\"wave\" transform=\"translate(0 ");
  draw_number (page, closeup->top + SOUND_HEIGHT / 2);
  g_string_append_printf (page, ") scale(%s %s", across, up);
  g_string_append (page, ")\" d=\"M0 0");
  for (guint i = 0; i < 2 * n; i++) {
    Peak peak = peaks_get (peaks, first + (i < n ? i : 2 * n - 1 - i));
    int to = i < n ? -peak.high : -peak.low + (peak.low == peak.high);

    g_string_append_printf (page, "l%d %d", i == 0 || i == n ? 0 : i < n ? 1 : -1, to - y);
    y = to;
  }
  g_string_append (page, "z\"/>\n");
}

/* The words with a part in the picture: [first, end). */
static void
find_words (const Closeup *closeup, guint *first, guint *end)
{
  const Transcript *transcript = closeup->findings->transcript;

  *first = closeup->place->first;
  while (*first && closeup->place->first - *first < MOST_WORDS
      && transcript_get_word (transcript, *first - 1)->end > closeup->place->from
      && transcript_get_word (transcript, *first - 1)->end != NANOSECONDS_NONE)
    --*first;
  *end = closeup->place->first;
  while (*end < transcript->words->len && *end - closeup->place->first < MOST_WORDS
      && transcript_get_word (transcript, *end)->start < closeup->place->until)
    ++*end;
}

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= LONGEST)
    return g_strdup (text);
  g_autofree char *begin = g_utf8_substring (text, 0, LONGEST - 1);

  return g_strconcat (begin, "…", NULL);
}

static void
draw_label (const Closeup *closeup, const char *text, const char *class, double x, guint row)
{
  const double y = closeup->top - 10 - row * ROW_HEIGHT;
  g_autoptr (GString) line = g_string_new ("M");

  draw_number (line, x);
  g_string_append_c (line, ' ');
  draw_number (line, y - 10);
  g_string_append_c (line, 'V');
  draw_number (line, closeup->top + SOUND_HEIGHT);
  g_string_append_printf (closeup->page, "<path class=\"onset %s\" d=\"%s\"/>", class, line->str);
  g_string_append_printf (closeup->page, "<text class=\"word %s\" x=\"", class);
  draw_number (closeup->page, x + 4);
  g_string_append (closeup->page, "\" y=\"");
  draw_number (closeup->page, y);
  draw_markup (closeup->page, "\">%s</text>\n", text);
}

/* Each word's label stands in the lowest row with room; with none it is left out: ROWS. Returns the
 * number of rows. */
static guint
choose_rows (const Closeup *closeup, guint first, guint end, guint *rows)
{
  double taken[ROWS] = { 0 };
  guint n = 0;

  for (guint i = first; i < end; i++) {
    const Word *word = transcript_get_word (closeup->findings->transcript, i);
    const double x = MAX (to_x (closeup, word->start), 0);
    const double after = x + 6
        + LETTER * MIN (width_of_text (word->text, -1), LONGEST);
    guint row = 0;

    while (row < ROWS && taken[row] > x)
      row++;
    rows[i - first] = after > WIDE ? ROWS : row;
    if (rows[i - first] == ROWS)
      continue;
    taken[row] = after;
    n = MAX (n, row + 1);
  }
  return n;
}

static void
draw_words (const Closeup *closeup, guint first, guint end, const guint *rows)
{
  for (guint i = first; i < end; i++) {
    const Word *word = transcript_get_word (closeup->findings->transcript, i);
    const char *class = verdict_name (closeup->findings->verdicts[i]);
    const double x = CLAMP (to_x (closeup, word->start), 0, WIDE);
    g_autoptr (GString) box = g_string_new (NULL);
    g_autofree char *text = shorten (word->text);

    draw_bar (box, x, closeup->top, CLAMP (to_x (closeup, word->end), x, WIDE) - x, SOUND_HEIGHT);
    g_string_append_printf (closeup->page, "<path class=\"span %s\" d=\"%s\"/>", class, box->str);
    if (rows[i - first] < ROWS)
      draw_label (closeup, text, class, x, rows[i - first]);
  }
}

static void
draw_seconds (const Closeup *closeup)
{
  const Nanoseconds first = closeup->place->from / SECOND + 1;

  for (guint i = 0; i <= closeup->seconds; i++) {
    double x = to_x (closeup, (first + i) * SECOND);

    if (x > WIDE - 20)
      break;
    g_string_append (closeup->page, "<text class=\"tick\" x=\"");
    draw_number (closeup->page, MAX (x, 18));
    g_string_append (closeup->page, "\" y=\"");
    draw_number (closeup->page, closeup->top + SOUND_HEIGHT + 18);
    g_string_append (closeup->page, "\">");
    draw_clock (closeup->page, (first + i) * SECOND, FALSE);
    g_string_append (closeup->page, "</text>");
    g_string_append (closeup->page, "<path class=\"grid\" d=\"M");
    draw_number (closeup->page, x);
    g_string_append_printf (closeup->page, " %uv5\"/>\n", (guint) (closeup->top + SOUND_HEIGHT));
  }
}

/* For who cannot see it: the words with their times. */
static void
describe (const Closeup *closeup, guint first, guint end, guint number)
{
  g_string_append_printf (closeup->page, "<title id=\"title-%u\">", number);
  g_string_append (closeup->page, "The sound and the words from ");
  draw_clock (closeup->page, closeup->place->from, TRUE);
  g_string_append (closeup->page, " to ");
  draw_clock (closeup->page, closeup->place->until, TRUE);
  g_string_append_printf (closeup->page, "</title><desc id=\"text-%u\">", number);
  for (guint i = first; i < end; i++) {
    const Word *word = transcript_get_word (closeup->findings->transcript, i);

    draw_markup (closeup->page, i > first ? "; %s at " : "%s at ", word->text);
    draw_clock (closeup->page, word->start, TRUE);
    if (closeup->findings->verdicts[i] != VERDICT_NONE)
      g_string_append_printf (closeup->page, ", %s",
          verdict_name (closeup->findings->verdicts[i]));
  }
  g_string_append (closeup->page, "</desc>\n");
}

void
closeup_draw (GString *page, const Findings *findings, const Place *place, guint number)
{
  Closeup closeup = { page, findings, place, (place->until - place->from) / (double) SECOND };
  guint rows[2 * MOST_WORDS];
  guint first, end;

  find_words (&closeup, &first, &end);
  closeup.top = choose_rows (&closeup, first, end, rows) * ROW_HEIGHT + 6;
  g_string_append_printf (page, "<svg viewBox=\"0 0 1000 %u\" role=\"img\" "
      "aria-labelledby=\"title-%u text-%u\">\n", (guint) (closeup.top + SOUND_HEIGHT) + 24, number,
      number);
  describe (&closeup, first, end, number);
  if (findings->peaks)
    draw_wave (&closeup);
  draw_words (&closeup, first, end, rows);
  draw_seconds (&closeup);
  g_string_append (page, "</svg>\n");
}
