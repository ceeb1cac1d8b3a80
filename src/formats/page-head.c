#include "page.h"

#include <string.h>

#include "chapter-ends.h"
#include "date.h"
#include "page-texts.h"
#include "xml-text.h"

gboolean
page_may_link (const char *url)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };

  for (gsize i = 0; url && i < G_N_ELEMENTS (schemes); i++)
    if (!g_ascii_strncasecmp (url, schemes[i], strlen (schemes[i])))
      return TRUE;
  return FALSE;
}

gboolean
page_is_date (const char *date)
{
  g_autofree char *iso = date ? date_to_iso8601 (date) : NULL;

  return iso && strcspn (date, "-") == 4;
}

/* A script element ends at "</script", whatever it is inside of, and "<!--" changes what ends it:
 * no '<' stands in it. */
static void
append_json (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (c < ' ' || strchr ("\"\\<>&", (int) MIN (c, 0x7F)) || c == 0x2028 || c == 0x2029)
      g_string_append_printf (out, "\\u%04x", c);
    else
      g_string_append_unichar (out, c);
  }
  g_string_append_c (out, '"');
}

static void
append_member (GString *out, const char *name, const char *value)
{
  if (!value || !*value)
    return;
  g_string_append_printf (out, ",\"%s\":", name);
  append_json (out, value);
}

static void
append_seconds (GString *out, Nanoseconds time)
{
  guint64 milliseconds = nanoseconds_to_milliseconds (time);

  g_string_append_printf (out, "%" G_GUINT64_FORMAT ".%03u", milliseconds / 1000,
      (guint) (milliseconds % 1000));
}

/* ISO 8601's "PT439.200S" */
static void
append_duration (GString *out, Nanoseconds length)
{
  if (!length)
    return;
  g_string_append (out, ",\"duration\":\"PT");
  append_seconds (out, length);
  g_string_append (out, "S\"");
}

static void
append_speakers (GString *out, const Transcript *transcript)
{
  for (guint i = 0; i < transcript->speakers->len; i++) {
    g_string_append (out, i ? ",{\"@type\":\"Person\",\"name\":"
        : ",\"actor\":[{\"@type\":\"Person\",\"name\":");
    append_json (out, g_ptr_array_index (transcript->speakers, i));
    g_string_append_c (out, '}');
  }
  if (transcript->speakers->len)
    g_string_append_c (out, ']');
}

static void
append_chapters (GString *out, const Transcript *transcript)
{
  const Nanoseconds last = chapter_ends_find_last (transcript);
  const char *before = ",\"hasPart\":[";

  for (guint i = 0; i < transcript->chapters->len; i++) {
    const Chapter *chapter = transcript_get_chapter (transcript, i);

    if (chapter->start == NANOSECONDS_NONE || !chapter->title || !*chapter->title)
      continue;
    g_string_append (out, before);
    g_string_append (out, "{\"@type\":\"Clip\",\"name\":");
    append_json (out, chapter->title);
    g_string_append (out, ",\"startOffset\":");
    append_seconds (out, chapter->start);
    g_string_append (out, ",\"endOffset\":");
    append_seconds (out, chapter_ends_get (transcript, i, last));
    g_string_append_c (out, '}');
    before = ",";
  }
  if (*before == ',' && !before[1])
    g_string_append_c (out, ']');
}

/* https://schema.org/PodcastEpisode */
static void
append_episode (GString *out, const Edition *edition)
{
  const Transcript *transcript = edition->transcript;
  const Nanoseconds length = chapter_ends_find_last (transcript);

  g_string_append (out, "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
      "\"@type\":\"PodcastEpisode\",\"accessibilityFeature\":[\"transcript\",\"captions\"]");
  append_member (out, "name", transcript->title);
  append_member (out, "description", transcript->description);
  append_member (out, "datePublished", page_is_date (transcript->date) ? transcript->date : NULL);
  append_member (out, "inLanguage", transcript->language);
  append_member (out, "url", page_may_link (transcript->link) ? transcript->link : NULL);
  append_duration (out, length);
  append_speakers (out, transcript);
  append_chapters (out, transcript);
  if (edition->audio_url) {
    g_string_append (out, ",\"associatedMedia\":{\"@type\":\"AudioObject\"");
    append_member (out, "contentUrl", edition->audio_url);
    append_duration (out, length);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "}</script>\n");
}

/* Runs before anything is seen: what only a script can do has its place from the beginning, and
 * nothing moves when it comes. */
static const char start[] = "document.documentElement.classList.add('scripted')";

/* 'sha256-...' of an element's text, as a Content Security Policy names it. */
static void
append_hash (GString *out, const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  g_autofree char *base64 = NULL;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &size);
  base64 = g_base64_encode (digest, size);
  g_string_append_printf (out, "'sha256-%s'", base64);
}

/* An audio from elsewhere may be passed on from host to host, as hosts do that count downloads. */
static void
append_policy (GString *out, const Edition *edition)
{
  const char *url = edition->audio_url;

  g_string_append (out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "script-src ");
  append_hash (out, start);
  g_string_append_c (out, ' ');
  append_hash (out, page_script);
  g_string_append (out, "; style-src ");
  append_hash (out, page_sheet);
  g_string_append (out, "; img-src data:; media-src 'self' blob:");
  if (url && !g_ascii_strncasecmp (url, "https:", 6))
    g_string_append (out, " https:");
  else if (url && (!g_ascii_strncasecmp (url, "http:", 5) || g_str_has_prefix (url, "//")))
    g_string_append (out, " http: https:");
  g_string_append (out, "; base-uri 'none'; form-action 'none'\">\n");
}

static void
append_meta (GString *out, const char *kind, const char *name, const char *value)
{
  if (!value || !*value)
    return;
  g_string_append_printf (out, "<meta %s=\"%s\" content=\"", kind, name);
  xml_text_append (out, value, TRUE);
  g_string_append (out, "\">\n");
}

void
page_head_append (GString *out, const Edition *edition)
{
  const Transcript *transcript = edition->transcript;

  g_string_append (out, "<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"Quoth\">\n");
  append_policy (out, edition);
  g_string_append (out, "<title>");
  xml_text_append (out, transcript->title ? transcript->title : "Transcript", FALSE);
  g_string_append (out, "</title>\n<link rel=\"icon\" href=\"data:,\">\n");
  append_meta (out, "name", "description", transcript->description);
  append_meta (out, "property", "og:title", transcript->title);
  append_meta (out, "property", "og:description", transcript->description);
  if (page_may_link (transcript->link)) {
    g_string_append (out, "<link rel=\"canonical\" href=\"");
    xml_text_append (out, transcript->link, TRUE);
    g_string_append (out, "\">\n");
  }
  append_episode (out, edition);
  g_string_append_printf (out, "<script>%s</script>\n", start);
  g_string_append (out, "<style>");
  g_string_append (out, page_sheet);
  g_string_append (out, "</style>\n");
}

void
page_script_append (GString *out)
{
  g_string_append (out, "<template id=\"controls\">\n");
  g_string_append (out, page_controls);
  g_string_append (out, "</template>\n<script>");
  g_string_append (out, page_script);
  g_string_append (out, "</script>\n");
}
