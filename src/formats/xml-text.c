#include "xml-text.h"

#include <string.h>

/* Bytes that do not stand as they are: control characters, and what begins markup. */
static gboolean
is_special (char c, gboolean is_attribute)
{
  if ((guchar) c > '>')
    return FALSE;
  return (guchar) c < ' ' ? is_attribute || !strchr ("\t\n", c)
      : c == '&' || c == '<' || c == '>' || (c == '"' && is_attribute);
}

static void
append_special (GString *out, char c)
{
  if (c == '&')
    g_string_append (out, "&amp;");
  else if (c == '<')
    g_string_append (out, "&lt;");
  else if (c == '>')
    g_string_append (out, "&gt;");
  else if (c == '"')
    g_string_append (out, "&quot;");
  else if (strchr ("\t\r\n", c))
    g_string_append_printf (out, "&#%d;", c);
}

/* U+FFFE and U+FFFF, which are no characters. */
static gboolean
is_none (const char *at)
{
  return g_str_has_prefix (at, "\357\277\276") || g_str_has_prefix (at, "\357\277\277");
}

void
xml_text_append (GString *out, const char *plain, gboolean is_attribute)
{
  const char *from = plain;

  for (; *plain; plain++)
    if (is_special (*plain, is_attribute)) {
      g_string_append_len (out, from, plain - from);
      append_special (out, *plain);
      from = plain + 1;
    } else if (*plain == '\357' && is_none (plain)) {
      g_string_append_len (out, from, plain - from);
      g_string_append (out, "\357\277\275");
      plain += 2;
      from = plain + 1;
    }
  g_string_append_len (out, from, plain - from);
}
