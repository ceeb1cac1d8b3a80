#include "reading.h"

#include "aloud.h"
#include "frontend.h"
#include "voice.h"

/* Half of what the window sees more than a frame moves on: a sound begins in the frame whose middle
 * it reaches. */
#define LEAD ((FRONTEND_WINDOW - FRONTEND_HOP) / 2)

void
reading_free (Reading *reading)
{
  g_array_unref (reading->cepstra);
  g_array_unref (reading->phones);
  g_array_unref (reading->paragraphs);
  g_free (reading);
}

static guint
to_frame (gsize sample, guint n_frames)
{
  gsize frame = sample > LEAD ? (sample - LEAD) / FRONTEND_HOP : 0;

  return (guint) MIN (frame, n_frames - 1);
}

static void
add_speech (Reading *reading, const VoiceSpeech *speech, guint first_word)
{
  guint n_frames = (guint) frontend_count_frames (speech->samples->len), before = reading->n_frames;

  if (!n_frames)
    return;
  g_array_append_val (reading->paragraphs, before);
  g_array_set_size (reading->cepstra, (before + n_frames) * FRONTEND_CEPSTRA);
  frontend_measure ((const gint16 *) speech->samples->data, speech->samples->len,
      (float *) reading->cepstra->data + (gsize) before * FRONTEND_CEPSTRA);
  for (guint i = 0; i < speech->phones->len; i++) {
    const VoicePhone *said = &g_array_index (speech->phones, VoicePhone, i);
    const ReadingPhone phone = { said->kind, first_word + said->word,
      before + to_frame (said->start, n_frames) };

    g_array_append_val (reading->phones, phone);
  }
  reading->n_frames += n_frames;
}

static void
read_paragraph (Reading *reading, const char *const *words, guint first, guint end, guint voice)
{
  g_auto (VoiceSpeech) speech = { 0 };

  voice_speech_init (&speech);
  voice_vary (voice);
  voice_say (words + first, end - first, &speech);
  add_speech (reading, &speech, first);
}

static Reading *
reading_new (void)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->cepstra = g_array_new (FALSE, FALSE, sizeof (float));
  reading->phones = g_array_new (FALSE, FALSE, sizeof (ReadingPhone));
  reading->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint));
  return reading;
}

Reading *
reading_turn_round (const Reading *reading, guint n_words, guint part, guint n_parts)
{
  Reading *turned = reading_new ();
  const guint n = reading->phones->len, first = n * part / n_parts;

  for (guint i = 0; i < n; i++) {
    ReadingPhone phone = g_array_index (reading->phones, ReadingPhone, (first + n - 1 - i) % n);

    phone.word = part ? (guint) ((guint64) i * n_words / n) : n_words - 1 - phone.word;
    g_array_append_val (turned->phones, phone);
  }
  return turned;
}

Reading *
reading_of_transcript (const Transcript *transcript, guint turn)
{
  Reading *reading = reading_new ();
  guint n_words = transcript->words->len;
  g_auto (GStrv) words = aloud_words (transcript);

  for (guint first = 0, end; first < n_words; first = end) {
    guint paragraph = transcript_get_word (transcript, first)->paragraph;

    for (end = first + 1; end < n_words; end++)
      if (transcript_get_word (transcript, end)->paragraph != paragraph)
        break;
    read_paragraph (reading, (const char *const *) words, first, end, turn + paragraph);
  }
  return reading;
}
