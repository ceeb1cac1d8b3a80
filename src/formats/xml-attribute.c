#include "xml-attribute.h"

#include <glib.h>

const char *
xml_attribute (const xmlChar **attributes, const char *name)
{
  for (gsize i = 0; attributes && attributes[i]; i += 2)
    if (g_str_equal (attributes[i], name))
      return (const char *) attributes[i + 1];
  return NULL;
}
