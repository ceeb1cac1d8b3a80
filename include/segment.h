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

/* What is known of a transcript's words before they are cut, and how they were cut last, kept from
 * one way to cut them to the next: several files are often made of one transcript. */
typedef struct Segmenter Segmenter;

/* All words of @transcript are timed, and stay as they are. */
Segmenter *segmenter_new (const Transcript *transcript);
void segmenter_free (Segmenter *segmenter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Segmenter, segmenter_free)

/* Every word once and in order, but for those that are not in the audio and have no time to be read:
 * a passage (unsaid.h), or what would flash by as a cue of its own. Lent until the next call. */
const CueList *segmenter_cut (Segmenter *segmenter, const SegmentOptions *options);

/* The same, for who cuts @transcript but once. (transfer full) */
CueList *segment_words (const Transcript *transcript, const SegmentOptions *options);
