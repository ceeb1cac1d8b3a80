#include "cuetoken.h"

#include <string.h>

#include "charref.h"
#include "name.h"
#include "timestamp.h"

static const char *const tags[] = {
  [CUETEXT_CLASS] = "c",
  [CUETEXT_ITALIC] = "i",
  [CUETEXT_BOLD] = "b",
  [CUETEXT_UNDERLINE] = "u",
  [CUETEXT_RUBY] = "ruby",
  [CUETEXT_RUBY_TEXT] = "rt",
  [CUETEXT_VOICE] = "v",
  [CUETEXT_LANGUAGE] = "lang",
};

const char *
cuetoken_get_tag (CuetextKind kind)
{
  return kind < G_N_ELEMENTS (tags) ? tags[kind] : NULL;
}

CuetextKind
cuetoken_get_span (const Cuetoken *token)
{
  if (token->kind != CUETOKEN_START && token->kind != CUETOKEN_END)
    return CUETEXT_ROOT;
  for (guint i = CUETEXT_CLASS; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i]) == token->length && !memcmp (tags[i], token->text, token->length))
      return i;
  return CUETEXT_ROOT;
}

gboolean
cuetoken_may_open (CuetextKind kind, CuetextKind open)
{
  return kind != CUETEXT_ROOT && (kind != CUETEXT_RUBY_TEXT || open == CUETEXT_RUBY);
}

/* https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules, "If token is an end tag". */
guint
cuetoken_count_closed (CuetextKind kind, CuetextKind open)
{
  if (kind == CUETEXT_ROOT)
    return 0;
  if (kind == open)
    return 1;
  return kind == CUETEXT_RUBY && open == CUETEXT_RUBY_TEXT ? 2 : 0;
}

/* Up to @end or to the first of @marks. */
static gsize
span_until (const char *text, const char *end, const char *marks)
{
  const char *at = text;

  while (at < end && !strchr (marks, *at))
    at++;
  return at - text;
}

/* A tag's name, its classes and, behind white space, its annotation. */
static void
read_start_tag (Cuetoken *token, const char *at, const char *end)
{
  token->text = at;
  token->length = span_until (at, end, ". \t\n\f");
  at += token->length;
  token->classes = at;
  token->classes_length = span_until (at, end, " \t\n\f");
  at += token->classes_length;
  token->annotation = at;
  token->annotation_length = end - at;
}

/* A tag with a broken time is as good as one without a name. */
static void
read_timestamp (Cuetoken *token, const char *at, const char *end)
{
  if (timestamp_read (&at, end, '.', &token->time) && at == end)
    token->kind = CUETOKEN_TIMESTAMP;
}

/* Nothing but '>' ends a tag, and the end of the text does, too. */
static void
read_tag (const char **cursor, Cuetoken *token)
{
  const char *start = *cursor + 1, *end = strchrnul (start, '>');

  *cursor = end + (*end == '>');
  if (*start == '/') {
    token->kind = CUETOKEN_END;
    token->text = start + 1;
    token->length = end - token->text;
  } else if (g_ascii_isdigit (*start)) {
    read_timestamp (token, start, end);
  } else {
    read_start_tag (token, start, end);
  }
}

gboolean
cuetoken_next (const char **cursor, Cuetoken *token)
{
  *token = (Cuetoken) { .kind = CUETOKEN_START, .text = *cursor };
  if (!**cursor)
    return FALSE;
  if (**cursor == '<') {
    read_tag (cursor, token);
  } else {
    *cursor = strchrnul (*cursor, '<');
    token->kind = CUETOKEN_TEXT;
    token->length = *cursor - token->text;
  }
  return TRUE;
}

char *
cuetoken_dup_annotation (const Cuetoken *token)
{
  g_autoptr (GString) plain = g_string_sized_new (token->annotation_length);

  charref_append_resolved (plain, token->annotation, token->annotation_length);
  return name_dup (plain->str, plain->len);
}

gboolean
cuetoken_has_markup (const char *text)
{
  Cuetoken token;

  while (cuetoken_next (&text, &token))
    if (token.kind == CUETOKEN_TIMESTAMP
        || (token.kind == CUETOKEN_START && cuetoken_get_span (&token) != CUETEXT_ROOT
        && cuetoken_get_span (&token) != CUETEXT_VOICE))
      return TRUE;
  return FALSE;
}
