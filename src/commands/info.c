#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "doubts.h"
#include "hearing.h"
#include "info-heard.h"
#include "load.h"
#include "printable.h"
#include "reporting.h"
#include "stamps.h"
#include "timestamp.h"
#include "tokens.h"
#include "width.h"

#define DOUBTS_SHOWN 20         /* to a person; --json has them all */
#define DOUBT_CHARACTERS 60

typedef struct {
  guint words;
  Nanoseconds time;             /* from first to last word of their paragraphs */
} Share;

typedef struct {
  const char *name;             /* of the transcript, as given */
  Transcript *transcript;
  Share *shares;                /* one a speaker, and one for nobody at the end */
  Nanoseconds end;              /* of the last word; 0: not timed */
  GArray *doubts;
} Summary;

static void
summary_clear (Summary *summary)
{
  g_clear_pointer (&summary->transcript, transcript_free);
  g_clear_pointer (&summary->shares, g_free);
  g_clear_pointer (&summary->doubts, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

static void
share_out (Summary *summary)
{
  const Transcript *transcript = summary->transcript;
  guint nobody = transcript->speakers->len;

  summary->shares = g_new0 (Share, nobody + 1);
  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    int speaker = transcript_get_word_speaker (transcript, i);
    Share *share = &summary->shares[speaker == SPEAKER_NONE ? nobody : (guint) speaker];

    share->words++;
    if (word->start == NANOSECONDS_NONE)
      continue;
    share->time += word->end - word->start;
    if (i && word[-1].paragraph == word->paragraph && word->start > word[-1].end)
      share->time += word->start - word[-1].end;
    summary->end = MAX (summary->end, word->end);
  }
}

/* Without any times there is still much to tell. */
static gboolean
make_words (Transcript *transcript, const LoadOptions *options, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (load_words (transcript, options, &problem)
      || g_error_matches (problem, ALIGN_ERROR, ALIGN_ERROR_NO_TIMES))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
summarize (Summary *summary, const LoadOptions *options, GError **error)
{
  summary->transcript = load_transcript (summary->name, options, error);
  if (!summary->transcript || !make_words (summary->transcript, options, error))
    return FALSE;
  share_out (summary);
  summary->doubts = doubts_of_transcript (summary->transcript);
  return TRUE;
}

static const char *
timing_name (Timing timing)
{
  static const char *const names[] = {
    [TIMING_NONE] = "none",
    [TIMING_STAMPS] = "stamps",
    [TIMING_ACOUSTIC] = "acoustic",
    [TIMING_SYNTHETIC] = "synthetic",
    [TIMING_SOURCE] = "source",
  };

  return names[timing];
}

/* For people */

static void
print_field (const char *name, const char *text)
{
  g_autofree char *line = text ? printable_dup (text) : NULL;

  if (line && *line)
    printf ("%-12s %s\n", name, line);
}

/* "\n8 doubtful places in the text\n" */
static void
print_count (guint n, const char *thing, const char *where)
{
  printf ("\n%u %s%s%s\n", n, thing, n == 1 ? "" : "s", where);
}

/* "0:51:20" */
static char *
clock_dup (Nanoseconds time)
{
  guint64 seconds = time / SECOND;

  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%02u:%02u", seconds / 3600,
      (guint) (seconds / 60 % 60), (guint) (seconds % 60));
}

static void
print_speaker (const Summary *summary, guint index)
{
  const Transcript *transcript = summary->transcript;
  const Share *share = &summary->shares[index];
  g_autofree char *name = printable_dup (index < transcript->speakers->len
      ? transcript_get_speaker (transcript, (int) index) : "(nobody named)");
  g_autofree char *time = clock_dup (share->time);

  if (share->words || index < transcript->speakers->len)
    printf ("  %s%*s %6u words %3.0f %%   %s\n", name,
        28 - (int) MIN (width_of_text (name, -1), 28), "", share->words,
        100.0 * share->words / MAX (transcript->words->len, 1), share->time ? time : "");
}

static void
print_chapters (const Transcript *transcript)
{
  if (transcript->chapters->len)
    print_count (transcript->chapters->len, "chapter", "");
  for (guint i = 0; i < transcript->chapters->len; i++) {
    const Chapter *chapter = transcript_get_chapter (transcript, i);
    g_autofree char *title = printable_dup (chapter->title ? chapter->title : "");
    g_autofree char *time = chapter->start == NANOSECONDS_NONE ? g_strdup ("      -")
        : clock_dup (chapter->start);

    printf ("  %s  %s\n", time, title);
  }
}

static void
print_links (const Transcript *transcript)
{
  if (transcript->links->len)
    print_count (transcript->links->len, "link", "");
  for (guint i = 0; i < transcript->links->len; i++) {
    const Link *link = &g_array_index (transcript->links, Link, i);
    g_autofree char *text = printable_dup (link->text ? link->text : "");
    g_autofree char *url = printable_dup (link->url ? link->url : "");

    printf ("  %s\n      %s\n", text, url);
  }
}

/* "0:01:42  it's not as well known ...": the beginning of a paragraph. */
static void
print_doubt (const Transcript *transcript, const Doubt *doubt)
{
  const Paragraph *paragraph = transcript_get_paragraph (transcript, doubt->paragraph);
  g_autofree char *time = clock_dup (paragraph->stamp == NANOSECONDS_NONE ? 0 : paragraph->stamp);
  g_autofree char *what = doubt_to_text (doubt);
  g_autofree char *text = printable_dup (paragraph->text);

  if (g_utf8_strlen (text, -1) > DOUBT_CHARACTERS)
    strcpy (g_utf8_offset_to_pointer (text, DOUBT_CHARACTERS), "");
  printf ("  %s  %s\n           \"%s\"\n", time, what, text);
}

static void
print_doubts (const Summary *summary)
{
  if (summary->doubts->len)
    print_count (summary->doubts->len, "doubtful place", " in the text");
  for (guint i = 0; i < MIN (summary->doubts->len, DOUBTS_SHOWN); i++)
    print_doubt (summary->transcript, &g_array_index (summary->doubts, Doubt, i));
  if (summary->doubts->len > DOUBTS_SHOWN)
    printf ("  and %u more; --json has them all\n", summary->doubts->len - DOUBTS_SHOWN);
}

static void
print_timing (const Transcript *transcript)
{
  int median = hearing_get_median (transcript);

  if (median == CONFIDENCE_UNKNOWN)
    print_field ("timing", timing_name (transcript->timing));
  else
    printf ("%-12s %s, median confidence %d\n", "timing", timing_name (transcript->timing), median);
}

static void
print_summary (const Summary *summary)
{
  const Transcript *transcript = summary->transcript;
  g_autofree char *end = clock_dup (summary->end);

  print_field ("title", transcript->title);
  print_field ("date", transcript->date);
  print_field ("link", transcript->link);
  print_field ("language", transcript->language);
  print_field ("audio", transcript->audio.uri);
  print_timing (transcript);
  if (summary->end)
    print_field ("last word", end);
  printf ("%-12s %u in %u paragraph%s\n", "words", transcript->words->len,
      transcript->paragraphs->len, transcript->paragraphs->len == 1 ? "" : "s");
  print_count (transcript->speakers->len, "speaker", "");
  for (guint i = 0; i <= transcript->speakers->len; i++)
    print_speaker (summary, i);
  print_chapters (transcript);
  print_links (transcript);
  info_heard_print (transcript);
  print_doubts (summary);
}

/* For programs */

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  if (text)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
add_number (JsonBuilder *json, const char *name, guint64 number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, (gint64) number);
}

static void
add_time (JsonBuilder *json, const char *name, Nanoseconds time)
{
  if (time == NANOSECONDS_NONE)
    add_text (json, name, NULL);
  else
    add_number (json, name, nanoseconds_to_milliseconds (time));
}

static void
open_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void
add_speakers (JsonBuilder *json, const Summary *summary)
{
  guint n = summary->transcript->speakers->len;

  open_array (json, "speakers");
  for (guint i = 0; i < n + (summary->shares[n].words > 0); i++) {
    json_builder_begin_object (json);
    add_text (json, "name", i < n ? transcript_get_speaker (summary->transcript, (int) i) : NULL);
    add_number (json, "words", summary->shares[i].words);
    add_number (json, "time", nanoseconds_to_milliseconds (summary->shares[i].time));
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
add_chapters (JsonBuilder *json, const Transcript *transcript)
{
  open_array (json, "chapters");
  for (guint i = 0; i < transcript->chapters->len; i++) {
    const Chapter *chapter = transcript_get_chapter (transcript, i);

    json_builder_begin_object (json);
    add_time (json, "start", chapter->start);
    add_text (json, "title", chapter->title);
    add_text (json, "link", chapter->link);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
add_links (JsonBuilder *json, const Transcript *transcript)
{
  open_array (json, "links");
  for (guint i = 0; i < transcript->links->len; i++) {
    const Link *link = &g_array_index (transcript->links, Link, i);

    json_builder_begin_object (json);
    add_text (json, "text", link->text);
    add_text (json, "url", link->url);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
add_doubts (JsonBuilder *json, const Summary *summary)
{
  open_array (json, "doubts");
  for (guint i = 0; i < summary->doubts->len; i++) {
    const Doubt *doubt = &g_array_index (summary->doubts, Doubt, i);
    g_autofree char *what = doubt_to_text (doubt);

    json_builder_begin_object (json);
    add_text (json, "kind", doubt_kind_name (doubt->kind));
    add_number (json, "paragraph", doubt->paragraph);
    add_time (json, "stamp",
        transcript_get_paragraph (summary->transcript, doubt->paragraph)->stamp);
    add_text (json, "message", what);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
print_json (const Summary *summary)
{
  const Transcript *transcript = summary->transcript;
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  add_text (json, "transcript", summary->name);
  add_text (json, "title", transcript->title);
  add_text (json, "description", transcript->description);
  add_text (json, "language", transcript->language);
  add_text (json, "date", transcript->date);
  add_text (json, "link", transcript->link);
  add_text (json, "audio", transcript->audio.uri);
  add_text (json, "timing", timing_name (transcript->timing));
  add_time (json, "duration", transcript->audio.duration);
  add_number (json, "paragraphs", transcript->paragraphs->len);
  add_number (json, "words", transcript->words->len);
  add_speakers (json, summary);
  add_chapters (json, transcript);
  add_links (json, transcript);
  info_heard_add (json, transcript);
  add_doubts (json, summary);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  puts (text);
}

int
command_info (int argc, char **argv, GError **error)
{
  g_auto (LoadOptions) load = { 0 };
  g_auto (Summary) summary = { 0 };
  gboolean as_json = FALSE;
  g_autofree char *report = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "One JSON object, for programs", NULL },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &report,
      "Write a page that shows how well the words were found", "FILE" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("TRANSCRIPT");

  g_option_context_set_summary (context, "Tells what is in a transcript, and what is doubtful.");
  g_option_context_add_main_entries (context, entries, NULL);
  load_options_add (&load, context);
  if (!arguments_parse (context, &argc, &argv, error))
    return 1;
  if (argc != 2) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "name one transcript");
    return 1;
  }

  summary.name = argv[1];
  if (!summarize (&summary, &load, error))
    return 1;
  if (report && !reporting_write (summary.transcript, summary.name, report, &load, "info", error))
    return 1;
  if (as_json)
    print_json (&summary);
  else
    print_summary (&summary);
  return 0;
}
