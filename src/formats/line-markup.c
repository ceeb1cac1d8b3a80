#include "line-markup.h"

#include <string.h>

#include "name-prefix.h"
#include "outbuffer.h"

/* A control character and a letter for the kind. */
#define START '\1'
#define END '\2'

void
line_markup_append_tag (GString *text, CuetextKind kind, const char *color, gboolean is_end)
{
  g_string_append_c (text, is_end ? END : START);
  g_string_append_c (text, (char) ('a' + kind));
}

void
line_markup_append_plain (GString *text, const char *plain)
{
  for (; *plain; plain++)
    if (*plain != START && *plain != END)
      g_string_append_c (text, *plain);
}

void
line_markup_init (LineMarkup *markup, const char *text)
{
  *markup = (LineMarkup) { text, 0 };
}

/* What is marked up behind a name is all of the line to those who see no names; a name that nothing
 * is behind is the line itself. */
static gboolean
is_name (GString *line)
{
  gsize length = line->len, names;

  g_string_append_c (line, 'x');
  names = name_prefixes_length (line->str);
  g_string_truncate (line, length);
  return names == length;
}

static void
read_line (LineMarkup *markup, GString *line, guint *kinds)
{
  guint next = markup->open;    /* of what follows */

  *kinds = next;
  for (; *markup->at && *markup->at != '\n'; markup->at++) {
    guint kind;

    if (*markup->at != START && *markup->at != END) {
      if (*markup->at == '\r')
        continue;
      g_string_append_c (line, *markup->at);
      *kinds = next;
      continue;
    }
    kind = 1u << (markup->at[1] - 'a');
    markup->open = *markup->at == START ? markup->open | kind : markup->open & ~kind;
    if (is_name (line))
      next = markup->open;
    markup->at++;
  }
  markup->at += *markup->at == '\n';
}

gboolean
line_markup_next (LineMarkup *markup, GString *line, guint *kinds)
{
  do {
    g_string_truncate (line, 0);
    if (!*markup->at)
      return FALSE;
    read_line (markup, line, kinds);
  } while (!line->str[strspn (line->str, " \t")]);
  return TRUE;
}

/* Appends @line with @instead for @mark. */
static void
append_harmless (GString *out, const char *line, const char *mark, const char *instead)
{
  const char *found;

  while (*mark && (found = strstr (line, mark))) {
    g_string_append_len (out, line, found - line);
    g_string_append (out, instead);
    line = found + strlen (mark);
  }
  g_string_append (out, line);
}

gboolean
line_caption_is_said (const Cue *cue)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  cuetext_append_plain (cue->text, plain);
  for (const char *at = plain->str; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
      return TRUE;
  }
  return FALSE;
}

const Cue *
line_caption_find_next (const LineCaption *caption)
{
  const CueList *list = caption->edition->cues;

  for (guint i = caption->index + 1; i < list->cues->len; i++)
    if (line_caption_is_said (cue_list_get (list, i)))
      return cue_list_get (list, i);
  return NULL;
}

void
line_caption_append_joined (LineCaption *caption, const char *mark, const char *instead,
    void (*prefix) (GString *out, guint kinds))
{
  gboolean is_first = TRUE;
  guint kinds;

  for (; line_markup_next (&caption->lines, caption->line, &kinds); is_first = FALSE) {
    if (!is_first)
      g_string_append (caption->out, mark);
    if (prefix)
      prefix (caption->out, kinds);
    append_harmless (caption->out, caption->line->str, mark, instead);
  }
}

static void
remark_places (const Edition *edition, const Dialect *dialect)
{
  g_autofree char *sentence = g_strconcat (dialect->title,
      " has no positions: all cues stand where captions do", NULL);

  for (guint i = 0; i < edition->cues->cues->len; i++)
    if (cue_list_get (edition->cues, i)->settings) {
      edition_remark (edition, sentence);
      return;
    }
}

gboolean
line_captions_write (const Edition *edition, GOutputStream *stream, const Dialect *dialect,
    const char *head, void (*append_cue) (LineCaption *caption), GError **error)
{
  g_autoptr (Narration) narration = narration_new (edition, dialect);
  g_autoptr (GString) line = g_string_new (NULL);
  LineCaption caption = { .edition = edition, .line = line };
  Outbuffer out;

  outbuffer_init (&out, stream);
  remark_places (edition, dialect);
  g_string_append (out.text, head);
  for (guint i = 0; i < edition->cues->cues->len; i++) {
    caption.index = i;
    caption.cue = cue_list_get (edition->cues, i);
    caption.out = out.text;
    line_markup_init (&caption.lines, narration_tell (narration, i));
    append_cue (&caption);
    outbuffer_pass_on (&out);
  }
  return outbuffer_finish (&out, error);
}
