#include "quoth.h"

#include <string.h>

#include "json-cursor.h"
#include "tokens.h"

#define VERSION 1
#define PROBE_BYTES 1024
#define MAX_CONFIDENCE 100

typedef struct {
  JsonCursor json;
  Transcript *transcript;
  GHashTable *names;            /* the speakers so far */
  GString *unknown;             /* members of the object that is read */
  GString *top;                 /* and of the outermost one */
} Reading;

static gboolean
quoth_probe (const char *text, gsize length)
{
  const char *end = text + MIN (length, PROBE_BYTES), *key;

  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  while (text < end && g_ascii_isspace (*text))
    text++;
  if (text >= end || *text != '{')
    return FALSE;
  key = g_strstr_len (text, end - text, "\"quoth\"");
  for (key = key ? key + strlen ("\"quoth\"") : end; key < end && g_ascii_isspace (*key); key++)
    ;
  return key < end && *key == ':';
}

/* NULL only after an error. */
static const char *
read_string (Reading *reading)
{
  return transcript_keep (reading->transcript, json_cursor_read_string (&reading->json), -1);
}

static guint64
read_whole (Reading *reading, guint64 max)
{
  guint64 number = 0;

  json_cursor_read_whole (&reading->json, max, &number);
  return number;
}

static void
add_setting (Reading *reading, GString *settings)
{
  JsonCursor *json = &reading->json;
  const JsonLevel *level = &json->levels[json->depth - 1];
  gsize length = strcspn (level->key, ": \t\n\f\r\\\"");
  const char *value = json_cursor_read_string (json);

  if (!value)
    return;
  if (!length || length < level->key_length || !*value || strpbrk (value, " \t\n\f\r")
      || strstr (value, "-->"))
    json_cursor_fail (json, "not a WebVTT setting");
  else
    g_string_append_printf (settings, "%s%.*s:%s", settings->len ? " " : "", (int) length,
        level->key, value);
}

/* {"line":"50%","align":"start"} to "line:50% align:start"; NULL for {}. */
static const char *
read_settings (Reading *reading)
{
  g_autoptr (GString) settings = g_string_new (NULL);

  if (json_cursor_enter_object (&reading->json))
    while (json_cursor_next_member (&reading->json))
      add_setting (reading, settings);
  return settings->len ? transcript_keep (reading->transcript, settings->str, -1) : NULL;
}

static gboolean
is_nullable (QuothKind kind)
{
  return kind == QUOTH_TEXT || kind == QUOTH_TIME || kind == QUOTH_SIZE || kind == QUOTH_NUMBER;
}

/* null leaves @field as it is: not known. */
static void
read_member (Reading *reading, QuothKind kind, gpointer field)
{
  if (is_nullable (kind) && json_cursor_read_null (&reading->json))
    return;
  switch (kind) {
    case QUOTH_TEXT:
    case QUOTH_STRING:
      *(const char **) field = read_string (reading);
      break;
    case QUOTH_TIME:
    case QUOTH_MOMENT:
      *(Nanoseconds *) field = read_whole (reading, MILLISECONDS_MAX) * MILLISECOND;
      break;
    case QUOTH_SIZE:
      *(guint64 *) field = read_whole (reading, G_MAXINT64);
      break;
    case QUOTH_NUMBER:
    case QUOTH_INDEX:
      *(guint *) field = (guint) read_whole (reading, G_MAXINT);
      break;
    case QUOTH_SETTINGS:
      *(const char **) field = read_settings (reading);
      break;
    case QUOTH_TREE:
      json_cursor_skip (&reading->json);
  }
}

/* The member that the cursor is at, if @shape has it. */
static gboolean
read_known (Reading *reading, const QuothShape *shape, gpointer object, guint *seen)
{
  for (guint i = 0; shape->members[i].key; i++) {
    if (!json_cursor_key_is (&reading->json, shape->members[i].key))
      continue;
    if (*seen & 1u << i)
      json_cursor_fail (&reading->json, "stands twice");
    *seen |= 1u << i;
    read_member (reading, shape->members[i].kind, G_STRUCT_MEMBER_P (object,
            shape->members[i].offset));
    return TRUE;
  }
  return FALSE;
}

static void
require_members (Reading *reading, const QuothShape *shape, guint seen)
{
  for (guint i = 0; shape->members[i].key; i++) {
    QuothKind kind = shape->members[i].kind;

    if (!(seen & 1u << i)
        && (kind == QUOTH_STRING || kind == QUOTH_MOMENT || kind == QUOTH_INDEX)) {
      g_autofree char *message = g_strdup_printf ("has no \"%s\"", shape->members[i].key);
      json_cursor_fail (&reading->json, message);
      return;
    }
  }
}

static void
read_object (Reading *reading, const QuothShape *shape, gpointer object)
{
  guint seen = 0;

  if (!json_cursor_enter_object (&reading->json))
    return;
  while (json_cursor_next_member (&reading->json))
    if (!read_known (reading, shape, object, &seen))
      json_cursor_skip_member (&reading->json, ",", reading->unknown);
  require_members (reading, shape, seen);

  if (reading->unknown->len)
    G_STRUCT_MEMBER (const char *, object, shape->unknown) = transcript_keep (reading->transcript,
        reading->unknown->str, (gssize) reading->unknown->len);
  g_string_truncate (reading->unknown, 0);
}

static void
read_timing (Reading *reading)
{
  const char *name;

  if (json_cursor_read_null (&reading->json))
    return;
  name = json_cursor_read_string (&reading->json);
  for (guint i = TIMING_STAMPS; name && i <= TIMING_SOURCE; i++)
    if (g_str_equal (name, quoth_timings[i])) {
      reading->transcript->timing = i;
      return;
    }
  json_cursor_fail (&reading->json, "not a timing that we know");
}

static void
read_speaker (Reading *reading)
{
  const char *name = read_string (reading);

  if (!name)
    return;
  if (!*name)
    json_cursor_fail (&reading->json, "is empty");
  if (!g_hash_table_add (reading->names, (char *) name))
    json_cursor_fail (&reading->json, "stands twice");
  g_ptr_array_add (reading->transcript->speakers, (char *) name);
}

static void
read_chapter (Reading *reading)
{
  Chapter chapter = { .paragraph = PARAGRAPH_NONE };

  read_object (reading, &quoth_chapter, &chapter);
  g_array_append_val (reading->transcript->chapters, chapter);
}

static void
read_link (Reading *reading)
{
  Link link = { 0 };

  read_object (reading, &quoth_link, &link);
  g_array_append_val (reading->transcript->links, link);
}

static void
read_paragraph (Reading *reading)
{
  Paragraph paragraph = { .speaker = SPEAKER_NONE, .stamp = NANOSECONDS_NONE };

  read_object (reading, &quoth_paragraph, &paragraph);
  paragraph.is_labelled = paragraph.speaker != SPEAKER_NONE;
  g_array_append_val (reading->transcript->paragraphs, paragraph);
}

/* One that is spoken; marks of its own may stand beside it, behind single spaces (word.h). */
static gboolean
is_word (const char *text)
{
  guint spoken = 0;
  const char *at = text;

  for (;; at++) {
    if (*at && *at != ' ') {
      if (g_ascii_isspace (*at))
        return FALSE;
      continue;
    }
    spoken += tokens_are_spoken (text, (gsize) (at - text));
    if (at == text || !*at)
      return at > text && spoken == 1;
    text = at + 1;
  }
}

static void
read_word (Reading *reading)
{
  Word word = { NULL, NANOSECONDS_NONE, NANOSECONDS_NONE, CONFIDENCE_UNKNOWN };

  read_object (reading, &quoth_word, &word);
  if (reading->json.error)
    return;
  if (!is_word (word.text))
    json_cursor_fail (&reading->json, "its text is not one word");
  else if (word.confidence > MAX_CONFIDENCE)
    json_cursor_fail (&reading->json, "its confidence is over 100");
  else if ((word.start == NANOSECONDS_NONE) != (word.end == NANOSECONDS_NONE))
    json_cursor_fail (&reading->json, "has one of \"start\" and \"end\" but not the other");
  else if (word.end < word.start)
    json_cursor_fail (&reading->json, "ends before it starts");
  g_array_append_val (reading->transcript->words, word);
}

static void
read_insertion (Reading *reading)
{
  Insertion insertion = { 0 };

  read_object (reading, &quoth_insertion, &insertion);
  g_array_append_val (reading->transcript->insertions, insertion);
}

static void
read_cue (Reading *reading)
{
  Cue cue = { 0 };

  read_object (reading, &quoth_cue, &cue);
  cue_list_append (reading->transcript->captions, &cue);
}

static void
read_region (Reading *reading)
{
  const char *settings = read_settings (reading);

  g_ptr_array_add (reading->transcript->captions->regions, (char *) (settings ? settings : ""));
}

static void
read_style (Reading *reading)
{
  g_ptr_array_add (reading->transcript->captions->styles, (char *) read_string (reading));
}

static const struct {
  const char *key;
  void (*read_element) (Reading *reading);
  gboolean is_of_captions;
} arrays[] = {
  { "speakers", read_speaker },
  { "chapters", read_chapter },
  { "links", read_link },
  { "paragraphs", read_paragraph },
  { "words", read_word },
  { "insertions", read_insertion },
  { "cues", read_cue, TRUE },
  { "regions", read_region, TRUE },
  { "styles", read_style, TRUE },
};

/* The member that the cursor is at, if it is one of the arrays. */
static gboolean
read_array (Reading *reading, guint *seen)
{
  Transcript *transcript = reading->transcript;

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++) {
    if (!json_cursor_key_is (&reading->json, arrays[i].key))
      continue;
    if (*seen & 1u << i)
      json_cursor_fail (&reading->json, "stands twice");
    *seen |= 1u << i;
    if (arrays[i].is_of_captions && !transcript->captions)
      transcript->captions = cue_list_new ();
    if (json_cursor_enter_array (&reading->json))
      while (json_cursor_next_element (&reading->json))
        arrays[i].read_element (reading);
    return TRUE;
  }
  return FALSE;
}

static void
read_version (Reading *reading)
{
  if (read_whole (reading, G_MAXINT) != VERSION)
    json_cursor_fail (&reading->json, "a version that this program does not read");
}

static void
read_top (Reading *reading)
{
  JsonCursor *json = &reading->json;
  guint seen = 0, seen_arrays = 0;

  if (!json_cursor_enter_object (json))
    return;
  while (json_cursor_next_member (json)) {
    if (json_cursor_key_is (json, "quoth"))
      read_version (reading);
    else if (json_cursor_key_is (json, "audio"))
      read_object (reading, &quoth_audio, &reading->transcript->audio);
    else if (json_cursor_key_is (json, "timing"))
      read_timing (reading);
    else if (!read_known (reading, &quoth_head, reading->transcript, &seen)
        && !read_array (reading, &seen_arrays))
      json_cursor_skip_member (json, ",\n", reading->top);
  }
  reading->transcript->unknown = reading->top->len
      ? transcript_keep (reading->transcript, reading->top->str, (gssize) reading->top->len) : NULL;
}

/* What only the whole can tell: indexes stand before what they count, or behind. */
static gboolean
check_indexes (const Transcript *transcript, GError **error)
{
  guint last = 0;

  for (guint i = 0; i < transcript->paragraphs->len; i++)
    if (transcript_get_paragraph (transcript, i)->speaker >= (int) transcript->speakers->len) {
      g_set_error (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX,
          "paragraphs[%u].speaker: there is no such speaker", i);
      return FALSE;
    }
  for (guint i = 0; i < transcript->words->len; i++) {
    guint paragraph = transcript_get_word (transcript, i)->paragraph;

    if (paragraph < last || paragraph >= transcript->paragraphs->len) {
      g_set_error (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX, "words[%u].paragraph: %s", i,
          paragraph < last ? "is before the last word's" : "there is no such paragraph");
      return FALSE;
    }
    last = paragraph;
  }
  return TRUE;
}

static gint
compare_chapters (gconstpointer a, gconstpointer b)
{
  const Chapter *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static gboolean
read_text (Reading *reading, GError **error)
{
  Transcript *transcript = reading->transcript;

  read_top (reading);
  if (!json_cursor_finish (&reading->json, error) || !check_indexes (transcript, error))
    return FALSE;
  if (!transcript->paragraphs->len && !transcript->captions) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY,
        "neither paragraphs nor cues in it");
    return FALSE;
  }
  g_array_sort (transcript->chapters, compare_chapters);
  tokens_mark_glued (transcript);
  return TRUE;
}

static Transcript *
quoth_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) unknown = g_string_new (NULL), top = g_string_new (NULL);
  Reading reading = { .transcript = transcript, .names = names, .unknown = unknown, .top = top };

  json_cursor_init (&reading.json, source->text, source->length);
  return read_text (&reading, error) ? g_steal_pointer (&transcript) : NULL;
}

const Format format_quoth = {
  .name = "quoth",
  .title = "Quoth JSON",
  .suffix = ".quoth.json",
  .mime = "application/json",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES | FORMAT_CARRIES_CHAPTERS
      | FORMAT_CARRIES_STYLES,
  .probe = quoth_probe,
  .read = quoth_read,
  .write = quoth_write,
};
