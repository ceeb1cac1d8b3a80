#include "look.h"

#include <string.h>

#include "srtmarkup.h"
#include "timestamp.h"

static const struct {
  CuetextKind kind;
  char letter;
} kinds[] = { { CUETEXT_BOLD, 'b' }, { CUETEXT_ITALIC, 'i' }, { CUETEXT_UNDERLINE, 'u' } };

typedef struct {
  GArray *runs;
  Nanoseconds time;             /* that waits for its run */
  gboolean has_more;
} Gathering;

static void
run_clear (gpointer data)
{
  Run *run = data;

  g_free (run->look.speaker);
  g_free (run->text);
}

static const char *
find_color (Gathering *gathering, char **classes)
{
  const char *rgb = NULL;

  for (guint i = 0; classes && classes[i]; i++) {
    const char *found = srt_markup_get_color (classes[i], strlen (classes[i]));

    gathering->has_more |= !found;
    rgb = rgb ? rgb : found;
  }
  return rgb ? srt_markup_get_class (rgb) : NULL;
}

static void
add_run (Gathering *gathering, const char *text, const Look *look)
{
  Run run = { *look, g_strdup (text), gathering->time };

  run.look.speaker = g_strdup (look->speaker);
  gathering->time = NANOSECONDS_NONE;
  g_array_append_val (gathering->runs, run);
}

static void
gather (Gathering *gathering, const CuetextNode *node, Look look)
{
  const char *color = find_color (gathering, node->classes);

  if (node->kind == CUETEXT_TEXT)
    add_run (gathering, node->value, &look);
  if (node->kind == CUETEXT_TIMESTAMP)
    gathering->time = node->time;
  if (color)
    look.color = color;
  if (node->kind >= CUETEXT_ITALIC && node->kind <= CUETEXT_UNDERLINE)
    look.is_on[node->kind] = TRUE;
  if (node->kind == CUETEXT_VOICE && *node->value)
    look.speaker = node->value;
  gathering->has_more |= node->kind == CUETEXT_RUBY || node->kind == CUETEXT_LANGUAGE;
  for (guint i = 0; node->kind != CUETEXT_RUBY_TEXT && node->children && i < node->children->len; i++)
    gather (gathering, g_ptr_array_index (node->children, i), look);
}

GArray *
runs_of_cuetext (const char *text, gboolean *has_more)
{
  g_autoptr (CuetextNode) root = cuetext_parse (text);
  Gathering gathering = { g_array_new (FALSE, FALSE, sizeof (Run)), NANOSECONDS_NONE, FALSE };

  g_array_set_clear_func (gathering.runs, run_clear);
  gather (&gathering, root, (Look) { 0 });
  *has_more = gathering.has_more;
  return gathering.runs;
}

void
look_builder_init (LookBuilder *builder, GString *text)
{
  *builder = (LookBuilder) { .text = text };
}

void
look_builder_set_speaker (LookBuilder *builder, const char *name)
{
  char *copy = name && *name ? g_strdup (name) : NULL;

  g_free (builder->look.speaker);
  builder->look.speaker = copy;
}

void
look_builder_reset (LookBuilder *builder)
{
  look_builder_set_speaker (builder, NULL);
  builder->look = (Look) { 0 };
}

static gboolean
is_blank (char c)
{
  return c && strchr (" \t\n", c);
}

/* Ends a span before the blanks that it would end with. */
static void
append_end_tag (LookBuilder *builder, const char *tag)
{
  gsize end = builder->text->len;

  while (end > 0 && is_blank (builder->text->str[end - 1]))
    end--;
  g_string_insert (builder->text, (gssize) end, tag);
}

static void
close_tags (LookBuilder *builder)
{
  for (gsize i = G_N_ELEMENTS (kinds); i-- > 0;)
    if (builder->open.is_on[kinds[i].kind])
      append_end_tag (builder, (char[]) { '<', '/', kinds[i].letter, '>', '\0' });
  if (builder->open.color)
    append_end_tag (builder, "</c>");
  memset (builder->open.is_on, 0, sizeof builder->open.is_on);
  builder->open.color = NULL;
}

static void
open_tags (LookBuilder *builder)
{
  if (builder->look.color)
    g_string_append_printf (builder->text, "<c.%s>", builder->look.color);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (builder->look.is_on[kinds[i].kind])
      g_string_append_printf (builder->text, "<%c>", kinds[i].letter);
  memcpy (builder->open.is_on, builder->look.is_on, sizeof builder->open.is_on);
  builder->open.color = builder->look.color;
}

static void
change_voice (LookBuilder *builder)
{
  if (builder->open.speaker)
    append_end_tag (builder, "</v>");
  g_free (builder->open.speaker);
  builder->open.speaker = g_strdup (builder->look.speaker);
  if (!builder->open.speaker)
    return;
  cuetext_append_voice (builder->text, builder->open.speaker);
  builder->n_voices++;
}

static gboolean
is_same_look (const LookBuilder *builder)
{
  const Look *look = &builder->look, *open = &builder->open;

  return !memcmp (look->is_on, open->is_on, sizeof open->is_on)
      && !g_strcmp0 (look->color, open->color);
}

static void
append_time (LookBuilder *builder)
{
  g_string_append_c (builder->text, '<');
  timestamp_append (builder->text, builder->time, 2, '.', 3);
  g_string_append_c (builder->text, '>');
  builder->has_time = FALSE;
}

/* Blanks have no look, no time and no speaker: nobody would see or hear these. */
void
look_builder_append (LookBuilder *builder, const char *plain, gsize length)
{
  gboolean is_other = g_strcmp0 (builder->look.speaker, builder->open.speaker) != 0;
  gsize n_blanks = 0;

  while (n_blanks < length && is_blank (plain[n_blanks]))
    n_blanks++;
  g_string_append_len (builder->text, plain, (gssize) n_blanks);
  if (n_blanks == length)
    return;
  if (is_other || !is_same_look (builder)) {
    close_tags (builder);
    if (is_other)
      change_voice (builder);
    open_tags (builder);
  }
  if (builder->has_time)
    append_time (builder);
  cuetext_append_escaped (builder->text, plain + n_blanks, (gssize) (length - n_blanks));
}

void
look_builder_set_time (LookBuilder *builder, Nanoseconds time)
{
  builder->time = time;
  builder->has_time = TRUE;
}

void
look_builder_finish (LookBuilder *builder)
{
  close_tags (builder);
  if (builder->open.speaker && builder->n_voices > 1)
    append_end_tag (builder, "</v>");
  g_clear_pointer (&builder->open.speaker, g_free);
  look_builder_reset (builder);
  builder->n_voices = 0;
  builder->has_time = FALSE;
}
