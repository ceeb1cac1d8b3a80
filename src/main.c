#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "message.h"
#include "output.h"

#define EXIT_USAGE 2

static const Command commands[] = {
  { "export", "TRANSCRIPT", "Make captions and other files of a transcript", FALSE,
    command_export },
  { "embed", "TRANSCRIPT", "Put chapters and captions into the audio file", FALSE, command_embed },
  { "check", "CAPTIONS...", "List what breaks a house style", TRUE, command_check },
  { "info", "TRANSCRIPT", "Tell what is in a transcript", FALSE, command_info },
  { "find", "QUOTE TRANSCRIPT...", "Find where somebody said something", TRUE, command_find },
  { "cite", "QUOTE TRANSCRIPT", "Cite what was really said", TRUE, command_cite },
  { "clip", "-q QUOTE TRANSCRIPT", "Cut quotes out of the audio", FALSE, command_clip },
  { "play", "TRANSCRIPT", "Play the episode with captions", FALSE, command_play },
  { "render", "TRANSCRIPT", "Make a video with captions in the picture", FALSE, command_render },
  { "seek", "QUOTE|TIME|+N|-N", "Move the running player", TRUE, command_seek },
  { "pause", "", "Pause the running player, or play on", FALSE, command_pause },
  { "status", "", "Tell what the running player plays", FALSE, command_status },
};

static void
print_usage (void (*print) (const char *format, ...))
{
  print ("Usage: quoth COMMAND [OPTION...]\n\n"
      "Captions, playback and quotes from a podcast's published transcript.\n\n");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    print ("  %-8s %-19s %s\n", commands[i].name, commands[i].arguments, commands[i].summary);
  print ("\n\"quoth COMMAND --help\" lists the options of a command; \"man quoth\" has it all.\n");
}

static int
print_help (int argc, char **argv, GError **error)
{
  print_usage (g_print);
  return 0;
}

static int
print_version (int argc, char **argv, GError **error)
{
  g_print ("quoth %s\n", QUOTH_VERSION);
  return 0;
}

static const Command options[] = {
  { "--help", .run = print_help },
  { "-h", .run = print_help },
  { "help", .run = print_help },
  { "--version", .run = print_version },
};

static const Command *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (options[i].name, name))
      return &options[i];
  return NULL;
}

/* The last byte of a result may be the one that the disk has no room for. */
static void
flush_stdout (GError **error)
{
  if (fflush (stdout) == EOF || ferror (stdout))
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "stdout: %s",
        g_strerror (errno));
}

static int
run (const Command *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("quoth ", command->name, NULL);
  int status;

  g_set_prgname (name);         /* what --help calls us */
  status = command->run (argc, argv, &error);

  if (!error)
    flush_stdout (&error);
  if (!error)
    return status;
  message_print (command->name, error->message);
  return error->domain == G_OPTION_ERROR || command->answers ? EXIT_USAGE : EXIT_FAILURE;
}

int
main (int argc, char **argv)
{
  const char *verb = argc > 1 ? argv[1] : "";
  const Command *command = find_command (verb);

  setlocale (LC_ALL, "");
  output_clean_up_on_signals ();
  if (command)
    return run (command, argc - 1, argv + 1);
  if (*verb)
    g_printerr ("quoth: no command \"%s\"\n", verb);
  print_usage (g_printerr);
  return EXIT_USAGE;
}
