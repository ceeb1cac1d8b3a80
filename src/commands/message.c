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

G_LOCK_DEFINE_STATIC (said);
static GHashTable *said;        /* (element-type char*) */

static gboolean
is_new (const char *text)
{
  gboolean is_new;

  G_LOCK (said);
  if (!said)
    said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  is_new = g_hash_table_add (said, g_strdup (text));
  G_UNLOCK (said);
  return is_new;
}

/* main () calls the program so, for --help. */
void
message_say (const char *text)
{
  if (is_new (text))
    print (g_get_prgname (), text);
}
