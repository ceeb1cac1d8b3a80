#include "pieces.h"

#include <string.h>

#include "set-off.h"
#include "speakers.h"
#include "timestamp.h"

#define MAX_LABEL 120           /* bytes of a label that is not bold */

static const char *const separators[] = { ":", "-", "|", "–", "—", "•", "·", "：", "," };
static const char *const bullets[] = { "*", "-", "•", "–", "—", "·", "▪", "●", "►", "▶", "▸",
  ">>", ">" };

/* "0:02 - ", "0:02: ": a separator stands before a space or the end. */
static const char *
skip_separator (const char *text)
{
  const char *start = printed_skip_spaces (text), *cursor = start;

  if (g_ascii_isalnum (*start) || !printed_skip_any (&cursor, separators, G_N_ELEMENTS (separators)))
    return start;
  return *cursor == ' ' || *cursor == '\0' ? printed_skip_spaces (cursor) : start;
}

static const char *
skip_bullet (const char *text)
{
  const char *cursor = text;

  if (printed_skip_any (&cursor, bullets, G_N_ELEMENTS (bullets)) && *cursor == ' ')
    return printed_skip_spaces (cursor);
  while (g_ascii_isdigit (*cursor))
    cursor++;
  if (cursor > text && cursor - text < 4 && (*cursor == '.' || *cursor == ')') && cursor[1] == ' ')
    return printed_skip_spaces (cursor + 1);
  return text;
}

static gsize
offset_of (const Line *line, const char *cursor)
{
  return (gsize) (cursor - line->text);
}

static gsize
trim_end (const Line *line, gsize start, gsize end)
{
  while (end > start && line->text[end - 1] == ' ')
    end--;
  return end;
}

/* "Jane Doe —", "Jane Doe,": what stands between a name and its stamp or text. */
static gsize
trim_separator (const Line *line, gsize start, gsize end)
{
  static const char *const marks[] = { "—", "–", " -", "|", "•", "·", "@", "," };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    gsize length = strlen (marks[i]);

    if (end - start > length && !memcmp (line->text + end - length, marks[i], length))
      return trim_end (line, start, end - length);
  }
  return end;
}

static void
set_label (Piece *piece, const Line *line, const char *name_end, LabelShape label)
{
  piece->label = label;
  piece->name_end = trim_end (line, piece->name_start, offset_of (line, name_end));
  if (label != LABEL_LINE)
    piece->name_end = trim_separator (line, piece->name_start, piece->name_end);
  if (piece->name_end == piece->name_start)
    piece->label = LABEL_NONE;
}

/* The stamp at @cursor, behind a name, with the colon that may follow it. Text follows a bare one
 * only where the name is bold. */
static gboolean
parse_stamp_behind (Piece *piece, const Line *line, const char *cursor, gboolean is_bold)
{
  const char *end = skip_separator (cursor), *name = line->text + piece->name_start;
  gsize length = (gsize) (cursor - name);
  Nanoseconds stamp;
  StampShape shape = printed_stamp_read (&end, &stamp);

  if (shape == STAMP_NONE || piece->shape != STAMP_NONE)
    return FALSE;
  if (*end && *end != ':' && !is_bold && (shape == STAMP_BARE || !speakers_is_name (name, length)))
    return FALSE;
  piece->shape = shape;
  piece->stamp = stamp;
  piece->is_behind = TRUE;
  set_label (piece, line, cursor, LABEL_STAMPED);
  piece->start = offset_of (line, skip_separator (end));
  return TRUE;
}

/* "<b>Jane Doe:</b> text", "<b>Jane Doe</b>: text", "<b>Jane Doe</b> (0:02) text", with or without
 * the stamp inside. */
static gboolean
parse_bold_label (Piece *piece, const Line *line, gsize bold_end)
{
  const char *name = line->text + piece->name_start, *end = line->text + bold_end, *cursor;

  for (cursor = name; cursor < end; cursor = g_utf8_next_char (cursor)) {
    const char *colon = cursor;

    if (printed_skip_literal (&colon, ":") || printed_skip_literal (&colon, "："))
      break;
    if (cursor > name && strchr (" ([", *cursor) && parse_stamp_behind (piece, line, cursor, TRUE))
      return TRUE;
  }
  end = printed_skip_spaces (cursor);
  if (*end != ':' && parse_stamp_behind (piece, line, cursor, TRUE))
    return TRUE;
  if (printed_skip_literal (&end, ":") || printed_skip_literal (&end, "：")) {
    gboolean is_all_bold = piece->end <= bold_end && *printed_skip_spaces (end);

    set_label (piece, line, cursor, is_all_bold ? LABEL_COLON : LABEL_BOLD_COLON);
  } else {
    end = skip_separator (cursor);
    set_label (piece, line, cursor, *end ? LABEL_BOLD : LABEL_LINE);
  }
  piece->start = offset_of (line, printed_skip_spaces (end));
  return TRUE;
}

/* "Jane Doe0:02": two columns of a page, and nothing behind. */
static gboolean
is_glued_stamp (const char *cursor, const char *end)
{
  Nanoseconds stamp;

  return g_ascii_isdigit (*cursor) && g_ascii_isalpha (cursor[-1])
      && timestamp_read_loose (&cursor, &stamp) && cursor == end;
}

/* "[0:02] [Jane Doe] text": two words at least, as "[Music]" is no name. */
static gboolean
parse_bracketed_name (Piece *piece, const Line *line)
{
  const char *name = line->text + piece->name_start, *close = strchr (name, ']');

  if (piece->shape == STAMP_NONE || *name != '[' || !close || close - name > MAX_LABEL
      || close[1] != ' ' || !memchr (name, ' ', (gsize) (close - name))
      || set_off_is_sound (name + 1, (gsize) (close - name) - 1)
      || !speakers_is_name (name + 1, (gsize) (close - name - 1)))
    return FALSE;
  set_label (piece, line, close + 1, LABEL_COLON);
  piece->start = offset_of (line, printed_skip_spaces (close + 1));
  return TRUE;
}

/* "Jane Doe: text", "Jane Doe (0:02): text", "Jane Doe  0:02", "Jane Doe". */
static void
parse_plain_label (Piece *piece, const Line *line)
{
  const char *name = line->text + piece->name_start, *end = line->text + piece->end, *cursor;
  Nanoseconds stamp;

  if (parse_bracketed_name (piece, line))
    return;
  for (cursor = name; cursor < end && cursor - name <= MAX_LABEL;
      cursor = g_utf8_next_char (cursor)) {
    const char *after = cursor;

    if (printed_skip_literal (&after, "：")
        || (piece->shape != STAMP_NONE && cursor > name && printed_skip_literal (&after, " | "))
        || (printed_skip_literal (&after, ":") && (*after == ' ' || after >= end))) {
      set_label (piece, line, cursor, LABEL_COLON);
      piece->start = offset_of (line, printed_skip_spaces (after));
      return;
    }
    if (strchr ("[(", *cursor) && printed_stamp_read (&after, &stamp) != STAMP_NONE
        && piece->shape != STAMP_NONE)
      return;
    if (cursor > name && (strchr (" ([", *cursor) || is_glued_stamp (cursor, end))
        && parse_stamp_behind (piece, line, cursor, FALSE))
      return;
  }
  if (cursor >= end) {
    set_label (piece, line, end, LABEL_LINE);
    piece->start = piece->end;
  }
}

static void
parse_label (Piece *piece, const Document *document, const Line *line)
{
  gsize bold_end;

  piece->whole = piece->start;
  piece->name_start = piece->start = offset_of (line, skip_bullet (line->text + piece->start));
  if (piece->start >= piece->end)
    return;
  bold_end = document_get_bold_end (document, line, piece->start);
  if (bold_end == piece->start || !parse_bold_label (piece, line, MIN (bold_end, piece->end)))
    parse_plain_label (piece, line);
}

/* A stamp behind the label after all: "Jane Doe: [0:02] text". */
static void
parse_second_stamp (Piece *piece, const Line *line)
{
  const char *cursor = line->text + piece->start;
  StampShape shape;
  Nanoseconds stamp;

  if (piece->shape != STAMP_NONE || piece->label == LABEL_NONE || piece->start >= piece->end)
    return;
  shape = printed_stamp_read (&cursor, &stamp);
  if (shape == STAMP_NONE)
    return;
  piece->shape = shape;
  piece->stamp = stamp;
  piece->is_behind = TRUE;
  piece->start = offset_of (line, skip_separator (cursor));
}

/* "[0:02 Jane Doe] text", "[Jane Doe 0:02]: text". */
static gboolean
parse_bracketed (Piece *piece, const Line *line)
{
  const char *name = line->text + piece->start + 1, *close = strchr (name, ']');
  const char *name_end = close, *cursor = name;

  if (name[-1] != '[' || !close || close - name > MAX_LABEL)
    return FALSE;
  if (printed_read_clock (&cursor, &piece->stamp)) {
    name = skip_separator (cursor);
  } else {
    name_end = g_strrstr_len (name, close - name, " ");
    cursor = name_end ? name_end + 1 : close;
    if (!printed_read_clock (&cursor, &piece->stamp) || cursor != close)
      return FALSE;
  }
  if (name >= name_end || !speakers_is_name (name, (gsize) (name_end - name)))
    return FALSE;
  piece->shape = STAMP_SQUARE;
  piece->is_behind = TRUE;
  piece->whole = piece->start;
  piece->name_start = offset_of (line, name);
  set_label (piece, line, name_end, LABEL_STAMPED);
  piece->start = offset_of (line, skip_separator (close + 1));
  return TRUE;
}

static void
parse_head (Piece *piece, const Document *document, const Line *line)
{
  const char *start = line->text + piece->start, *cursor = skip_bullet (start), *after = cursor;

  piece->shape = printed_stamp_read (&after, &piece->stamp);
  if (piece->shape != STAMP_NONE)
    piece->start = offset_of (line, skip_separator (after));
  else if (g_str_has_prefix (start, ">>"))
    piece->start = offset_of (line, cursor);
  if (piece->shape == STAMP_NONE && parse_bracketed (piece, line))
    return;
  if (piece->shape == STAMP_NONE)
    piece->stamp = NANOSECONDS_NONE;
  parse_label (piece, document, line);
  parse_second_stamp (piece, line);
}

/* The next stamp in brackets, alone in them, at or after @start; the line's end: none. */
static gsize
find_inline_stamp (const Line *line, gsize start)
{
  const char *cursor = line->text + start;

  while ((cursor = strpbrk (cursor, "[("))) {
    const char *end = cursor;
    Nanoseconds stamp;

    if (printed_stamp_read (&end, &stamp) != STAMP_NONE)
      return offset_of (line, cursor);
    cursor++;
  }
  return line->length;
}

/* The next bold name with its colon after @after, and a space before it. */
static gsize
find_inline_label (const Document *document, const Line *line, gsize after)
{
  const Mark *mark;
  gsize start = after;

  while ((mark = document_find_mark (document, line, MARK_BOLD, start))) {
    const char *end = line->text + mark->end;

    start = mark->end;
    if (mark->start > after && line->text[mark->start - 1] == ' '
        && mark->end - mark->start <= MAX_LABEL && (end[-1] == ':' || *end == ':'))
      return mark->start;
  }
  return line->length;
}

/* YouTube's spoken time may have a line of its own, below the stamp. */
static void
drop_spoken_time (GArray *pieces, Piece *piece, const Line *line)
{
  const Piece *above = pieces->len > 0 ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;

  if (above && above->shape == STAMP_BARE && above->start >= above->end && piece->whole == 0
      && *printed_skip_spoken_time (line->text, above->stamp) == '\0') {
    piece->label = LABEL_NONE;
    piece->start = piece->whole = piece->end;
  }
}

static void
append_pieces (GArray *pieces, const Document *document, guint index)
{
  const Line *line = document_get_line (document, index);
  gsize start = 0, stamp = 0, label = 0;
  gboolean is_inline = FALSE;

  do {
    Piece piece = { .line = index, .is_inline = is_inline, .start = start, .end = line->length };

    parse_head (&piece, document, line);
    if (stamp <= piece.start)
      stamp = find_inline_stamp (line, piece.start);
    if (label <= piece.start)
      label = find_inline_label (document, line, piece.start);
    piece.end = trim_end (line, piece.start, MIN (stamp, label));
    drop_spoken_time (pieces, &piece, line);
    g_array_append_val (pieces, piece);
    start = MIN (stamp, label);
    is_inline = TRUE;
  } while (start < line->length);
}

/* "Jane Doe: 0:02 text" */
static gboolean
has_bare_stamp_behind_colon (const Piece *piece)
{
  return piece->is_behind && piece->shape == STAMP_BARE
      && (piece->label == LABEL_COLON || piece->label == LABEL_BOLD_COLON);
}

/* Where few labels have a time behind the colon, it is said: "Jane Doe: 10:30 is late." */
static void
give_back_times (const Document *document, GArray *pieces)
{
  guint n_labels = 0, n_stamped = 0;

  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index (pieces, Piece, i);

    n_labels += piece->label == LABEL_COLON || piece->label == LABEL_BOLD_COLON;
    n_stamped += has_bare_stamp_behind_colon (piece);
  }
  for (guint i = 0; 2 * n_stamped < n_labels && i < pieces->len; i++) {
    Piece *piece = &g_array_index (pieces, Piece, i);
    const Line *line = document_get_line (document, piece->line);

    if (!has_bare_stamp_behind_colon (piece))
      continue;
    piece->start = offset_of (line, skip_separator (line->text + piece->name_end));
    piece->shape = STAMP_NONE;
    piece->stamp = NANOSECONDS_NONE;
    piece->is_behind = FALSE;
  }
}

/* In a block that begins with a stamp in brackets, a bare one at the start of a line is said, and the
 * line was only wrapped there: "At\n5:30 we went out." */
static void
give_back_wrapped_times (const Document *document, GArray *pieces)
{
  StampShape block = STAMP_NONE;

  for (guint i = 0; i < pieces->len; i++) {
    Piece *piece = &g_array_index (pieces, Piece, i);

    if (piece->is_inline)
      continue;
    if (!document_get_line (document, piece->line)->is_soft)
      block = piece->shape;
    else if (piece->shape == STAMP_BARE && !piece->is_behind && block > STAMP_BARE) {
      piece->shape = STAMP_NONE;
      piece->stamp = NANOSECONDS_NONE;
      piece->label = LABEL_NONE;
      piece->start = piece->whole = 0;
    }
  }
}

#define MAX_COUNTER 6           /* digits */

/* The number of a caption, above its time. */
static gboolean
is_counter (const Document *document, guint index)
{
  const Line *line = document_get_line (document, index), *next;
  const char *cursor;
  Nanoseconds stamp;

  if (line->length > MAX_COUNTER || strspn (line->text, "0123456789") < line->length
      || index + 1 == document->lines->len)
    return FALSE;
  next = document_get_line (document, index + 1);
  cursor = next->text;
  return next->is_soft && printed_stamp_read (&cursor, &stamp) != STAMP_NONE;
}

GArray *
pieces_parse (const Document *document)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < document->lines->len; i++)
    if (!is_counter (document, i))
      append_pieces (pieces, document, i);
  give_back_times (document, pieces);
  give_back_wrapped_times (document, pieces);
  set_off_labels (document, pieces);
  return pieces;
}
