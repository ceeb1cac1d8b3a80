#include "label-candidates.h"

#include <string.h>

#include "section-titles.h"
#include "speakers.h"

#define MAX_PLAIN_NAME 80       /* bytes */

/* Written before colons by everybody, and nobody's name; a number may follow. Folded. */
static const char *const no_names[] = {
  "act", "answer", "archive", "bonus", "caution", "chapter", "correction", "date", "description",
  "disclaimer", "disclosure", "download", "duration", "edit", "episode", "example", "fact",
  "finally", "first", "funfact", "guests", "hint", "hosts", "length", "link", "links", "note",
  "part", "protip", "ps", "published", "question", "recorded", "releasedate", "remember", "result",
  "second", "section", "series", "source", "speakers", "spoiler", "step", "summary", "takeaway",
  "third", "tip", "title", "tldr", "topic", "topics", "update", "url", "warning", "website",
  /* German */
  "antwort", "anmerkung", "beispiel", "datum", "fazit", "folge", "frage", "hinweis", "kapitel",
  "tipp", "titel", "thema",
  /* French, Spanish, Portuguese, Italian, Dutch */
  "antwoord", "capitolo", "capítulo", "chapitre", "conseil", "consejo", "consiglio", "dica",
  "domanda", "ejemplo", "esempio", "exemple", "exemplo", "hoofdstuk", "nota", "opmerking",
  "pergunta", "pregunta", "remarque", "resposta", "respuesta", "risposta", "réponse", "resumen",
  "resumo", "résumé", "vraag", "voorbeeld",
};

gboolean
label_candidate_is_nobody (const char *folded)
{
  static const char *const numbers[] = { "one", "two", "three", "four", "five", "six" };

  for (gsize i = 0; i < G_N_ELEMENTS (no_names); i++) {
    const char *rest = folded + strlen (no_names[i]);

    if (!g_str_has_prefix (folded, no_names[i]))
      continue;
    if (strspn (rest, "0123456789") == strlen (rest))
      return TRUE;
    for (gsize n = 0; n < G_N_ELEMENTS (numbers); n++)
      if (g_str_equal (rest, numbers[n]))
        return TRUE;
  }
  return FALSE;
}

static const Piece *
get_piece (const LabelCandidates *candidates, guint index)
{
  return &g_array_index (candidates->pieces, Piece, index);
}

static const char *
get_name (const LabelCandidates *candidates, const Piece *piece)
{
  return document_get_line (candidates->document, piece->line)->text + piece->name_start;
}

gboolean
label_candidate_is_marked (const LabelCandidates *candidates, const Piece *piece)
{
  const Line *line = document_get_line (candidates->document, piece->line);
  const Mark *mark = candidates->has_marks
      ? document_find_mark (candidates->document, line, MARK_SPEAKER, piece->name_start) : NULL;

  return mark && mark->start <= piece->name_start && mark->end >= piece->name_end
      && mark->end <= piece->name_end + strlen (":");
}

#define MAX_MARKED 40           /* bytes in the mean: pages mark whole turns so, too */

static gboolean
has_marks (const Document *document)
{
  const GArray *marks = document->marks[MARK_SPEAKER];
  gsize length = 0;

  for (guint i = 0; i < marks->len; i++)
    length += g_array_index (marks, Mark, i).end - g_array_index (marks, Mark, i).start;
  return marks->len > 0 && length <= MAX_MARKED * marks->len;
}

/* What looks like a label and is none: "Here's the thing: bees." */
static gboolean
is_sentence (const LabelCandidates *candidates, guint index)
{
  return get_piece (candidates, index)->label == LABEL_COLON
      && !label_candidate_is (candidates, index);
}

gboolean
label_candidate_is_lone_stamp (const LabelCandidates *candidates, guint index)
{
  const Piece *piece = get_piece (candidates, index);

  return piece->shape != STAMP_NONE && piece->start >= piece->end && piece->label == LABEL_NONE
      && !piece->is_inline;
}

/* Between a name and what is said, where most stamps stand so. */
static gboolean
has_stamp_below (const LabelCandidates *candidates, guint index)
{
  return candidates->stamps_below && get_piece (candidates, index)->shape == STAMP_NONE
      && index + 1 < candidates->pieces->len
      && label_candidate_is_lone_stamp (candidates, index + 1);
}

static gboolean
is_name_line (const LabelCandidates *candidates, guint index)
{
  const Piece *piece = index < candidates->pieces->len ? get_piece (candidates, index) : NULL;

  return piece && piece->label == LABEL_LINE && piece->shape == STAMP_NONE && speakers_is_name (
      get_name (candidates, piece), piece->name_end - piece->name_start);
}

/* Whether more of the stamps that stand alone have a name above than one below. */
static gboolean
are_stamps_below (const LabelCandidates *candidates)
{
  int n_below = 0;

  for (guint i = 0; i < candidates->pieces->len; i++)
    if (label_candidate_is_lone_stamp (candidates, i))
      n_below += (i > 0 && is_name_line (candidates, i - 1)) - is_name_line (candidates, i + 1);
  return n_below > 0;
}

/* Nothing but the label in the line, and something unmarked in the next, or below a stamp. */
static gboolean
has_text_below (const LabelCandidates *candidates, guint index)
{
  const Piece *piece = get_piece (candidates, index), *next;

  if (has_stamp_below (candidates, index))
    index++;
  if (index + 1 >= candidates->pieces->len)
    return FALSE;
  next = get_piece (candidates, index + 1);
  return piece->start >= piece->end && next->shape == STAMP_NONE && !next->is_inline
      && (next->label == LABEL_NONE || next->label == LABEL_LINE
          || is_sentence (candidates, index + 1))
      && document_get_line (candidates->document, next->line)->heading == 0;
}

/* "[MUSIC: a song]", "[music]", but not Zoom's "[Jane Doe] 10:00:01". */
static gboolean
is_stage_direction (const Piece *piece, const char *name)
{
  gboolean is_closed = name[piece->name_end - piece->name_start - 1] == ']';

  return *name == '(' || (*name == '[' && (!is_closed || piece->label == LABEL_LINE));
}

gboolean
label_candidate_is (const LabelCandidates *candidates, guint index)
{
  const Piece *piece = get_piece (candidates, index);
  const Line *line = document_get_line (candidates->document, piece->line);
  const char *name = get_name (candidates, piece);
  gsize length = piece->name_end - piece->name_start;

  if (piece->label == LABEL_SET_OFF)
    return TRUE;
  if (piece->label == LABEL_NONE || is_stage_direction (piece, name)
      || sections_kind_of_title (line) != SECTION_NONE
      || (line->heading > 0 && piece->start < piece->end))
    return FALSE;
  if (piece->label == LABEL_BOLD_COLON)
    return TRUE;
  if (label_candidate_is_marked (candidates, piece))
    return piece->start < piece->end || has_text_below (candidates, index);
  if (!speakers_is_name (name, length) && (memchr (name, ' ', length)
      || (piece->label != LABEL_COLON && piece->label != LABEL_STAMPED)))
    return FALSE;               /* but a handle, "swyx", may stand before a colon or a stamp */
  if (piece->label == LABEL_COLON)
    return length < MAX_PLAIN_NAME;
  return piece->label == LABEL_BOLD || has_text_below (candidates, index)
      || (piece->label == LABEL_STAMPED && piece->start < piece->end);
}

/* A table has the stamp in the cell before the name, other pages in the block above. */
static gboolean
is_behind_stamp (const LabelCandidates *candidates, guint index)
{
  return index > 0 && label_candidate_is_lone_stamp (candidates, index - 1);
}

guint
label_candidate_get_shape (const LabelCandidates *candidates, guint index)
{
  const Piece *piece = get_piece (candidates, index);

  if (piece->label == LABEL_COLON && piece->start >= piece->end)
    return LABEL_LINE_COLON;
  return piece->label == LABEL_LINE && (piece->shape != STAMP_NONE
      || is_behind_stamp (candidates, index) || has_stamp_below (candidates, index))
      ? LABEL_LINE_STAMPED : piece->label;
}

void
label_candidates_init (LabelCandidates *candidates, const Document *document, const GArray *pieces)
{
  *candidates = (LabelCandidates) { document, pieces };
  candidates->has_marks = has_marks (document);
  candidates->stamps_below = are_stamps_below (candidates);
}
