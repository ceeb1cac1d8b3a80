/* Cuts timed words into cues: a dynamic programme over the places where a line or a cue could
 * end. */
#pragma once

#include "profile.h"
#include "transcript.h"

typedef struct {
  const Profile *profile;
  SpeakerStyle speakers;
  gboolean karaoke;             /* <hh:mm:ss.mmm> before words that start later than their cue */
} SegmentOptions;

/* Every word of @transcript once and in order. All words are timed. */
CueList *segment_words (const Transcript *transcript, const SegmentOptions *options);
