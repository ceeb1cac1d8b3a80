/* TRANSCRIPT of the command line: from a name to a transcript with timed words. */
#pragma once

#include "feed.h"
#include "transcript.h"

typedef struct {
  char *from;                   /* format to read as; NULL: by content, then by name */
  char *language;               /* BCP 47; NULL: what the source says, else a guess */
  char *episode;                /* of a feed: a number, "latest", a title or a GUID; NULL: latest */
  char *audio;                  /* a path or a URL; NULL: what the source names or lies beside it */
  char *fetched;                /* the file that @audio, a URL, was downloaded into; NULL */
  char *duration;               /* TIME, of the audio; NULL: what the audio says */
  char *engine;                 /* that times words; NULL: the best for the language */
  gboolean is_forced;           /* audio that does not match is used all the same */
  gboolean keeps_labels;        /* words stay with the speakers whose labels they stand behind */
  gboolean is_uncached;         /* alignments are neither taken from the cache nor kept there */
  gboolean is_deaf;             /* no audio is heard now: the times that there are, or stamps */
  gboolean is_quiet;            /* nothing but errors on stderr */
  char *encoding;               /* of the transcript's bytes; NULL: what they say and look like */
  char *fps;                    /* frames a second, for formats that count these; NULL */
} LoadOptions;

void load_options_clear (LoadOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoadOptions, load_options_clear)

/* Rows of --from, --language, --episode, --audio, --duration, --engine, --force, --no-cache and
 * --quiet, --encoding and --fps that fill @options. */
void load_options_add (LoadOptions *options, GOptionContext *context);

/* --fps as a number; 0 without it. */
gboolean load_options_get_fps (const LoadOptions *options, double *fps, GError **error);

/* What @name holds: a path, "-" or a URL, of a transcript, captions or a feed. Captions come
 * without words: load_words () makes them. Its audio.path is set where there is one. Every message
 * names the place. */
Transcript *load_transcript (const char *name, const LoadOptions *options, GError **error);

/* An episode of a feed, as it was found. */
typedef struct {
  const Feed *feed;
  const FeedEpisode *episode;
  guint index;                  /* in the feed's episodes */
  const char *digest;           /* SHA-256 of all that was read of it; NULL: nothing could be */
  Transcript *transcript;       /* NULL: there is a @problem */
  const GError *problem;        /* names the episode */
} LoadedEpisode;

typedef struct {
  void (*take) (const LoadedEpisode *loaded, gpointer closure);
  gpointer closure;
} LoadVisitor;

/* Reads every episode of the feed @name and goes on after one that fails. FALSE if there is no feed
 * to read. */
gboolean load_episodes (const char *name, const LoadOptions *options, const LoadVisitor *visitor,
    GError **error);

/* Makes the words of @transcript, unless it has them, and tells its language. */
gboolean load_text (Transcript *transcript, GError **error);

/* Makes and times the words of @transcript, as far as it has not got them: from the audio that
 * @options name, else from its audio.path, else by its stamps. */
gboolean load_words (Transcript *transcript, const LoadOptions *options, GError **error);
