#include "message.h"

#include <stdio.h>

#include "printable.h"

static void
print (const char *who, const char *text)
{
  g_autofree char *line = printable_dup (text);

  fprintf (stderr, "%s: %s\n", who, line);
}

void
message_print (const char *verb, const char *text)
{
  g_autofree char *who = g_strconcat ("quoth ", verb, NULL);

  print (who, text);
}

/* main () calls the program so, for --help. */
void
message_say (const char *text)
{
  print (g_get_prgname (), text);
}
