#include "sections.h"

#include <string.h>

#include "speakers.h"

static const Piece *
get_piece (const GArray *pieces, guint index)
{
  return &g_array_index (pieces, Piece, index);
}

static const Line *
get_line (const Document *document, const GArray *pieces, guint index)
{
  return document_get_line (document, get_piece (pieces, index)->line);
}

typedef struct {
  const Document *document;
  const GArray *pieces;
  guint8 *is_marked;            /* of each piece: a label, or a stamp outside lists */
  guint n_marked;
  gboolean has_few_stamps;      /* one in five labels or less has one */
} Search;

static void
mark_pieces (Search *search, const Sections *sections)
{
  search->is_marked = g_new0 (guint8, search->pieces->len + 1);
  for (guint i = 0; i < search->pieces->len; i++) {
    const Piece *piece = get_piece (search->pieces, i);

    search->is_marked[i] = piece->label != LABEL_NONE
        || (piece->shape != STAMP_NONE && !piece->is_behind);
  }
  for (guint i = 0; i < sections->lists->len; i++) {
    const PieceRun *run = &g_array_index (sections->lists, PieceRun, i);

    memset (search->is_marked + run->first, 0, run->end - run->first);
  }
  for (guint i = 0; i < search->pieces->len; i++)
    search->n_marked += search->is_marked[i];
}

/* The piece after the title "Transcript" that has most of the marks behind it, or 0. */
static guint
find_transcript_title (const Search *search)
{
  guint n_behind = 0;

  for (guint i = search->pieces->len; i-- > 0;) {
    n_behind += search->is_marked[i];
    if (2 * n_behind >= search->n_marked && i + 1 < search->pieces->len
        && sections_kind_of_title (get_line (search->document, search->pieces, i))
        == SECTION_TRANSCRIPT)
      return i + 1;
  }
  return 0;
}

static gboolean
has_few_stamps (const Search *search)
{
  guint n_labels = 0, n_stamps = 0;

  for (guint i = 0; i < search->pieces->len; i++) {
    n_labels += get_piece (search->pieces, i)->label != LABEL_NONE;
    n_stamps += search->is_marked[i] && get_piece (search->pieces, i)->shape != STAMP_NONE;
  }
  return 5 * n_stamps <= n_labels;
}

static gboolean
has_repeated_labels (const Search *search)
{
  for (guint i = 0; i < search->pieces->len; i++)
    if (get_piece (search->pieces, i)->n_same > 1)
      return TRUE;
  return FALSE;
}

/* A sentence without a mark of its own. */
static gboolean
is_sentence (const Search *search, guint index)
{
  const Line *line;

  if (index >= search->pieces->len || search->is_marked[index])
    return FALSE;
  line = get_line (search->document, search->pieces, index);
  return line->heading == 0 && (strchr (".?!", line->text[line->length - 1])
      || strstr (line->text, ". "));
}

/* Credits ("Host: Jane Doe") stand before the transcript, too, but are no turns: they come once,
 * have no stamp, and are no sentences. */
static gboolean
is_credit (const Search *search, guint index)
{
  const Piece *piece = get_piece (search->pieces, index);
  const char *text = get_line (search->document, search->pieces, index)->text;

  if (piece->shape != STAMP_NONE && search->has_few_stamps)
    return piece->n_same <= 1 && piece->start >= piece->end;
  return piece->shape == STAMP_NONE && piece->n_same <= 1
      && (piece->start >= piece->end ? !is_sentence (search, index + 1)
      : !strchr (".?!", text[piece->end - 1]));
}

static guint
find_first_mark (const Search *search, guint start)
{
  gboolean has_credits = start == 0 && has_repeated_labels (search);
  guint first = start;

  while (first < search->pieces->len
      && (!search->is_marked[first] || (has_credits && is_credit (search, first))))
    first++;
  return first;
}

/* Terms of use look like turns: two labels or more that nobody has twice, and a rule below them. */
static guint
skip_notes_above_rule (const Search *search, guint first)
{
  guint n_labels = 0;

  if (!has_repeated_labels (search))
    return first;
  for (guint i = first; i < search->pieces->len; i++) {
    const Piece *piece = get_piece (search->pieces, i);
    const Line *line = get_line (search->document, search->pieces, i);

    if (i > first && line->is_ruled)
      return n_labels > 1 ? find_first_mark (search, i) : first;
    if (search->is_marked[i] && (piece->label == LABEL_NONE || piece->shape != STAMP_NONE
          || piece->n_same > 1 || speakers_is_role (line->text + piece->name_start,
            piece->name_end - piece->name_start)))
      return first;
    n_labels += search->is_marked[i];
  }
  return first;
}

static gboolean
is_title (const Document *document, const Line *line)
{
  return line->heading > 0 || document_get_bold_end (document, line, 0) >= line->length;
}

/* Whether titles that look like @line stand in the transcript. */
static gboolean
has_titles_like (const Search *search, const Line *line, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    const Line *other = get_line (search->document, search->pieces, i);

    if (other->heading == line->heading && is_title (search->document, other))
      return TRUE;
  }
  return FALSE;
}

/* What stands right above the first mark and belongs to it: "[music]", and titles, which open the
 * first chapter: all of them behind the title "Transcript", else one that has its like below. */
static guint
include_titles (const Search *search, guint first, guint end, guint after)
{
  while (first > after) {
    const Line *line = get_line (search->document, search->pieces, first - 1);

    if (sections_is_stage_direction (line)) {
      first--;
      continue;
    }
    if (!is_title (search->document, line) || sections_kind_of_title (line) != SECTION_NONE)
      break;
    if (after == 0)
      return has_titles_like (search, line, first, end) ? first - 1 : first;
    first--;
  }
  return first;
}

static gboolean
is_footer (const Document *document, const Line *line)
{
  if (line->heading > 0 || line->is_ruled || sections_kind_of_title (line) != SECTION_NONE
      || 3 * document_count_linked (document, line) >= line->length)
    return TRUE;
  return sections_begins_as_footer (line);
}

/* Whether at least a share, 1 / @n, of the paragraphs has no mark of its own. */
static gboolean
is_sparse (const Search *search, guint first, guint last, guint n)
{
  guint n_unmarked = 0, n_marked = 0;

  for (guint i = first; i < last; i++) {
    const Piece *before = i > first ? get_piece (search->pieces, i - 1) : NULL;
    const Line *line = get_line (search->document, search->pieces, i);

    n_marked += search->is_marked[i];
    n_unmarked += !search->is_marked[i] && !line->is_soft && !is_title (search->document, line)
        && !(before && search->is_marked[i - 1] && before->start >= before->end);
  }
  return n * n_unmarked >= n_marked;
}

/* Where half as many paragraphs as have labels have none, those below the title are a narrator's, too:
 * whole sentences that say nothing of the transcript. */
static guint
include_narration (const Search *search, guint first, guint last, guint title)
{
  guint from = first;

  if (title == 0 || !is_sparse (search, first, last, 2))
    return first;
  while (from > title && is_sentence (search, from - 1)) {
    const Line *line = get_line (search->document, search->pieces, from - 1);

    if (is_footer (search->document, line) || strcasestr (line->text, "transcript"))
      break;
    from--;
  }
  return from;
}

static guint
find_end (const Search *search, guint first, guint last)
{
  gboolean sparse = is_sparse (search, first, last, 10);
  gboolean is_item = get_line (search->document, search->pieces, last)->is_item;
  guint end = last + 1;

  if (get_piece (search->pieces, last)->start >= get_piece (search->pieces, last)->end)
    end = MIN (end + 1, search->pieces->len);
  while (end < search->pieces->len) {
    const Line *line = get_line (search->document, search->pieces, end);
    gboolean is_soft = line->is_soft || get_piece (search->pieces, end)->is_inline;

    if (sections_is_end (line) || is_footer (search->document, line)
        || (line->is_item && !is_item)
        || (!sparse && !is_soft && !sections_is_stage_direction (line)))
      break;
    end++;
  }
  return end;
}

/* The last mark, but for strays behind a title of show notes. */
static guint
find_last_mark (const Search *search, guint first)
{
  guint n_behind = 0, last = first, last_behind = first;

  for (guint i = search->pieces->len; i-- > first;) {
    if (search->is_marked[i] && n_behind++ == 0)
      last = last_behind = i;
    else if (search->is_marked[i] && last == G_MAXUINT)
      last = i;
    if (10 * n_behind < search->n_marked
        && sections_kind_of_title (get_line (search->document, search->pieces, i)) != SECTION_NONE)
      last = G_MAXUINT;
  }
  return last == G_MAXUINT ? last_behind : last;
}

#define MIN_PROSE 300           /* bytes of a page's transcript that has no marks at all */

static gboolean
is_enough_prose (const Search *search, const Sections *sections)
{
  gsize length = 0, linked = 0;

  for (guint i = sections->first; i < sections->end; i++) {
    const Line *line = get_line (search->document, search->pieces, i);

    length += line->length;
    linked += document_count_linked (search->document, line);
  }
  return length >= MIN_PROSE && 10 * linked < length;
}

static void
find_prose (const Search *search, Sections *sections, gboolean prose)
{
  sections->first = find_transcript_title (search);
  sections->end = search->pieces->len;
  while (sections->first < sections->end && sections->first > 0 && is_footer (search->document,
          get_line (search->document, search->pieces, sections->end - 1)))
    sections->end--;
  if (sections->lists->len > 0 && sections->first == 0)
    sections->end = 0;
  if (!prose && (sections->first == 0 || !is_enough_prose (search, sections)))
    sections->end = sections->first;
}

/* Labels alone make no transcript of a page: "Update:" and "Price:" are everywhere. */
static gboolean
is_transcript (const Search *search, guint title)
{
  guint n_lines = 0;

  for (guint i = 0; i < search->pieces->len; i++) {
    const Piece *piece = get_piece (search->pieces, i);

    if (search->is_marked[i] && piece->shape != STAMP_NONE)
      return TRUE;
    n_lines += !document_get_line (search->document, piece->line)->is_soft;
  }
  return title > 0 || has_repeated_labels (search)
      || 5 * search->n_marked >= 4 * n_lines;
}

Sections *
sections_find (const Document *document, const GArray *pieces, gboolean prose)
{
  Sections *sections = g_new0 (Sections, 1);
  Search search = { .document = document, .pieces = pieces };
  guint title, first, last;

  sections->lists = chapter_lists_find (document, pieces);
  mark_pieces (&search, sections);
  search.has_few_stamps = has_few_stamps (&search);
  title = find_transcript_title (&search);
  if (search.n_marked == 0) {
    find_prose (&search, sections, prose);
  } else if (prose || is_transcript (&search, title)) {
    first = skip_notes_above_rule (&search, find_first_mark (&search, title));
    last = find_last_mark (&search, first);
    sections->end = find_end (&search, first, last);
    sections->first = include_titles (&search, include_narration (&search, first, last, title),
        sections->end, title);
  }
  g_free (search.is_marked);
  return sections;
}

void
sections_free (Sections *sections)
{
  g_array_unref (sections->lists);
  g_free (sections);
}
