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

/* Fewer words a minute are no speech, but notes about it: a talk has a hundred and more, the longest of
 * show notes make five. */
#define FEWEST_WORDS_A_MINUTE 10
#define FEWEST_WORDS 100        /* of what has neither stamps nor speakers */

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *at = text; *(at += strspn (at, " \t\r\n")); at += strcspn (at, " \t\r\n"))
    n++;
  return n;
}

/* By what is said against how long it takes, as far as that is known. */
static gboolean
is_speech (const Transcript *transcript)
{
  Nanoseconds length = transcript->audio.duration == NANOSECONDS_NONE ? 0
      : transcript->audio.duration;
  gboolean is_marked = transcript->speakers->len > 0;
  guint n = 0;

  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    const Paragraph *paragraph = transcript_get_paragraph (transcript, i);

    n += count_words (paragraph->text);
    if (paragraph->stamp == NANOSECONDS_NONE)
      continue;
    length = MAX (length, paragraph->stamp);
    is_marked = TRUE;
  }
  return (is_marked || n >= FEWEST_WORDS)
      && n >= (guint) (length / (60 * SECOND)) * FEWEST_WORDS_A_MINUTE;
}

/* What the feed itself says of the episode, which may be its transcript. */
static Transcript *
read_notes (const FeedEpisode *episode, const Feed *feed, const char *base, char **digest,
    GError **error)
{
  const LoadOptions none = { 0 };
  g_auto (Source) source = { 0 };
  g_autoptr (Transcript) transcript = NULL;

  if (!open_notes (episode, base, &source, error))
    return NULL;
  *digest = make_digest (episode, feed, &source);
  transcript = load_read_source (&source, &none, TRUE, error);
  if (!transcript)
    return NULL;
  take_episode (transcript, episode, feed);
  if (is_speech (transcript))
    return g_steal_pointer (&transcript);
  g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY,
      "the feed has no transcript of it, only show notes");
  return NULL;
}

static Transcript *
read_reference (const FeedEpisode *episode, const Feed *feed, const char *base, const char *uri,
    char **digest, GError **error)
{
  const LoadOptions none = { 0 };
  g_auto (Source) source = { 0 };
  Transcript *transcript;

  if (!open_reference (base, uri, &source, error))
    return NULL;
  g_free (*digest);
  *digest = make_digest (episode, feed, &source);
  transcript = load_read_source (&source, &none, TRUE, error);
  if (transcript)
    take_episode (transcript, episode, feed);
  else
    load_prefix_name (error, source.base);
  return transcript;
}

/* The best transcript that can be read; the error is the first one's. @digest is of the last that
 * was opened, or stays NULL. */
static Transcript *
read_episode (const FeedEpisode *episode, const Feed *feed, const char *base, char **digest,
    GError **error)
{
  g_autoptr (GError) problem = NULL;
  Transcript *transcript = NULL;

  if (!episode->transcripts->len)
    transcript = read_notes (episode, feed, base, digest, error);
  for (guint i = 0; i < episode->transcripts->len && !transcript; i++) {
    const FeedTranscript *row = g_ptr_array_index (episode->transcripts, i);

    transcript = read_reference (episode, feed, base, row->uri, digest, problem ? NULL : &problem);
    if (transcript && problem) {
      g_autofree char *line = g_strdup_printf ("%s; \"%s\" is read instead", problem->message, row->uri);

      message_say (line);
    }
  }
  if (transcript)
    load_find_named_audio (transcript, base);
  else if (problem)
    g_propagate_error (error, g_steal_pointer (&problem));
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
  g_autofree char *digest = NULL;
  Transcript *transcript;

  if (!episode)
    return NULL;
  transcript = read_episode (episode, feed, source->base, &digest, error);
  if (!transcript)
    prefix_episode (error, episode);
  return transcript;
}

static void
visit_episode (LoadedEpisode *loaded, const LoadOptions *options, const char *base,
    const LoadVisitor *visitor)
{
  g_autofree char *digest = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (Transcript) transcript = read_episode (loaded->episode, loaded->feed, base, &digest,
      &problem);

  loaded->digest = digest;
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
