/* A verb of the command line. Each lives in its own file. */
#pragma once

#include <glib.h>

typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;

  gboolean answers;             /* status 1 is an answer: nobody said it, rules are broken */

  /* Returns the exit status where @error stays clear: 0 done, and 1 of a command that answers. With
   * @error set, which main () prints, the status is 1, or 2 of a command that answers; wrong usage,
   * G_OPTION_ERROR, is always 2. argv[0] is the verb. */
  int (*run) (int argc, char **argv, GError **error);
} Command;

int command_check (int argc, char **argv, GError **error);
int command_cite (int argc, char **argv, GError **error);
int command_clip (int argc, char **argv, GError **error);
int command_embed (int argc, char **argv, GError **error);
int command_export (int argc, char **argv, GError **error);
int command_find (int argc, char **argv, GError **error);
int command_info (int argc, char **argv, GError **error);
int command_pause (int argc, char **argv, GError **error);
int command_play (int argc, char **argv, GError **error);
int command_render (int argc, char **argv, GError **error);
int command_seek (int argc, char **argv, GError **error);
int command_status (int argc, char **argv, GError **error);
