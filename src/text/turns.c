#include "turns.h"

#include <string.h>

#include "cuetext.h"
#include "name-prefix.h"
#include "span.h"
#include "tokens.h"

#define LONG_PAUSE (2 * SECOND)         /* behind a sentence, it ends a paragraph */
#define LONG_PARAGRAPH (60 * SECOND)    /* after so much, any end of a sentence does */

/* Names before a text, in captions without a single voice, as Zoom writes them. */
typedef struct {
  GHashTable *names;            /* name -> the one cue that it stands on, or NULL: on more */
  gboolean goes_on;             /* a cue without a name is the last speaker's */
  const char *speaker;          /* the last one; NULL: nobody yet */
} Prefixes;

/* A run of text of one speaker with one start: of a cue, or from an inner timestamp on. */
typedef struct {
  GString *text;
  Nanoseconds start;
  char *speaker;
} Run;

static Run *
run_new (Nanoseconds start, const char *speaker)
{
  Run *run = g_new0 (Run, 1);

  run->text = g_string_new (NULL);
  run->start = start;
  run->speaker = g_strdup (speaker);
  return run;
}

static void
run_free (gpointer data)
{
  Run *run = data;

  g_string_free (run->text, TRUE);
  g_free (run->speaker);
  g_free (run);
}

static Run *
last_run (GPtrArray *runs)
{
  return g_ptr_array_index (runs, runs->len - 1);
}

/* Appends the runs of @node; @speaker is of the voice around it. */
static void
gather_runs (const CuetextNode *node, const char *speaker, GPtrArray *runs)
{
  const char *inside = speaker;

  switch (node->kind) {
    case CUETEXT_TEXT:
      g_string_append (last_run (runs)->text, node->value);
      return;
    case CUETEXT_TIMESTAMP:
      g_ptr_array_add (runs, run_new (node->time, speaker));
      return;
    case CUETEXT_RUBY_TEXT:
      return;
    case CUETEXT_VOICE:
      inside = *node->value ? node->value : NULL;
      g_ptr_array_add (runs, run_new (last_run (runs)->start, inside));
      break;
    default:
      break;
  }
  for (guint i = 0; i < node->children->len; i++)
    gather_runs (g_ptr_array_index (node->children, i), inside, runs);
  if (node->kind == CUETEXT_VOICE)
    g_ptr_array_add (runs, run_new (last_run (runs)->start, speaker));
}

static gboolean
ends_sentence (const char *text)
{
  gsize length = strlen (text);

  while (length && strchr (" \n\"')]", text[length - 1]))
    length--;
  return length && strchr (".?!", text[length - 1]);
}

/* Whether what starts at @start goes on in the last paragraph. */
static gboolean
goes_on (const Transcript *transcript, int speaker, Nanoseconds start)
{
  const Paragraph *paragraph;
  const Word *word;

  if (!transcript->words->len)
    return FALSE;
  paragraph = transcript_get_paragraph (transcript, transcript->paragraphs->len - 1);
  word = transcript_get_word (transcript, transcript->words->len - 1);
  if (paragraph->speaker != speaker || start < word->start)
    return FALSE;
  return !ends_sentence (word->text)
      || (start < word->end + LONG_PAUSE && start < paragraph->stamp + LONG_PARAGRAPH);
}

void
turns_append (Transcript *transcript, int speaker, const char *text, Nanoseconds start,
    Nanoseconds end)
{
  guint first = transcript->words->len;

  if (!tokens_are_spoken (text, strlen (text)))
    return;
  if (!goes_on (transcript, speaker, start))
    transcript_add_paragraph (transcript, speaker, start, "");
  tokens_append (transcript, text);
  span_share (transcript, first, transcript->words->len, start, MAX (start, end));
}

/* Whose line @text is; NULL: it begins with no name that stands on two cues. */
static const char *
find_prefix (const Prefixes *prefixes, const char *text)
{
  g_autofree char *name = g_strndup (text, name_prefix_length (text));
  gpointer key, cue;

  return *name && g_hash_table_lookup_extended (prefixes->names, name, &key, &cue) && !cue
      ? key : NULL;
}

/* Parts @run, the first of a cue, where a line begins with a name. */
static void
take_prefixes (Prefixes *prefixes, const Run *run, GPtrArray *runs)
{
  g_auto (GStrv) lines = g_strsplit (run->text->str, "\n", -1);
  const char *speaker = prefixes->goes_on ? prefixes->speaker : NULL;

  for (guint i = 0; lines[i]; i++) {
    const char *name = find_prefix (prefixes, lines[i]);
    Run *last;

    if (name)
      prefixes->speaker = speaker = name;
    if (name || !i)
      g_ptr_array_add (runs, run_new (run->start, speaker));
    last = last_run (runs);
    g_string_append (last->text, lines[i] + (name ? strlen (name) + 1 : 0));
    g_string_append_c (last->text, '\n');
  }
}

static Run *
get_run (GPtrArray *runs, guint index)
{
  return g_ptr_array_index (runs, index);
}

/* Runs [@first, @end) begin at one time, as voices in one cue do: their words come one after the
 * other until @stop. */
static void
add_runs (Transcript *transcript, GPtrArray *runs, guint first, guint end, Nanoseconds stop)
{
  Nanoseconds start = get_run (runs, first)->start;
  guint from = transcript->words->len;

  for (guint i = first; i < end; i++) {
    const Run *run = get_run (runs, i);

    turns_append (transcript,
        run->speaker ? transcript_add_speaker (transcript, run->speaker) : SPEAKER_NONE,
        run->text->str, start, stop);
  }
  span_share (transcript, from, transcript->words->len, start, MAX (start, stop));
  for (guint i = from + 1; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (word->paragraph != word[-1].paragraph)
      transcript_get_paragraph (transcript, word->paragraph)->stamp = word->start;
  }
}

/* (element-type Run) (transfer full) */
static GPtrArray *
get_runs (const Cue *cue)
{
  g_autoptr (CuetextNode) root = cuetext_parse (cue->text);
  GPtrArray *runs = g_ptr_array_new_with_free_func (run_free);

  g_ptr_array_add (runs, run_new (cue->start, NULL));
  gather_runs (root, NULL, runs);
  return runs;
}

static GPtrArray *
part_runs (Prefixes *prefixes, GPtrArray *runs)
{
  GPtrArray *parted = g_ptr_array_new_with_free_func (run_free);

  for (guint i = 0; i < runs->len; i++)
    take_prefixes (prefixes, get_run (runs, i), parted);
  g_ptr_array_unref (runs);
  return parted;
}

static void
add_cue (Transcript *transcript, Prefixes *prefixes, const Cue *cue)
{
  g_autoptr (GPtrArray) runs = get_runs (cue);

  if (g_hash_table_size (prefixes->names))
    runs = part_runs (prefixes, g_steal_pointer (&runs));
  for (guint first = 0, end; first < runs->len; first = end) {
    for (end = first + 1; end < runs->len; end++)
      if (get_run (runs, end)->start != get_run (runs, first)->start)
        break;
    add_runs (transcript, runs, first, end,
        end < runs->len ? get_run (runs, end)->start : cue->end);
  }
}

/* A paragraph's text is its words, as they stand. */
void
turns_join (Transcript *transcript)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < transcript->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);

    if (text->len && !word->is_glued)
      g_string_append_c (text, ' ');
    g_string_append (text, word->text);
    if (i + 1 < transcript->words->len && word[1].paragraph == word->paragraph)
      continue;
    transcript_get_paragraph (transcript, word->paragraph)->text
        = transcript_keep (transcript, text->str, (gssize) text->len);
    g_string_truncate (text, 0);
  }
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const Cue *first = *(Cue *const *) a, *second = *(Cue *const *) b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
note_prefixes (Prefixes *prefixes, const Cue *cue)
{
  for (const char *line = cue->text; line; line = strchr (line, '\n')) {
    gpointer other;
    g_autofree char *name = NULL;

    line += *line == '\n';
    name = g_strndup (line, name_prefix_length (line));
    if (!*name)
      continue;
    if (g_hash_table_lookup_extended (prefixes->names, name, NULL, &other) && other != cue)
      g_hash_table_insert (prefixes->names, g_steal_pointer (&name), NULL);
    else
      g_hash_table_insert (prefixes->names, g_steal_pointer (&name), (gpointer) cue);
  }
}

/* Of captions with a voice in them, none. */
static void
find_prefixes (Prefixes *prefixes, const GPtrArray *cues)
{
  for (guint i = 0; i < cues->len; i++)
    if (strstr (((const Cue *) g_ptr_array_index (cues, i))->text, "<v"))
      return;
  for (guint i = 0; i < cues->len; i++)
    note_prefixes (prefixes, g_ptr_array_index (cues, i));
  prefixes->goes_on = cues->len
      && find_prefix (prefixes, ((const Cue *) g_ptr_array_index (cues, 0))->text);
}

void
turns_from_captions (Transcript *transcript)
{
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Prefixes prefixes = { .names = names };

  for (guint i = 0; i < transcript->captions->cues->len; i++)
    g_ptr_array_add (cues, cue_list_get (transcript->captions, i));
  g_ptr_array_sort (cues, compare_starts);
  find_prefixes (&prefixes, cues);
  for (guint i = 0; i < cues->len; i++)
    add_cue (transcript, &prefixes, g_ptr_array_index (cues, i));
  turns_join (transcript);
  transcript->timing = TIMING_SOURCE;
}
