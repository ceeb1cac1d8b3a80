/* Podcast feeds: RSS 2.0 (https://www.rssboard.org/rss-specification) with itunes, content and
 * Podcasting 2.0 tags (https://github.com/Podcastindex-org/podcast-namespace, under either of its
 * names), RSS 1.0 and Atom (RFC 4287). What is often wrong with them is put right (repair.h) or
 * recovered from; a feed that ends inside an episode, or has entities of its own, is an error.
 * Nothing is ever fetched. */
#pragma once

#include "format.h"

typedef struct {
  char *title, *guid, *link, *date;     /* date: ISO 8601, UTC where the feed says so */
  char *description;            /* HTML or text: content:encoded, else description/summary */
  char *language;               /* the feed's, if it has none of its own */
  char *audio_uri, *audio_type;
  guint64 audio_bytes;          /* 0: not said */
  Nanoseconds audio_duration;   /* itunes:duration; NANOSECONDS_NONE: not said */
  char *chapters_uri;

  /* What carries most comes first: JSON (speakers, often a time a word), WebVTT (speakers), SubRip,
   * HTML (speakers, few times), text, then what we do not know; among equals as in the feed. One in
   * another language than the episode's comes behind all others. (element-type FeedTranscript) */
  GPtrArray *transcripts;
  GPtrArray *persons;           /* (element-type char*) */
} FeedEpisode;

typedef struct {
  char *uri, *type, *language, *rel;
} FeedTranscript;

typedef struct {
  char *title, *link, *language;
  GPtrArray *episodes;          /* as they stand in the feed (element-type FeedEpisode) */
} Feed;

#define FEED_MAX_DEPTH 200      /* elements in one another; deeper is an error */

Feed *feed_read (Source *source, GError **error);
void feed_free (Feed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Feed, feed_free)

/* @which is a number from 1 (the newest; of equal dates, or none, as in the feed), "latest", a GUID
 * or (a part of) a title, in any case of letters; NULL with @error if none or several fit. */
const FeedEpisode *feed_find (const Feed *feed, const char *which, GError **error);
