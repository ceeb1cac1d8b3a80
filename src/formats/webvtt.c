/* WebVTT as W3C's parser reads it, https://www.w3.org/TR/webvtt1/#file-parsing: what that drops we
 * drop (a cue with a broken timing), what it keeps we keep (cues that overlap or end before they
 * start). The file is edited in place: texts and ids are parts of it. */
#include <string.h>

#include "charref.h"
#include "cuesettings.h"
#include "format.h"
#include "sieve.h"
#include "timestamp.h"
#include "webvtt.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define SIGNATURE "WEBVTT"
#define REPLACEMENT "\xEF\xBF\xBD"
#define ARROW "-->"

typedef struct {
  char *at, *end;               /* *end is NUL */
  Sieve sieve;
  gboolean seen_cue;
  GHashTable *region_ids;       /* (element-type char*) */
  GString *scratch;
  Transcript *transcript;
  CueList *list;
} Reader;

/* A line of the file, without its end. */
typedef struct {
  char *text;
  gsize length;
  gboolean is_last;
} Line;

typedef enum {
  BLOCK_OTHER,
  BLOCK_CUE,
  BLOCK_STYLE,
  BLOCK_REGION,
} BlockKind;

/* Lines up to a blank one, or to the arrow of the next cue. */
typedef struct {
  BlockKind kind;
  Line first;
  char *text, *text_end;        /* what follows a cue's timing, or STYLE or REGION */
  Cue cue;
} Block;

static gboolean
webvtt_probe (const char *text, gsize length)
{
  gsize signature = strlen (SIGNATURE);

  if (length >= 3 && !memcmp (text, BYTE_ORDER_MARK, 3)) {
    text += 3;
    length -= 3;
  }
  return length >= signature && !memcmp (text, SIGNATURE, signature)
      && (length == signature || memchr (" \t\r\n", text[signature], 4));
}

/* @text, which is @length bytes long, with U+FFFD in place of NUL. (transfer full) */
static char *
replace_nuls (const char *text, gsize *length)
{
  const char *end = text + *length, *nul;
  GString *replaced = g_string_sized_new (*length + *length / 8);

  while ((nul = memchr (text, '\0', end - text))) {
    g_string_append_len (replaced, text, nul - text);
    g_string_append (replaced, REPLACEMENT);
    text = nul + 1;
  }
  g_string_append_len (replaced, text, end - text);
  *length = replaced->len;
  return g_string_free (replaced, FALSE);
}

/* LF for CR and CRLF, in place; returns the new end. */
static char *
unify_line_ends (char *text, char *end)
{
  char *to = memchr (text, '\r', end - text), *from = to;

  if (!to)
    return end;
  while (from < end) {
    char *stop = memchr (from, '\r', end - from);
    gsize length = (stop ? stop : end) - from;

    memmove (to, from, length);
    to += length;
    from += length;
    if (stop) {
      *to++ = '\n';
      from += from[1] == '\n' ? 2 : 1;
    }
  }
  *to = '\0';
  return to;
}

static Line
read_line (Reader *reader)
{
  char *start = reader->at, *stop = memchr (start, '\n', reader->end - start);

  reader->at = stop ? stop + 1 : reader->end;
  return (Line) { start, (stop ? stop : reader->end) - start, stop == NULL };
}

static gboolean
has_arrow (Line line)
{
  const char *at = line.text, *end = line.text + line.length;

  while ((at = memchr (at, '>', end - at))) {
    if (at - line.text >= 2 && at[-1] == '-' && at[-2] == '-')
      return TRUE;
    at++;
  }
  return FALSE;
}

/* What HTML calls ASCII whitespace. */
static const char *
skip_spaces (const char *at, const char *end)
{
  while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\f' || *at == '\r'))
    at++;
  return at;
}

static const char *
keep_settings (Reader *reader, const char *text, gsize length)
{
  g_auto (CueSettings) settings;

  g_string_truncate (reader->scratch, 0);
  cue_settings_read (&settings, text, length, reader->region_ids);
  cue_settings_append (&settings, reader->scratch);
  return reader->scratch->len
      ? g_string_chunk_insert_const (reader->list->strings, reader->scratch->str) : NULL;
}

static gboolean
read_timing (Reader *reader, Line line, Cue *cue)
{
  const char *at = line.text, *end = line.text + line.length;

  at = skip_spaces (at, end);
  if (!timestamp_read (&at, end, '.', &cue->start))
    return FALSE;

  at = skip_spaces (at, end);
  if (strncmp (at, ARROW, strlen (ARROW)))
    return FALSE;

  at = skip_spaces (at + strlen (ARROW), end);
  if (!timestamp_read (&at, end, '.', &cue->end))
    return FALSE;
  cue->settings = at < end ? keep_settings (reader, at, end - at) : NULL;
  return TRUE;
}

/* @line is @word and nothing but white space behind. */
static gboolean
is_word (Line line, const char *word)
{
  const char *end = line.text + line.length;

  return line.length >= strlen (word) && !memcmp (line.text, word, strlen (word))
      && skip_spaces (line.text + strlen (word), end) == end;
}

/* The arrow stood in line @n; TRUE: it is not one of another cue. */
static gboolean
begin_cue (Reader *reader, Block *block, Line line, guint n)
{
  if (n > 2 || (n == 2 && has_arrow (block->first)))
    return FALSE;
  if (read_timing (reader, line, &block->cue)) {
    block->kind = BLOCK_CUE;
    block->text = block->text_end = reader->at;
    block->cue.id = n == 2 ? block->first.text : NULL;
    reader->seen_cue = TRUE;
  }
  return TRUE;
}

static BlockKind
get_kind (const Reader *reader, Line first)
{
  if (!reader->seen_cue && is_word (first, "STYLE"))
    return BLOCK_STYLE;
  return !reader->seen_cue && is_word (first, "REGION") ? BLOCK_REGION : BLOCK_OTHER;
}

/* https://www.w3.org/TR/webvtt1/#collect-a-webvtt-block. In the header no cue begins. */
static void
read_block (Reader *reader, gboolean in_header, Block *block)
{
  *block = (Block) { .kind = BLOCK_OTHER, .text_end = reader->at };
  for (guint n = 1;; n++) {
    char *previous = reader->at;
    Line line = read_line (reader);

    if (n == 1)
      block->first = line;
    if (has_arrow (line)) {
      if (in_header || !begin_cue (reader, block, line, n)) {
        reader->at = previous;
        return;
      }
    } else if (line.length == 0) {
      return;
    } else {
      if (n == 2 && block->kind == BLOCK_OTHER && !in_header && !has_arrow (block->first)) {
        block->kind = get_kind (reader, block->first);
        block->text = line.text;
      }
      block->text_end = line.text + line.length;
    }
    if (line.is_last)
      return;
  }
}

static const char *
keep_text (Reader *reader, const Block *block)
{
  if (block->text == block->text_end)
    return "";
  return sieve_keep (&reader->sieve, block->text, block->text_end - block->text, 0);
}

static void
keep_cue (Reader *reader, Block *block)
{
  if (block->cue.id)
    block->cue.id = sieve_keep (&reader->sieve, block->first.text, block->first.length, 0);
  block->cue.text = keep_text (reader, block);
  cue_list_append (reader->list, &block->cue);
}

static void
keep_region (Reader *reader, Block *block)
{
  g_auto (RegionSettings) settings;

  region_settings_read (&settings, block->text, block->text_end - block->text);
  g_string_truncate (reader->scratch, 0);
  region_settings_append (&settings, reader->scratch);
  g_ptr_array_add (reader->list->regions,
      g_string_chunk_insert (reader->list->strings, reader->scratch->str));
  if (settings.id)
    g_hash_table_add (reader->region_ids, g_steal_pointer (&settings.id));
}

static void
keep_block (Reader *reader, Block *block)
{
  if (block->kind == BLOCK_CUE)
    keep_cue (reader, block);
  else if (block->kind == BLOCK_STYLE)
    g_ptr_array_add (reader->list->styles, (char *) keep_text (reader, block));
  else if (block->kind == BLOCK_REGION)
    keep_region (reader, block);
}

/* "@name: value", a line of the NOTE that our writer puts first. */
static gboolean
read_field (Reader *reader, Line line, const char *name, const char **field)
{
  const char *end = line.text + line.length, *value = line.text + strlen (name);

  if (line.length <= strlen (name) || memcmp (line.text, name, strlen (name)))
    return FALSE;
  value = skip_spaces (value, end);
  g_string_truncate (reader->scratch, 0);
  charref_append_resolved (reader->scratch, value, end - value);
  if (reader->scratch->len)
    *field = transcript_keep (reader->transcript, reader->scratch->str, -1);
  return TRUE;
}

/* Title and language in the lines of @block. */
static void
read_fields (Reader *reader, const Block *block)
{
  Reader lines = *reader;

  lines.at = block->first.text;
  lines.end = block->text_end;
  while (lines.at < lines.end) {
    Line line = read_line (&lines);

    if (!read_field (reader, line, "Title:", &reader->transcript->title))
      read_field (reader, line, "Language:", &reader->transcript->language);
  }
}

static void
skip_blank_lines (Reader *reader)
{
  while (*reader->at == '\n')
    reader->at++;
}

/* What the specification calls the header says nothing to it; YouTube's says the language. */
static void
read_file (Reader *reader)
{
  gboolean is_first = TRUE;
  Block block;

  read_line (reader);
  if (*reader->at != '\n') {
    read_block (reader, TRUE, &block);
    read_fields (reader, &block);
  }
  for (skip_blank_lines (reader); reader->at < reader->end; skip_blank_lines (reader)) {
    read_block (reader, FALSE, &block);
    if (is_first && block.kind == BLOCK_OTHER && is_word (block.first, "NOTE"))
      read_fields (reader, &block);
    is_first = FALSE;
    keep_block (reader, &block);
    sieve_pass (&reader->sieve, reader->at);
  }
}

static Transcript *
webvtt_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GHashTable) region_ids =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) scratch = g_string_new (NULL);
  gsize length = source->length;
  Reader reader = { .region_ids = region_ids, .scratch = scratch, .transcript = transcript };

  if (!webvtt_probe (source->text, length)) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX,
        "line 1: must begin with \"WEBVTT\"");
    return NULL;
  }
  reader.list = transcript->captions = cue_list_new ();
  reader.list->source = memchr (source->text, '\0', length)
      ? replace_nuls (source->text, &length) : g_steal_pointer (&source->text);
  reader.at = reader.list->source;
  reader.end = unify_line_ends (reader.at, reader.at + length);
  sieve_init (&reader.sieve, reader.at, reader.end - reader.at);
  read_file (&reader);
  transcript->timing = TIMING_SOURCE;
  return g_steal_pointer (&transcript);
}

const Format format_webvtt = {
  .name = "vtt",
  .title = "WebVTT",
  .suffix = ".vtt",
  .mime = "text/vtt",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES | FORMAT_CARRIES_STYLES,
  .uses_cues = TRUE,
  .probe = webvtt_probe,
  .read = webvtt_read,
  .write = webvtt_write,
};
