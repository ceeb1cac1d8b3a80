#include "labels.h"

#include <string.h>

#include "closed-class.h"
#include "label-candidates.h"
#include "speakers.h"

/* Evidence that a candidate is a label, added up. */
enum {
  WEIGHT_BOLD_COLON = 3,        /* <b>Jane Doe:</b> text */
  WEIGHT_MARKED = 3,            /* <p class="speaker">Jane Doe</p>, <dt>Jane Doe</dt> */
  WEIGHT_STAMPED = 1,           /* Jane Doe (0:02): text */
  WEIGHT_LINE = -1,             /* Jane Doe, and the text in the next line */
  WEIGHT_STAMP = 1,             /* beside any of them */
  WEIGHT_REPEATED = 2,          /* the same name labels more */
  WEIGHT_OFTEN = 1,             /* OFTEN times and more */
  WEIGHT_AMONG_ITS_LIKE = 2,    /* where half of the lines have labels of this shape */
  WEIGHT_TWO_WORDS = 1,         /* "Jane Doe" and not "Note" */
  WEIGHT_ROLE = 1,              /* "Woman" */
  WEIGHT_HANDLE = -1,           /* "swyx", "ch1" */
  WEIGHT_NO_NAME = -2,          /* "here's the thing" */
  WEIGHT_SPEECH = -3,           /* begins as speech does: "So the thing is" */
  WEIGHT_NOBODY = -4,           /* "Note" */
  WEIGHT_LOWER = -2,            /* "Rope: ten metres", once, where turns begin with capitals */
  WEIGHT_ODD = -2,              /* few have this shape, where others or none have labels */
  WEIGHT_BELIEVED = 2,          /* the name, its full name or a part of it is a label elsewhere */
};

#define OFTEN 5
#define FEW 4                   /* pieces: too few to tell what is odd */

typedef struct {
  guint count;                  /* candidates, of any shape, with this name */
  guint n_labels;               /* how many of them are labels */
  guint first;                  /* piece */
  gboolean is_believed, is_word;        /* "Note" is a word, and nobody */
  gboolean has_parts;           /* its words were looked up */
} Name;

/* All candidates that look alike. */
typedef struct {
  guint count, repeated;        /* how many; and with a name that stands on others */
  guint n_names;
  guint n_lines;                /* where a label could stand */
} Shape;

typedef struct {
  const Document *document;
  GArray *pieces;
  GHashTable *names;            /* (element-type char* Name) by folded name */
  GPtrArray *piece_names;       /* of each piece; NULL: no candidate (element-type Name) */
  Shape shapes[N_SHAPES];
  guint most;                   /* of the counts of shapes */
  guint first_stamp;            /* piece */
  gboolean has_capitals;        /* most of what is said behind candidates begins with one */
  LabelCandidates candidates;
} Weighing;

static const Piece *
get_piece (const Weighing *weighing, guint index)
{
  return &g_array_index (weighing->pieces, Piece, index);
}

static const char *
get_name (const Weighing *weighing, const Piece *piece)
{
  return document_get_line (weighing->document, piece->line)->text + piece->name_start;
}

static guint
get_shape (const Weighing *weighing, guint index)
{
  return label_candidate_get_shape (&weighing->candidates, index);
}

static void
count_shape (Weighing *weighing, guint index, const Name *name)
{
  Shape *shape = &weighing->shapes[get_shape (weighing, index)];

  shape->count++;
  shape->repeated += name->count > 1;
  shape->n_names += name->count <= 1;
}

static Name *
find_name (Weighing *weighing, guint index)
{
  const Piece *piece = get_piece (weighing, index);
  const char *text = get_name (weighing, piece);
  gsize length = piece->name_end - piece->name_start;
  g_autofree char *role = NULL, *folded = NULL;
  Name *name;

  speakers_part_role (&text, &length, &role);
  folded = speakers_fold (text, (gssize) length);
  name = g_hash_table_lookup (weighing->names, folded);

  if (!name) {
    name = g_new0 (Name, 1);
    name->is_word = label_candidate_is_nobody (folded);
    name->first = index;
    g_hash_table_insert (weighing->names, g_steal_pointer (&folded), name);
  }
  return name;
}

static void
count_names (Weighing *weighing)
{
  for (guint i = 0; i < weighing->pieces->len; i++) {
    Name *name = NULL;

    if (label_candidate_is (&weighing->candidates, i)) {
      name = find_name (weighing, i);
      name->count++;
      count_shape (weighing, i, name);
    }
    g_ptr_array_add (weighing->piece_names, name);
  }
}

/* "Question: ..." and "Answer: ..." all over a transcript are who speaks. */
static void
believe_questions (Weighing *weighing)
{
  GHashTableIter names;
  gpointer value;
  guint n_candidates = 0;

  for (guint i = 0; i < N_SHAPES; i++)
    n_candidates += weighing->shapes[i].count;
  g_hash_table_iter_init (&names, weighing->names);
  while (g_hash_table_iter_next (&names, NULL, &value)) {
    Name *name = value;

    name->is_word &= name->count < OFTEN || 5 * name->count < n_candidates;
  }
}

/* Where a label stands above its text, every stamp could have one; else every block, from the first
 * candidate of any shape to the last. */
static guint
count_lines (const Weighing *weighing, guint kind)
{
  gboolean is_above = kind == LABEL_STAMPED || kind == LABEL_LINE_STAMPED;
  guint n_lines = 0, n_open = 0;

  for (guint i = 0; i < weighing->pieces->len; i++) {
    const Piece *piece = get_piece (weighing, i);
    const Line *line = document_get_line (weighing->document, piece->line);
    gboolean is_candidate = weighing->piece_names->pdata[i] != NULL;

    if (is_above) {
      n_lines += piece->shape != STAMP_NONE;
      continue;
    }
    n_open += (n_lines + n_open > 0 || is_candidate) && !piece->is_inline && !line->is_soft;
    if (is_candidate) {
      n_lines += n_open;
      n_open = 0;
    }
  }
  return n_lines;
}

/* Bare names above their texts are told from titles by coming again, more than one of them. */
static gboolean
is_among_its_like (const Weighing *weighing, guint index)
{
  guint kind = get_shape (weighing, index);
  const Shape *shape = &weighing->shapes[kind];

  if (kind == LABEL_SET_OFF)
    return TRUE;
  if (kind == LABEL_LINE || kind == LABEL_LINE_COLON)
    return shape->n_names > 1 && 2 * shape->repeated >= shape->count - shape->n_names / 2;
  return 2 * shape->count >= shape->n_lines && (shape->count > 1 || weighing->pieces->len == 1);
}

/* "Fun Fact: ..." in a transcript of bold labels, or of none; one speaker may be named at the
 * start alone, and few names that come again and again are no titles, however long the turns. */
static gboolean
is_odd (const Weighing *weighing, guint index)
{
  guint kind = get_shape (weighing, index);
  const Shape *shape = &weighing->shapes[kind];
  gboolean is_of_few = shape->n_names > 1 && 4 * shape->repeated >= 3 * shape->count;

  return (kind == LABEL_COLON || kind == LABEL_LINE_COLON) && index != weighing->first_stamp
      && weighing->pieces->len > FEW
      && ((kind == LABEL_COLON && 3 * shape->count < shape->n_lines && !is_of_few)
      || 2 * shape->count <= weighing->most);
}

static int
weigh_shape (const Weighing *weighing, guint index)
{
  static const int weights[N_SHAPES] = {
    [LABEL_BOLD_COLON] = WEIGHT_BOLD_COLON,
    [LABEL_STAMPED] = WEIGHT_STAMPED,
    [LABEL_LINE] = WEIGHT_LINE,
    [LABEL_LINE_STAMPED] = WEIGHT_LINE + WEIGHT_STAMP,
  };
  const Piece *piece = get_piece (weighing, index);
  guint kind = get_shape (weighing, index);
  gboolean has_mark = label_candidate_is_marked (&weighing->candidates, piece);
  int sum = weights[kind] + (has_mark ? WEIGHT_MARKED : 0);

  if (kind != LABEL_LINE_STAMPED && piece->shape != STAMP_NONE)
    sum += WEIGHT_STAMP;
  if (is_among_its_like (weighing, index))
    return sum + WEIGHT_AMONG_ITS_LIKE;
  return kind == LABEL_LINE && !has_mark ? G_MININT / 2 : sum;
}

static gboolean
begins_lower (const Weighing *weighing, const Piece *piece)
{
  const char *text = document_get_line (weighing->document, piece->line)->text + piece->start;

  return piece->start < piece->end && g_unichar_islower (g_utf8_get_char (text));
}

static gboolean
has_capitals (const Weighing *weighing)
{
  guint n_lower = 0, n_said = 0;

  for (guint i = 0; i < weighing->pieces->len; i++)
    if (weighing->piece_names->pdata[i]) {
      n_said++;
      n_lower += begins_lower (weighing, get_piece (weighing, i));
    }
  return 2 * n_lower < n_said;
}

static int
weigh_name (const Weighing *weighing, const Piece *piece, const Name *name)
{
  const char *text = get_name (weighing, piece);
  gsize length = piece->name_end - piece->name_start;
  gboolean is_name = speakers_is_name (text, length);
  const char *space = memchr (text, ' ', length);
  gsize first = space ? (gsize) (space - text) : length;
  int sum = name->is_believed ? WEIGHT_BELIEVED : 0;

  sum += name->count > 1 && !name->is_word ? WEIGHT_REPEATED : 0;
  sum += name->count >= OFTEN && !name->is_word ? WEIGHT_OFTEN : 0;
  sum += is_name && first < length && !name->is_word ? WEIGHT_TWO_WORDS : 0;
  sum += speakers_is_role (text, length) ? WEIGHT_ROLE : 0;
  sum += is_name ? 0 : space ? WEIGHT_NO_NAME : WEIGHT_HANDLE;
  sum += closed_class_of (text, first) == CLOSED_CLASS_SPEECH ? WEIGHT_SPEECH : 0;
  sum += name->count == 1 && weighing->has_capitals && begins_lower (weighing, piece)
      ? WEIGHT_LOWER : 0;
  return sum + (name->is_word ? WEIGHT_NOBODY : 0);
}

#define ENOUGH 2

/* A title that stands above the first name: the name comes again, the title does not. */
static gboolean
is_above_name (const Weighing *weighing, guint index)
{
  const Name *name = weighing->piece_names->pdata[index], *below;

  if (index + 1 >= weighing->pieces->len || get_shape (weighing, index) != LABEL_LINE
      || get_shape (weighing, index + 1) != LABEL_LINE)
    return FALSE;
  below = weighing->piece_names->pdata[index + 1];
  return name->count == 1 && below && below->count > 1;
}

static gboolean
is_label (const Weighing *weighing, guint index)
{
  const Name *name = weighing->piece_names->pdata[index];

  return name && !is_above_name (weighing, index) && weigh_shape (weighing, index)
      + weigh_name (weighing, get_piece (weighing, index), name)
      + (!name->is_believed && is_odd (weighing, index) ? WEIGHT_ODD : 0) >= ENOUGH;
}

/* Names that are believed once are believed everywhere: the second time counts them in. */
static void
believe (Weighing *weighing)
{
  for (guint i = 0; i < weighing->pieces->len; i++)
    if (is_label (weighing, i))
      ((Name *) weighing->piece_names->pdata[i])->is_believed = TRUE;
}

/* "Doe" and "Jane" of "Jane Doe", where they are candidates. */
static void
believe_parts (Weighing *weighing)
{
  for (guint i = 0; i < weighing->pieces->len; i++) {
    const Piece *piece = get_piece (weighing, i);
    Name *name = weighing->piece_names->pdata[i];
    const char *word = get_name (weighing, piece), *end = word + piece->name_end - piece->name_start;

    if (!name || !name->is_believed || name->has_parts)
      continue;
    name->has_parts = TRUE;
    while (word < end) {
      const char *space = memchr (word, ' ', (gsize) (end - word));
      g_autofree char *folded = speakers_fold (word, (space ? space : end) - word);
      Name *part = g_hash_table_lookup (weighing->names, folded);

      if (part && !part->is_word)
        part->is_believed = TRUE;
      word = space ? space + 1 : end;
    }
  }
}

/* Whose last name @whole ends with, if it stands before all labels with that name alone: "Hey Doe:"
 * may stand behind some. */
static gboolean
is_first_of_part (const Weighing *weighing, const Piece *piece, const Name *whole)
{
  const char *text = get_name (weighing, piece), *last;
  gsize length = piece->name_end - piece->name_start;
  g_autofree char *folded = NULL, *role = NULL;
  const Name *part;

  speakers_part_role (&text, &length, &role);
  last = g_strrstr_len (text, (gssize) length, " ");
  if (!last || closed_class_of (text, strcspn (text, " ")) == CLOSED_CLASS_SPEECH)
    return FALSE;
  folded = speakers_fold (last + 1, text + length - last - 1);
  part = g_hash_table_lookup (weighing->names, folded);
  return part && part->is_believed && whole->first < part->first;
}

/* "Jane Doe", named so once, where "Doe" is a label from then on. */
static void
believe_wholes (Weighing *weighing)
{
  for (guint i = 0; i < weighing->pieces->len; i++) {
    Name *name = weighing->piece_names->pdata[i];

    if (name && !name->is_believed && !name->is_word)
      name->is_believed = is_first_of_part (weighing, get_piece (weighing, i), name);
  }
}

static void
take_off_label (Piece *piece)
{
  piece->label = LABEL_NONE;
  if (!piece->is_behind)
    piece->start = piece->whole;
}

/* What stands between two names is what the first one says, be its stamp above or below it. */
static gboolean
is_said (const Weighing *weighing, guint index)
{
  const Piece *piece = get_piece (weighing, index);
  guint above = index - 1;

  if (index == 0 || piece->label != LABEL_LINE || piece->shape != STAMP_NONE)
    return FALSE;
  if (above > 0 && label_candidate_is_lone_stamp (&weighing->candidates, above))
    above--;
  return weighing->piece_names->pdata[above]
      && get_piece (weighing, above)->start >= get_piece (weighing, above)->end;
}

static void
take_off_labels (Weighing *weighing)
{
  for (guint i = 0; i < weighing->pieces->len; i++) {
    Name *name = weighing->piece_names->pdata[i];

    if (is_label (weighing, i) && !is_said (weighing, i))
      name->n_labels++;
    else
      weighing->piece_names->pdata[i] = NULL;
  }
  for (guint i = 0; i < weighing->pieces->len; i++) {
    const Name *name = weighing->piece_names->pdata[i];
    Piece *piece = &g_array_index (weighing->pieces, Piece, i);

    if (name)
      piece->n_same = name->n_labels;
    else if (piece->label != LABEL_NONE)
      take_off_label (piece);
  }
}

void
labels_weigh (const Document *document, GArray *pieces)
{
  Weighing weighing = { .document = document, .pieces = pieces };

  weighing.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  weighing.piece_names = g_ptr_array_new ();
  label_candidates_init (&weighing.candidates, document, pieces);
  count_names (&weighing);
  believe_questions (&weighing);
  weighing.has_capitals = has_capitals (&weighing);
  for (guint i = LABEL_LINE; i < N_SHAPES; i++) {
    weighing.shapes[i].n_lines = count_lines (&weighing, i);
    weighing.most = MAX (weighing.most, weighing.shapes[i].count);
  }
  while (weighing.first_stamp < pieces->len
      && get_piece (&weighing, weighing.first_stamp)->shape == STAMP_NONE)
    weighing.first_stamp++;
  believe (&weighing);
  believe_parts (&weighing);
  believe_wholes (&weighing);
  take_off_labels (&weighing);
  g_ptr_array_unref (weighing.piece_names);
  g_hash_table_unref (weighing.names);
}
