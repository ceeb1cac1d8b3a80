/* Cue text as SubRip has it. What would end a cue is made harmless: "-->" becomes an arrow of one
 * character, blank lines are dropped; what has no form in SubRip is left out, with a remark. */
#include "srt.h"

#include <string.h>

#include "cuetoken.h"
#include "narration.h"
#include "outbuffer.h"
#include "place.h"
#include "srtmarkup.h"
#include "timestamp.h"

#define ARROW "→"

typedef struct {
  const Edition *edition;
  Narration *narration;
  guint cue;                    /* from 1 */
} Writer;

static void
remark (const Writer *writer, const char *sentence)
{
  edition_remark (writer->edition, sentence);
}

static void
append_tag (GString *text, CuetextKind kind, const char *color, gboolean is_end)
{
  const char *name = color ? "font" : cuetoken_get_tag (kind);

  g_string_append (text, is_end ? "</" : "<");
  g_string_append (text, name);
  if (color && !is_end)
    g_string_append_printf (text, " color=\"%s\"", color);
  g_string_append_c (text, '>');
}

static const Dialect dialect = {
  .title = "SubRip",
  .kinds = 1 << CUETEXT_ITALIC | 1 << CUETEXT_BOLD | 1 << CUETEXT_UNDERLINE | 1 << CUETEXT_CLASS,
  .append_tag = append_tag,
  .append_plain = srt_markup_append_guarded,
};

/* Whether a reader would see a timing in the first @length bytes of @line. */
static gboolean
is_timing (const char *line, gsize length)
{
  Cue timing;

  return srt_read_timing (line, line + length, &timing, NULL);
}

/* A line in which no reader sees a timing then. */
static void
append_harmless (const Writer *writer, GString *out, const char *line, const char *end)
{
  gsize start = out->len;
  const char *arrow;

  while ((arrow = memmem (line, end - line, "-->", 3))) {
    remark (writer, "\"-->\" in a text became \"" ARROW "\"");
    g_string_append_len (out, line, arrow - line);
    g_string_append (out, ARROW);
    line = arrow + 3;
  }
  g_string_append_len (out, line, end - line);
  if (is_timing (out->str + start, out->len - start))
    g_string_insert (out, (gssize) start, WORD_JOINER);
}

static void
append_lines (const Writer *writer, GString *out, const char *text)
{
  while (*text) {
    gsize length = strcspn (text, "\r\n");

    if (length == strspn (text, " \t")) {
      if (text[length])
        remark (writer, "blank lines inside a cue are left out");
    } else {
      append_harmless (writer, out, text, text + length);
      g_string_append_c (out, '\n');
    }
    text += length + (text[length] != '\0');
  }
}

/* Nothing in it that SubRip writes another way. */
static gboolean
stands_as_it_is (const char *text)
{
  if (*text == ' ' || *text == '\t' || text[strcspn (text, "<>&{\r")]
      || is_timing (text, strcspn (text, "\n")))
    return FALSE;
  for (const char *at = text; (at = strchr (at, '\n')); at++)
    if (at == text || !at[1] || strchr ("\n \t", at[1])
        || is_timing (at + 1, strcspn (at + 1, "\n")))
      return FALSE;
  return TRUE;
}

static void
append_text (Writer *writer, GString *out, const char *text)
{
  if (stands_as_it_is (text)) {
    g_string_append (out, text);
    if (*text)
      g_string_append_c (out, '\n');
  } else {
    append_lines (writer, out, narration_tell (writer->narration, writer->cue - 1));
  }
}

/* The digits of @number at the end of @text, @size bytes: returns where they begin. */
static char *
write_number (char *text, gsize size, guint number)
{
  char *digit = text + size;

  do
    *--digit = '0' + number % 10;
  while (number /= 10);
  return digit;
}

static void
append_timing (GString *out, guint number, const Cue *cue)
{
  char counter[16], line[2 * TIMESTAMP_SIZE + 32], *digits;
  gsize length;

  digits = write_number (counter, sizeof counter, number);
  length = counter + sizeof counter - digits;
  memcpy (line, digits, length);
  line[length++] = '\n';
  length += timestamp_write (line + length, cue->start, ',');
  memcpy (line + length, " --> ", 5);
  length += 5;
  length += timestamp_write (line + length, cue->end, ',');
  line[length++] = '\n';
  g_string_append_len (out, line, length);
}

static void
append_place (const Writer *writer, GString *out, const char *settings)
{
  gboolean is_exact;
  guint place = place_of_settings (settings, &is_exact);

  if (!is_exact)
    remark (writer, "SubRip has nine places for a cue: others became the nearest of them");
  if (place != PLACE_BELOW)
    g_string_append_printf (out, "{\\an%u}", place);
}

static void
append_cue (Writer *writer, GString *out, const Cue *cue)
{
  append_timing (out, writer->cue, cue);
  if (cue->settings)
    append_place (writer, out, cue->settings);
  append_text (writer, out, cue->text);
  if (out->str[out->len - 1] == '}')
    g_string_append_c (out, '\n');
  g_string_append_c (out, '\n');
}

gboolean
srt_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const CueList *list = edition->cues;
  g_autoptr (Narration) narration = narration_new (edition, &dialect);
  Writer writer = { edition, narration, 0 };
  Outbuffer out;

  outbuffer_init (&out, stream);
  for (writer.cue = 1; writer.cue <= list->cues->len; writer.cue++) {
    append_cue (&writer, out.text, cue_list_get (list, writer.cue - 1));
    outbuffer_pass_on (&out);
  }
  return outbuffer_finish (&out, error);
}
