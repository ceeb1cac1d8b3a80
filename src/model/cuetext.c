#include "cuetext.h"

#include <string.h>

#include "charref.h"
#include "cuetoken.h"
#include "name.h"
#include "timestamp.h"

static CuetextNode *
node_new (CuetextNode *parent, CuetextKind kind)
{
  CuetextNode *node = g_new0 (CuetextNode, 1);

  node->kind = kind;
  node->parent = parent;
  if (kind != CUETEXT_TEXT && kind != CUETEXT_TIMESTAMP)
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) cuetext_free);
  if (parent)
    g_ptr_array_add (parent->children, node);
  return node;
}

void
cuetext_free (CuetextNode *node)
{
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_strfreev (node->classes);
  g_free (node->value);
  g_free (node);
}

static char **
dup_classes (const Cuetoken *token)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *dotted = g_strndup (token->classes, token->classes_length);
  g_auto (GStrv) parts = g_strsplit (dotted, ".", -1), classes = NULL;

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (builder, parts[i]);
  classes = g_strv_builder_end (builder);
  return *classes ? g_steal_pointer (&classes) : NULL;
}

static CuetextNode *
open_span (CuetextNode *parent, CuetextKind kind, const Cuetoken *token)
{
  CuetextNode *node = node_new (parent, kind);

  if (token->classes_length)
    node->classes = dup_classes (token);
  if (kind == CUETEXT_VOICE || kind == CUETEXT_LANGUAGE)
    node->value = cuetoken_dup_annotation (token);
  return node;
}

static void
add_text (CuetextNode *parent, const Cuetoken *token)
{
  g_autoptr (GString) plain = g_string_sized_new (token->length);

  charref_append_resolved (plain, token->text, token->length);
  node_new (parent, CUETEXT_TEXT)->value = g_string_free (g_steal_pointer (&plain), FALSE);
}

CuetextNode *
cuetext_parse (const char *text)
{
  g_autoptr (CuetextNode) root = node_new (NULL, CUETEXT_ROOT);
  CuetextNode *open = root;
  guint depth = 0;
  Cuetoken token;

  while (cuetoken_next (&text, &token)) {
    CuetextKind kind = cuetoken_get_span (&token);

    if (token.kind == CUETOKEN_TEXT) {
      add_text (open, &token);
    } else if (token.kind == CUETOKEN_TIMESTAMP) {
      node_new (open, CUETEXT_TIMESTAMP)->time = token.time;
    } else if (token.kind == CUETOKEN_END) {
      for (guint n = cuetoken_count_closed (kind, open->kind); n > 0; n--, depth--)
        open = open->parent;
    } else if (cuetoken_may_open (kind, open->kind) && depth < CUETOKEN_MAX_DEPTH) {
      open = open_span (open, kind, &token);
      depth++;
    }
  }
  return g_steal_pointer (&root);
}

void
cuetext_append_escaped (GString *text, const char *plain, gssize length)
{
  const char *end = plain + (length < 0 ? strlen (plain) : (gsize) length), *from = plain;

  for (; plain < end; plain++)
    if (*plain == '&' || *plain == '<' || *plain == '>') {
      g_string_append_len (text, from, plain - from);
      g_string_append (text, *plain == '&' ? "&amp;" : *plain == '<' ? "&lt;" : "&gt;");
      from = plain + 1;
    }
  g_string_append_len (text, from, end - from);
}

/* "-->" must not stand in the text, not even where '>' ends a tag: an empty class is no class, and
 * an annotation's last '-' can be a reference. */
static void
append_start_tag (GString *text, const CuetextNode *node)
{
  gboolean has_value = node->value && *node->value;

  g_string_append_printf (text, "<%s", cuetoken_get_tag (node->kind));
  for (guint i = 0; node->classes && node->classes[i]; i++)
    g_string_append_printf (text, ".%s", node->classes[i]);
  if (has_value) {
    g_string_append_c (text, ' ');
    cuetext_append_escaped (text, node->value, -1);
  }
  if (g_str_has_suffix (node->value ? node->value : "", "--")) {
    g_string_truncate (text, text->len - 1);
    g_string_append (text, "&#45;");
  } else if (!has_value && text->str[text->len - 1] == '-') {
    g_string_append_c (text, '.');
  }
  g_string_append_c (text, '>');
}

void
cuetext_append_voice (GString *text, const char *name)
{
  g_autofree char *clean = name_dup (name, strlen (name));

  append_start_tag (text, &(CuetextNode) { .kind = CUETEXT_VOICE, .value = clean });
}

static void
append_node (GString *text, const CuetextNode *node)
{
  char time[TIMESTAMP_SIZE];

  if (node->kind == CUETEXT_TEXT) {
    cuetext_append_escaped (text, node->value, -1);
  } else if (node->kind == CUETEXT_TIMESTAMP) {
    timestamp_write (time, node->time, '.');
    g_string_append_printf (text, "<%s>", time);
  } else {
    if (node->kind != CUETEXT_ROOT)
      append_start_tag (text, node);
    for (guint i = 0; i < node->children->len; i++)
      append_node (text, g_ptr_array_index (node->children, i));
    if (node->kind != CUETEXT_ROOT)
      g_string_append_printf (text, "</%s>", cuetoken_get_tag (node->kind));
  }
}

char *
cuetext_to_text (const CuetextNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_node (text, node);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
cuetext_append_plain (const char *text, GString *plain)
{
  guint8 open[CUETOKEN_MAX_DEPTH + 1] = { CUETEXT_ROOT };
  guint depth = 0, n_ruby_texts = 0;
  Cuetoken token;

  while (cuetoken_next (&text, &token)) {
    CuetextKind kind = cuetoken_get_span (&token);

    if (token.kind == CUETOKEN_TEXT && n_ruby_texts == 0) {
      charref_append_resolved (plain, token.text, token.length);
    } else if (token.kind == CUETOKEN_END) {
      for (guint n = cuetoken_count_closed (kind, open[depth]); n > 0; n--)
        n_ruby_texts -= open[depth--] == CUETEXT_RUBY_TEXT;
    } else if (token.kind == CUETOKEN_START && cuetoken_may_open (kind, open[depth])
        && depth < CUETOKEN_MAX_DEPTH) {
      open[++depth] = kind;
      n_ruby_texts += kind == CUETEXT_RUBY_TEXT;
    }
  }
}

/* Blanks and control characters are nothing to say. */
static gboolean
says_something (const char *text)
{
  while (*text && ((guchar) *text <= ' ' || *text == '\177'))
    text++;
  return *text != '\0';
}

/* Of the first text under @node that says something and has a voice around it. */
static const char *
find_speaker (const CuetextNode *node, const char *speaker)
{
  const char *found = NULL;

  if (node->kind == CUETEXT_TEXT)
    return says_something (node->value) ? speaker : NULL;
  if (node->kind == CUETEXT_VOICE && *node->value)
    speaker = node->value;
  for (guint i = 0; !found && node->kind != CUETEXT_RUBY_TEXT && node->children
      && i < node->children->len; i++)
    found = find_speaker (g_ptr_array_index (node->children, i), speaker);
  return found;
}

char *
cuetext_dup_speaker (const char *text)
{
  g_autoptr (CuetextNode) root = cuetext_parse (text);

  return g_strdup (find_speaker (root, NULL));
}
