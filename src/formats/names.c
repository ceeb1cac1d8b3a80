#include "names.h"

#include <string.h>

#include "name-prefix.h"
#include "srtmarkup.h"

#define BLANKS " \t"

typedef struct {
  CueList *list;
  const char *source_end;
  GHashTable *places;           /* "NAME:" in a text -> last cue << 1 | on two cues or more */
  GHashTable *names;            /* "NAME:" of those on two cues or more, in @list's strings */
  GString *scratch;
  gboolean joins;               /* spans that a name parts */
  gboolean goes_on;             /* the last speaker goes on in cues without a name */
  const char *speaker;          /* "NAME:"; NULL: nobody yet */
} Voices;

/* Keys end with ':', which no name has in it, so that they can be pieces of a text. */
static guint
hash_name (gconstpointer key)
{
  guint hash = 5381;

  for (const char *at = key; *at != ':'; at++)
    hash = hash * 33 + (guchar) *at;
  return hash;
}

static gboolean
equal_names (gconstpointer a, gconstpointer b)
{
  gsize length = strcspn (a, ":");

  return !strncmp (a, b, length + 1);
}

static const char *
get_next_line (const char *line)
{
  const char *stop = strchr (line, '\n');

  return stop ? stop + 1 : NULL;
}

static void
note_name (Voices *voices, const char *name, guint cue)
{
  gpointer value;
  gsize place = (gsize) cue << 1;

  if (g_hash_table_lookup_extended (voices->places, name, NULL, &value)) {
    place = GPOINTER_TO_SIZE (value);
    if (place >> 1 != cue)
      place |= 1;
  }
  g_hash_table_insert (voices->places, (gpointer) name, GSIZE_TO_POINTER (place));
}

static void
note_names (Voices *voices)
{
  for (guint i = 0; i < voices->list->cues->len; i++) {
    const char *line = cue_list_get (voices->list, i)->text;

    for (; line && *line; line = get_next_line (line))
      if (name_prefix_length (line))
        note_name (voices, line, i);
  }
}

/* Those of the places that are names indeed. Their texts are about to change. */
static void
keep_names (Voices *voices)
{
  GHashTableIter places;
  gpointer name, value;

  g_hash_table_iter_init (&places, voices->places);
  while (g_hash_table_iter_next (&places, &name, &value))
    if (GPOINTER_TO_SIZE (value) & 1)
      g_hash_table_add (voices->names, g_string_chunk_insert_len (voices->list->strings, name,
          strcspn (name, ":") + 1));
}

/* The speaker named at the start of @line, or NULL. */
static const char *
find_speaker (const Voices *voices, const char *line)
{
  return name_prefix_length (line) ? g_hash_table_lookup (voices->names, line) : NULL;
}

/* What follows "NAME: ". */
static const char *
skip_name (const char *line)
{
  line += strcspn (line, ":") + 1;
  return line + strspn (line, BLANKS);
}

/* "NAME: text" becomes "<v NAME>text", which is NAMES_ROOM longer at most. */
static gboolean
rename_in_place (const Voices *voices, Cue *cue, gsize name_length)
{
  char *text = (char *) cue->text, *rest = (char *) skip_name (text);

  if (text < voices->list->source || text > voices->source_end)
    return FALSE;
  rest[-1] = '>';
  memmove (rest - 1 - name_length, text, name_length);
  cue->text = memcpy (rest - 1 - name_length - 3, "<v ", 3);
  return TRUE;
}

static void
append_voice (GString *out, const char *speaker)
{
  g_string_append (out, "<v ");
  g_string_append_len (out, speaker, strcspn (speaker, ":"));
  g_string_append_c (out, '>');
}

/* The tags that are open at some place of a text. */
typedef struct {
  const char *tags[SRT_MARKUP_MAX_DEPTH];       /* '>' ends them */
  guint n;
} OpenTags;

static void
append_ends (GString *out, const OpenTags *open)
{
  for (guint i = open->n; i > 0; i--) {
    const char *name = open->tags[i - 1] + 1;

    g_string_append (out, "</");
    g_string_append_len (out, name, strcspn (name, ". >"));
    g_string_append_c (out, '>');
  }
}

static void
append_starts (GString *out, const OpenTags *open)
{
  for (guint i = 0; i < open->n; i++)
    g_string_append_len (out, open->tags[i], strcspn (open->tags[i], ">") + 1);
}

static void
append_line (GString *out, const char *line, OpenTags *open)
{
  gsize length = strcspn (line, "\n");
  const char *end = line + length, *tag = line;

  g_string_append_len (out, line, length);
  for (; (tag = memchr (tag, '<', end - tag)); tag++)
    if (tag[1] != '/')
      open->tags[open->n++] = tag;
    else
      open->n--;
}

/* Where the name between two spans of the same look is dropped they are one. Returns what of @line is
 * not said by this. */
static const char *
join_spans (GString *out, const char *line, OpenTags *open)
{
  while (line[0] == '<' && open->n < SRT_MARKUP_MAX_DEPTH && open->tags[open->n]) {
    const char *tag = open->tags[open->n];
    gsize length = strcspn (tag, ">") + 1, name = strcspn (tag + 1, ". >");
    gsize end_tag = strlen ("</>") + name, tail = end_tag + strlen ("\n");

    if (strncmp (line, tag, length) || out->len < tail
        || strncmp (out->str + out->len - tail, "</", 2)
        || strncmp (out->str + out->len - tail + 2, tag + 1, name))
      break;
    g_string_erase (out, (gssize) (out->len - tail), (gssize) end_tag);
    open->n++;
    line += length;
  }
  if (g_str_has_suffix (out->str, "\n\n"))     /* of a line that was nothing but end tags */
    g_string_truncate (out, out->len - 1);
  return line;
}

/* One voice for each of the cue's speakers. Tags end with a voice, and begin again with the next. */
static void
copy_with_voices (Voices *voices, Cue *cue)
{
  GString *out = voices->scratch;
  OpenTags open = { .n = 0 };
  guint n_voices = 0;

  g_string_truncate (out, 0);
  for (const char *line = cue->text; line; line = get_next_line (line)) {
    const char *speaker = find_speaker (voices, line), *said = speaker ? skip_name (line) : line;
    gboolean begins = speaker && !(n_voices && speaker == voices->speaker);
    gboolean goes_on = line == cue->text && !speaker && voices->goes_on && voices->speaker;

    if (begins)
      append_ends (out, &open);
    if (begins && n_voices)
      g_string_append (out, "</v>");
    if (line > cue->text)
      g_string_append_c (out, '\n');
    if (speaker)
      voices->speaker = speaker;
    if (begins || goes_on) {
      append_voice (out, voices->speaker);
      n_voices++;
    }
    if (begins)
      append_starts (out, &open);
    else if (speaker && voices->joins)
      said = join_spans (out, said, &open);
    append_line (out, said, &open);
  }
  if (n_voices > 1)
    g_string_append (out, "</v>");
  cue->text = g_string_chunk_insert_len (voices->list->strings, out->str, out->len);
}

static gboolean
has_speaker_inside (const Voices *voices, const char *text)
{
  while ((text = get_next_line (text)))
    if (find_speaker (voices, text))
      return TRUE;
  return FALSE;
}

/* Blanks, line breaks and what nobody sees: control characters. */
static gboolean
is_blank (const char *text)
{
  while (*text && (guchar) *text <= ' ')
    text++;
  return !*text;
}

static void
name_voices (Voices *voices, Cue *cue)
{
  const char *speaker = find_speaker (voices, cue->text);

  if (is_blank (cue->text) || (!speaker && !(voices->goes_on && voices->speaker)
        && !has_speaker_inside (voices, cue->text)))
    return;
  if (speaker && !has_speaker_inside (voices, cue->text)
      && rename_in_place (voices, cue, strcspn (speaker, ":")))
    voices->speaker = speaker;
  else
    copy_with_voices (voices, cue);
}

void
names_to_voices (CueList *list, const char *source_end, gboolean joins)
{
  g_autoptr (GHashTable) places = g_hash_table_new (hash_name, equal_names);
  g_autoptr (GHashTable) names = g_hash_table_new (hash_name, equal_names);
  g_autoptr (GString) scratch = g_string_new (NULL);
  Voices voices = {
    .list = list, .source_end = source_end, .places = places, .names = names,
    .scratch = scratch, .joins = joins,
  };

  note_names (&voices);
  keep_names (&voices);
  if (g_hash_table_size (names) == 0)
    return;
  voices.goes_on = find_speaker (&voices, cue_list_get (list, 0)->text) != NULL;
  for (guint i = 0; i < list->cues->len; i++)
    name_voices (&voices, cue_list_get (list, i));
}
