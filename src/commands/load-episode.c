#include <string.h>

#include "feed.h"
#include "input.h"
#include "load-source.h"
#include "message.h"

/* What the feed knows better than the transcript: which episode it is. */
static void
take_episode (Transcript *transcript, const FeedEpisode *episode, const Feed *feed)
{
  const char *language = episode->language ? episode->language : feed->language;

  if (episode->title)
    transcript->title = transcript_keep (transcript, episode->title, -1);
  if (episode->link)
    transcript->link = transcript_keep (transcript, episode->link, -1);
  if (episode->date)
    transcript->date = transcript_keep (transcript, episode->date, -1);
  if (!transcript->language)
    transcript->language = transcript_keep (transcript, language, -1);
  if (episode->audio_uri) {
    transcript->audio.uri = transcript_keep (transcript, episode->audio_uri, -1);
    transcript->audio.bytes = episode->audio_bytes;
    transcript->audio.duration = episode->audio_duration;
  }
}

/* Fills @source with the document @reference, which the feed @base names. */
static gboolean
open_reference (const char *base, const char *reference, Source *source, GError **error)
{
  const LoadOptions none = { 0 };
  g_autofree char *name = input_resolve (base ? base : ".", reference, error);

  if (!name)
    return FALSE;
  if (load_open_source (name, &none, source, error))
    return TRUE;
  load_prefix_name (error, name);
  return FALSE;
}

/* The show notes of an episode, as a document of their own. */
static gboolean
open_notes (const FeedEpisode *episode, const char *base, Source *source, GError **error)
{
  if (!episode->description) {
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY,
        "the feed has neither a transcript nor show notes of it");
    return FALSE;
  }
  source->base = g_strdup (base);
  source->text = g_strdup (episode->description);
  source->length = strlen (source->text);
  return TRUE;
}

/* The best transcript that is there; the error is the first one's. */
static gboolean
open_episode (const FeedEpisode *episode, const char *base, Source *source, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!episode->transcripts->len)
    return open_notes (episode, base, source, error);
  for (guint i = 0; i < episode->transcripts->len; i++) {
    const FeedTranscript *transcript = g_ptr_array_index (episode->transcripts, i);

    if (!open_reference (base, transcript->uri, source, problem ? NULL : &problem))
      continue;
    if (problem) {
      g_autofree char *line = g_strdup_printf ("%s; \"%s\" is read instead", problem->message,
          transcript->uri);

      message_say (line);
    }
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* @source is spent. */
static Transcript *
read_opened (const FeedEpisode *episode, const Feed *feed, const char *base, Source *source,
    GError **error)
{
  const LoadOptions none = { 0 };
  Transcript *transcript = load_read_source (source, &none, TRUE, error);

  if (transcript) {
    take_episode (transcript, episode, feed);
    load_find_named_audio (transcript, base);
  } else if (episode->transcripts->len) {
    load_prefix_name (error, source->base);
  }
  return transcript;
}

static void
prefix_episode (GError **error, const FeedEpisode *episode)
{
  g_prefix_error (error, "episode \"%s\": ", episode->title ? episode->title : "without title");
}

Transcript *
load_read_feed (Source *source, const LoadOptions *options, GError **error)
{
  g_autoptr (Feed) feed = feed_read (source, error);
  const FeedEpisode *episode = feed
      ? feed_find (feed, options->episode ? options->episode : "latest", error) : NULL;
  g_auto (Source) opened = { 0 };
  Transcript *transcript = NULL;

  if (!episode)
    return NULL;
  if (open_episode (episode, source->base, &opened, error))
    transcript = read_opened (episode, feed, source->base, &opened, error);
  if (!transcript)
    prefix_episode (error, episode);
  return transcript;
}

/* With its NUL, so that texts cannot run together. */
static void
add_text (GChecksum *checksum, const char *text)
{
  text = text ? text : "";
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static char *
make_digest (const FeedEpisode *episode, const Feed *feed, const Source *source)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *const texts[] = { episode->title, episode->link, episode->date, episode->audio_uri,
    episode->language ? episode->language : feed->language };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (checksum, texts[i]);
  g_checksum_update (checksum, (const guchar *) source->text, (gssize) source->length);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
visit_episode (LoadedEpisode *loaded, const LoadOptions *options, const char *base,
    const LoadVisitor *visitor)
{
  g_auto (Source) source = { 0 };
  g_autofree char *digest = NULL;
  g_autoptr (Transcript) transcript = NULL;
  g_autoptr (GError) problem = NULL;

  if (open_episode (loaded->episode, base, &source, &problem)) {
    loaded->digest = digest = make_digest (loaded->episode, loaded->feed, &source);
    transcript = read_opened (loaded->episode, loaded->feed, base, &source, &problem);
  }
  if (!transcript)
    prefix_episode (&problem, loaded->episode);
  else if (!load_take_options (transcript, options, &problem))
    g_clear_pointer (&transcript, transcript_free);
  loaded->transcript = transcript;
  loaded->problem = problem;
  visitor->take (loaded, visitor->closure);
}

static Feed *
open_feed (Source *source, const LoadOptions *options, GError **error)
{
  const Format *format = load_choose_format (source, options->from, error);

  if (format && format->kind == FORMAT_FEED)
    return feed_read (source, error);
  if (format)
    g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_UNKNOWN, "not a feed");
  return NULL;
}

gboolean
load_episodes (const char *name, const LoadOptions *options, const LoadVisitor *visitor,
    GError **error)
{
  g_auto (Source) source = { 0 };
  g_autoptr (Feed) feed = NULL;

  if (load_open_source (name, options, &source, error))
    feed = open_feed (&source, options, error);
  if (!feed) {
    load_prefix_name (error, name);
    return FALSE;
  }
  for (guint i = 0; i < feed->episodes->len; i++) {
    LoadedEpisode loaded = { feed, g_ptr_array_index (feed->episodes, i), i };

    visit_episode (&loaded, options, source.base, visitor);
  }
  return TRUE;
}
