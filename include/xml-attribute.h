/* Attributes as libxml2's SAX hands them over. */
#pragma once

#include <libxml/parser.h>

/* The value of the attribute @name, of @attributes' names and values in turn; NULL: it is not
 * there, or there are none. */
const char *xml_attribute (const xmlChar **attributes, const char *name);
