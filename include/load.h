/* TRANSCRIPT of the command line: from a name to a transcript with timed words. */
#pragma once

#include "transcript.h"

typedef struct {
  char *from;                   /* format to read as; NULL: by content, then by name */
  char *language;               /* BCP 47; NULL: what the source says, else a guess */
  char *episode;                /* of a feed: a number, "latest", a title or a GUID; NULL: latest */
  char *audio;                  /* a path or a URL; NULL: what the source names */
  gboolean is_quiet;            /* nothing but errors on stderr */
  char *duration;               /* TIME, of the audio; NULL: what the audio says */
} LoadOptions;

void load_options_clear (LoadOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoadOptions, load_options_clear)

/* Rows of --from, --language, --episode, --audio and --duration that fill @options. */
void load_options_add (LoadOptions *options, GOptionContext *context);

/* What @name holds: a path, "-" or a URL, of a transcript, captions or a feed. Captions come
 * without words: load_words () makes them. Every message names the place. */
Transcript *load_transcript (const char *name, const LoadOptions *options, GError **error);

/* Is given each episode of a feed, or @problem, which names the episode. Owns neither. */
typedef void (*LoadVisitor) (Transcript *transcript, const GError *problem, gpointer closure);

/* Reads every episode of the feed @name and goes on after one that fails. FALSE if there is no feed
 * to read. */
gboolean load_episodes (const char *name, const LoadOptions *options, LoadVisitor visit,
    gpointer closure, GError **error);

/* Makes and times the words of @transcript, unless it has them: from the audio that @options name,
 * else by its stamps. */
gboolean load_words (Transcript *transcript, const LoadOptions *options, GError **error);
