/* SAMI, which looks like HTML and is closed by nobody: "<SYNC Start=1000><P Class=ENCC>text<br>", and
 * "&nbsp;" where nothing is to show. Of several languages the first class counts.
 * https://learn.microsoft.com/previous-versions/windows/desktop/dnacc/understanding-sami-1.0 */
#include <string.h>

#include "caption-reader.h"
#include "charref.h"
#include "line-markup.h"
#include "look.h"
#include "narration.h"
#include "outbuffer.h"
#include "srtmarkup.h"
#include "xml-text.h"

typedef struct {
  CaptionReader lines;
  LookBuilder builder;
  GString *run;
  gboolean is_open, is_other;   /* a SYNC was seen; what is read is of another class */
  Nanoseconds start;
  char *class;                  /* that counts; NULL: not seen yet */
} Reader;

static gboolean
sami_probe (const char *text, gsize length)
{
  if (length >= 3 && !memcmp (text, "\xEF\xBB\xBF", 3))
    text += 3;
  text += strspn (text, " \t\r\n");
  return !g_ascii_strncasecmp (text, "<SAMI", 5);
}

/* The value of @name in a tag: "Start=1000", "Class='ENCC'". (transfer full) */
static char *
dup_attribute (const char *tag, const char *name)
{
  const char *at = tag;

  while ((at = strcasestr (at, name))) {
    const char *value = at + strlen (name);
    char quote;

    at = value;
    value += strspn (value, " \t\r\n");
    if (*value != '=')
      continue;
    value += 1 + strspn (value + 1, " \t\r\n");
    quote = *value == '"' || *value == '\'' ? *value++ : '\0';
    return g_strndup (value, strcspn (value, quote ? (char[]) { quote, '\0' } : " \t\r\n>"));
  }
  return NULL;
}

/* Blank but for what nobody sees, which ends the cue before. */
static gboolean
is_blank (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
finish_cue (Reader *reader, Nanoseconds end)
{
  CueList *list = reader->lines.transcript->captions;
  Cue *last = list->cues->len ? cue_list_get (list, list->cues->len - 1) : NULL;

  look_builder_finish (&reader->builder);
  if (last && last->end == NANOSECONDS_NONE && reader->is_open)
    last->end = MAX (reader->start, last->start);
  if (reader->is_open && !is_blank (reader->lines.text->str))
    caption_reader_add_cue (&reader->lines, reader->start, NANOSECONDS_NONE);
  g_string_truncate (reader->lines.text, 0);
}

/* White space is one space, and none at the ends of lines. */
static void
append_text (Reader *reader, const char *text, gsize length)
{
  GString *out = reader->lines.text;
  char *to, *from;

  if (!reader->is_open || reader->is_other)
    return;
  g_string_truncate (reader->run, 0);
  charref_append_resolved (reader->run, text, length);
  for (from = to = reader->run->str; *from; from++) {
    gboolean is_space = strchr (" \t\r\n", *from) != NULL;
    gboolean has_space = to > reader->run->str ? to[-1] == ' '
        : !out->len || strchr (" \n", out->str[out->len - 1]);

    if (!is_space)
      *to++ = *from;
    else if (!has_space)
      *to++ = ' ';
  }
  look_builder_append (&reader->builder, reader->run->str, (gsize) (to - reader->run->str));
}

static void
read_sync (Reader *reader, const char *tag)
{
  g_autofree char *start = dup_attribute (tag, "start");

  finish_cue (reader, NANOSECONDS_NONE);
  reader->is_open = start && g_ascii_isdigit (*start);
  reader->is_other = FALSE;
  if (reader->is_open)
    reader->start = MIN (g_ascii_strtoull (start, NULL, 10), MILLISECONDS_MAX / 2) * MILLISECOND;
}

static void
read_paragraph (Reader *reader, const char *tag)
{
  g_autofree char *class = dup_attribute (tag, "class");

  if (!reader->class && reader->is_open && class)
    reader->class = g_strdup (class);
  reader->is_other = class && reader->class && g_ascii_strcasecmp (class, reader->class);
  if (reader->is_open && !reader->is_other && reader->lines.text->len)
    look_builder_append (&reader->builder, "\n", 1);
}

static gboolean
is_tag (const char *tag, const char *name)
{
  gsize length = strlen (name);

  return !g_ascii_strncasecmp (tag, name, length) && !g_ascii_isalnum (tag[length]);
}

static const char *
find_color (const char *tag)
{
  g_autofree char *value = dup_attribute (tag, "color");
  g_autofree char *lower = value ? g_ascii_strdown (value, -1) : NULL;
  const char *rgb = lower ? srt_markup_get_color (lower, strlen (lower)) : NULL;

  return lower ? srt_markup_get_class (rgb ? rgb : lower) : NULL;
}

static void
read_tag (Reader *reader, const char *tag)
{
  gboolean is_end = *tag == '/';
  Look *look = &reader->builder.look;

  tag += is_end;
  if (is_tag (tag, "sync") && !is_end)
    read_sync (reader, tag);
  else if (is_tag (tag, "p") && !is_end)
    read_paragraph (reader, tag);
  else if (is_tag (tag, "br") && reader->is_open && !reader->is_other)
    look_builder_append (&reader->builder, "\n", 1);
  else if (is_tag (tag, "i") || is_tag (tag, "em"))
    look->is_on[CUETEXT_ITALIC] = !is_end;
  else if (is_tag (tag, "b") || is_tag (tag, "strong"))
    look->is_on[CUETEXT_BOLD] = !is_end;
  else if (is_tag (tag, "u"))
    look->is_on[CUETEXT_UNDERLINE] = !is_end;
  else if (is_tag (tag, "font"))
    look->color = is_end ? NULL : find_color (tag);
  else if (is_tag (tag, "body") && is_end)
    finish_cue (reader, NANOSECONDS_NONE), reader->is_open = FALSE;
}

static void
read_title (Reader *reader, const char *text)
{
  const char *begin = strcasestr (text, "<title>"), *end = begin ? strcasestr (begin, "</title>") : NULL;
  g_autofree char *title = end ? g_strndup (begin + 7, (gsize) (end - begin - 7)) : NULL;

  if (!title || !*g_strstrip (title))
    return;
  g_string_truncate (reader->run, 0);
  charref_append_resolved (reader->run, title, strlen (title));
  reader->lines.transcript->title = transcript_keep (reader->lines.transcript, reader->run->str, -1);
}

static void
read_body (Reader *reader)
{
  const char *at = reader->lines.at;

  while (*at) {
    gsize length = strcspn (at, "<");

    append_text (reader, at, length);
    at += length;
    if (!*at)
      break;
    if (g_str_has_prefix (at, "<!--")) {
      const char *end = strstr (at, "-->");

      at = end ? end + 3 : at + strlen (at);
    } else if (g_ascii_isalpha (at[1]) || at[1] == '/') {
      g_autofree char *tag = g_strndup (at + 1, strcspn (at + 1, ">"));

      read_tag (reader, tag);
      at += 1 + strlen (tag);
      at += *at == '>';
    } else {
      append_text (reader, "&lt;", 4);
      at++;
    }
  }
  finish_cue (reader, NANOSECONDS_NONE);
}

static Transcript *
sami_read (Source *source, GError **error)
{
  g_auto (CaptionReader) lines = { 0 };
  g_autoptr (GString) run = g_string_new (NULL);
  Reader reader = { .run = run };

  caption_reader_init (&reader.lines, source);
  reader.lines.has_spans = TRUE;
  look_builder_init (&reader.builder, reader.lines.text);
  read_title (&reader, reader.lines.at);
  read_body (&reader);
  look_builder_reset (&reader.builder);
  g_free (reader.class);
  lines = reader.lines;
  caption_reader_find_ends (&lines, TRUE);
  return caption_reader_finish (&lines, FALSE, "<SYNC Start=1000><P>text", error);
}

static void
append_tag (GString *text, CuetextKind kind, const char *color, gboolean is_end)
{
  if (color)
    g_string_append_printf (text, is_end ? "</font>" : "<font color=\"%s\">", color);
  else
    g_string_append_printf (text, "<%s%c>", is_end ? "/" : "",
        kind == CUETEXT_ITALIC ? 'i' : kind == CUETEXT_BOLD ? 'b' : 'u');
}

static void
append_plain (GString *text, const char *plain)
{
  xml_text_append (text, plain, FALSE);
}

static const Dialect dialect = {
  .title = "SAMI",
  .kinds = 1 << CUETEXT_ITALIC | 1 << CUETEXT_BOLD | 1 << CUETEXT_UNDERLINE | 1 << CUETEXT_CLASS,
  .append_tag = append_tag,
  .append_plain = append_plain,
};

static void
append_sync (GString *out, Nanoseconds time)
{
  g_string_append_printf (out, "<SYNC Start=%" G_GUINT64_FORMAT "><P Class=CC>",
      nanoseconds_to_milliseconds (time));
}

/* Nothing is said where the next cue begins at once. An empty cue would end the one before. */
static void
append_cue (LineCaption *caption)
{
  const Cue *cue = caption->cue, *next;
  gboolean is_first = TRUE;
  guint kinds;

  if (!line_caption_is_said (cue))
    return;
  append_sync (caption->out, cue->start);
  for (; line_markup_next (&caption->lines, caption->line, &kinds); is_first = FALSE)
    g_string_append_printf (caption->out, "%s%s", is_first ? "" : "<br>", caption->line->str);
  g_string_append_c (caption->out, '\n');
  next = line_caption_find_next (caption);
  if (!next || nanoseconds_to_milliseconds (next->start) > nanoseconds_to_milliseconds (cue->end)) {
    append_sync (caption->out, MAX (cue->end, cue->start));
    g_string_append (caption->out, "&nbsp;\n");
  }
}

static gboolean
sami_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const char *title = edition->transcript->title, *language = edition->transcript->language;
  g_autoptr (GString) head = g_string_new ("<SAMI>\n<HEAD>\n<TITLE>");
  g_autofree char *line = g_strdelimit (g_strdup (title ? title : ""), "\r\n", ' ');

  xml_text_append (head, line, FALSE);
  g_string_append (head, "</TITLE>\n<STYLE TYPE=\"text/css\">\n<!--\nP { font-family: sans-serif; "
      "text-align: center; }\n.CC { Name: Captions; lang: ");
  xml_text_append (head, language ? language : "und", FALSE);
  g_string_append (head, "; SAMIType: CC; }\n-->\n</STYLE>\n</HEAD>\n<BODY>\n");
  return line_captions_write (edition, stream, &dialect, head->str, append_cue, error);
}

const Format format_sami = {
  .name = "sami",
  .title = "SAMI",
  .suffix = ".smi",
  .mime = "application/x-sami",
  .kind = FORMAT_CAPTIONS,
  .uses_cues = TRUE,
  .probe = sami_probe,
  .read = sami_read,
  .write = sami_write,
};
