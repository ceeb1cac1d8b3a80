/* MicroDVD: "{25}{50}text|text", in frames; "{1}{1}25" says first how many there are a second, else
 * the user must. "{y:i}" marks up a line, "{Y:i}" the cue. */
#include <math.h>
#include <string.h>

#include "caption-reader.h"
#include "line-markup.h"
#include "srtmarkup.h"

#define USUAL_FPS 23.976        /* what players take for granted */
#define MIN_FPS 1.0
#define MAX_FPS 1000.0
#define MAX_FRAME 1e12

static const struct {
  char letter;
  CuetextKind kind;
} styles[] = { { 'i', CUETEXT_ITALIC }, { 'b', CUETEXT_BOLD }, { 'u', CUETEXT_UNDERLINE } };

/* "{y:i}" as text begins no code. */
static void
append_plain (GString *text, const char *plain)
{
  gsize start = text->len;

  line_markup_append_plain (text, plain);
  for (gsize i = start; i < text->len; i++)
    if (text->str[i] == '{' && g_ascii_isalpha (text->str[i + 1]) && text->str[i + 2] == ':')
      g_string_insert (text, (gssize) i + 1, WORD_JOINER);
}

static const Dialect dialect = {
  .title = "MicroDVD",
  .kinds = 1 << CUETEXT_ITALIC | 1 << CUETEXT_BOLD | 1 << CUETEXT_UNDERLINE,
  .append_tag = line_markup_append_tag,
  .append_plain = append_plain,
};

/* "{25}"; "{}" is no time. */
static gboolean
read_frame (const char **cursor, double *frame)
{
  char *end;

  if (**cursor != '{' || !(g_ascii_isdigit ((*cursor)[1]) || (*cursor)[1] == '}'))
    return FALSE;
  *frame = (*cursor)[1] == '}' ? NAN : (double) g_ascii_strtoull (*cursor + 1, &end, 10);
  if (isnan (*frame))
    end = (char *) *cursor + 1;
  if (*end != '}' || *frame > MAX_FRAME)
    return FALSE;
  *cursor = end + 1;
  return TRUE;
}

static gboolean
read_timing (const char **cursor, double *start, double *end)
{
  return read_frame (cursor, start) && !isnan (*start) && read_frame (cursor, end);
}

static gboolean
is_cue (const char *line, const char *stop)
{
  double start, end;

  return read_timing (&line, &start, &end) && line <= stop;
}

static gboolean
microdvd_probe (const char *text, gsize length)
{
  return caption_reader_probe (text, length, 3, is_cue);
}

static Nanoseconds
to_time (double frame, double fps)
{
  return isnan (frame) ? NANOSECONDS_NONE
      : (Nanoseconds) (frame * 1000 / fps + 0.5) * MILLISECOND;
}

/* "25", "23,976": all that a cue at the first frame says. */
static gboolean
read_fps (const char *text, double *fps)
{
  g_autofree char *number = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double read = g_ascii_strtod (number, &end);

  if (end == number || end[strspn (end, " ")] || !(read >= MIN_FPS && read <= MAX_FPS))
    return FALSE;
  *fps = read;
  return TRUE;
}

/* The kinds that "{y:i,b}" at the start of a line says, and moves past it and other codes. */
static guint
read_codes (const char **cursor, guint *for_cue)
{
  guint for_line = 0;

  while (**cursor == '{' && g_ascii_isalpha ((*cursor)[1]) && (*cursor)[2] == ':'
      && strchr (*cursor, '}')) {
    char code = (*cursor)[1];
    const char *end = strchr (*cursor, '}');

    for (const char *at = *cursor + 3; g_ascii_tolower (code) == 'y' && at < end; at++)
      for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
        if (*at == styles[i].letter)
          *(code == 'Y' ? for_cue : &for_line) |= 1u << styles[i].kind;
    *cursor = end + 1;
  }
  return for_line;
}

static void
append_tags (GString *text, guint kinds, const char *opening)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++) {
    gsize k = *opening && opening[1] == '/' ? G_N_ELEMENTS (styles) - 1 - i : i;

    if (kinds & 1u << styles[k].kind)
      g_string_append_printf (text, "%s%c>", opening, styles[k].letter);
  }
}

static void
append_lines (CaptionReader *reader, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "|", -1);
  guint for_cue = 0;

  for (guint i = 0; lines[i]; i++) {
    const char *line = lines[i] + strspn (lines[i], " \t");
    guint kinds = read_codes (&line, &for_cue);
    g_autoptr (GString) plain = g_string_new (NULL), start = g_string_new (NULL);
    g_autoptr (GString) end = g_string_new (NULL);

    kinds |= for_cue;
    for (; *line; line++) {                     /* a word joiner behind '{' is our writer's */
      g_string_append_c (plain, *line);
      if (*line == '{' && g_str_has_prefix (line + 1, WORD_JOINER))
        line += strlen (WORD_JOINER);
    }
    if (!plain->len)
      continue;
    append_tags (start, kinds, "<");
    append_tags (end, kinds, "</");
    caption_reader_append_marked (reader, plain->str, start->str, end->str);
  }
}

static Transcript *
microdvd_read (Source *source, GError **error)
{
  g_auto (CaptionReader) reader;
  double start, end, fps = source->fps;
  gboolean is_first = TRUE;
  char *line;

  caption_reader_init (&reader, source);
  while ((line = caption_reader_next_line (&reader))) {
    const char *text = line;

    if (!read_timing (&text, &start, &end))
      continue;
    if (is_first && start <= 1 && read_fps (text, &fps)) {
      is_first = FALSE;
      continue;
    }
    is_first = FALSE;
    if (!fps) {
      g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX,
          "its times are frames, and it does not say how many there are a second: "
          "give --fps 23.976, 25 or what the video has");
      return NULL;
    }
    append_lines (&reader, text);
    caption_reader_add_cue (&reader, to_time (start, fps), to_time (end, fps));
  }
  caption_reader_find_ends (&reader, TRUE);
  return caption_reader_finish (&reader, FALSE, "{25}{50}text", error);
}

static void
begin_line (GString *out, guint kinds)
{
  gboolean is_first = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (kinds & 1u << styles[i].kind) {
      g_string_append_printf (out, "%s%c", is_first ? "{y:" : ",", styles[i].letter);
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append_c (out, '}');
}

static double
get_fps (const Edition *edition)
{
  return edition->fps ? edition->fps : USUAL_FPS;
}

static void
append_frame (GString *out, Nanoseconds time, double fps)
{
  double frame = (double) nanoseconds_to_milliseconds (time) * fps / 1000 + 0.5;

  g_string_append_printf (out, "{%" G_GUINT64_FORMAT "}", (guint64) MIN (frame, MAX_FRAME));
}

static void
append_cue (LineCaption *caption)
{
  double fps = get_fps (caption->edition);

  append_frame (caption->out, caption->cue->start, fps);
  append_frame (caption->out, caption->cue->end, fps);
  line_caption_append_joined (caption, "|", "¦", begin_line);
  g_string_append_c (caption->out, '\n');
}

static gboolean
microdvd_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  char fps[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *head = NULL;

  g_ascii_formatd (fps, sizeof fps, "%.6g", get_fps (edition));
  head = g_strdup_printf ("{1}{1}%s\n", fps);
  if (!edition->fps)
    edition_remark (edition, "MicroDVD counts frames, here 23.976 a second; --fps says another");
  return line_captions_write (edition, stream, &dialect, head, append_cue, error);
}

const Format format_microdvd = {
  .name = "microdvd",
  .title = "MicroDVD",
  .suffix = ".sub",
  .mime = "text/x-microdvd",
  .kind = FORMAT_CAPTIONS,
  .uses_cues = TRUE,
  .probe = microdvd_probe,
  .read = microdvd_read,
  .write = microdvd_write,
};
