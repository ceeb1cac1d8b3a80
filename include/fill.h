/* What a media file is given of a transcript: its chapters, cues and lyrics. */
#pragma once

#include "embed.h"
#include "profile.h"
#include "transcript.h"

typedef struct {
  const Profile *profile;
  EmbedStyle style;
  gboolean karaoke;             /* each word by itself, or with its time inside the cue */
} FillOptions;

/* The chapters alone. */
void fill_media_chapters (MediaText *text, const Transcript *transcript);

/* Fills @text, which is initialised, from @transcript, whose words are timed and outlive it. Cues of
 * a caption file stay as they are. */
gboolean fill_media_text (MediaText *text, const Transcript *transcript,
    const FillOptions *options, GError **error);
