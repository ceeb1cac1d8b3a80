#include "feed-parts.h"

#include <string.h>

void
feed_transcript_free (gpointer data)
{
  FeedTranscript *transcript = data;

  g_free (transcript->uri);
  g_free (transcript->type);
  g_free (transcript->language);
  g_free (transcript->rel);
  g_free (transcript);
}

void
feed_episode_free (gpointer data)
{
  FeedEpisode *episode = data;

  g_free (episode->title);
  g_free (episode->guid);
  g_free (episode->link);
  g_free (episode->date);
  g_free (episode->description);
  g_free (episode->language);
  g_free (episode->audio_uri);
  g_free (episode->audio_type);
  g_free (episode->chapters_uri);
  g_ptr_array_unref (episode->transcripts);
  g_ptr_array_unref (episode->persons);
  g_free (episode);
}

void
feed_free (Feed *feed)
{
  g_free (feed->title);
  g_free (feed->link);
  g_free (feed->language);
  g_ptr_array_unref (feed->episodes);
  g_free (feed);
}

/* By what it carries, the richest first (feed.h); by type, or, without one, by name. */
static const struct {
  const char *types, *suffix;
} kinds[] = {
  { " application/json text/json ", ".json" },
  { " text/vtt ", ".vtt" },
  { " application/x-subrip application/srt text/srt application/subrip ", ".srt" },
  { " text/html application/xhtml+xml ", ".html" },
  { " text/plain text/markdown ", ".txt" },
};

static guint
find_kind (const FeedTranscript *transcript)
{
  const char *type = transcript->type ? transcript->type : "";
  g_autofree char *word = g_strdup_printf (" %.*s ", (int) strcspn (type, "; "), type);
  g_autofree char *lower = g_ascii_strdown (word, -1);
  g_autofree char *path = g_strndup (transcript->uri, strcspn (transcript->uri, "?#"));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].types, lower) && *type)
      return i;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (path, kinds[i].suffix))
      return i;
  return G_N_ELEMENTS (kinds);
}

/* "en" and "en-GB" are one. */
static gboolean
is_foreign (const FeedTranscript *transcript, const char *language)
{
  gsize length = language ? strcspn (language, "-_") : 0;

  return length && transcript->language
      && (g_ascii_strncasecmp (transcript->language, language, length)
          || g_ascii_isalpha (transcript->language[length]));
}

static int
compare_transcripts (gconstpointer a, gconstpointer b, gpointer data)
{
  const FeedTranscript *first = *(FeedTranscript *const *) a;
  const FeedTranscript *second = *(FeedTranscript *const *) b;
  const char *language = data;
  int foreign = is_foreign (first, language) - is_foreign (second, language);

  return foreign ? foreign : (int) find_kind (first) - (int) find_kind (second);
}

void
feed_finish_episodes (Feed *feed)
{
  for (guint i = 0; i < feed->episodes->len; i++) {
    FeedEpisode *episode = g_ptr_array_index (feed->episodes, i);

    if (!episode->language)
      episode->language = g_strdup (feed->language);
    g_ptr_array_sort_with_data (episode->transcripts, compare_transcripts, episode->language);
  }
}

/* Without a date, last; dates in UTC stand before others of the same moment. */
static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const FeedEpisode *first = *(FeedEpisode *const *) a, *second = *(FeedEpisode *const *) b;

  return -g_strcmp0 (first->date, second->date);
}

/* (transfer container) */
static GPtrArray *
sort_by_date (const Feed *feed)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < feed->episodes->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (feed->episodes, i));
  g_ptr_array_sort (sorted, compare_dates);
  return sorted;
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text ? text : "", -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal ? normal : "", -1);
}

typedef enum {
  MATCH_GUID,
  MATCH_TITLE,
  MATCH_PART,                   /* of the title */
} Match;

static gboolean
matches (const FeedEpisode *episode, Match match, const char *which, const char *folded)
{
  g_autofree char *title = match == MATCH_GUID ? NULL : fold (episode->title);

  if (match == MATCH_GUID)
    return !g_strcmp0 (episode->guid, which);
  return match == MATCH_TITLE ? g_str_equal (title, folded) : strstr (title, folded) != NULL;
}

/* (transfer container) */
static GPtrArray *
find_matches (const Feed *feed, const char *which)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = fold (which);

  for (Match match = MATCH_GUID; !found->len && *folded && match <= MATCH_PART; match++)
    for (guint i = 0; i < feed->episodes->len; i++) {
      FeedEpisode *episode = g_ptr_array_index (feed->episodes, i);

      if (matches (episode, match, which, folded))
        g_ptr_array_add (found, episode);
    }
  return found;
}

static void
set_ambiguous (const GPtrArray *found, const char *which, GError **error)
{
  const FeedEpisode *first = g_ptr_array_index (found, 0), *second = g_ptr_array_index (found, 1);

  g_set_error (error, FORMAT_ERROR, FORMAT_ERROR_UNKNOWN,
      "%u episodes fit \"%s\": \"%s\", \"%s\"%s", found->len, which,
      first->title ? first->title : first->guid ? first->guid : "",
      second->title ? second->title : second->guid ? second->guid : "",
      found->len > 2 ? " and more" : "");
}

const FeedEpisode *
feed_find (const Feed *feed, const char *which, GError **error)
{
  g_autoptr (GPtrArray) found = NULL, sorted = sort_by_date (feed);
  guint64 number;

  if (g_str_equal (which, "latest"))
    return g_ptr_array_index (sorted, 0);
  if (g_ascii_string_to_unsigned (which, 10, 1, sorted->len, &number, NULL))
    return g_ptr_array_index (sorted, number - 1);

  found = find_matches (feed, which);
  if (found->len == 1)
    return g_ptr_array_index (found, 0);
  if (found->len)
    set_ambiguous (found, which, error);
  else
    g_set_error (error, FORMAT_ERROR, FORMAT_ERROR_UNKNOWN,
        "none of its %u episodes is called \"%s\"", feed->episodes->len, which);
  return NULL;
}
