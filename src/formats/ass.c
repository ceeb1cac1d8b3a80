/* ASS and its predecessor SSA, as libass and Aegisub read them: http://www.tcax.org/docs/ass-specs.htm
 * Comments and drawings are no captions; styles give italics and places alone. */
#include "ass.h"

#include <string.h>

#include "caption-reader.h"
#include "look.h"
#include "name.h"
#include "place.h"
#include "srtmarkup.h"
#include "timestamp.h"

#define MAX_FIELDS 40
#define HEAD "[Script Info]"

const struct AssLookalike ass_lookalikes[4] = {
  { ',', "‚" }, { '{', "❴" }, { '}', "❵" }, { '\\', "⧵" },
};

typedef struct {
  gboolean is_italic;
  guint place;
} Style;

typedef struct {
  CaptionReader lines;
  gboolean is_old;              /* SSA, which numbers places its own way */
  char section;                 /* 'i' script info, 's' styles, 'e' events, 0 another */
  char **style_fields, **event_fields;
  GHashTable *styles;           /* name -> Style */

  /* Of the Dialogue under way. */
  LookBuilder builder;
  guint place;
  Nanoseconds start, time;      /* of the syllable */
  gboolean is_timed, is_drawing, has_drawn;
} Reader;

static gboolean
ass_probe (const char *text, gsize length)
{
  if (length >= 3 && !memcmp (text, "\xEF\xBB\xBF", 3))
    text += 3;
  text += strspn (text, " \t\r\n");
  return !g_ascii_strncasecmp (text, HEAD, strlen (HEAD));
}

/* The column called @name, or -1. */
static int
find_field (char **fields, const char *name)
{
  for (int i = 0; fields && fields[i]; i++)
    if (!g_ascii_strcasecmp (fields[i], name))
      return i;
  return -1;
}

static char **
split_fields (const char *line, int n)
{
  char **fields = g_strsplit (line, ",", n);

  for (guint i = 0; fields[i]; i++)
    if (n <= 0 || (int) i + 1 < n)
      g_strstrip (fields[i]);
  return fields;
}

static const char *
get_field (char **names, char **values, const char *name)
{
  int index = find_field (names, name);

  return index >= 0 && index < (int) g_strv_length (values) ? values[index] : "";
}

/* SSA: 1 to 3 below, 5 to 7 above, 9 to 11 in the middle. */
static guint
read_place (guint64 number, gboolean is_old)
{
  static const guint8 old_places[] = { 0, 1, 2, 3, 0, 7, 8, 9, 0, 4, 5, 6 };

  if (is_old)
    return number < G_N_ELEMENTS (old_places) ? old_places[number] : 0;
  return number <= 9 ? (guint) number : 0;
}

static void
read_style (Reader *reader, const char *line)
{
  g_auto (GStrv) values = split_fields (line, MAX_FIELDS);
  Style *style = g_new0 (Style, 1);

  style->is_italic = *get_field (reader->style_fields, values, "Italic") == '-'
      || *get_field (reader->style_fields, values, "Italic") == '1';
  style->place = read_place (g_ascii_strtoull (get_field (reader->style_fields, values, "Alignment"),
      NULL, 10), reader->is_old);
  g_hash_table_insert (reader->styles, g_strdup (get_field (reader->style_fields, values, "Name")),
      style);
}

/* How long the character at @text is that stands for @mark, or for itself where an escape follows. */
static gsize
read_lookalike (const char *text, char *mark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ass_lookalikes); i++)
    if (g_str_has_prefix (text, ass_lookalikes[i].lookalike)) {
      gsize length = strlen (ass_lookalikes[i].lookalike);

      *mark = ass_lookalikes[i].mark;
      return g_str_has_prefix (text + length, WORD_JOINER) ? 0 : length;
    }
  return 0;
}

static char *
dup_name (const char *text)
{
  g_autoptr (GString) name = g_string_new (NULL);

  while (*text) {
    char mark = *text;
    gsize length = read_lookalike (text, &mark);

    if (length) {
      g_string_append_c (name, mark);
      text += length;
    } else {
      g_string_append_len (name, text, g_utf8_next_char (text) - text);
      text = g_utf8_next_char (text);
    }
  }
  return name_dup (name->str, name->len);
}

static void
append_run (Reader *reader, const char *text, gsize length)
{
  if (!length || reader->is_drawing)
    return;
  if (reader->is_timed && reader->time > reader->start)
    look_builder_set_time (&reader->builder, reader->time);
  reader->is_timed = FALSE;
  look_builder_append (&reader->builder, text, length);
}

static void
reset (Reader *reader, const Style *style)
{
  Look *look = &reader->builder.look;

  memset (look->is_on, 0, sizeof look->is_on);
  look->color = NULL;
  look->is_on[CUETEXT_ITALIC] = style && style->is_italic;
}

/* "&H00FFFF&" is yellow: blue, green, red. */
static const char *
read_color (const char *value)
{
  guint64 bgr;
  char rgb[8];

  value += strspn (value, "&Hh");
  if (!g_ascii_isxdigit (*value))
    return NULL;
  bgr = g_ascii_strtoull (value, NULL, 16);
  g_snprintf (rgb, sizeof rgb, "#%02x%02x%02x", (guint) (bgr & 0xFF), (guint) (bgr >> 8 & 0xFF),
      (guint) (bgr >> 16 & 0xFF));
  return srt_markup_get_class (rgb);
}

/* Thousands of a second would be a syllable of years. */
static void
pass_syllable (Reader *reader, const char *value, Nanoseconds *next)
{
  guint64 hundredths = MIN (g_ascii_strtoull (value, NULL, 10), 100000000);

  reader->time = *next;
  reader->is_timed = TRUE;
  *next += hundredths * (SECOND / 100);
}

static const struct {
  CuetextKind kind;
  char letter;
} kinds[] = { { CUETEXT_BOLD, 'b' }, { CUETEXT_ITALIC, 'i' }, { CUETEXT_UNDERLINE, 'u' } };

static void
read_override (Reader *reader, const char *tag, const Style *style, Nanoseconds *next)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (*tag == kinds[i].letter && (g_ascii_isdigit (tag[1]) || !tag[1] || tag[1] == '\\')) {
      reader->builder.look.is_on[kinds[i].kind] = g_ascii_strtoull (tag + 1, NULL, 10) > 0;
      return;
    }
  if (*tag == 'r')
    reset (reader, style);
  else if (g_str_has_prefix (tag, "an"))
    reader->place = read_place (g_ascii_strtoull (tag + 2, NULL, 10), FALSE);
  else if (*tag == 'a' && g_ascii_isdigit (tag[1]))
    reader->place = read_place (g_ascii_strtoull (tag + 1, NULL, 10), TRUE);
  else if (g_str_has_prefix (tag, "1c") || (*tag == 'c' && !g_ascii_isalpha (tag[1])))
    reader->builder.look.color = read_color (strchr (tag, 'c') + 1);
  else if (*tag == 'p' && g_ascii_isdigit (tag[1]))
    reader->has_drawn |= reader->is_drawing = tag[1] != '0';
  else if (g_ascii_tolower (*tag) == 'k')
    pass_syllable (reader, tag + 1 + (tag[1] == 'f' || tag[1] == 'o' || tag[1] == 't'), next);
}

/* "rBob\-Bob": karaoke scripts have a "\-" of their own, but not of the style's name. */
static void
read_voice (Reader *reader, const char *reset, const char *tag)
{
  const gsize length = strcspn (reset, "\\");
  g_autofree char *spoken = g_strndup (tag + 1, strcspn (tag + 1, "\\")), *name = NULL;

  if (*spoken && (strlen (spoken) != length - 1 || strncmp (spoken, reset + 1, length - 1)))
    return;
  name = dup_name (spoken);
  look_builder_set_speaker (&reader->builder, name);
}

/* "{\rBob\-Bob\i1}": from the '{' on; returns what is behind. */
static const char *
read_block (Reader *reader, const char *text, const Style *style, Nanoseconds *next)
{
  const char *end = strchr (text, '}'), *reset = NULL, *tag;
  g_autofree char *block = g_strndup (text + 1, end - text - 1);

  for (tag = block + strcspn (block, "\\"); *tag; tag += strcspn (tag, "\\")) {
    read_override (reader, ++tag, style, next);
    if (*tag == 'r')
      reset = tag;
    else if (*tag == '-' && reset)
      read_voice (reader, reset, tag);
  }
  return end + 1;
}

static const char *
read_escape (Reader *reader, const char *text)
{
  if (text[1] == 'N') {
    append_run (reader, "\n", 1);
  } else if (text[1] == 'n') {
    append_run (reader, " ", 1);
  } else if (text[1] == 'h') {
    append_run (reader, "\302\240", 2);
  } else if (text[1] == '{' || text[1] == '}') {
    append_run (reader, text + 1, 1);
  } else {
    append_run (reader, "\\", 1);
    return text + 1 + (g_str_has_prefix (text + 1, WORD_JOINER) ? strlen (WORD_JOINER) : 0);
  }
  return text + 2;
}

static void
read_text (Reader *reader, const char *text, const Style *style)
{
  Nanoseconds next = reader->start;

  while (*text) {
    gsize length = strcspn (text, "\\{");

    append_run (reader, text, length);
    text += length;
    if (*text == '{' && strchr (text, '}'))
      text = read_block (reader, text, style, &next);
    else if (*text == '{')
      append_run (reader, text++, 1);
    else if (*text)
      text = read_escape (reader, text);
  }
}

static void
read_dialogue (Reader *reader, const char *line)
{
  int n = (int) g_strv_length (reader->event_fields);
  g_auto (GStrv) values = split_fields (line, n);
  const char *start = get_field (reader->event_fields, values, "Start");
  const char *end = get_field (reader->event_fields, values, "End");
  const char *name = get_field (reader->event_fields, values, "Name");
  const Style *style = g_hash_table_lookup (reader->styles,
      get_field (reader->event_fields, values, "Style"));
  g_autofree char *speaker = NULL;
  Nanoseconds stop;
  Cue *cue;

  if (!*name)
    name = get_field (reader->event_fields, values, "Actor");
  if (!timestamp_read_loose (&start, &reader->start) || !timestamp_read_loose (&end, &stop))
    return;
  reset (reader, style);
  speaker = dup_name (name);
  look_builder_set_speaker (&reader->builder, speaker);
  reader->place = style ? style->place : 0;
  reader->is_drawing = reader->has_drawn = reader->is_timed = FALSE;
  read_text (reader, get_field (reader->event_fields, values, "Text"), style);
  look_builder_finish (&reader->builder);
  if (!reader->lines.text->len && reader->has_drawn)
    return;
  cue = caption_reader_add_cue (&reader->lines, reader->start, stop);
  cue->settings = reader->place ? place_get_settings (reader->place) : NULL;
}

static gboolean
skip_key (const char **line, const char *key)
{
  gsize length = strlen (key);

  if (g_ascii_strncasecmp (*line, key, length))
    return FALSE;
  *line += length;
  *line += strspn (*line, " \t");
  return TRUE;
}

static void
set_fields (char ***fields, const char *line)
{
  g_strfreev (*fields);
  *fields = split_fields (line, MAX_FIELDS);
}

static void
begin_section (Reader *reader, const char *line)
{
  reader->section = skip_key (&line, HEAD) ? 'i' : strcasestr (line, "styles]") ? 's'
      : skip_key (&line, "[Events]") ? 'e' : 0;
  if (reader->section == 's')
    reader->is_old = !strchr (line, '+');
}

static void
read_line (Reader *reader, const char *line)
{
  line += strspn (line, " \t");
  if (*line == '[' && strchr (line, ']'))
    begin_section (reader, line);
  else if (reader->section == 'i' && skip_key (&line, "Title:"))
    reader->lines.transcript->title = *line
        ? transcript_keep (reader->lines.transcript, line, -1) : NULL;
  else if (reader->section == 's' && skip_key (&line, "Format:"))
    set_fields (&reader->style_fields, line);
  else if (reader->section == 's' && skip_key (&line, "Style:"))
    read_style (reader, line);
  else if (reader->section == 'e' && skip_key (&line, "Format:"))
    set_fields (&reader->event_fields, line);
  else if (reader->section == 'e' && g_ascii_strncasecmp (line, "Dialogue:", 9) == 0)
    read_dialogue (reader, line + 9);
}

static void
reader_clear (Reader *reader)
{
  caption_reader_clear (&reader->lines);
  g_strfreev (reader->style_fields);
  g_strfreev (reader->event_fields);
  g_hash_table_unref (reader->styles);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static Transcript *
ass_read (Source *source, GError **error)
{
  g_auto (Reader) reader = { 0 };
  char *line;

  caption_reader_init (&reader.lines, source);
  look_builder_init (&reader.builder, reader.lines.text);
  reader.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  set_fields (&reader.style_fields, "Name");
  set_fields (&reader.event_fields,
      "Layer,Start,End,Style,Name,MarginL,MarginR,MarginV,Effect,Text");
  while ((line = caption_reader_next_line (&reader.lines)))
    read_line (&reader, line);
  return caption_reader_finish (&reader.lines, FALSE,
      "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,text", error);
}

const Format format_ass = {
  .name = "ass",
  .title = "Advanced SubStation Alpha",
  .suffix = ".ass",
  .mime = "text/x-ssa",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES | FORMAT_CARRIES_STYLES,
  .uses_cues = TRUE,
  .probe = ass_probe,
  .read = ass_read,
  .write = ass_write,
};

const Format format_ssa = {
  .name = "ssa",
  .title = "SubStation Alpha",
  .suffix = ".ssa",
  .mime = "text/x-ssa",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES | FORMAT_CARRIES_STYLES,
  .uses_cues = TRUE,
  .read = ass_read,
  .write = ass_write_old,
};
