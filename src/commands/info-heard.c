#include "info-heard.h"

#include <stdio.h>
#include <string.h>

#include "hearing.h"
#include "moved.h"
#include "printable.h"
#include "timestamp.h"

#define PLACES_SHOWN 20         /* of a kind, to a person; --json has them all */
#define TEXT_CHARACTERS 60

static const Insertion *
get_insertion (const Transcript *transcript, guint index)
{
  return &g_array_index (transcript->insertions, Insertion, index);
}

static const HeardPlace *
get_place (const GArray *places, guint index)
{
  return &g_array_index (places, HeardPlace, index);
}

/* The words of a place, as printed. */
static char *
dup_words (const Transcript *transcript, const HeardPlace *place)
{
  GString *text = g_string_new (NULL);

  for (guint i = place->first; i < place->first + place->n_words; i++) {
    const Word *word = transcript_get_word (transcript, i);

    g_string_append_printf (text, "%s%s", text->len && !word->is_glued ? " " : "", word->text);
  }
  return g_string_free (text, FALSE);
}

static void
print_insertions (const Transcript *transcript)
{
  guint n = transcript->insertions->len;

  if (n)
    printf ("\n%u insertion%s, which the transcript does not know\n", n, n == 1 ? "" : "s");
  for (guint i = 0; i < n; i++) {
    const Insertion *insertion = get_insertion (transcript, i);
    g_autofree char *start = timestamp_to_clock (insertion->start);
    g_autofree char *end = timestamp_to_clock (insertion->end);

    printf ("  %7s - %s, %u s\n", start, end,
        (guint) ((insertion->end - insertion->start + SECOND / 2) / SECOND));
  }
}

static void
print_place (const Transcript *transcript, const HeardPlace *place)
{
  g_autofree char *clock = timestamp_to_clock (place->start);
  g_autofree char *words = dup_words (transcript, place), *text = printable_dup (words);
  gboolean is_long = g_utf8_strlen (text, -1) > TEXT_CHARACTERS;

  if (is_long)
    *g_utf8_offset_to_pointer (text, TEXT_CHARACTERS) = '\0';
  printf ("  %7s  \"%s%s\"", clock, text, is_long ? " ..." : "");
  if (is_long)
    printf (", %u words", place->n_words);
  if (place->confidence)
    printf (", confidence %d", place->confidence);
  putchar ('\n');
}

static void
print_places (const Transcript *transcript, const GArray *places, const char *title)
{
  if (places->len)
    printf ("\n%u %s%s\n", places->len, places->len == 1 ? "place " : "places ", title);
  for (guint i = 0; i < MIN (places->len, PLACES_SHOWN); i++)
    print_place (transcript, get_place (places, i));
  if (places->len > PLACES_SHOWN)
    printf ("  and %u more; --json has them all\n", places->len - PLACES_SHOWN);
}

/* '0:59  "by ferry?", said by Ann, published under Bo' */
static void
print_moved (const Transcript *transcript, const Moved *moved)
{
  const Word *word = transcript_get_word (transcript, moved->first);
  const int speaker = transcript_get_paragraph (transcript, moved->published)->speaker;
  g_autofree char *clock = timestamp_to_clock (word->start);
  g_autofree char *words = moved_to_text (transcript, moved), *text = printable_dup (words);
  g_autofree char *by = printable_dup (transcript_get_speaker (transcript,
      transcript_get_word_speaker (transcript, moved->first)));
  g_autofree char *under = printable_dup (transcript_get_speaker (transcript, speaker));

  printf ("  %7s  \"%s\", said by %s, published under %s\n", clock, text, by, under);
}

static gboolean
is_named (const Transcript *transcript, const Moved *moved)
{
  return transcript_get_word_speaker (transcript, moved->first) != SPEAKER_NONE
      && transcript_get_paragraph (transcript, moved->published)->speaker != SPEAKER_NONE
      && transcript_get_word (transcript, moved->first)->start != NANOSECONDS_NONE;
}

static void
print_all_moved (const Transcript *transcript)
{
  g_autoptr (GArray) moved = moved_words (transcript);

  if (moved->len)
    printf ("\n%u late label%s put right\n", moved->len, moved->len == 1 ? "" : "s");
  for (guint i = 0; i < moved->len; i++)
    if (is_named (transcript, &g_array_index (moved, Moved, i)))
      print_moved (transcript, &g_array_index (moved, Moved, i));
}

void
info_heard_print (const Transcript *transcript)
{
  g_autoptr (GArray) unsaid = hearing_list_unsaid (transcript);
  g_autoptr (GArray) unspoken = hearing_list_unspoken (transcript);
  g_autoptr (GArray) doubtful = hearing_list_doubtful (transcript);

  print_insertions (transcript);
  print_places (transcript, unsaid, "where text is not in the audio");
  print_places (transcript, unspoken, "with words that were not heard");
  print_places (transcript, doubtful, "where words may be off");
  print_all_moved (transcript);
}

static void
add_number (JsonBuilder *json, const char *name, guint64 number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, (gint64) number);
}

static void
add_times (JsonBuilder *json, Nanoseconds start, Nanoseconds end)
{
  add_number (json, "start", nanoseconds_to_milliseconds (start));
  add_number (json, "end", nanoseconds_to_milliseconds (end));
}

static void
add_places (JsonBuilder *json, const char *name, const Transcript *transcript, GArray *places)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < places->len; i++) {
    const HeardPlace *place = get_place (places, i);
    g_autofree char *text = dup_words (transcript, place);

    json_builder_begin_object (json);
    add_times (json, place->start, place->end);
    add_number (json, "word", place->first);
    add_number (json, "words", place->n_words);
    add_number (json, "confidence", (guint64) place->confidence);
    json_builder_set_member_name (json, "text");
    json_builder_add_string_value (json, text);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  g_array_unref (places);
}

static void
add_insertions (JsonBuilder *json, const Transcript *transcript)
{
  json_builder_set_member_name (json, "insertions");
  json_builder_begin_array (json);
  for (guint i = 0; i < transcript->insertions->len; i++) {
    json_builder_begin_object (json);
    add_times (json, get_insertion (transcript, i)->start, get_insertion (transcript, i)->end);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void
add_moved (JsonBuilder *json, const Transcript *transcript)
{
  g_autoptr (GArray) list = moved_words (transcript);

  json_builder_set_member_name (json, "moved");
  json_builder_begin_array (json);
  for (guint i = 0; i < list->len; i++) {
    const Moved *moved = &g_array_index (list, Moved, i);
    g_autofree char *text = moved_to_text (transcript, moved);

    json_builder_begin_object (json);
    add_number (json, "word", moved->first);
    add_number (json, "words", moved->n_words);
    add_number (json, "published", moved->published);
    json_builder_set_member_name (json, "text");
    json_builder_add_string_value (json, text);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

void
info_heard_add (JsonBuilder *json, const Transcript *transcript)
{
  int median = hearing_get_median (transcript);

  json_builder_set_member_name (json, "confidence");
  if (median == CONFIDENCE_UNKNOWN)
    json_builder_add_null_value (json);
  else
    json_builder_add_int_value (json, median);
  add_insertions (json, transcript);
  add_places (json, "unsaid", transcript, hearing_list_unsaid (transcript));
  add_places (json, "unspoken", transcript, hearing_list_unspoken (transcript));
  add_places (json, "uncertain", transcript, hearing_list_doubtful (transcript));
  add_moved (json, transcript);
}
