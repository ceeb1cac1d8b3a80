#include "voices.h"

#include <string.h>

#include "cuetext.h"

static void
voice_clear (gpointer data)
{
  Voice *voice = data;

  g_free (voice->speaker);
  g_free (voice->text);
}

static gboolean
is_blank (const char *text)
{
  return !text[strspn (text, " \t\n")];
}

typedef struct {
  GArray *voices;
  GString *text;                /* of the voice that is gathered */
  const char *speaker;          /* of it */
  gboolean is_blank;            /* nothing but white space in it */
} Gathering;

static void
finish_voice (Gathering *gathering)
{
  Voice voice = { .speaker = g_strdup (gathering->speaker) };

  voice.text = g_strstrip (g_strdup (gathering->text->str));
  g_array_append_val (gathering->voices, voice);
  g_string_truncate (gathering->text, 0);
  gathering->is_blank = TRUE;
}

/* The line break between two voices is nobody's. */
static void
add_text (Gathering *gathering, const char *speaker, const char *text)
{
  if (!is_blank (text)) {
    if (!gathering->is_blank && g_strcmp0 (gathering->speaker, speaker))
      finish_voice (gathering);
    gathering->speaker = speaker;
    gathering->is_blank = FALSE;
  }
  g_string_append (gathering->text, text);
}

static void
gather (Gathering *gathering, const CuetextNode *node, const char *speaker)
{
  if (node->kind == CUETEXT_TEXT)
    add_text (gathering, speaker, node->value);
  if (node->kind == CUETEXT_VOICE && *node->value)
    speaker = node->value;
  for (guint i = 0; node->kind != CUETEXT_RUBY_TEXT && node->children && i < node->children->len;
      i++)
    gather (gathering, g_ptr_array_index (node->children, i), speaker);
}

static void
share_time (GArray *voices, const Cue *cue)
{
  Nanoseconds span = cue->end > cue->start ? cue->end - cue->start : 0;
  gsize length = 0, passed = 0;

  for (guint i = 0; i < voices->len; i++)
    length += strlen (g_array_index (voices, Voice, i).text) + 1;
  for (guint i = 0; i < voices->len; i++) {
    Voice *voice = &g_array_index (voices, Voice, i);

    voice->start = cue->start + (Nanoseconds) ((double) passed / length * span);
    passed += strlen (voice->text) + 1;
    voice->end = passed == length ? cue->end
        : cue->start + (Nanoseconds) ((double) passed / length * span);
  }
}

GArray *
voices_of_cue (const Cue *cue)
{
  g_autoptr (CuetextNode) root = cuetext_parse (cue->text);
  g_autoptr (GString) text = g_string_new (NULL);
  Gathering gathering = { g_array_new (FALSE, FALSE, sizeof (Voice)), text, NULL, TRUE };

  g_array_set_clear_func (gathering.voices, voice_clear);
  gather (&gathering, root, NULL);
  finish_voice (&gathering);
  share_time (gathering.voices, cue);
  return gathering.voices;
}
