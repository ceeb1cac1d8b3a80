#include "message.h"

#include <stdio.h>

#include "printable.h"

void
message_print (const char *verb, const char *text)
{
  g_autofree char *line = printable_dup (text);

  fprintf (stderr, "quoth %s: %s\n", verb, line);
}
