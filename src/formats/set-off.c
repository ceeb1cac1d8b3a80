#include "set-off.h"

#include <string.h>

#include "speakers.h"

#define MAX_NAME 60             /* bytes */
#define MIN_NAMES 2             /* that come again; one is enough in all lines */

static const struct {
  const char *open, *close;     /* "": the name begins the line */
  gboolean is_said;             /* the mark belongs to what is said */
} marks[] = {
  { "[", "]" }, { "(", ")" }, { "【", "】" }, { "（", "）" }, { "〔", "〕" }, { "<", ">" },
  { "", "「", TRUE }, { "", "　" }, { "", " – " }, { "", " — " }, { "", " - " },
  { "", NULL },                 /* a bare stamp: "Jane Doe 0:02 text" */
};

/* What is heard and stands in brackets, in the languages of many transcripts. Folded. */
static const char *const sounds[] = {
  "applaus", "applause", "applaudissements", "aplausos", "beep", "bell", "break", "cheering",
  "chuckles", "clears throat", "coughs", "crosstalk", "gelach", "gelächter", "inaudible", "lachen",
  "laughing", "laughs", "laughter", "music", "musica", "musik", "musique", "muziek", "música",
  "noise", "pause", "pausa", "playing", "risas", "risate", "rires", "risos", "sighs", "silence",
  "singing", "song", "sound", "sounds", "theme", "unintelligible", "笑", "笑声", "音乐", "音楽", "掌声",
  "拍手",
};

gboolean
set_off_is_sound (const char *name, gsize length)
{
  g_autofree char *lower = g_utf8_strdown (name, (gssize) length);
  const char *last = strrchr (lower, ' ');

  for (gsize i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (g_str_equal (lower, sounds[i]) || (last && g_str_equal (last + 1, sounds[i])))
      return TRUE;
  return FALSE;
}

/* A name in a line, and what is said behind it: bytes of the line. */
typedef struct {
  gsize start, end, said;
  Nanoseconds stamp;            /* of STAMP_BARE between them; NANOSECONDS_NONE: none */
} Found;

/* "[Speaker:0]" */
static gboolean
has_colon (const char *name, gsize length)
{
  const char *colon = memchr (name, ':', length);

  return colon && !g_ascii_isdigit (colon[1]);
}

/* The first bare stamp behind a space, and in @end what follows it; NULL: none is near. */
static const char *
find_stamp (const char *name, const char **end, Nanoseconds *stamp)
{
  for (const char *at = strchr (name, ' '); at && at - name <= MAX_NAME; at = strchr (at + 1, ' ')) {
    *end = at + 1;
    if (g_ascii_isdigit (at[1]) && printed_stamp_read (end, stamp) == STAMP_BARE)
      return at;
  }
  return NULL;
}

/* "Host – Jane Doe: text", "Jane Doe – 0:02" */
static gboolean
has_other_label (const Line *line, const Piece *piece)
{
  gboolean has_colon = piece->label == LABEL_COLON || piece->label == LABEL_BOLD_COLON;

  return piece->label == LABEL_STAMPED || (has_colon && speakers_is_name (
        line->text + piece->name_start, piece->name_end - piece->name_start));
}

static gboolean
find_name (const Line *line, const Piece *piece, gsize mark, Found *found)
{
  const char *text = line->text + piece->whole, *name = text + strlen (marks[mark].open);
  const char *close, *end;

  found->stamp = NANOSECONDS_NONE;
  if (piece->is_inline || line->heading > 0 || !g_str_has_prefix (text, marks[mark].open)
      || (!marks[mark].close && piece->shape != STAMP_NONE))
    return FALSE;
  close = marks[mark].close ? strstr (name, marks[mark].close)
      : find_stamp (name, &end, &found->stamp);
  if (!close || close == name || close - name > MAX_NAME
      || has_colon (name, (gsize) (close - name)) || has_other_label (line, piece)
      || !speakers_is_name (name, (gsize) (close - name))
      || set_off_is_sound (name, (gsize) (close - name)))
    return FALSE;
  found->start = (gsize) (name - line->text);
  found->end = (gsize) (close - line->text);
  if (marks[mark].close)
    end = marks[mark].is_said ? close : close + strlen (marks[mark].close);
  found->said = (gsize) (end - line->text);
  found->said += strspn (line->text + found->said, " ");
  return found->said < piece->end && line->text[found->said] != ':'
      && !speakers_is_role (line->text + found->said, piece->end - found->said);
}

/* Lines that could have a label: no headings, no stamps alone, none that have one for sure. */
static gboolean
is_line (const Document *document, const Piece *piece)
{
  const Line *line = document_get_line (document, piece->line);

  return !piece->is_inline && line->heading == 0 && piece->whole < piece->end;
}

static gboolean
is_used (const Document *document, const GArray *pieces, gsize mark)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_lines = 0, n_found = 0, n_again = 0, n_open = 0;
  Found found;

  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index (pieces, Piece, i);
    const Line *line = document_get_line (document, piece->line);
    char *name;
    guint count;

    n_open += n_found > 0 && is_line (document, piece);
    if (!find_name (line, piece, mark, &found))
      continue;
    n_lines += n_found++ > 0 ? n_open : 1;
    n_open = 0;
    name = speakers_fold (line->text + found.start, (gssize) (found.end - found.start));
    count = GPOINTER_TO_UINT (g_hash_table_lookup (names, name)) + 1;
    n_again += count == 2;
    g_hash_table_replace (names, name, GUINT_TO_POINTER (count));
  }
  if (n_again >= MIN_NAMES)
    return 2 * n_found >= n_lines;
  return n_again > 0 && g_hash_table_size (names) > 1 && n_found == n_lines;
}

void
set_off_labels (const Document *document, GArray *pieces)
{
  for (gsize mark = 0; mark < G_N_ELEMENTS (marks); mark++) {
    if (!is_used (document, pieces, mark))
      continue;
    for (guint i = 0; i < pieces->len; i++) {
      Piece *piece = &g_array_index (pieces, Piece, i);
      Found found;

      if (!find_name (document_get_line (document, piece->line), piece, mark, &found))
        continue;
      piece->label = LABEL_SET_OFF;
      piece->name_start = found.start;
      piece->name_end = found.end;
      piece->start = found.said;
      if (found.stamp == NANOSECONDS_NONE)
        continue;
      piece->shape = STAMP_BARE;
      piece->stamp = found.stamp;
      piece->is_behind = TRUE;
    }
    return;
  }
}
