/* Whatever a format reads every writer writes, and its own reader reads the same words back: all of
 * them, with the same speakers where a format carries these, and a second time without any change.
 * FUZZ_FORMAT names the format. FUZZ_WRITERS says how many writers an input goes through: a corpus goes
 * through all, what libFuzzer makes through some that its bytes choose, as it then tries ten times
 * as much. */
#include <string.h>

#include "captions.h"
#include "cuetoken.h"
#include "encoding.h"
#include "line-markup.h"
#include "profile.h"
#include "segment.h"
#include "stamps.h"
#include "tokens.h"
#include "turns.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* As a command does it: words, and cues where the source had none. */
static gboolean
complete (Transcript *transcript)
{
  const SegmentOptions options = { &profiles[0], SPEAKERS_VOICE, FALSE };

  if (transcript->words->len == 0 && transcript->captions)
    turns_from_captions (transcript);
  else if (transcript->words->len == 0)
    tokens_make_words (transcript);
  if (transcript->captions)
    return TRUE;
  if (transcript->audio.duration == NANOSECONDS_NONE)
    transcript->audio.duration = 3600 * SECOND;
  if (transcript->words->len == 0 || !stamps_time_words (transcript, NULL))
    return FALSE;
  transcript->captions = segment_words (transcript, &options);
  return TRUE;
}

/* Letters and digits: what lies between, arrows, prefixes and line breaks, is a format's own. */
static void
append_letters (GString *letters, const char *text)
{
  for (; *text; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (letters, c);
  }
}

static void
append_name (GString *letters, const Cuetoken *voice)
{
  g_autofree char *name = cuetoken_dup_annotation (voice);

  append_letters (letters, name);
}

/* @with_names: of voices, too, which a "NAME: " in a text has become. */
static char *
get_letters (const Transcript *transcript, gboolean with_names)
{
  g_autoptr (GString) letters = g_string_new (NULL), plain = g_string_new (NULL);

  for (guint i = 0; transcript->captions && i < transcript->captions->cues->len; i++) {
    const char *text = cue_list_get (transcript->captions, i)->text;
    Cuetoken token;

    g_string_truncate (plain, 0);
    cuetext_append_plain (text, plain);
    while (with_names && cuetoken_next (&text, &token))
      if (token.kind == CUETOKEN_START && cuetoken_get_span (&token) == CUETEXT_VOICE)
        append_name (letters, &token);
    append_letters (letters, plain->str);
  }
  for (guint i = 0; !transcript->captions && i < transcript->words->len; i++)
    append_letters (letters, transcript_get_word (transcript, i)->text);
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* What may be taken for a name where names are written into the text. */
static gboolean
has_colon (const Transcript *transcript)
{
  for (guint i = 0; i < transcript->captions->cues->len; i++)
    if (strchr (cue_list_get (transcript->captions, i)->text, ':'))
      return TRUE;
  return FALSE;
}

/* Names may have come in between. */
static gboolean
is_contained (const char *some, const char *all)
{
  for (; *some && *all; all++)
    some += *some == *all;
  return !*some;
}

/* Letters of the words, and who says each. */
static char *
get_said (const Transcript *transcript)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < transcript->words->len; i++) {
    const char *speaker = transcript_get_speaker (transcript,
        transcript_get_word_speaker (transcript, i));

    append_letters (said, transcript_get_word (transcript, i)->text);
    g_string_append_c (said, ' ');
    append_letters (said, speaker ? speaker : "");
    g_string_append_c (said, '\n');
  }
  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* The characters that XML has not are replaced in it. */
static void
append_for_xml (GString *names, const char *name)
{
  for (; *name; name = g_utf8_next_char (name)) {
    gunichar c = g_utf8_get_char (name);

    g_string_append_unichar (names, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
  }
}

/* Of every cue. Nobody says blanks and control characters, which are nothing in XML. */
static char *
get_speakers (const Transcript *transcript)
{
  g_autoptr (GString) speakers = g_string_new (NULL);

  for (guint i = 0; i < transcript->captions->cues->len; i++) {
    const Cue *cue = cue_list_get (transcript->captions, i);
    g_autofree char *speaker = line_caption_is_said (cue) ? cuetext_dup_speaker (cue->text) : NULL;

    append_for_xml (speakers, speaker ? speaker : "");
    g_string_append_c (speakers, '\n');
  }
  return g_string_free (g_steal_pointer (&speakers), FALSE);
}

static void
check_words (const Format *format, const Transcript *before, const Transcript *after)
{
  gboolean has_voices = format->carries & FORMAT_CARRIES_SPEAKERS;
  g_autofree char *said = get_letters (before, FALSE);
  g_autofree char *read = get_letters (after, !has_voices);

  if (has_voices || !after->captions)
    g_assert_cmpstr (read, ==, said);
  else if (!has_colon (before))
    g_assert_true (is_contained (said, read));
  if (has_voices && after->captions) {
    g_autofree char *speakers = get_speakers (before), *heard = get_speakers (after);

    g_assert_cmpstr (heard, ==, speakers);
  }
}

/* Nothing that was read changes by being written and read again. */
static void
check_twice (const Format *format, const Transcript *once)
{
  g_autofree char *text = write_captions (format, once, NULL), *before = NULL, *after = NULL;
  g_autoptr (Transcript) twice = read_captions (format, text, strlen (text), NULL);

  if (once->captions->cues->len == 0)
    return;
  g_assert_nonnull (twice);
  before = describe_captions (once->captions);
  after = describe_captions (twice->captions);
  g_assert_cmpstr (after, ==, before);
}

/* Quoth JSON keeps every byte. */
static void
check_bytes (const Format *format, const char *text, const Transcript *again)
{
  g_autofree char *twice = write_captions (format, again, NULL);

  g_assert_cmpstr (twice, ==, text);
}

/* A page has words, not cues, and is written again as it was. */
static void
check_page (const Format *format, const Transcript *before, const Transcript *after)
{
  g_autofree char *said = get_said (before), *read = get_said (after);
  g_autofree char *text = write_captions (format, after, NULL), *twice = NULL;
  g_autoptr (Transcript) again = read_captions (format, text, strlen (text), NULL);

  g_assert_cmpstr (read, ==, said);
  twice = write_captions (format, again, NULL);
  g_assert_cmpstr (twice, ==, text);
}

/* Where nothing is said, there may be nothing to read. */
static void
check_writer (const Format *format, const Transcript *transcript)
{
  g_autofree char *text = write_captions (format, transcript, NULL);
  g_autofree char *said = get_letters (transcript, FALSE);
  g_autoptr (Transcript) again = NULL;

  if (g_getenv ("FUZZ_SHOW"))   /* of a finding: what was written, the last is the one */
    g_printerr ("--- %s\n%s", format->name, text);
  if (!format->read)
    return;
  again = read_captions (format, text, strlen (text), NULL);
  g_assert_true (again || !*said || g_str_equal (format->name, "text"));
  if (!again)
    return;
  if (g_str_equal (format->name, "quoth"))
    check_bytes (format, text, again);
  if (g_str_equal (format->name, "html")) {
    check_page (format, transcript, again);
    return;
  }
  if (again->words->len == 0 && !again->captions)
    tokens_make_words (again);
  if (g_str_equal (format->name, "text"))       /* has no grammar, but what people use to write */
    return;
  check_words (format, transcript, again);
  if (again->captions)
    check_twice (format, again);
}

/* SubStation Alpha is written in hundredths of a second; finer times are read, for other formats. */
static gboolean
has_finer_times (const Format *format, const CueList *list)
{
  if (g_str_equal (format->name, "ass"))
    for (guint i = 0; i < list->cues->len; i++) {
      const Cue *cue = cue_list_get (list, i);

      if (cue->start % (SECOND / 100) || cue->end % (SECOND / 100))
        return TRUE;
    }
  return FALSE;
}

/* The writers one after the other, from one on that depends on the bytes. */
static void
check_writers (const Transcript *transcript, guint32 first)
{
  const Format *writers[64];
  guint n = 0;

  for (gsize i = 0; formats[i]; i++)
    if (formats[i]->write)
      writers[n++] = formats[i];
  for (guint i = 0; i < MIN (n, FUZZ_WRITERS); i++)
    check_writer (writers[(first + i) % n], transcript);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const Format *format = format_for_name (FUZZ_FORMAT);
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (Transcript) transcript = NULL;
  guint32 hash = 5381;

  memcpy (text, data, size);
  text[size] = '\0';
  for (gsize i = 0; i < size; i++)
    hash = hash * 33 + data[i];
  text = encoding_to_utf8 (g_steal_pointer (&text), &size, "utf-8");
  transcript = read_captions (format, text, size, NULL);
  if (!transcript || !complete (transcript))
    return 0;
  if (format->carries & FORMAT_CARRIES_SPEAKERS && format->kind == FORMAT_CAPTIONS
      && !has_finer_times (format, transcript->captions))
    check_twice (format, transcript);
  check_writers (transcript, hash);
  return 0;
}
