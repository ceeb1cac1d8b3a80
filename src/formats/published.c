#include "published.h"

#include <string.h>

#include "chapters.h"
#include "format.h"
#include "labels.h"
#include "legend.h"
#include "name.h"
#include "sections.h"
#include "speakers.h"

typedef struct {
  const Document *document;
  GArray *pieces;
  const Sections *sections;
  Transcript *transcript;
  GHashTable *speakers;         /* index of each, by name as published */
  GHashTable *legend;           /* what letters stand for (legend.h) */

  /* The paragraph under way, and what the next one has for itself. */
  GString *text;
  GByteArray *looks;            /* of the paragraphs (chapters.h) */
  Nanoseconds stamp, next_stamp;
  int speaker;
  gboolean is_labelled, next_is_labelled, is_marked;
  gboolean has_times;           /* attributes tell when lines are said */
  ParagraphLook look;
} Reading;

static const Piece *
get_piece (const Reading *reading, guint index)
{
  return &g_array_index (reading->pieces, Piece, index);
}

static void
finish_paragraph (Reading *reading)
{
  Paragraph *paragraph;
  guint8 look = reading->look;

  if (reading->text->len == 0)
    return;
  paragraph = transcript_add_paragraph (reading->transcript, reading->speaker, reading->stamp,
      reading->text->str);
  paragraph->is_labelled = reading->is_labelled;
  g_byte_array_append (reading->looks, &look, 1);
  g_string_truncate (reading->text, 0);
}

static void
start_paragraph (Reading *reading)
{
  finish_paragraph (reading);
  reading->stamp = reading->next_stamp;
  reading->is_labelled = reading->next_is_labelled;
  reading->look = PARAGRAPH_PLAIN;
  reading->next_stamp = NANOSECONDS_NONE;
  reading->next_is_labelled = reading->is_marked = FALSE;
}

static int
add_speaker (Reading *reading, char *name)
{
  GPtrArray *speakers = reading->transcript->speakers;
  int index = (int) speakers->len;

  g_ptr_array_add (speakers, (char *) transcript_keep (reading->transcript, name, -1));
  g_hash_table_insert (reading->speakers, name, GINT_TO_POINTER (index));
  return index;
}

/* Hashed: a page may have a hundred thousand names. Zoom writes "[Jane Doe]"; who was "Host (Jane
 * Doe)" once is the "Host" of what follows. */
static int
find_speaker (Reading *reading, const char *name, gsize length)
{
  gboolean is_bracketed = length > 2 && name[0] == '[' && name[length - 1] == ']';
  g_autofree char *key = NULL, *role = NULL;
  const char *told;
  gpointer value;
  int index;

  name += is_bracketed;
  length -= 2 * is_bracketed;
  speakers_part_role (&name, &length, &role);
  key = name_dup (name, length);
  if ((told = g_hash_table_lookup (reading->legend, key))) {
    g_free (key);
    key = g_strdup (told);
  }
  index = g_hash_table_lookup_extended (reading->speakers, key, NULL, &value)
      ? GPOINTER_TO_INT (value) : add_speaker (reading, g_strdup (key));
  if (role && !g_hash_table_contains (reading->speakers, role))
    g_hash_table_insert (reading->speakers, g_steal_pointer (&role), GINT_TO_POINTER (index));
  return index;
}

static void
append_text (Reading *reading, const char *text, gsize length)
{
  if (reading->text->len > 0)
    g_string_append_c (reading->text, ' ');
  g_string_append_len (reading->text, text, (gssize) length);
}

static void
read_stamp (Reading *reading, const Piece *piece, const Line *line)
{
  Nanoseconds stamp = piece->stamp;

  if (piece->shape == STAMP_NONE)
    stamp = reading->has_times && !piece->is_inline ? line->time : NANOSECONDS_NONE;
  if (stamp == NANOSECONDS_NONE)
    return;
  reading->next_stamp = stamp;
  reading->is_marked = TRUE;
}

/* Attributes are times of lines where two or more are, one behind the other. */
static gboolean
has_times (const Document *document)
{
  Nanoseconds last = 0;
  guint n_times = 0;

  for (guint i = 0; i < document->lines->len; i++) {
    Nanoseconds time = document_get_line (document, i)->time;

    if (time == NANOSECONDS_NONE)
      continue;
    if (time < last)
      return FALSE;
    last = time;
    n_times++;
  }
  return n_times > 1;
}

static void
read_label (Reading *reading, const Piece *piece, const Line *line)
{
  if (piece->label == LABEL_NONE)
    return;
  finish_paragraph (reading);
  reading->speaker = find_speaker (reading, line->text + piece->name_start,
      piece->name_end - piece->name_start);
  reading->next_is_labelled = reading->is_marked = TRUE;
}

static ParagraphLook
get_look (const Document *document, const Line *line, const Piece *piece)
{
  if (line->heading > 0)
    return PARAGRAPH_HEADING;
  return document_get_bold_end (document, line, piece->start) >= piece->end ? PARAGRAPH_BOLD
      : PARAGRAPH_PLAIN;
}

static void
read_text (Reading *reading, const Piece *piece, gsize start, gsize end)
{
  const Line *line = document_get_line (reading->document, piece->line);
  ParagraphLook look = get_look (reading->document, line, piece);

  while (start < end && line->text[start] == ' ')
    start++;
  while (end > start && line->text[end - 1] == ' ')
    end--;
  if (start >= end || sections_is_marker (line)
      || (!piece->is_inline && piece->label == LABEL_NONE && sections_is_furniture (line)))
    return;
  if (reading->is_marked || !(line->is_soft || piece->is_inline) || reading->text->len == 0
      || look != reading->look) {
    start_paragraph (reading);
    reading->look = look;
  }
  append_text (reading, line->text + start, end - start);
}

/* A stamp in brackets that stands behind text belongs to what comes next. */
static void
read_piece (Reading *reading, const Piece *piece)
{
  const Line *line = document_get_line (reading->document, piece->line);

  if (piece->is_behind && piece->label == LABEL_NONE) {
    if (piece->shape == STAMP_BARE) {
      read_text (reading, piece, piece->whole, line->length);
      return;
    }
    read_text (reading, piece, piece->whole, piece->name_end);
  }
  read_stamp (reading, piece, line);
  read_label (reading, piece, line);
  read_text (reading, piece, piece->start, piece->end);
}

static void
read_paragraphs (Reading *reading)
{
  for (guint i = reading->sections->first; i < reading->sections->end; i++)
    read_piece (reading, get_piece (reading, i));
  finish_paragraph (reading);
}

static const char *
keep_span (Reading *reading, const char *text, gsize start, gsize end)
{
  return transcript_keep (reading->transcript, text + start, (gssize) (end - start));
}

static const char *
get_link (const Reading *reading, const Line *line)
{
  const GArray *marks = reading->document->marks[MARK_LINK];

  return line->first_mark[MARK_LINK] < line->end_mark[MARK_LINK]
      ? g_array_index (marks, Mark, line->first_mark[MARK_LINK]).url : NULL;
}

/* http, https and mailto alone: anything else in a page is not for our readers. Relative links
 * mean something where the page came from the net. (transfer full) */
static char *
dup_url (const char *base, const char *url)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };
  gboolean has_base = base && (g_ascii_strncasecmp (base, "http://", 7) == 0
      || g_ascii_strncasecmp (base, "https://", 8) == 0);
  g_autofree char *whole = has_base
      ? g_uri_resolve_relative (base, url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL)
      : NULL;

  if (!whole)
    whole = g_strdup (url);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (whole, schemes[i], strlen (schemes[i])) == 0)
      return g_steal_pointer (&whole);
  return NULL;
}

static void
read_list (Reading *reading, const PieceRun *run, const char *base)
{
  for (guint i = run->first; i < run->end; i++) {
    const Piece *piece = get_piece (reading, i);
    const Line *line = document_get_line (reading->document, piece->line);
    const char *url = get_link (reading, line);
    g_autofree char *link = url ? dup_url (base, url) : NULL;
    const char *title = piece->is_behind
        ? keep_span (reading, line->text, piece->name_start, piece->name_end)
        : keep_span (reading, line->text, piece->start, piece->end);

    if (piece->shape != STAMP_NONE)
      transcript_add_chapter (reading->transcript, piece->stamp, title, link);
  }
}

/* Pieces of lists of chapters, which are neither description nor links. */
static guint8 *
mark_lists (const Reading *reading)
{
  guint8 *is_listed = g_new0 (guint8, reading->pieces->len + 1);

  for (guint i = 0; i < reading->sections->lists->len; i++) {
    const PieceRun *run = &g_array_index (reading->sections->lists, PieceRun, i);

    memset (is_listed + run->first, 1, run->end - run->first);
  }
  return is_listed;
}

static void
read_links (Reading *reading, const Line *line, const char *base)
{
  for (guint i = line->first_mark[MARK_LINK]; i < line->end_mark[MARK_LINK]; i++) {
    const Mark *mark = &g_array_index (reading->document->marks[MARK_LINK], Mark, i);
    g_autofree char *url = dup_url (base, mark->url);

    if (url)
      transcript_add_link (reading->transcript,
          keep_span (reading, line->text, mark->start, mark->end), url);
  }
}

/* Before the transcript everything; behind it, sections of notes alone. */
static void
read_all_links (Reading *reading, const guint8 *is_listed, const char *base)
{
  gboolean in_notes = TRUE;

  for (guint i = 0; i < reading->pieces->len; i++) {
    const Line *line = document_get_line (reading->document, get_piece (reading, i)->line);

    if (i >= reading->sections->first && i < reading->sections->end) {
      in_notes = FALSE;
      continue;
    }
    in_notes |= sections_kind_of_title (line) != SECTION_NONE;
    if (in_notes && !is_listed[i] && !get_piece (reading, i)->is_inline)
      read_links (reading, line, base);
  }
}

/* A page has words around its prose: menus, a byline, "Listen now". */
static gboolean
is_prose (const Document *document, const Line *line)
{
  guint n_spaces = 0;

  for (gsize i = 0; i < line->length; i++)
    n_spaces += line->text[i] == ' ';
  return line->heading == 0 && 5 * document_count_linked (document, line) < 4 * line->length
      && (n_spaces >= 4 || strchr (".!?", line->text[line->length - 1]));
}

/* The prose before the first section. */
static void
read_description (Reading *reading, const guint8 *is_listed)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reading->sections->first && !is_listed[i]; i++) {
    const Piece *piece = get_piece (reading, i);
    const Line *line = document_get_line (reading->document, piece->line);

    if (sections_kind_of_title (line) != SECTION_NONE)
      break;
    if (piece->shape != STAMP_NONE || piece->label != LABEL_NONE || piece->is_inline
        || !is_prose (reading->document, line))
      continue;
    if (text->len > 0)
      g_string_append_c (text, line->is_soft ? ' ' : '\n');
    g_string_append_len (text, line->text, (gssize) line->length);
  }
  if (text->len > 0)
    reading->transcript->description = transcript_keep (reading->transcript, text->str, -1);
}

/* The page's own heading, unless it is the site's name that closes the page's title, too. */
static const char *
find_title (const Reading *reading)
{
  const Document *document = reading->document;

  if (document->title)
    return document->title;
  for (guint i = 0; i < document->lines->len; i++) {
    const Line *line = document_get_line (document, i);

    if (line->heading == 1 && sections_kind_of_title (line) == SECTION_NONE
        && !(document->page_title && strlen (document->page_title) > line->length
        && g_str_has_suffix (document->page_title, line->text)))
      return line->text;
  }
  return document->page_title;
}

static void
read_metadata (Reading *reading, const char *base)
{
  const Document *document = reading->document;
  Transcript *transcript = reading->transcript;
  g_autofree guint8 *is_listed = mark_lists (reading);

  transcript->title = transcript_keep (transcript, find_title (reading), -1);
  transcript->description = transcript_keep (transcript, document->description, -1);
  transcript->language = transcript_keep (transcript, document->language, -1);
  transcript->date = transcript_keep (transcript, document->date, -1);
  transcript->link = transcript_keep (transcript, document->link, -1);
  read_description (reading, is_listed);
  read_all_links (reading, is_listed, base);
  for (guint i = 0; i < reading->sections->lists->len; i++)
    read_list (reading, &g_array_index (reading->sections->lists, PieceRun, i), base);
}

static Transcript *
read_transcript (Reading *reading, const char *base)
{
  reading->transcript = transcript_new ();
  reading->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->text = g_string_new (NULL);
  reading->looks = g_byte_array_new ();
  reading->speaker = SPEAKER_NONE;
  reading->next_stamp = NANOSECONDS_NONE;
  reading->has_times = has_times (reading->document);
  read_paragraphs (reading);
  read_metadata (reading, base);
  chapters_reconcile (reading->transcript, reading->looks->data);
  speakers_unify (reading->transcript);
  g_byte_array_unref (reading->looks);
  g_string_free (reading->text, TRUE);
  g_hash_table_unref (reading->speakers);
  return reading->transcript;
}

Transcript *
published_read (const Document *document, const char *base, gboolean prose, GError **error)
{
  g_autoptr (GArray) pieces = pieces_parse (document);
  g_autoptr (GHashTable) legend = NULL;
  g_autoptr (Sections) sections = NULL;
  g_autoptr (Transcript) transcript = NULL;
  Reading reading = { .document = document, .pieces = pieces };

  labels_weigh (document, pieces);
  reading.legend = legend = legend_find (document, pieces);
  reading.sections = sections = sections_find (document, pieces, prose);
  transcript = read_transcript (&reading, base);
  if (transcript->paragraphs->len > 0)
    return g_steal_pointer (&transcript);
  g_set_error_literal (error, FORMAT_ERROR, FORMAT_ERROR_EMPTY,
      "no stamped paragraphs found; is the transcript on another page?");
  return NULL;
}
