/* Between a name and a transcript: what reading a document and reading an episode of a feed share.
 * load.c and load-episode.c alone call this. */
#pragma once

#include "format.h"
#include "load.h"

void source_clear (Source *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* Fills @source with the bytes of @name as UTF-8. */
gboolean load_open_source (const char *name, const LoadOptions *options, Source *source,
    GError **error);

/* The format called @from, else the one that @source is in. */
const Format *load_choose_format (const Source *source, const char *from, GError **error);

/* @is_nested: a feed named it, so it may not be one again. */
Transcript *load_read_source (Source *source, const LoadOptions *options, gboolean is_nested,
    GError **error);

/* The episode of the feed @source that @options ask for. */
Transcript *load_read_feed (Source *source, const LoadOptions *options, GError **error);

/* Where the audio is that @transcript names: only a file, and only one that @base may name. */
void load_find_named_audio (Transcript *transcript, const char *base);

/* What the command line knows better than the source. */
gboolean load_take_options (Transcript *transcript, const LoadOptions *options, GError **error);

/* Puts the place before what went wrong there; wrong usage has none. */
void load_prefix_name (GError **error, const char *name);
