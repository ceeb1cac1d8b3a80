#include "feed-parts.h"

#include <string.h>

#include "charref.h"
#include "date.h"
#include "timestamp.h"

typedef enum {
  SPACE_OTHER,
  SPACE_RSS,
  SPACE_ATOM,
  SPACE_ITUNES,
  SPACE_CONTENT,
  SPACE_PODCAST,
  SPACE_DUBLIN_CORE,
} Space;

/* By address, or, where a feed forgets to declare it, by the usual prefix. */
static const struct {
  const char *address, *prefix;
  Space space;
} spaces[] = {
  { "http://www.w3.org/2005/Atom", "atom", SPACE_ATOM },
  { "http://purl.org/atom/ns#", NULL, SPACE_ATOM },
  { "http://purl.org/rss/1.0/", NULL, SPACE_RSS },
  { "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes", SPACE_ITUNES },
  { "http://purl.org/rss/1.0/modules/content/", "content", SPACE_CONTENT },
  { "https://podcastindex.org/namespace/1.0", "podcast", SPACE_PODCAST },
  { "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", NULL,
    SPACE_PODCAST },
  { "http://purl.org/dc/elements/1.1/", "dc", SPACE_DUBLIN_CORE },
};

/* What says what; of those that say the same, the one of the highest rank counts. */
static const struct {
  Space space;
  const char *name;
  FeedField field;
  guint rank;
} texts[] = {
  { SPACE_RSS, "title", FEED_TITLE, 2 },
  { SPACE_RSS, "link", FEED_LINK, 2 },
  { SPACE_RSS, "guid", FEED_GUID, 1 },
  { SPACE_RSS, "pubDate", FEED_DATE, 3 },
  { SPACE_RSS, "description", FEED_DESCRIPTION, 2 },
  { SPACE_RSS, "language", FEED_LANGUAGE, 2 },
  { SPACE_ATOM, "title", FEED_TITLE, 2 },
  { SPACE_ATOM, "id", FEED_GUID, 1 },
  { SPACE_ATOM, "published", FEED_DATE, 3 },
  { SPACE_ATOM, "issued", FEED_DATE, 2 },
  { SPACE_ATOM, "updated", FEED_DATE, 1 },
  { SPACE_ATOM, "content", FEED_DESCRIPTION, 3 },
  { SPACE_ATOM, "summary", FEED_DESCRIPTION, 1 },
  { SPACE_ITUNES, "title", FEED_TITLE, 1 },
  { SPACE_ITUNES, "summary", FEED_DESCRIPTION, 1 },
  { SPACE_ITUNES, "duration", FEED_DURATION, 1 },
  { SPACE_CONTENT, "encoded", FEED_DESCRIPTION, 4 },
  { SPACE_PODCAST, "person", FEED_PERSON, 1 },
  { SPACE_DUBLIN_CORE, "date", FEED_DATE, 2 },
  { SPACE_DUBLIN_CORE, "language", FEED_LANGUAGE, 1 },
};

void
feed_parts_init (FeedParts *parts)
{
  *parts = (FeedParts) { .feed = g_new0 (Feed, 1), .text = g_string_new (NULL) };
  parts->feed->episodes = g_ptr_array_new_with_free_func (feed_episode_free);
}

Feed *
feed_parts_finish (FeedParts *parts)
{
  if (parts->episode)
    feed_episode_free (parts->episode);
  g_string_free (parts->text, TRUE);
  return parts->feed;
}

/* What has no prefix is of the feed's own kind, whatever address it gives. */
static Space
find_space (const FeedParts *parts, const FeedElement *element)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (element->space ? !g_ascii_strcasecmp (element->space, spaces[i].address)
        : element->prefix && !g_strcmp0 (element->prefix, spaces[i].prefix))
      return spaces[i].space;
  if (element->prefix)
    return SPACE_OTHER;
  return parts->is_atom ? SPACE_ATOM : SPACE_RSS;
}

/* NULL: there is none, or an empty one. libxml2 gives an '&' as "&#38;" as long as it is not to
 * replace entities, and it is not. (transfer full) */
static char *
dup_attribute (const FeedElement *element, const char *name)
{
  for (guint i = 0; i < element->n_attributes; i++) {
    const char *const *attribute = element->attributes + 5 * i;
    g_autofree char *value = NULL;
    g_auto (GStrv) parts = NULL;
    char *plain;

    if (strcmp (attribute[0], name))
      continue;
    value = g_strndup (attribute[3], (gsize) (attribute[4] - attribute[3]));
    parts = g_strsplit (g_strstrip (value), "&#38;", -1);
    plain = g_strjoinv ("&", parts);
    return *plain ? plain : (g_free (plain), NULL);
  }
  return NULL;
}

static FeedEpisode *
episode_new (void)
{
  FeedEpisode *episode = g_new0 (FeedEpisode, 1);

  episode->audio_duration = NANOSECONDS_NONE;
  episode->transcripts = g_ptr_array_new_with_free_func (feed_transcript_free);
  episode->persons = g_ptr_array_new_with_free_func (g_free);
  return episode;
}

static void
take_audio (FeedEpisode *episode, const FeedElement *element, const char *address)
{
  g_autofree char *length = dup_attribute (element, "length");
  g_autofree char *type = dup_attribute (element, "type"), *uri = dup_attribute (element, address);

  if (episode->audio_uri || !uri)
    return;
  if (type && (g_str_has_prefix (type, "image/") || g_str_has_prefix (type, "text/")))
    return;
  episode->audio_uri = g_steal_pointer (&uri);
  episode->audio_type = g_steal_pointer (&type);
  episode->audio_bytes = length ? g_ascii_strtoull (length, NULL, 10) : 0;
}

static void
take_transcript (FeedEpisode *episode, const FeedElement *element)
{
  FeedTranscript *transcript;
  char *uri = dup_attribute (element, "url");

  if (!uri)
    return;
  transcript = g_new0 (FeedTranscript, 1);
  transcript->uri = uri;
  transcript->type = dup_attribute (element, "type");
  transcript->language = dup_attribute (element, "language");
  transcript->rel = dup_attribute (element, "rel");
  g_ptr_array_add (episode->transcripts, transcript);
}

/* Atom's <link>: of the page, without a "rel", too; of the audio. */
static void
take_link (FeedParts *parts, const FeedElement *element)
{
  g_autofree char *rel = dup_attribute (element, "rel");
  char **link = parts->episode ? &parts->episode->link : &parts->feed->link;

  if (parts->episode && !g_strcmp0 (rel, "enclosure"))
    take_audio (parts->episode, element, "href");
  else if (parts->is_atom && !*link && (!rel || g_str_equal (rel, "alternate")))
    *link = dup_attribute (element, "href");
}

/* What stands in attributes. */
static void
take_attributes (FeedParts *parts, const FeedElement *element, Space space)
{
  FeedEpisode *episode = parts->episode;

  if (space == SPACE_ATOM && g_str_equal (element->name, "link"))
    take_link (parts, element);
  else if (episode && space == SPACE_RSS && g_str_equal (element->name, "enclosure"))
    take_audio (episode, element, "url");
  else if (episode && space == SPACE_PODCAST && g_str_equal (element->name, "transcript"))
    take_transcript (episode, element);
  else if (episode && space == SPACE_PODCAST && g_str_equal (element->name, "chapters")
      && !episode->chapters_uri)
    episode->chapters_uri = dup_attribute (element, "url");
}

static void
open_field (FeedParts *parts, const FeedElement *element, Space space)
{
  g_autofree char *type = dup_attribute (element, "type");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].space == space && g_str_equal (texts[i].name, element->name)) {
      parts->field = texts[i].field;
      parts->rank = texts[i].rank;
      parts->field_depth = parts->depth;
      parts->is_xhtml = space == SPACE_ATOM && !g_strcmp0 (type, "xhtml");
      g_string_truncate (parts->text, 0);
    }
}

static gboolean
is_void (const char *name)
{
  return g_str_equal (name, "br") || g_str_equal (name, "hr") || g_str_equal (name, "img");
}

/* Markup inside a description, which should have been escaped, or is XHTML. */
static void
append_tag (FeedParts *parts, const FeedElement *element)
{
  g_autofree char *address = dup_attribute (element, "href");

  if (parts->field != FEED_DESCRIPTION)
    return;
  if (address) {
    g_autofree char *escaped = g_markup_escape_text (address, -1);
    g_string_append_printf (parts->text, "<%s href=\"%s\">", element->name, escaped);
  } else {
    g_string_append_printf (parts->text, "<%s>", element->name);
  }
}

static gboolean
is_episode (const FeedElement *element, Space space)
{
  return (space == SPACE_RSS && g_str_equal (element->name, "item"))
      || (space == SPACE_ATOM && g_str_equal (element->name, "entry"));
}

void
feed_parts_start (FeedParts *parts, const FeedElement *element)
{
  Space space;

  parts->depth++;
  if (parts->field_depth) {
    append_tag (parts, element);
    return;
  }
  if (!parts->has_root)
    parts->is_atom = g_str_equal (element->name, "feed");
  space = find_space (parts, element);
  if (!parts->has_root || (space == SPACE_RSS && g_str_equal (element->name, "channel"))) {
    parts->has_root = TRUE;
    parts->feed_depth = parts->depth;
    parts->feed->language = parts->feed->language ? parts->feed->language
        : dup_attribute (element, "lang");
  } else if (!parts->episode && is_episode (element, space)) {
    parts->episode = episode_new ();
    parts->episode->language = dup_attribute (element, "lang");
    parts->episode_depth = parts->depth;
    memset (parts->episode_ranks, 0, sizeof parts->episode_ranks);
  } else if (parts->depth == 1 + (parts->episode ? parts->episode_depth : parts->feed_depth)) {
    take_attributes (parts, element, space);
    open_field (parts, element, space);
  }
}

void
feed_parts_text (FeedParts *parts, const char *text, gsize length)
{
  if (!parts->field_depth)
    return;
  if (parts->is_xhtml && parts->field == FEED_DESCRIPTION) {
    g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);
    g_string_append (parts->text, escaped);
  } else {
    g_string_append_len (parts->text, text, (gssize) length);
  }
}

/* "439", "7:19", "1:02:03" */
static Nanoseconds
parse_duration (const char *text)
{
  Nanoseconds time;
  char *end;
  guint64 seconds = g_ascii_strtoull (text, &end, 10);

  if (end > text && (!*end || *end == '.') && seconds < MILLISECONDS_MAX / 1000)
    return seconds * SECOND;
  return timestamp_read_loose (&text, &time) && !*text ? time : NANOSECONDS_NONE;
}

static void
replace (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

static void
keep_of_feed (Feed *feed, FeedField field, const char *text)
{
  if (field == FEED_TITLE)
    replace (&feed->title, g_strdup (text));
  else if (field == FEED_LINK)
    replace (&feed->link, g_strdup (text));
  else if (field == FEED_LANGUAGE)
    replace (&feed->language, g_strdup (text));
}

/* HTML that was escaped twice has references where its tags were. */
static char *
dup_notes (const char *text)
{
  static const char *const tags[] = { "&lt;p&gt;", "&lt;p ", "&lt;br", "&lt;div", "&lt;/" };
  g_autoptr (GString) plain = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tags) && !strchr (text, '<'); i++)
    if (strstr (text, tags[i])) {
      plain = g_string_new (NULL);
      charref_append_resolved (plain, text, strlen (text));
      return g_string_free (g_steal_pointer (&plain), FALSE);
    }
  return g_strdup (text);
}

static void
keep_of_episode (FeedEpisode *episode, FeedField field, const char *text)
{
  switch (field) {
    case FEED_TITLE:
      replace (&episode->title, g_strdup (text));
      break;
    case FEED_LINK:
      replace (&episode->link, g_strdup (text));
      break;
    case FEED_GUID:
      replace (&episode->guid, g_strdup (text));
      break;
    case FEED_DATE:
      replace (&episode->date, date_to_iso8601 (text));
      break;
    case FEED_DESCRIPTION:
      replace (&episode->description, dup_notes (text));
      break;
    case FEED_LANGUAGE:
      replace (&episode->language, g_strdup (text));
      break;
    case FEED_DURATION:
      episode->audio_duration = parse_duration (text);
      break;
    case FEED_PERSON:
      g_ptr_array_add (episode->persons, g_strdup (text));
      break;
    case FEED_FIELDS:
      break;
  }
}

static void
close_field (FeedParts *parts)
{
  guint *rank = &(parts->episode ? parts->episode_ranks : parts->feed_ranks)[parts->field];
  char *text = g_strstrip (parts->text->str);

  parts->field_depth = 0;
  if (parts->field != FEED_DESCRIPTION)
    g_strdelimit (text, "\r\n\t", ' ');
  if (!*text || (parts->rank <= *rank && parts->field != FEED_PERSON))
    return;
  *rank = parts->rank;
  if (parts->episode)
    keep_of_episode (parts->episode, parts->field, text);
  else
    keep_of_feed (parts->feed, parts->field, text);
}

static void
close_episode (FeedParts *parts)
{
  g_ptr_array_add (parts->feed->episodes, g_steal_pointer (&parts->episode));
}

void
feed_parts_end (FeedParts *parts, const char *name)
{
  if (parts->field_depth && parts->depth > parts->field_depth) {
    if (parts->field == FEED_DESCRIPTION && !is_void (name))
      g_string_append_printf (parts->text, "</%s>", name);
  } else if (parts->field_depth) {
    close_field (parts);
  } else if (parts->episode && parts->depth == parts->episode_depth) {
    close_episode (parts);
  }
  parts->depth--;
}
