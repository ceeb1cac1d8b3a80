/* What the elements of a feed say, one after the other; feed.c parses them. */
#pragma once

#include "feed.h"

typedef struct {
  const char *name, *prefix, *space;    /* prefix and space: NULL if there is none */
  const char *const *attributes;        /* of five: name, prefix, space, value, its end */
  guint n_attributes;
} FeedElement;

void feed_episode_free (gpointer episode);
void feed_transcript_free (gpointer transcript);

/* Gives each episode the feed's language if it has none, and puts its best transcript first. */
void feed_finish_episodes (Feed *feed);

typedef enum {
  FEED_TITLE,
  FEED_LINK,
  FEED_GUID,
  FEED_DATE,
  FEED_DESCRIPTION,
  FEED_LANGUAGE,
  FEED_DURATION,
  FEED_PERSON,
  FEED_FIELDS,
} FeedField;

typedef struct {
  Feed *feed;
  FeedEpisode *episode;         /* that is read; NULL: the feed's own parts are */
  gboolean has_root, is_atom;
  guint depth;                  /* of the element that is open */
  guint feed_depth, episode_depth;      /* of those whose children matter */

  guint field_depth;            /* of the element whose text is gathered; 0: none is */
  FeedField field;
  guint rank;                   /* among the elements that say the same */
  gboolean is_xhtml;            /* its text is not escaped: Atom's type="xhtml" */
  GString *text;
  guint feed_ranks[FEED_FIELDS], episode_ranks[FEED_FIELDS];    /* of what they have so far */
} FeedParts;

void feed_parts_init (FeedParts *parts);

/* Of the feed; an episode that never ended is left out. (transfer full) */
Feed *feed_parts_finish (FeedParts *parts);

void feed_parts_start (FeedParts *parts, const FeedElement *element);
void feed_parts_end (FeedParts *parts, const char *name);

void feed_parts_text (FeedParts *parts, const char *text, gsize length);
