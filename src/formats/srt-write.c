/* Cue text as SubRip has it. What would end a cue is made harmless: "-->" becomes an arrow of one
 * character, blank lines are dropped; what has no form in SubRip is left out, with a remark. */
#include "srt.h"

#include <string.h>

#include "charref.h"
#include "cuetoken.h"
#include "outbuffer.h"
#include "place.h"
#include "srtmarkup.h"
#include "timestamp.h"

#define BLANKS " \t\r\n"
#define ARROW "→"
#define N_VOICES 16
#define MAX_FONTS 4             /* inside each other */

/* What to know of a speaker to have them found again: a name on one cue alone is no speaker's. */
typedef struct {
  char *name;
  guint n_cues;                 /* on which they speak */
  guint n_named;                /* of these, on which a change of speaker names them */
  guint n_written;              /* of these, so far */
  guint last_cue, last_named, last_written;     /* from 1 */
} Speaker;

typedef struct {
  CuetextKind kind;
  const char *tag;              /* SubRip's "i", "b", "u", "font"; NULL: none */
  gboolean is_written;          /* its start tag */
  const char *color;            /* of a class; NULL: none */
  Speaker *speaker;             /* of a voice; else that of the span around; NULL: nobody */
} Span;

/* A voice as it was written in some cue, which is how most are written in the next. */
typedef struct {
  const char *annotation;
  gsize length;
  Speaker *speaker;
} Voice;

typedef struct {
  const Edition *edition;
  GHashTable *speakers;         /* name -> Speaker */
  Voice voices[N_VOICES];
  gboolean is_counting;         /* the first pass: writes nothing, sees who speaks how often */
  gboolean goes_on;             /* who was named goes on in cues without a name */
  const Speaker *first;         /* who begins the first cue; NULL: nobody */
  gboolean has_begun;           /* the first cue's text */
  const Speaker *named;         /* the last who was; NULL: nobody */
  guint cue;                    /* from 1 */
  gboolean has_spoken;          /* somebody in this cue, so that @named is who spoke last in it */

  GString *text, *run;          /* of the cue; of what stands between two tags */
  Span spans[CUETOKEN_MAX_DEPTH + 1];   /* the first is the cue */
  guint depth;
} Writer;

static void
remark (const Writer *writer, const char *sentence)
{
  edition_remark (writer->edition, sentence);
}

static gboolean
ends_with (const GString *text, char c)
{
  return text->len && text->str[text->len - 1] == c;
}

static void
append_tag (GString *text, const char *opening, const char *name)
{
  g_string_append (text, opening);
  g_string_append (text, name);
  g_string_append_c (text, '>');
}

static void
append_start_tag (GString *text, const Span *span)
{
  if (span->color)
    g_string_append_printf (text, "<font color=\"%s\">", span->color);
  else if (span->tag)
    append_tag (text, "<", span->tag);
}

static void
append_end_tag (GString *text, const Span *span)
{
  if (span->tag)
    append_tag (text, "</", span->tag);
}

static void
append_open_tags (Writer *writer)
{
  for (guint i = 1; i <= writer->depth; i++)
    if (!writer->spans[i].is_written) {
      append_start_tag (writer->text, &writer->spans[i]);
      writer->spans[i].is_written = TRUE;
    }
}

/* They can be opened again. */
static void
append_end_tags (Writer *writer)
{
  for (guint i = writer->depth; i > 0; i--)
    if (writer->spans[i].is_written) {
      append_end_tag (writer->text, &writer->spans[i]);
      writer->spans[i].is_written = FALSE;
    }
}

/* Whether @speaker, who speaks now, is to be named. Those who would be named on one cue of several
 * are named on their next, too. */
static gboolean
needs_name (const Writer *writer, const Speaker *speaker)
{
  if (writer->named == speaker && (writer->has_spoken || writer->goes_on))
    return speaker->n_named == 1 && speaker->n_cues > 1 && speaker->n_written == 1
        && speaker->last_written != writer->cue && !writer->is_counting;
  return TRUE;
}

/* Begins a line where there is none, and names who speaks in it. */
static void
append_name (Writer *writer, const char *name)
{
  while (ends_with (writer->text, ' '))
    g_string_truncate (writer->text, writer->text->len - 1);
  append_end_tags (writer);
  if (writer->text->len && !ends_with (writer->text, '\n'))
    g_string_append_c (writer->text, '\n');
  srt_markup_append_guarded (writer->text, name);
  g_string_append (writer->text, ": ");
}

static void
count_cue (const Writer *writer, guint *n_cues, guint *last_cue)
{
  *n_cues += *last_cue != writer->cue;
  *last_cue = writer->cue;
}

/* TRUE: what is said now begins behind a name. */
static gboolean
speak (Writer *writer, Speaker *speaker)
{
  gboolean is_named = needs_name (writer, speaker);

  if (writer->is_counting) {
    count_cue (writer, &speaker->n_cues, &speaker->last_cue);
    if (is_named)
      count_cue (writer, &speaker->n_named, &speaker->last_named);
  } else if (is_named) {
    count_cue (writer, &speaker->n_written, &speaker->last_written);
    append_name (writer, speaker->name);
  }
  writer->named = speaker;
  writer->has_spoken = TRUE;
  return is_named;
}

/* What stands between two tags. Blanks alone are nothing to say, and nothing to mark up. */
static void
write_run (Writer *writer, const Cuetoken *token)
{
  Speaker *speaker = writer->spans[writer->depth].speaker;
  const char *run;
  gboolean is_said;

  g_string_truncate (writer->run, 0);
  charref_append_resolved (writer->run, token->text, token->length);
  run = writer->run->str + strspn (writer->run->str, BLANKS);
  is_said = *run != '\0';
  if (is_said && !writer->has_begun)
    writer->first = speaker;
  writer->has_begun |= is_said;
  if (!is_said || !speaker || !speak (writer, speaker))
    run = writer->run->str;
  if (writer->is_counting)
    return;
  if (is_said)
    append_open_tags (writer);
  srt_markup_append_guarded (writer->text, run);
}

static void
speaker_free (gpointer data)
{
  Speaker *speaker = data;

  g_free (speaker->name);
  g_free (speaker);
}

static Speaker *
find_speaker (Writer *writer, const Cuetoken *token)
{
  g_autofree char *name = cuetoken_dup_annotation (token);
  Speaker *speaker = g_hash_table_lookup (writer->speakers, name);

  if (speaker || !*name)
    return speaker;
  speaker = g_new0 (Speaker, 1);
  speaker->name = g_steal_pointer (&name);
  g_hash_table_insert (writer->speakers, speaker->name, speaker);
  return speaker;
}

/* Whose voice it is; NULL: a voice without a name. */
static Speaker *
get_speaker (Writer *writer, const Cuetoken *token)
{
  gsize length = token->annotation_length;
  guchar last = length ? token->annotation[length - 1] : 0;
  Voice *voice = &writer->voices[(length * 7 + last) % N_VOICES];

  if (!voice->annotation || voice->length != length
      || memcmp (voice->annotation, token->annotation, length))
    *voice = (Voice) { token->annotation, length, find_speaker (writer, token) };
  return voice->speaker;
}

static const char *
get_color (const Cuetoken *token)
{
  const char *at = token->classes, *end = at + token->classes_length;

  while (at < end) {
    const char *dot = memchr (at + 1, '.', end - at - 1), *stop = dot ? dot : end;
    const char *color = srt_markup_get_color (at + 1, stop - at - 1);

    if (color)
      return color;
    at = stop;
  }
  return NULL;
}

/* The tag for @span; NULL: none, or one that would change nothing. */
static const char *
get_tag (const Writer *writer, const Span *span)
{
  guint n_same = 0;

  if (span->kind != CUETEXT_ITALIC && span->kind != CUETEXT_BOLD
      && span->kind != CUETEXT_UNDERLINE && !span->color)
    return NULL;
  for (guint i = 1; i <= writer->depth; i++)
    n_same += writer->spans[i].kind == span->kind && writer->spans[i].tag;
  if (span->color)
    return n_same < MAX_FONTS ? "font" : NULL;
  return n_same == 0 ? cuetoken_get_tag (span->kind) : NULL;
}

static void
open_span (Writer *writer, const Cuetoken *token, CuetextKind kind)
{
  Span *span = &writer->spans[writer->depth + 1];

  *span = (Span) { .kind = kind, .speaker = span[-1].speaker };
  if (kind == CUETEXT_VOICE)
    span->speaker = get_speaker (writer, token);
  else if (kind == CUETEXT_CLASS)
    span->color = get_color (token);
  span->tag = get_tag (writer, span);
  if (!span->tag)
    span->color = NULL;
  if ((token->classes_length && !span->color) || kind == CUETEXT_LANGUAGE || kind == CUETEXT_RUBY)
    remark (writer, "SubRip has no classes, languages or ruby: these are left out");
  writer->depth++;
}

static void
close_span (Writer *writer)
{
  if (writer->spans[writer->depth].is_written)
    append_end_tag (writer->text, &writer->spans[writer->depth]);
  writer->depth--;
}

static void
write_tag (Writer *writer, const Cuetoken *token)
{
  CuetextKind kind = cuetoken_get_span (token), open = writer->spans[writer->depth].kind;

  if (token->kind == CUETOKEN_TIMESTAMP)
    remark (writer, "SubRip has no times of words: they are left out");
  else if (token->kind == CUETOKEN_END)
    for (guint n = cuetoken_count_closed (kind, open); n > 0; n--)
      close_span (writer);
  else if (cuetoken_may_open (kind, open) && writer->depth < CUETOKEN_MAX_DEPTH)
    open_span (writer, token, kind);
}

static gboolean
is_in_ruby_text (const Writer *writer)
{
  for (guint i = writer->depth; i > 0; i--)
    if (writer->spans[i].kind == CUETEXT_RUBY_TEXT)
      return TRUE;
  return FALSE;
}

static void
write_marked_up (Writer *writer, const char *text)
{
  Cuetoken token;

  writer->has_spoken = FALSE;
  writer->depth = 0;
  g_string_truncate (writer->text, 0);
  while (cuetoken_next (&text, &token))
    if (token.kind != CUETOKEN_TEXT)
      write_tag (writer, &token);
    else if (!is_in_ruby_text (writer))
      write_run (writer, &token);
  append_end_tags (writer);
}

/* A line with '>' in it, in which no reader sees a timing then. */
static void
append_harmless (const Writer *writer, GString *out, const char *line, const char *end)
{
  const char *start = line, *arrow;
  Cue timing;

  while ((arrow = memmem (line, end - line, "-->", 3))) {
    remark (writer, "\"-->\" in a text became \"" ARROW "\"");
    g_string_append_len (out, line, arrow - line);
    g_string_append (out, ARROW);
    line = arrow + 3;
  }
  if (line == start && srt_read_timing (line, end, &timing, &arrow)) {
    g_string_append_len (out, line, arrow - line);
    g_string_append (out, ARROW);
    line = arrow + 1;
  }
  g_string_append_len (out, line, end - line);
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
      if (memchr (text, '>', length))
        append_harmless (writer, out, text, text + length);
      else
        g_string_append_len (out, text, length);
      g_string_append_c (out, '\n');
    }
    text += length + (text[length] != '\0');
  }
}

/* Nothing in it that SubRip writes another way. */
static gboolean
stands_as_it_is (const char *text)
{
  if (*text == ' ' || *text == '\t' || text[strcspn (text, "<>&{\r")])
    return FALSE;
  for (const char *at = text; (at = strchr (at, '\n')); at++)
    if (at == text || !at[1] || strchr ("\n \t", at[1]))
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
    write_marked_up (writer, text);
    append_lines (writer, out, writer->text->str);
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
  char counter[16], line[2 * TIMESTAMP_SIZE + 8] = "\n", *digits;
  gsize length = 1;

  digits = write_number (counter, sizeof counter, number);
  g_string_append_len (out, digits, counter + sizeof counter - digits);
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
  if (ends_with (out, '}'))
    g_string_append_c (out, '\n');
  g_string_append_c (out, '\n');
}

/* Sees who speaks; @goes_on is as our reader will see it. */
static void
count_speakers (Writer *writer)
{
  const CueList *list = writer->edition->cues;

  writer->is_counting = writer->goes_on = TRUE;
  for (writer->cue = 1; writer->cue <= list->cues->len; writer->cue++) {
    const char *text = cue_list_get (list, writer->cue - 1)->text;

    if (strstr (text, "<v"))
      write_marked_up (writer, text);
    writer->has_begun = TRUE;
  }
  writer->goes_on = writer->first && writer->first->n_cues > 1
      && srt_is_name (writer->first->name);
  writer->is_counting = FALSE;
  writer->named = NULL;
}

static void
write_remarks (const Writer *writer)
{
  const CueList *list = writer->edition->cues;

  if (list->regions->len || list->styles->len)
    remark (writer, "SubRip has no regions and no style sheets: they are left out");
}

gboolean
srt_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const CueList *list = edition->cues;
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, speaker_free);
  g_autoptr (GString) text = g_string_new (NULL), run = g_string_new (NULL);
  g_autofree Writer *writer = g_new0 (Writer, 1);
  Outbuffer out;

  *writer = (Writer) { .edition = edition, .speakers = speakers, .text = text, .run = run };
  count_speakers (writer);
  write_remarks (writer);
  outbuffer_init (&out, stream);
  for (writer->cue = 1; writer->cue <= list->cues->len; writer->cue++) {
    append_cue (writer, out.text, cue_list_get (list, writer->cue - 1));
    outbuffer_pass_on (&out);
  }
  return outbuffer_finish (&out, error);
}
