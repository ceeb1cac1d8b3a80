#include "xml-text.h"

#include <string.h>

void
xml_text_append (GString *out, const char *plain, gboolean is_attribute)
{
  for (; *plain; plain++)
    if (*plain == '&')
      g_string_append (out, "&amp;");
    else if (*plain == '<')
      g_string_append (out, "&lt;");
    else if (*plain == '>')
      g_string_append (out, "&gt;");
    else if (*plain == '"' && is_attribute)
      g_string_append (out, "&quot;");
    else if (is_attribute && strchr ("\t\r\n", *plain))
      g_string_append_printf (out, "&#%d;", *plain);
    else if ((guchar) *plain >= ' ' || strchr ("\t\n", *plain))
      g_string_append_c (out, *plain);
    else if (*plain == '\r')
      g_string_append (out, "&#13;");
}
