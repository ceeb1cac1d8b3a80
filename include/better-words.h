/* Better times for words that are shown already: listens to the audio in a thread of its own, at
 * low priority, while the episode plays. */
#pragma once

#include "load.h"
#include "subtitles.h"

/* In the main context. Takes both, which are NULL if nothing better is to be had. */
typedef void (*BetterWordsReady) (Transcript *transcript, Subtitles *subtitles, gpointer data);

typedef struct _BetterWords BetterWords;

/* Reads @name again and times its words by @audio, a path. */
BetterWords *better_words_new (const char *name, const char *audio, const LoadOptions *options,
    BetterWordsReady ready, gpointer data);

/* Lets go of a thread that still listens: it calls nobody. */
void better_words_free (BetterWords *better);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BetterWords, better_words_free)

/* What is shown of @transcript: captions keep their cues, as when they are exported. */
Subtitles *better_words_cut (const Transcript *transcript);
