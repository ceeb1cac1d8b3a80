#include <string.h>

#include "feed.h"

#define RSS(parts) "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"" \
    " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"" \
    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"" \
    " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"><channel>" parts "</channel></rss>"
#define ITEM(parts) RSS ("<item>" parts "</item>")
#define ATOM(parts) "<feed xmlns=\"http://www.w3.org/2005/Atom\">" parts "</feed>"

/* A feed, and what is known of its episodes: "name=value" each, ';' behind an episode. */
static const struct {
  const char *name, *text, *episodes;
} feeds[] = {
  { "everything", RSS ("<title>Show</title><language>en</language><image><title>x</title></image>"
        "<item><title> A &amp; B\n</title><link>https://e.org/1</link><guid>g1</guid>"
        "<pubDate>Thu, 07 Mar 2024 06:30:00 +0000</pubDate><description>short</description>"
        "<enclosure url=\"https://e.org/1.mp3\" length=\"123\" type=\"audio/mpeg\"/>"
        "<itunes:duration>7:19</itunes:duration><itunes:summary>sum</itunes:summary>"
        "<podcast:chapters url=\"c.json\" type=\"application/json+chapters\"/>"
        "<podcast:person role=\"host\">Ann</podcast:person><podcast:person>Bo</podcast:person>"
        "<podcast:transcript url=\"t.srt\" type=\"application/x-subrip\" language=\"en\"/>"
        "<content:encoded><![CDATA[<p>Long &amp; <b>bold</b></p>]]></content:encoded></item>"),
    "title=A & B link=https://e.org/1 guid=g1 date=2024-03-07T06:30:00Z language=en"
    " audio=https://e.org/1.mp3 audio/mpeg 123 439s chapters=c.json person=Ann person=Bo"
    " transcript=t.srt application/x-subrip en description=<p>Long &amp; <b>bold</b></p>;" },
  { "duration-of-seconds", ITEM ("<itunes:duration>28</itunes:duration>"), "language=- 28s;" },
  { "duration-of-hours", ITEM ("<itunes:duration>1:02:03</itunes:duration>"),
    "language=- 3723s;" },
  { "duration-of-nonsense", ITEM ("<itunes:duration>long</itunes:duration>"), "language=-;" },
  { "other-namespace", "<rss xmlns:p=\"https://github.com/Podcastindex-org/podcast-namespace/"
    "blob/main/docs/1.0.md\"><channel><item><p:transcript url=\"a\"/></item></channel></rss>",
    "language=- transcript=a - -;" },
  { "undeclared-prefix", "<rss><channel><item><itunes:duration>5</itunes:duration>"
    "<podcast:transcript url=\"a\"/></item></channel></rss>",
    "language=- 5s transcript=a - -;" },
  { "best-transcript-first", ITEM ("<podcast:transcript url=\"a.txt\"/>"
        "<podcast:transcript url=\"b\" type=\"text/html\"/>"
        "<podcast:transcript url=\"c.srt?x=1.json\"/>"
        "<podcast:transcript url=\"d.unknown\"/>"
        "<podcast:transcript url=\"e\" type=\"text/vtt; charset=utf-8\"/>"
        "<podcast:transcript url=\"f\" type=\"Application/JSON\"/>"
        "<podcast:transcript url=\"g\" type=\"text/vtt\"/>"),
    "language=- transcript=f Application/JSON - transcript=e text/vtt; charset=utf-8 -"
    " transcript=g text/vtt - transcript=c.srt?x=1.json - - transcript=b text/html -"
    " transcript=a.txt - - transcript=d.unknown - -;" },
  { "translation-last", RSS ("<language>en-us</language><item>"
        "<podcast:transcript url=\"a.json\" language=\"es\"/>"
        "<podcast:transcript url=\"b.txt\" language=\"en\"/></item>"),
    "language=en-us transcript=b.txt - en transcript=a.json - es;" },
  { "second-enclosure", ITEM ("<enclosure type=\"audio/ogg\"/><enclosure url=\"a.png\""
        " type=\"image/png\"/><enclosure url=\"a.mp3\" type=\"audio/mpeg\"/>"
        "<enclosure url=\"b.mp3\"/>"), "language=- audio=a.mp3 audio/mpeg 0;" },
  { "transcript-without-url", ITEM ("<podcast:transcript type=\"text/vtt\"/>"), "language=-;" },
  { "lone-ampersand", ITEM ("<enclosure url=\"a?b=1&c=2\"/><title>R & B &nbsp;&bomb;</title>"),
    "title=R & B \302\240&bomb; language=- audio=a?b=1&c=2 - 0;" },
  { "unescaped-markup", ITEM ("<description><p>A <a href=\"x&amp;y\">b</a><br/></p></description>"),
    "language=- description=<p>A <a href=\"x&amp;y\">b</a><br></p>;" },
  { "escaped-twice", ITEM ("<description>&amp;lt;p&amp;gt;A &amp;amp;amp; b&amp;lt;/p&amp;gt;"
        "</description>"), "language=- description=<p>A &amp; b</p>;" },
  { "references-alone", ITEM ("<description>1 &amp;lt; 2 &amp;amp; 3</description>"),
    "language=- description=1 &lt; 2 &amp; 3;" },
  { "wrong-end-tag", ITEM ("<title>a</titel><guid>b</guid>"), "title=a guid=b language=-;" },
  { "wrong-encoding-said", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><item>"
    "<title>\303\251</title></item></channel></rss>", "title=\303\251 language=-;" },
  { "external-dtd", "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\""
    " \"http://127.0.0.1:1/rss.dtd\">\n<rss><channel><item><title>a</title></item></channel></rss>",
    "title=a language=-;" },
  { "titles-of-others", ITEM ("<media:group><title>x</title></media:group><title>a</title>"
        "<itunes:title>y</itunes:title>"), "title=a language=-;" },
  { "channel-behind-items", "<rss><channel><item><title>a</title></item><language>de</language>"
    "</channel></rss>", "title=a language=de;" },
  { "rss-1.0", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
    " xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    "<channel><title>s</title></channel><item><title>a</title><dc:date>2024-03-07</dc:date></item>"
    "</rdf:RDF>", "title=a date=2024-03-07T00:00:00 language=-;" },
  { "atom", ATOM ("<title>s</title><entry xml:lang=\"fr\"><title>a</title><id>i</id>"
        "<link href=\"https://e.org\"/><link rel=\"self\" href=\"no\"/>"
        "<link rel=\"enclosure\" href=\"a.mp3\" type=\"audio/mpeg\" length=\"5\"/>"
        "<updated>2024-03-08T00:00:00Z</updated><published>2024-03-07T00:00:00Z</published>"
        "<summary>short</summary><content type=\"html\">&lt;p&gt;long&lt;/p&gt;</content></entry>"),
    "title=a link=https://e.org guid=i date=2024-03-07T00:00:00Z language=fr audio=a.mp3"
    " audio/mpeg 5 description=<p>long</p>;" },
  { "atom-xhtml", ATOM ("<entry><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">"
        "<p>1 &lt; 2</p></div></content></entry>"),
    "language=- description=<div><p>1 &lt; 2</p></div>;" },
};

static const struct {
  const char *name, *text, *message;
} refused[] = {
  { "bomb", "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\n"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title></item>"
    "</channel></rss>", "line 1: the feed declares entities of its own, which are not read" },
  { "external-entity", "<!DOCTYPE rss [\n<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel>"
    "<item><title>&a;</title></item></channel></rss>",
    "line 2: the feed declares entities of its own, which are not read" },
  { "parameter-entity", "<!DOCTYPE rss [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\"> %a;]><rss/>",
    "line 1: the feed declares entities of its own, which are not read" },
  { "truncated", "<rss><channel><item><title>a</title></item>\n<item><title>b",
    "line 2: Premature end of data in tag title line 2" },
  { "no-episodes", "<rss><channel><title>a</title></channel></rss>", "no episodes in the feed" },
};

static const struct {
  const char *name, *which, *title, *message;
} searches[] = {
  { "latest", "latest", "New: one", NULL },
  { "first", "1", "New: one", NULL },
  { "second", "2", "Same day", NULL },
  { "third", "3", "Old one", NULL },
  { "undated", "4", "Undated", NULL },
  { "guid", "guid-old", "Old one", NULL },
  { "title", "OLD ONE", "Old one", NULL },
  { "part", "dat", "Undated", NULL },
  { "whole-before-part", "undated", "Undated", NULL },
  { "several", "one", NULL, "2 episodes fit \"one\": \"Old one\", \"New: one\"" },
  { "none", "two", NULL, "none of its 4 episodes is called \"two\"" },
  { "number-too-large", "5", NULL, "none of its 4 episodes is called \"5\"" },
  { "zero", "0", NULL, "none of its 4 episodes is called \"0\"" },
  { "empty", "", NULL, "none of its 4 episodes is called \"\"" },
};

static Feed *
read_text (const char *text, GError **error)
{
  g_autofree char *copy = g_strdup (text);
  Source source = { copy, strlen (copy), NULL };

  return feed_read (&source, error);
}

static void
describe_field (GString *text, const char *name, const char *value)
{
  if (value)
    g_string_append_printf (text, "%s=%s ", name, value);
}

static void
describe (GString *text, const FeedEpisode *episode)
{
  describe_field (text, "title", episode->title);
  describe_field (text, "link", episode->link);
  describe_field (text, "guid", episode->guid);
  describe_field (text, "date", episode->date);
  describe_field (text, "language", episode->language ? episode->language : "-");
  if (episode->audio_uri)
    g_string_append_printf (text, "audio=%s %s %" G_GUINT64_FORMAT " ", episode->audio_uri,
        episode->audio_type ? episode->audio_type : "-", episode->audio_bytes);
  if (episode->audio_duration != NANOSECONDS_NONE)
    g_string_append_printf (text, "%" G_GUINT64_FORMAT "s ", episode->audio_duration / SECOND);
  describe_field (text, "chapters", episode->chapters_uri);
  for (guint i = 0; i < episode->persons->len; i++)
    describe_field (text, "person", g_ptr_array_index (episode->persons, i));
  for (guint i = 0; i < episode->transcripts->len; i++) {
    const FeedTranscript *transcript = g_ptr_array_index (episode->transcripts, i);

    g_string_append_printf (text, "transcript=%s %s %s ", transcript->uri,
        transcript->type ? transcript->type : "-", transcript->language ? transcript->language : "-");
  }
  describe_field (text, "description", episode->description);
  g_string_truncate (text, text->len - 1);
  g_string_append_c (text, ';');
}

static void
test_feed (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Feed) feed = NULL;
  const Format *format = format_for_content (feeds[i].text, strlen (feeds[i].text));

  g_assert_nonnull (format);
  g_assert_cmpstr (format->name, ==, "feed");
  feed = read_text (feeds[i].text, &error);
  g_assert_no_error (error);
  for (guint k = 0; k < feed->episodes->len; k++)
    describe (text, g_ptr_array_index (feed->episodes, k));
  g_assert_cmpstr (text->str, ==, feeds[i].episodes);
}

static void
test_refused (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (refused[i].text, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, refused[i].message);
}

static void
test_search (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GError) error = NULL;
  g_autoptr (Feed) feed = read_text (RSS (
          "<item><title>Old one</title><guid>guid-old</guid><pubDate>1 Mar 2024</pubDate></item>"
          "<item><title>Undated</title></item>"
          "<item><title>New: one</title><pubDate>2 Mar 2024</pubDate></item>"
          "<item><title>Same day</title><pubDate>2 Mar 2024</pubDate></item>"), NULL);
  const FeedEpisode *episode = feed_find (feed, searches[i].which, &error);

  g_assert_cmpstr (episode ? episode->title : NULL, ==, searches[i].title);
  g_assert_cmpstr (error ? error->message : NULL, ==, searches[i].message);
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new ("<rss><channel><item><description>");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<b>");
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "line 1: elements nested deeper than 200");
}

/* Show notes of an episode may be longer than what libxml2 takes for good. */
static void
test_large (void)
{
  g_autofree char *notes = g_strnfill (11 << 20, 'x');
  g_autofree char *text = g_strconcat ("<rss><channel><item><description><![CDATA[", notes,
      "]]></description></item></channel></rss>", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Feed) feed = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (((FeedEpisode *) g_ptr_array_index (feed->episodes, 0))->description),
      ==, 11 << 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (feeds); i++) {
    g_autofree char *path = g_strconcat ("/feed/read/", feeds[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_feed);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = g_strconcat ("/feed/refused/", refused[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++) {
    g_autofree char *path = g_strconcat ("/feed/search/", searches[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_search);
  }
  g_test_add_func ("/feed/depth", test_depth);
  g_test_add_func ("/feed/large", test_large);
  return g_test_run ();
}
