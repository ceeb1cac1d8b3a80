#include "repair.h"

#include <string.h>

#include "entities.h"

/* The length of a comment, a section of CDATA or an instruction that begins at @text; 0: none does.
 * One without an end is as long as the rest. */
static gsize
get_raw_length (const char *text, gsize left)
{
  static const struct {
    const char *begin, *end;
  } kinds[] = { { "<![CDATA[", "]]>" }, { "<!--", "-->" }, { "<?", "?>" } };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    gsize begin = strlen (kinds[i].begin), end = strlen (kinds[i].end);
    const char *found;

    if (left < begin || memcmp (text, kinds[i].begin, begin))
      continue;
    found = memmem (text + begin, left - begin, kinds[i].end, end);
    return found ? (gsize) (found - text) + end : left;
  }
  return 0;
}

/* The length of "&amp;" or "&#38;" and the like, that XML knows; 0: it does not. */
static gsize
get_reference_length (const char *text)
{
  static const char *const names[] = { "amp;", "lt;", "gt;", "quot;", "apos;" };
  const char *at = text + 2;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (text + 1, names[i]))
      return 1 + strlen (names[i]);
  if (text[1] != '#')
    return 0;
  at += *at == 'x';
  at += strspn (at, text[2] == 'x' ? "0123456789abcdefABCDEF" : "0123456789");
  return *at == ';' && at[-1] != '#' && at[-1] != 'x' ? (gsize) (at - text) + 1 : 0;
}

/* @text is at an '&'; returns how much of it is done. */
static gsize
append_reference (GString *out, const char *text)
{
  gsize length = get_reference_length (text), text_length;
  const char *named = length ? NULL : entity_find (text + 1, &length, &text_length);

  if (named && text[length] == ';' && !strchr ("&<", *named)) {
    g_string_append_len (out, named, (gssize) text_length);
    return 1 + length;
  }
  if (named || !length) {
    g_string_append (out, "&amp;");
    return 1;
  }
  g_string_append_len (out, text, (gssize) length);
  return length;
}

static void
replace_controls (GString *out)
{
  for (char *at = out->str; at < out->str + out->len; at++)
    if ((guchar) *at < ' ' && *at != '\t' && *at != '\n' && *at != '\r')
      *at = ' ';
}

char *
repair_xml (const char *text, gsize *length)
{
  GString *out = g_string_sized_new (*length + 1);
  const char *end = text + *length;

  while (text < end) {
    const char *plain = text;
    gsize raw = 0;

    while (text < end && *text != '&'
        && (*text != '<' || !(raw = get_raw_length (text, (gsize) (end - text)))))
      text++;
    g_string_append_len (out, plain, text - plain);
    if (raw)
      g_string_append_len (out, text, (gssize) raw);
    text += raw ? raw : text < end ? append_reference (out, text) : 0;
  }
  replace_controls (out);
  *length = out->len;
  return g_string_free (out, FALSE);
}
