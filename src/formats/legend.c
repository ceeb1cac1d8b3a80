#include "legend.h"

#include <string.h>

#include "speakers.h"

#define MAX_LETTERS 16          /* bytes of what stands for a name */
#define MAX_LINE 500            /* bytes of a line that tells it */
#define MAX_WORDS 6             /* of a name */

typedef struct {
  const Document *document;
  GArray *pieces;
  GHashTable *labels;           /* set of those that are short */
  GHashTable *names;            /* of those that are told */
} Legend;

static char *
dup_label (const Legend *legend, const Piece *piece)
{
  return g_strndup (document_get_line (legend->document, piece->line)->text + piece->name_start,
      piece->name_end - piece->name_start);
}

static void
find_labels (Legend *legend)
{
  for (guint i = 0; i < legend->pieces->len; i++) {
    const Piece *piece = &g_array_index (legend->pieces, Piece, i);

    if (piece->label != LABEL_NONE && piece->name_end - piece->name_start <= MAX_LETTERS)
      g_hash_table_add (legend->labels, dup_label (legend, piece));
  }
}

/* Whether @text is a name and nothing else. */
static gboolean
is_whole_name (const char *text)
{
  guint n_spaces = 0;

  for (const char *c = text; *c; c++)
    n_spaces += *c == ' ';
  return n_spaces > 0 && n_spaces < MAX_WORDS && !strpbrk (text, ".?!,:;")
      && speakers_is_name (text, strlen (text));
}

/* "JD: Jane Doe" */
static gboolean
read_label (Legend *legend, Piece *piece)
{
  const Line *line = document_get_line (legend->document, piece->line);
  g_autofree char *name = g_strndup (line->text + piece->start, piece->end - piece->start);
  gsize length = piece->name_end - piece->name_start;

  if (piece->shape != STAMP_NONE || !is_whole_name (name)
      || !speakers_are_initials (line->text + piece->name_start, length, name))
    return FALSE;
  g_hash_table_replace (legend->names, dup_label (legend, piece), g_steal_pointer (&name));
  piece->label = LABEL_NONE;
  piece->start = piece->whole;
  return TRUE;
}

/* "JD = Jane Doe" */
static void
read_equation (Legend *legend, const Line *line)
{
  g_auto (GStrv) sides = g_strsplit (line->text, "=", 3);

  if (g_strv_length (sides) != 2)
    return;
  g_strstrip (sides[0]);
  g_strstrip (sides[1]);
  if (g_hash_table_contains (legend->labels, sides[0]) && is_whole_name (sides[1]))
    g_hash_table_replace (legend->names, g_strdup (sides[0]), g_strdup (sides[1]));
}

/* "Jane Doe (JD)": as many words stand before the bracket as @letters has, or two. */
static void
read_bracket (Legend *legend, const char *text, const char *open, const char *letters)
{
  const char *start = open;

  for (guint n_words = 1; n_words <= MAX_WORDS && start > text; n_words++) {
    g_autofree char *name = NULL;

    while (start > text && start[-1] == ' ')
      start--;
    while (start > text && start[-1] != ' ')
      start--;
    name = g_strchomp (g_strndup (start, (gsize) (open - start)));
    if (!speakers_are_initials (letters, strlen (letters), name) || !is_whole_name (name))
      continue;
    g_hash_table_replace (legend->names, g_strdup (letters), g_steal_pointer (&name));
    return;
  }
}

static void
read_brackets (Legend *legend, const Line *line)
{
  const char *open = line->text, *close;

  while ((open = strchr (open, '(')) && (close = strchr (open, ')'))) {
    g_autofree char *letters = g_strndup (open + 1, (gsize) (close - open - 1));

    if (g_hash_table_contains (legend->labels, letters))
      read_bracket (legend, line->text, open, letters);
    open = close;
  }
}

GHashTable *
legend_find (const Document *document, GArray *pieces)
{
  Legend legend = { document, pieces,
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };

  find_labels (&legend);
  for (guint i = 0; i < pieces->len && g_hash_table_size (legend.labels) > 0; i++) {
    Piece *piece = &g_array_index (pieces, Piece, i);
    const Line *line = document_get_line (document, piece->line);

    if (piece->label != LABEL_NONE && !read_label (&legend, piece) && piece->n_same > 1)
      break;
    if (line->length > MAX_LINE)
      continue;
    read_equation (&legend, line);
    read_brackets (&legend, line);
  }
  g_hash_table_unref (legend.labels);
  return legend.names;
}
