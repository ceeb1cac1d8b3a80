/* LRC, lyrics by lines: "[01:02.50]text"; enhanced, "<01:02.75>" stands before a word. A stamp with
 * nothing behind it ends the line before. */
#include <string.h>

#include "caption-reader.h"
#include "joiner.h"
#include "line-markup.h"
#include "name-prefix.h"
#include "srtmarkup.h"
#include "timestamp.h"

#define LONG_GAP (SECOND / 2)   /* behind a line: there an empty one ends it; shorter ones are none */

static void
append_time (GString *text, Nanoseconds time)
{
  g_string_append_c (text, '<');
  timestamp_append (text, time, 0, '.', 2);
  g_string_append_c (text, '>');
}

/* No time of a word begins in it. */
static void
append_plain (GString *text, const char *plain)
{
  gsize start = text->len;

  line_markup_append_plain (text, plain);
  for (gsize i = start; i < text->len; i++)
    if (text->str[i] == '<' && (!text->str[i + 1] || g_ascii_isdigit (text->str[i + 1])))
      g_string_insert (text, (gssize) i + 1, WORD_JOINER);
}

static const Dialect dialect = {
  .title = "LRC",
  .append_tag = line_markup_append_tag,
  .append_plain = append_plain,
  .append_time = append_time,
};

/* "[01:02.50]" and "<01:02.50>": past it. */
static gboolean
read_stamp (const char **cursor, char open, Nanoseconds *time)
{
  const char *at = *cursor;

  if (*at != open || !g_ascii_isdigit (at[1]))
    return FALSE;
  at++;
  if (!timestamp_read_loose (&at, time) || *at != (open == '[' ? ']' : '>'))
    return FALSE;
  *time = nanoseconds_to_milliseconds (*time) * MILLISECOND;
  *cursor = at + 1;
  return TRUE;
}

/* Whether a stamp is one of lyrics, and not of a transcript: hundredths, and no space behind; or a
 * tag of LRC's head. */
static gboolean
is_lyric (const char *line, const char *end)
{
  static const char *const tags[] = {
    "[ti:", "[ar:", "[al:", "[by:", "[offset:", "[length:", "[re:", "[ve:", "[au:", "[la:",
  };
  const char *at = line;
  Nanoseconds time;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_str_has_prefix (line, tags[i]))
      return TRUE;
  return read_stamp (&at, '[', &time) && at <= end && at - line == 10 && line[6] == '.'
      && !strchr (" \t", *at);
}

static gboolean
lrc_probe (const char *text, gsize length)
{
  return caption_reader_probe (text, length, 1, is_lyric);
}

typedef struct {
  CaptionReader lines;
  gint64 offset;                /* milliseconds that everything comes earlier */
  gboolean is_folded;           /* a line has several stamps: the order is not that of the file */
} Reader;

static Nanoseconds
shift (const Reader *reader, Nanoseconds time)
{
  gint64 milliseconds = (gint64) (time / MILLISECOND) - reader->offset;

  return (Nanoseconds) MAX (milliseconds, 0) * MILLISECOND;
}

/* "[ti:Title]", "[la:en]", "[offset:500]" */
static void
read_tag (Reader *reader, const char *line)
{
  Transcript *transcript = reader->lines.transcript;
  const char *value = strchr (line, ':'), *end = strrchr (line, ']');
  g_autofree char *text = value && end > value ? g_strndup (value + 1, end - value - 1) : NULL;

  if (!text || !*g_strstrip (text))
    return;
  if (g_str_has_prefix (line, "[ti:"))
    transcript->title = transcript_keep (transcript, text, -1);
  else if (g_str_has_prefix (line, "[la:"))
    transcript->language = transcript_keep (transcript, text, -1);
  else if (g_str_has_prefix (line, "[offset:"))
    reader->offset = CLAMP (g_ascii_strtoll (text, NULL, 10), -86400000, 86400000);
}

static void
append_word_time (GString *text, Nanoseconds time)
{
  g_string_append_c (text, '<');
  timestamp_append (text, time, 2, '.', 3);
  g_string_append_c (text, '>');
}

/* A time stands before what is said at it, and not before blanks or nothing. */
static void
append_piece (GString *text, const char *piece, gsize length, Nanoseconds *time)
{
  if (*time != NANOSECONDS_NONE && strspn (piece, " \t") < length) {
    append_word_time (text, *time);
    *time = NANOSECONDS_NONE;
  }
  cuetext_append_escaped (text, piece, (gssize) length);
}

/* Cue text of @line; a time at its end is the line's. */
static void
append_words (Reader *reader, const char *line, Nanoseconds start, Nanoseconds *end)
{
  Nanoseconds time, word = NANOSECONDS_NONE;
  gboolean has_begun = FALSE;

  while (*line) {
    gsize length;

    if (!has_begun)
      line += strspn (line, " \t");
    length = strcspn (line, "<");
    append_piece (reader->lines.text, line, length, &word);
    has_begun |= length > 0;
    line += length;
    if (read_stamp (&line, '<', &time)) {
      word = shift (reader, time) > start ? shift (reader, time) : NANOSECONDS_NONE;
    } else if (*line) {
      append_piece (reader->lines.text, line++, 1, &word);
      has_begun = TRUE;
      if (g_str_has_prefix (line, WORD_JOINER))
        line += strlen (WORD_JOINER);
    }
  }
  *end = word;
}

static gboolean
begins_stamp (const char *text)
{
  return *text == '[';
}

static void
read_line (Reader *reader, const char *line)
{
  const char *text = line;
  Nanoseconds time;

  for (guint n = 0; read_stamp (&text, '[', &time); text += strspn (text, " "))
    reader->is_folded |= n++ > 0;
  if (text == line && *line == '[' && g_ascii_isalpha (line[1])) {
    read_tag (reader, line);
    return;
  }
  text = joiner_skip (text, begins_stamp);
  while (read_stamp (&line, '[', &time)) {
    Nanoseconds end = NANOSECONDS_NONE;

    line += strspn (line, " ");
    time = shift (reader, time);
    append_words (reader, text, time, &end);
    caption_reader_add_cue (&reader->lines, time, end);
  }
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const Cue *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* The lines up to @n that started together last end at @time, if nothing else is said of them. */
static void
end_lines (CueList *list, guint n, Nanoseconds time)
{
  for (guint i = n; i-- > 0 && cue_list_get (list, i)->start == cue_list_get (list, n - 1)->start;) {
    Cue *cue = cue_list_get (list, i);

    if (cue->end == NANOSECONDS_NONE && cue->start < time)
      cue->end = time;
  }
}

/* A stamp with nothing behind it ends the lines before. */
static void
drop_empty_cues (CueList *list)
{
  guint n = 0;

  for (guint i = 0; i < list->cues->len; i++) {
    const Cue *cue = cue_list_get (list, i);

    if (line_caption_is_said (cue))
      *cue_list_get (list, n++) = *cue;
    else
      end_lines (list, n, cue->start);
  }
  g_array_set_size (list->cues, n);
}

/* Lines that nearly touch the next, which starts later, do touch it, and none goes on beyond. */
static void
settle_ends (CueList *list)
{
  Nanoseconds next = 0;

  for (guint i = list->cues->len; i-- > 0;) {
    Cue *cue = cue_list_get (list, i);

    if (i + 1 < list->cues->len && cue[1].start != cue->start)
      next = cue[1].start;
    if (next > cue->start && next <= cue->end + LONG_GAP)
      cue->end = next;
  }
}

static Transcript *
lrc_read (Source *source, GError **error)
{
  g_auto (CaptionReader) lines = { 0 };
  Reader reader = { 0 };
  char *line;

  caption_reader_init (&reader.lines, source);
  while ((line = caption_reader_next_line (&reader.lines)))
    read_line (&reader, line + strspn (line, " \t"));
  lines = reader.lines;
  if (reader.is_folded)
    g_array_sort (lines.transcript->captions->cues, compare_starts);
  drop_empty_cues (lines.transcript->captions);
  caption_reader_find_ends (&lines, FALSE);
  drop_empty_cues (lines.transcript->captions);         /* which were names and blanks */
  settle_ends (lines.transcript->captions);
  return caption_reader_finish (&lines, FALSE, "[00:01.00]text", error);
}

static void
append_stamp (GString *out, Nanoseconds time)
{
  g_string_append_c (out, '[');
  timestamp_append (out, time, 0, '.', 2);
  g_string_append_c (out, ']');
}

static void
append_line (GString *out, Nanoseconds start, const char *text)
{
  append_stamp (out, start);
  if (joiner_is_needed (text, begins_stamp))
    g_string_append (out, WORD_JOINER);
  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

/* The time at the end of @line, of what follows on another, is taken off it. */
static gboolean
take_last_time (GString *line, Nanoseconds *time)
{
  const char *mark = strrchr (line->str, '<'), *at = mark;

  if (!mark || !read_stamp (&at, '<', time) || *at)
    return FALSE;
  g_string_truncate (line, (gsize) (mark - line->str));
  return TRUE;
}

static gboolean
is_stamp (const char *line)
{
  Nanoseconds time;

  return read_stamp (&line, '<', &time) && !*line;
}

/* A cue is a line, or one for each who is named in it, from their first word's time on or else in
 * the time that is their share. */
static void
append_lines (LineCaption *caption, const char *text)
{
  const Cue *cue = caption->cue;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  gsize length = strlen (text), passed = 0;
  Nanoseconds span = cue->end > cue->start ? cue->end - cue->start : 0, start = cue->start, next;

  for (guint i = 0; lines[i]; i++) {
    gsize name = name_prefix_length (lines[i]);

    if (name && is_stamp (joined->str)) {       /* of the first word behind the name */
      g_string_prepend_len (joined, lines[i], (gssize) name + 2);
      g_string_append (joined, lines[i] + name + 2);
      continue;
    }
    if (joined->len && name) {
      if (!take_last_time (joined, &next))
        next = cue->start + (Nanoseconds) (1.0 * (double) passed / (double) length * (double) span);
      append_line (caption->out, start, g_strchomp (joined->str));
      g_string_truncate (joined, 0);
      start = MAX (start, next);
    }
    g_string_append_printf (joined, "%s%s", joined->len ? " " : "", lines[i]);
    passed += strlen (lines[i]) + 1;
  }
  append_line (caption->out, start, joined->str);
}

static Nanoseconds
to_hundredths (Nanoseconds time)
{
  return (MIN (time, TIMESTAMP_LAST) + SECOND / 200) / (SECOND / 100);
}

/* The last end of the cues up to this one that start together and so are to end together. */
static Nanoseconds
find_common_end (const LineCaption *caption)
{
  const CueList *list = caption->edition->cues;
  Nanoseconds end = caption->cue->end, start = to_hundredths (caption->cue->start);

  for (guint i = caption->index; i-- > 0;) {
    const Cue *before = cue_list_get (list, i);

    if (to_hundredths (before->start) != start)
      break;
    if (line_caption_is_said (before))
      end = MAX (end, before->end);
  }
  return end;
}

/* A line ends where the next one begins, or else at a stamp of its own. */
static void
append_end (LineCaption *caption)
{
  const Cue *next = line_caption_find_next (caption);
  Nanoseconds end;

  if (next && to_hundredths (next->start) == to_hundredths (caption->cue->start))
    return;
  end = find_common_end (caption);
  if (next && next->start < end && end - next->start > LONG_GAP)
    edition_remark (caption->edition,
        "LRC shows lines that start together or one: a cue that goes on is cut where the next begins");
  if (end <= caption->cue->start
      || (next && next->start > caption->cue->start && next->start <= end + LONG_GAP))
    return;
  append_stamp (caption->out, end);
  g_string_append_c (caption->out, '\n');
}

static void
append_cue (LineCaption *caption)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint kinds;

  while (line_markup_next (&caption->lines, caption->line, &kinds))
    g_string_append_printf (text, "%s%s", text->len ? "\n" : "", g_strstrip (caption->line->str));
  if (!line_caption_is_said (caption->cue))
    return;
  append_lines (caption, text->str);
  append_end (caption);
}

static void
append_tag (GString *head, const char *name, const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value ? value : ""), "\r\n[]", ' ');

  if (*g_strstrip (line))
    g_string_append_printf (head, "[%s:%s]\n", name, line);
}

static gboolean
lrc_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL);

  append_tag (head, "ti", edition->transcript->title);
  append_tag (head, "la", edition->transcript->language);
  return line_captions_write (edition, stream, &dialect, head->str, append_cue, error);
}

const Format format_lrc = {
  .name = "lrc",
  .title = "LRC lyrics",
  .suffix = ".lrc",
  .mime = "application/x-lrc",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_WORD_TIMES,
  .uses_cues = TRUE,
  .probe = lrc_probe,
  .read = lrc_read,
  .write = lrc_write,
};
