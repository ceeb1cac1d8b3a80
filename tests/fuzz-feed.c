/* Whatever a feed is: it is read or refused, and each of its episodes is found by its number. */
#include <string.h>

#include "encoding.h"
#include "feed.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_episodes (const Feed *feed)
{
  for (guint i = 1; i <= feed->episodes->len; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);
    const FeedEpisode *episode = feed_find (feed, number, NULL), *found = NULL;

    g_assert_nonnull (episode);
    g_assert_true (!episode->title || g_utf8_validate (episode->title, -1, NULL));
    g_assert_true (!episode->description || g_utf8_validate (episode->description, -1, NULL));
    if (episode->title)
      found = feed_find (feed, episode->title, NULL);
    g_assert_true (!found || found->transcripts);
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (Feed) feed = NULL;
  g_autoptr (GError) error = NULL;
  Source source = { 0 };

  memcpy (text, data, size);
  text[size] = '\0';
  source.text = encoding_to_utf8 (g_steal_pointer (&text), &size, "utf-8");
  source.length = size;
  format_for_name ("feed")->probe (source.text, source.length);
  feed = feed_read (&source, &error);
  g_free (source.text);
  g_assert_true (feed || error);
  if (feed)
    check_episodes (feed);
  return 0;
}
