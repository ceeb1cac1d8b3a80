/* How a transcript becomes the files that the command line asks for: what `export` shares between
 * one transcript and a feed of them. */
#pragma once

#include "format.h"
#include "load.h"

typedef struct {
  LoadOptions load;
  const char *name;             /* TRANSCRIPT, as given */
  char *line;                   /* the whole command line, as given */
  char **paths;                 /* -o, as given; NULL: stdout */
  char *to, *profile, *speakers, *report;
  char *like;                   /* the aligned transcript that TRANSCRIPT is a copy of; NULL */
  char *title, *audio_url;      /* of a page; NULL: the transcript's, and what plays here */
  int max_chars, max_lines;     /* G_MAXINT: the profile's */
  double max_cps;
  gboolean karaoke, resegment;
} ExportOptions;

/* "@option @value: @what", wrong usage. Always FALSE. */
gboolean export_set_usage_error (GError **error, const char *option, const char *value,
    const char *what);

/* The format that a result at @path has; NULL is stdout, or an episode in a folder. */
const Format *export_choose_format (const ExportOptions *options, const char *path,
    GError **error);

/* Writes @transcript to each of @paths. Words are made once for all. */
gboolean export_all (Transcript *transcript, const ExportOptions *options, char *const *paths,
    GError **error);

/* Every episode of the feed @name into the folder that -o names, but what stands there already and
 * would come out the same. Prints the paths of what was written. Goes on after an episode that
 * fails; FALSE at the end. */
gboolean export_feed (const char *name, const ExportOptions *options, GError **error);
