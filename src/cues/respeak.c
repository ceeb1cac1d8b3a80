#include "respeak.h"

#include <string.h>

#include "cuetext.h"

typedef struct {
  guint n_cues;                 /* on which the speaker speaks */
  guint n_marked;               /* of these, on which a change of speaker marks it */
  guint last_cue, last_marked;  /* from 1 */
  gboolean is_repeated;         /* named again where nobody else spoke in between */
} Speaker;

typedef struct {
  SpeakerStyle style;
  GHashTable *speakers;         /* name -> Speaker */
  char *speaking;               /* the last who spoke; NULL: nobody */
  guint cue;                    /* from 1 */
  gboolean is_counting;         /* the first time over the cues, nothing is changed */
  gboolean is_shared;           /* the cue has several voices */
} Respeaker;

static void
respeaker_clear (Respeaker *respeaker)
{
  g_hash_table_unref (respeaker->speakers);
  g_free (respeaker->speaking);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Respeaker, respeaker_clear)

static Speaker *
get_speaker (Respeaker *respeaker, const char *name)
{
  Speaker *speaker = g_hash_table_lookup (respeaker->speakers, name);

  if (!speaker) {
    speaker = g_new0 (Speaker, 1);
    g_hash_table_insert (respeaker->speakers, g_strdup (name), speaker);
  }
  return speaker;
}

static void
count (Respeaker *respeaker, Speaker *speaker, gboolean turns)
{
  speaker->n_cues += speaker->last_cue != respeaker->cue;
  speaker->last_cue = respeaker->cue;
  if (turns) {
    speaker->n_marked += speaker->last_marked != respeaker->cue;
    speaker->last_marked = respeaker->cue;
  }
}

/* A reader of SubRip takes "Name: " for a speaker where it stands on two cues: who has but one turn
 * is named again on the next cue of it. */
static gboolean
is_named_again (Respeaker *respeaker, Speaker *speaker)
{
  if (speaker->n_cues < 2 || speaker->n_marked != 1 || speaker->is_repeated
      || speaker->last_marked == respeaker->cue)
    return FALSE;
  speaker->is_repeated = TRUE;
  return TRUE;
}

/* The first text inside @node, or NULL. */
static CuetextNode *
find_text (CuetextNode *node)
{
  if (node->kind == CUETEXT_TEXT)
    return node;
  for (guint i = 0; node->children && i < node->children->len; i++) {
    CuetextNode *text = find_text (g_ptr_array_index (node->children, i));

    if (text)
      return text;
  }
  return NULL;
}

static const char *
skip_dash (const char *text)
{
  static const char *const dashes[] = { "- ", "– ", "— " };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (text, dashes[i]))
      return text + strlen (dashes[i]);
  return text;
}

/* Puts @name before @text, in place of a dash that says the same. */
static void
mark (const Respeaker *respeaker, CuetextNode *text, const char *name)
{
  g_autofree char *old = g_steal_pointer (&text->value);

  if (respeaker->style == SPEAKERS_DASH)
    text->value = g_strconcat ("- ", skip_dash (old), NULL);
  else
    text->value = g_strconcat (name, ": ", skip_dash (old), NULL);
}

static void
change_voice (Respeaker *respeaker, CuetextNode *voice)
{
  Speaker *speaker = get_speaker (respeaker, voice->value);
  gboolean turns = g_strcmp0 (respeaker->speaking, voice->value) != 0;
  gboolean is_first = !respeaker->speaking;
  CuetextNode *text = find_text (voice);

  g_free (respeaker->speaking);
  respeaker->speaking = g_strdup (voice->value);
  if (respeaker->is_counting) {
    count (respeaker, speaker, turns);
    return;
  }
  voice->kind = CUETEXT_ROOT;
  if (!text || respeaker->style == SPEAKERS_NONE)
    return;
  if (respeaker->style == SPEAKERS_DASH ? respeaker->is_shared || (turns && !is_first)
      : turns || is_named_again (respeaker, speaker))
    mark (respeaker, text, voice->value);
}

static void
change_node (Respeaker *respeaker, CuetextNode *node)
{
  if (node->kind == CUETEXT_VOICE && *node->value)
    change_voice (respeaker, node);
  for (guint i = 0; node->children && i < node->children->len; i++)
    change_node (respeaker, g_ptr_array_index (node->children, i));
}

static guint
count_voices (const CuetextNode *node)
{
  guint n = node->kind == CUETEXT_VOICE && *node->value;

  for (guint i = 0; node->children && i < node->children->len; i++)
    n += count_voices (g_ptr_array_index (node->children, i));
  return n;
}

static char *
change_text (Respeaker *respeaker, const char *text)
{
  g_autoptr (CuetextNode) node = cuetext_parse (text);

  respeaker->is_shared = count_voices (node) > 1;
  change_node (respeaker, node);
  return cuetext_to_text (node);
}

static void
count_speakers (Respeaker *respeaker, const CueList *cues)
{
  respeaker->is_counting = TRUE;
  for (guint i = 0; i < cues->cues->len; i++) {
    respeaker->cue = i + 1;
    g_free (change_text (respeaker, cue_list_get (cues, i)->text));
  }
  respeaker->is_counting = FALSE;
  g_clear_pointer (&respeaker->speaking, g_free);
}

static const char *
keep (CueList *list, const char *text)
{
  return text ? g_string_chunk_insert (list->strings, text) : NULL;
}

static void
change_cue (Respeaker *respeaker, const Cue *cue, CueList *changed)
{
  g_autofree char *text = respeaker->style == SPEAKERS_VOICE ? g_strdup (cue->text)
      : change_text (respeaker, cue->text);
  Cue copy = *cue;

  copy.id = keep (changed, cue->id);
  copy.settings = keep (changed, cue->settings);
  copy.unknown = keep (changed, cue->unknown);
  copy.text = keep (changed, text);
  cue_list_append (changed, &copy);
}

static void
copy_strings (CueList *list, GPtrArray *copies, const GPtrArray *strings)
{
  for (guint i = 0; i < strings->len; i++)
    g_ptr_array_add (copies, (char *) keep (list, g_ptr_array_index (strings, i)));
}

CueList *
respeak_cues (const CueList *cues, SpeakerStyle style)
{
  g_auto (Respeaker) respeaker = {
    .style = style,
    .speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  CueList *changed = cue_list_new ();

  copy_strings (changed, changed->regions, cues->regions);
  copy_strings (changed, changed->styles, cues->styles);
  if (style == SPEAKERS_PREFIX)
    count_speakers (&respeaker, cues);
  for (guint i = 0; i < cues->cues->len; i++) {
    respeaker.cue = i + 1;
    change_cue (&respeaker, cue_list_get (cues, i), changed);
  }
  return changed;
}
