/* A verb of the command line. Each lives in its own file. */
#pragma once

#include <glib.h>

#define EXIT_USAGE 2

typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;

  /* Returns the exit status: 0 done, 1 failed, with @error set. Where 1 is an answer (nobody said
   * it, rules are broken), @error stays clear and to fail is 2. main () prints @error, once, and
   * makes G_OPTION_ERROR 2: wrong usage. argv[0] is the verb. */
  int (*run) (int argc, char **argv, GError **error);
} Command;

int command_check (int argc, char **argv, GError **error);
int command_export (int argc, char **argv, GError **error);
int command_info (int argc, char **argv, GError **error);
