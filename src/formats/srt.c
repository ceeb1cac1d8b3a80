/* SubRip, which has no specification: read as ffmpeg, GStreamer's subparse, pysubs2 and players
 * together read it. A cue is a timing and what follows it up to the next timing, less the counter
 * there. The file is edited in place: texts are parts of it wherever that can be. */
#include "srt.h"

#include <string.h>

#include "caption-reader.h"
#include "names.h"
#include "sieve.h"
#include "srtmarkup.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define PROBE_LENGTH 8192
#define NO_COUNTER G_MAXUINT64
#define MAX_COUNTER G_GUINT64_CONSTANT (1000000000000)

/* The lines since the last timing, moved together: blank ones are gone, and blanks at the ends of
 * lines and before the first. */
typedef struct {
  char *start, *end;
  char *last;                   /* line; NULL: none */
  gboolean last_is_after_blank;
  gboolean is_blank_since;      /* a blank line stood behind the last */
} Gathered;

typedef struct {
  char *at, *end;               /* *end is NUL */
  Sieve sieve;
  CueList *list;
  GString *scratch;
  gboolean is_open;             /* a timing has been read, and @cue waits for its text */
  Cue cue;
  char *rest, *rest_end;        /* of its timing's line */
  guint64 counter;              /* of @cue */
  Gathered lines;
} Reader;

/* LF for CRLF, for the CRCRLF of files converted twice, and for CR. In place; returns the new
 * end. */
static char *
unify_line_ends (char *text, char *end)
{
  char *to = memchr (text, '\r', end - text), *from = to;

  if (!to)
    return end;
  while (from < end) {
    char *stop = memchr (from, '\r', end - from);
    gsize length = (stop ? stop : end) - from, n = strspn (from + length, "\r");

    memmove (to, from, length);
    to += length;
    from += length + n;
    if (*from != '\n' || n == 0) {
      memset (to, '\n', n);
      to += n;
    }
  }
  *to = '\0';
  return to;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Counters may have blanks around them and text behind. */
typedef struct {
  gboolean begins_with_number, is_number;
  guint64 number;
} Counter;

static Counter
read_counter (const char *line, const char *end)
{
  Counter counter = { 0 };

  while (line < end && is_blank (*line))
    line++;
  counter.begins_with_number = line < end && g_ascii_isdigit (*line);
  for (; line < end && g_ascii_isdigit (*line); line++)
    if (counter.number < MAX_COUNTER)
      counter.number = counter.number * 10 + (*line - '0');
  counter.is_number = counter.begins_with_number && line == end;
  return counter;
}

/* Whether the last line before a timing, or before the end of the file, is no text but the timing's
 * counter. Said numbers stay: they have a blank line behind them, or are out of place. */
static gboolean
is_counter (const Reader *reader, const Counter *counter)
{
  const Gathered *lines = &reader->lines;
  gboolean are_counted = reader->counter != NO_COUNTER;

  if (!reader->is_open)
    return TRUE;
  if (lines->is_blank_since)
    return counter->is_number && lines->last_is_after_blank
        && are_counted && counter->number == reader->counter + 1;
  if (counter->is_number)
    return lines->last_is_after_blank || are_counted
        || counter->number == reader->list->cues->len + 2;
  return lines->last_is_after_blank && are_counted;
}

/* Takes the counter off the gathered lines; returns it. */
static guint64
take_counter (Reader *reader)
{
  Gathered *lines = &reader->lines;
  Counter counter;

  if (!lines->last)
    return NO_COUNTER;
  counter = read_counter (lines->last, lines->end);
  if (!counter.begins_with_number || !is_counter (reader, &counter))
    return NO_COUNTER;
  lines->end = lines->last > lines->start ? lines->last - 1 : lines->start;
  return counter.number;
}

/* Lines that were nothing but tags. */
static void
drop_blank_lines (GString *text)
{
  char *to = text->str;

  for (const char *from = text->str; *from; from++)
    if (*from != '\n' || (to > text->str && to[-1] != '\n'))
      *to++ = *from;
  while (to > text->str && to[-1] == '\n')
    to--;
  g_string_truncate (text, to - text->str);
}

/* The text as cue text. */
static const char *
keep_converted (Reader *reader, char *text, gsize length)
{
  GString *out = reader->scratch;

  g_string_truncate (out, 0);
  reader->cue.settings = srt_markup_append (out, text);
  drop_blank_lines (out);
  if (out->len > length)
    return g_string_chunk_insert_len (reader->list->strings, out->str, out->len);
  return sieve_keep (&reader->sieve, memcpy (text, out->str, out->len), out->len, NAMES_ROOM);
}

static gboolean
has_markup (const char *text, gsize length)
{
  const char *mark = strpbrk (text, "<&{>");

  while (mark && *mark == '>' && !(mark - text >= 2 && mark[-1] == '-' && mark[-2] == '-'))
    mark = strpbrk (mark + 1, "<&{>");
  return mark != NULL;
}

/* "X1:100 X2:500 Y1:400 Y2:450", or a setting of WebVTT. */
static gboolean
is_setting (const char *word, gsize length)
{
  static const char *const names[] = {
    "X1", "X2", "Y1", "Y2", "vertical", "line", "position", "size", "align", "region",
  };
  const char *colon = memchr (word, ':', length);

  for (gsize i = 0; colon && i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == (gsize) (colon - word)
        && !g_ascii_strncasecmp (word, names[i], colon - word))
      return TRUE;
  return FALSE;
}

/* Players pass over what stands behind the times; where it is all that there is, it is the text. */
static void
gather_rest (Reader *reader)
{
  char *rest = reader->rest, *end = reader->rest_end;

  while (rest < end && is_blank (*rest))
    rest++;
  while (rest < end && is_blank (end[-1]))
    end--;
  if (rest < end && !is_setting (rest, end - rest))
    reader->lines = (Gathered) { .start = rest, .end = end };
}

static void
keep_cue (Reader *reader)
{
  Gathered *lines = &reader->lines;
  gsize length;

  if (!reader->is_open)
    return;
  if (lines->end == lines->start)
    gather_rest (reader);
  length = lines->end - lines->start;
  reader->cue.text = "";
  reader->cue.settings = NULL;
  if (length) {
    *lines->end = '\0';
    reader->cue.text = has_markup (lines->start, length)
        ? keep_converted (reader, lines->start, length)
        : sieve_keep (&reader->sieve, lines->start, length, NAMES_ROOM);
  }
  cue_list_append (reader->list, &reader->cue);
}

/* How many bytes of @line make a text of a timing. */
static gsize
count_joiner (const char *line, gsize length)
{
  gsize joiner = strlen (WORD_JOINER);
  Cue timing;

  return length > joiner && !memcmp (line, WORD_JOINER, joiner)
      && srt_read_timing (line + joiner, line + length, &timing, NULL) ? joiner : 0;
}

static void
gather (Gathered *lines, char *line, gsize length)
{
  gsize joiner = count_joiner (line, length);

  line += joiner;
  length -= joiner;
  while (length && is_blank (line[length - 1]))
    length--;
  for (; length && !lines->last && is_blank (*line); length--)
    line++;
  if (!length) {
    lines->is_blank_since = TRUE;
    return;
  }
  if (lines->last)
    *lines->end++ = '\n';
  lines->last = lines->end;
  if (lines->end != line)
    memmove (lines->end, line, length);
  lines->end += length;
  lines->last_is_after_blank = lines->is_blank_since;
  lines->is_blank_since = FALSE;
}

static void
begin_gathering (Reader *reader)
{
  reader->lines = (Gathered) { .start = reader->at, .end = reader->at };
}

static void
begin_cue (Reader *reader, const Cue *timing, char *rest, char *end)
{
  guint64 counter = take_counter (reader);

  keep_cue (reader);
  sieve_pass (&reader->sieve, rest);
  reader->cue = *timing;
  reader->rest = rest;
  reader->rest_end = end;
  reader->counter = counter;
  reader->is_open = TRUE;
  begin_gathering (reader);
}

static void
read_lines (Reader *reader)
{
  begin_gathering (reader);
  while (reader->at < reader->end) {
    char *line = reader->at, *stop = memchr (line, '\n', reader->end - line);
    const char *rest;
    Cue timing = { 0 };

    stop = stop ? stop : reader->end;
    reader->at = MIN (stop + 1, reader->end);
    if (srt_read_timing (line, stop, &timing, &rest))
      begin_cue (reader, &timing, line + (rest - line), stop);
    else
      gather (&reader->lines, line, stop - line);
  }
  if (reader->lines.is_blank_since || reader->lines.last_is_after_blank) {
    reader->lines.is_blank_since = TRUE;        /* a counter at the end has no timing */
    take_counter (reader);
  }
  keep_cue (reader);
}

static gboolean
srt_probe (const char *text, gsize length)
{
  const char *end = text + MIN (length, PROBE_LENGTH);
  Cue timing;

  if (length >= 3 && !memcmp (text, BYTE_ORDER_MARK, 3))
    text += 3;
  while (text < end) {
    const char *stop = text;

    while (stop < end && *stop != '\n' && *stop != '\r')
      stop++;
    if (srt_read_timing (text, stop, &timing, NULL))
      return TRUE;
    text = stop + 1;
  }
  return FALSE;
}

static Transcript *
srt_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GString) scratch = g_string_new (NULL);
  Reader reader = { .scratch = scratch, .counter = NO_COUNTER };

  reader.list = transcript->captions = cue_list_new ();
  reader.at = reader.list->source = g_steal_pointer (&source->text);
  reader.end = caption_reader_drop_nuls (reader.at, reader.at + source->length);
  reader.end = unify_line_ends (reader.at, reader.end);
  sieve_init (&reader.sieve, reader.at, reader.end - reader.at);
  if (g_str_has_prefix (reader.at, BYTE_ORDER_MARK))
    reader.at += strlen (BYTE_ORDER_MARK);
  read_lines (&reader);
  if (reader.list->cues->len == 0) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY,
        "no timing like \"00:00:01,000 --> 00:00:02,000\" found");
    return NULL;
  }
  names_to_voices (reader.list, reader.end, TRUE);
  transcript->timing = TIMING_SOURCE;
  return g_steal_pointer (&transcript);
}

const Format format_srt = {
  .name = "srt",
  .title = "SubRip",
  .suffix = ".srt",
  .mime = "application/x-subrip",
  .kind = FORMAT_CAPTIONS,
  .uses_cues = TRUE,
  .probe = srt_probe,
  .read = srt_read,
  .write = srt_write,
};
