/* Podcast feeds: RSS 2.0 with itunes and Podcasting 2.0 tags, and Atom. */
#pragma once

#include "format.h"

typedef struct {
  char *title, *guid, *link, *date;     /* date: ISO 8601, UTC where the feed says so */
  char *description;            /* HTML or text: content:encoded, else description/summary */
  char *language;
  char *audio_uri, *audio_type;
  guint64 audio_bytes;          /* 0: not said */
  Nanoseconds audio_duration;   /* itunes:duration */
  char *chapters_uri;
  GPtrArray *transcripts;       /* the best to read first (element-type FeedTranscript) */
  GPtrArray *persons;           /* (element-type char*) */
} FeedEpisode;

typedef struct {
  char *uri, *type, *language, *rel;
} FeedTranscript;

typedef struct {
  char *title, *link, *language;
  GPtrArray *episodes;          /* as they stand in the feed (element-type FeedEpisode) */
} Feed;

Feed *feed_read (Source *source, GError **error);
void feed_free (Feed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Feed, feed_free)

/* @which is a number from 1 (the newest), "latest", a GUID or (a part of) a title; NULL with
 * @error if none or several fit. */
const FeedEpisode *feed_find (const Feed *feed, const char *which, GError **error);
