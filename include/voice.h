/* espeak-ng's voices: text to sound, each phone of it known to the sample. */
#pragma once

#include <gio/gio.h>

#define VOICE_RATE 16000        /* samples a second */
#define VOICE_PAUSE 0           /* the phone that makes no sound */

typedef struct {
  guint16 kind;                 /* the same sound has the same kind, in one voice; VOICE_PAUSE */
  guint word;                   /* of those said; a pause's is the word before */
  gsize start;                  /* sample; it ends where the next begins */
} VoicePhone;

typedef struct {
  GArray *samples;              /* (element-type gint16) */
  GArray *phones;               /* in time (element-type VoicePhone) */
} VoiceSpeech;

/* @language is a BCP 47 tag. There is one voice in a process, and one thread that uses it. FALSE
 * with G_IO_ERROR_NOT_SUPPORTED: espeak-ng does not speak it. */
gboolean voice_select (const char *language, GError **error);

/* Goes on as another person, one of a few in @turn; the same kinds of phones. */
void voice_vary (guint turn);

/* Says @words, @n_words texts, as one sentence or more. */
void voice_say (const char *const *words, guint n_words, VoiceSpeech *speech);

void voice_speech_init (VoiceSpeech *speech);
void voice_speech_clear (VoiceSpeech *speech);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VoiceSpeech, voice_speech_clear)
