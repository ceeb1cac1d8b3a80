/* The order of a page: a head (page-head.c), then title, date and description, the chapters, the
 * transcript, and the links. In <main> a <section> is a turn, with the speaker's <cite> and a <p> for
 * each paragraph, which may begin with a link to its time in the audio. Its data-w holds for each word
 * how long it lasts, 0 if it is not timed, doubled and with a bit that says whether a signed number
 * follows: from the end of the word before to its onset. Words are what stands between spaces and
 * <wbr>; a space inside a word is a no-break space. The data-c of <main> has the captions, for each:
 * from its first word's onset to its start and from its last word's end to its end, both signed, then
 * for each line the number of its words, doubled and with a bit that says that there is another. The
 * script reads all that, and so does page-read.c. */
#include "page.h"

#include <string.h>

#include "outbuffer.h"
#include "quoth.h"
#include "timestamp.h"
#include "xml-text.h"

#define EARLY (2 * SECOND)      /* a chapter may begin so much later than its first word */
#define COLOURS 8               /* of the style sheet */
#define BETWEEN_STAMPS (15 * SECOND)

typedef struct {
  const Edition *edition;
  const Transcript *transcript;
  GString *out;
  Outbuffer buffer;
  guint word, chapter;          /* the next ones */
  guint64 last;                 /* milliseconds: where the word before ended */
  Nanoseconds stamp;            /* from when on the next stamp is due */
  GHashTable *colours;          /* of speakers, in the order of their first turns */
  int speaker;                  /* of the turn that is open */
  gboolean is_open;
} Page;

static void
append_text (Page *page, const char *text)
{
  xml_text_append (page->out, text, FALSE);
}

static void
append_attribute (Page *page, const char *name, const char *value)
{
  g_string_append_printf (page->out, " %s=\"", name);
  xml_text_append (page->out, value, TRUE);
  g_string_append_c (page->out, '"');
}

/* Each line of @text as a paragraph. */
static void
append_lines (Page *page, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i]; i++) {
    if (!*g_strstrip (lines[i]))
      continue;
    g_string_append (page->out, "<p class=\"about\">");
    append_text (page, lines[i]);
    g_string_append (page->out, "</p>\n");
  }
}

static void
append_audio (Page *page)
{
  const Nanoseconds duration = page->transcript->audio.duration;

  g_string_append (page->out, "<audio controls preload=\"metadata\"");
  append_attribute (page, "src", page->edition->audio_url);
  if (duration != NANOSECONDS_NONE)
    g_string_append_printf (page->out, " data-d=\"%" G_GUINT64_FORMAT "\"",
        nanoseconds_to_milliseconds (duration));
  g_string_append (page->out, "></audio>\n");
}

/* What is no date is only shown as one. */
static void
append_date (Page *page)
{
  const char *date = page->transcript->date;
  g_autofree char *day = NULL;
  gboolean is_date = page_is_date (date);

  if (!date || !*date)
    return;
  day = is_date ? g_strndup (date, strcspn (date, "T")) : g_strdup (date);
  g_string_append (page->out, is_date ? "<p class=\"meta\"><time" : "<p class=\"meta\"><data");
  append_attribute (page, is_date ? "datetime" : "value", date);
  g_string_append_c (page->out, '>');
  append_text (page, day);
  g_string_append (page->out, is_date ? "</time></p>\n" : "</data></p>\n");
}

static void
append_header (Page *page)
{
  const Transcript *transcript = page->transcript;

  g_string_append (page->out, "<header>\n");
  append_date (page);
  g_string_append (page->out, transcript->title ? "<h1>" : "<h1 class=\"untitled\">");
  append_text (page, transcript->title ? transcript->title : "Transcript");
  g_string_append (page->out, "</h1>\n");
  append_lines (page, transcript->description);
  if (transcript->links->len)
    g_string_append (page->out, "<p class=\"meta\" lang=\"en\"><a href=\"#links\">Links</a></p>\n");
  if (page->edition->audio_url)
    append_audio (page);
  g_string_append (page->out, "</header>\n");
}

static gboolean
is_shown (const Chapter *chapter)
{
  return chapter->start != NANOSECONDS_NONE && chapter->title && *chapter->title;
}

static void
append_clock (Page *page, Nanoseconds time)
{
  g_autofree char *clock = timestamp_to_clock (time);

  g_string_append (page->out, clock);
}

static void
append_contents (Page *page)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < page->transcript->chapters->len; i++) {
    const Chapter *chapter = transcript_get_chapter (page->transcript, i);

    if (!is_shown (chapter))
      continue;
    if (!has_any)
      g_string_append (page->out, "<nav aria-labelledby=\"contents\">\n"
          "<h2 id=\"contents\" lang=\"en\">Chapters</h2>\n<ol>\n");
    has_any = TRUE;
    g_string_append_printf (page->out, "<li><a href=\"#chapter-%u\">", i + 1);
    append_text (page, chapter->title);
    g_string_append (page->out, "</a> <span>");
    append_clock (page, chapter->start);
    g_string_append (page->out, "</span></li>\n");
  }
  if (has_any)
    g_string_append (page->out, "</ol>\n</nav>\n");
}

static void
append_link (Page *page, const char *text, const char *url)
{
  if (page_may_link (url)) {
    g_string_append (page->out, "<a");
    append_attribute (page, "href", url);
    g_string_append_c (page->out, '>');
  }
  append_text (page, text && *text ? text : url);
  if (page_may_link (url))
    g_string_append (page->out, "</a>");
}

static void
append_links (Page *page)
{
  const GArray *links = page->transcript->links;

  if (!links->len)
    return;
  g_string_append (page->out, "<section class=\"notes\" id=\"links\" aria-labelledby=\"notes\">\n"
      "<h2 id=\"notes\" lang=\"en\">Links</h2>\n<ul>\n");
  for (guint i = 0; i < links->len; i++) {
    const Link *link = &g_array_index (links, Link, i);

    g_string_append (page->out, "<li>");
    append_link (page, link->text, link->url ? link->url : "");
    g_string_append (page->out, "</li>\n");
  }
  g_string_append (page->out, "</ul>\n</section>\n");
}

static gboolean
has_space (const char *text)
{
  while ((guchar) *text > ' ')
    text++;
  return *text != '\0';
}

/* A space inside a word must not part it. */
static void
append_word (Page *page, const char *text)
{
  g_autoptr (GString) kept = NULL;

  if (!has_space (text)) {
    append_text (page, text);
    return;
  }
  kept = g_string_new (NULL);
  for (; *text; text++)
    if ((guchar) *text <= ' ')
      g_string_append (kept, "\xC2\xA0");
    else
      g_string_append_c (kept, *text);
  append_text (page, kept->str);
}

static void
append_times (Page *page, const Word *word)
{
  guint64 start = page->last, end = page->last;

  if (word->start != NANOSECONDS_NONE) {
    start = nanoseconds_to_milliseconds (word->start);
    end = MAX (nanoseconds_to_milliseconds (word->end), start + 1);
  }
  page_number_append (page->out, 2 * (end - start) + (start != page->last));
  if (start != page->last)
    page_number_append_signed (page->out, (gint64) start - (gint64) page->last);
  page->last = end;
}

static void
append_heading (Page *page, guint index)
{
  const Chapter *chapter = transcript_get_chapter (page->transcript, index);

  g_string_append_printf (page->out, "<h2 id=\"chapter-%u\" data-t=\"%" G_GUINT64_FORMAT "\">", index + 1,
      nanoseconds_to_milliseconds (chapter->start));
  append_link (page, chapter->title, chapter->link);
  g_string_append (page->out, "</h2>\n");
}

static void
close_turn (Page *page)
{
  if (page->is_open)
    g_string_append (page->out, "</section>\n");
  page->is_open = FALSE;
}

static Nanoseconds
get_distance (Nanoseconds a, Nanoseconds b)
{
  return a > b ? a - b : b - a;
}

/* Whether @chapter stands before what begins at @start, and not before what begins at @next. */
static gboolean
begins_there (const Chapter *chapter, Nanoseconds start, Nanoseconds next)
{
  if (start == NANOSECONDS_NONE || chapter->start > start + EARLY)
    return FALSE;
  return chapter->start <= start || next == NANOSECONDS_NONE
      || get_distance (chapter->start, start) <= get_distance (chapter->start, next);
}

static void
append_chapters (Page *page, Nanoseconds start, Nanoseconds next)
{
  for (; page->chapter < page->transcript->chapters->len; page->chapter++) {
    const Chapter *chapter = transcript_get_chapter (page->transcript, page->chapter);

    if (!is_shown (chapter))
      continue;
    if (!begins_there (chapter, start, next))
      return;
    close_turn (page);
    page->stamp = 0;
    append_heading (page, page->chapter);
  }
}

static void
open_turn (Page *page, int speaker)
{
  const char *name = transcript_get_speaker (page->transcript, speaker);
  gpointer colour;

  if (page->is_open && page->speaker == speaker)
    return;
  close_turn (page);
  page->is_open = TRUE;
  page->speaker = speaker;
  if (!name) {
    g_string_append (page->out, "<section>");
    return;
  }
  if (!g_hash_table_lookup_extended (page->colours, GINT_TO_POINTER (speaker), NULL, &colour)) {
    colour = GUINT_TO_POINTER (g_hash_table_size (page->colours));
    g_hash_table_insert (page->colours, GINT_TO_POINTER (speaker), colour);
  }
  g_string_append_printf (page->out, "<section class=s%u><cite>",
      GPOINTER_TO_UINT (colour) % COLOURS);
  append_text (page, name);
  g_string_append (page->out, "</cite>");
}

/* A link that plays from there, by what browsers know of media fragments. One now and then will do:
 * the script knows every word. */
static void
append_stamp (Page *page, Nanoseconds time)
{
  guint64 milliseconds = nanoseconds_to_milliseconds (time);

  if (time == NANOSECONDS_NONE || time < page->stamp)
    return;
  page->stamp = time + BETWEEN_STAMPS;
  g_string_append (page->out, "<a href=\"");
  if (page->edition->audio_url)
    xml_text_append (page->out, page->edition->audio_url, TRUE);
  g_string_append_printf (page->out, "#t=%" G_GUINT64_FORMAT ".%u\">", milliseconds / 1000,
      (guint) (milliseconds % 1000 / 100));
  append_clock (page, time);
  g_string_append (page->out, "</a> ");
}

/* One behind the last word of the paragraph that the next word stands in. */
static guint
find_end (const Page *page, guint paragraph)
{
  guint end = page->word;

  while (end < page->transcript->words->len
      && transcript_get_word (page->transcript, end)->paragraph == paragraph)
    end++;
  return end;
}

static void
append_all_times (Page *page, guint end)
{
  g_string_append (page->out, " data-w=");
  for (guint i = page->word; i < end; i++)
    if (*transcript_get_word (page->transcript, i)->text)
      append_times (page, transcript_get_word (page->transcript, i));
}

static void
append_words (Page *page, guint end)
{
  gboolean is_first = TRUE;

  for (; page->word < end; page->word++) {
    const Word *word = transcript_get_word (page->transcript, page->word);

    if (!*word->text)
      continue;
    if (!is_first)
      g_string_append (page->out, word->is_glued ? "<wbr>" : " ");
    append_word (page, word->text);
    is_first = FALSE;
  }
}

/* Of the words from @first on, which stand in @paragraph, or by what was printed there. */
static Nanoseconds
find_start (const Page *page, guint first, guint paragraph)
{
  const GArray *words = page->transcript->words;

  if (first < words->len && transcript_get_word (page->transcript, first)->start != NANOSECONDS_NONE)
    return transcript_get_word (page->transcript, first)->start;
  return paragraph < page->transcript->paragraphs->len
      ? transcript_get_paragraph (page->transcript, paragraph)->stamp : NANOSECONDS_NONE;
}

static void
append_paragraph (Page *page, guint index)
{
  const Paragraph *paragraph = transcript_get_paragraph (page->transcript, index);
  const guint end = find_end (page, index);
  const Nanoseconds start = find_start (page, page->word, index);

  if (page->transcript->words->len && end == page->word)
    return;
  append_chapters (page, start, find_start (page, end, index + 1));
  open_turn (page, paragraph->speaker);
  g_string_append (page->out, "<p");
  if (end > page->word)
    append_all_times (page, end);
  g_string_append_c (page->out, '>');
  append_stamp (page, start);
  if (end > page->word)
    append_words (page, end);
  else
    append_text (page, paragraph->text);
  g_string_append (page->out, "</p>");
  outbuffer_pass_on (&page->buffer);
}

static const char *
describe_timing (Timing timing)
{
  switch (timing) {
    case TIMING_ACOUSTIC:
    case TIMING_SYNTHETIC:
      return "Every word is marked where it is heard in the audio.";
    case TIMING_STAMPS:
      return "Words are marked by the times of the published transcript, which may be seconds off.";
    default:
      return "";
  }
}

static void
append_main (Page *page)
{
  const char *timing = quoth_timings[page->transcript->timing];

  g_string_append (page->out, "<main");
  if (timing)
    append_attribute (page, "data-timing", timing);
  page_cues_append (page->out, page->edition);
  g_string_append (page->out, ">\n");
  for (guint i = 0; i < page->transcript->paragraphs->len; i++)
    append_paragraph (page, i);
  append_chapters (page, NANOSECONDS_NONE - EARLY - 1, NANOSECONDS_NONE);
  close_turn (page);
  g_string_append (page->out, "</main>\n");
}

/* A tag that is not one says nothing. */
static gboolean
is_language (const char *tag)
{
  return tag && g_ascii_isalpha (*tag) && strspn (tag, "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
      == strlen (tag);
}

/* Of languages that are written in Arabic, Hebrew, Syriac or Thaana letters, where no script is
 * named: CLDR's likely subtags. */
static gboolean
is_right_to_left (const char *language)
{
  static const char *const languages[] = { "ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "ji",
    "ks", "lrc", "mzn", "pnb", "ps", "sd", "syr", "ug", "ur", "yi", NULL };
  static const char *const scripts[] = { "arab", "hebr", "syrc", "thaa", "nkoo", NULL };
  g_autofree char *lower = g_ascii_strdown (language, -1);
  g_auto (GStrv) subtags = g_strsplit (lower, "-", 3);

  if (subtags[0] && subtags[1] && strlen (subtags[1]) == 4)
    return g_strv_contains (scripts, subtags[1]);
  return subtags[0] && g_strv_contains (languages, subtags[0]);
}

static void
append_root (Page *page)
{
  const char *language = page->transcript->language;

  if (!is_language (language))
    language = "en";
  g_string_append_printf (page->out, "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n", language,
      is_right_to_left (language) ? " dir=\"rtl\"" : "");
}

gboolean
page_write (const Edition *edition, GOutputStream *stream, GError **error)
{
  const Transcript *transcript = edition->transcript;
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  Page page = { edition, transcript, .colours = colours };

  if (!transcript->title)
    edition_remark (edition, "the transcript has no title for the page; --title gives one");
  if (!edition->audio_url)
    edition_remark (edition, "the page has no audio to play; name it with --audio or --audio-url");
  outbuffer_init (&page.buffer, stream);
  page.out = page.buffer.text;
  append_root (&page);
  page_head_append (page.out, edition);
  g_string_append (page.out, "</head>\n<body>\n<div class=\"wrap\">\n");
  append_header (&page);
  append_contents (&page);
  g_string_append (page.out, "<div id=\"searching\"></div>\n");
  append_main (&page);
  append_links (&page);
  g_string_append_printf (page.out, "</div>\n<footer lang=\"en\">%s</footer>\n",
      describe_timing (transcript->timing));
  page_script_append (page.out);
  g_string_append (page.out, "</body>\n</html>\n");
  return outbuffer_finish (&page.buffer, error);
}
