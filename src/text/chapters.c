#include "chapters.h"

#include <math.h>
#include <string.h>

#include "closed-class.h"

#define MAX_TITLE_WORDS 12
#define MAX_TITLE 120           /* bytes */

/* Evidence that a paragraph is the title of a chapter, added up; short answers and the late ends
 * of sentences look like titles, too. Weights tell the 8 titles of the type specimen, with its
 * list and without, from its 29 short paragraphs that are speech. */
enum {
  WEIGHT_HEADING = 14,
  WEIGHT_BOLD = 8,
  WEIGHT_LISTED = 6,            /* the words are in the published list, near that time */
  WEIGHT_LISTED_TIME = 2,       /* the time is, within 2 s; a common word makes it LISTED */
  WEIGHT_CAPITAL = 1,           /* begins with one */
  WEIGHT_CAPITALS = 2,          /* two words that matter or more, all with one */
  WEIGHT_ONE_WORD = -1,
  WEIGHT_NO_STOP = 2,           /* no punctuation at the end */
  WEIGHT_STOP = -5,
  WEIGHT_INNER_STOP = -6,       /* two sentences */
  WEIGHT_SPEECH = -5,           /* begins as speech does: "It's got" */
  WEIGHT_GRAMMAR_END = -3,      /* breaks off: "Should we ask about" */
  WEIGHT_NOT_A_WORD = -12,      /* grammar alone: "And I" */
  WEIGHT_SAME_STAMP = 1,        /* as the next paragraph, within 1 s */
  WEIGHT_LABEL_NEXT = 1,
  WEIGHT_ONLY_STAMPS = 4,       /* where speech has none, and a label follows */
  WEIGHT_CAPITAL_NEXT = 2,      /* the next paragraph begins a sentence */
  WEIGHT_LOWER_NEXT = -7,       /* it goes on with this one */
  WEIGHT_AFTER_STOP = 1,        /* the paragraph before ended its sentence */
  WEIGHT_AFTER_GRAMMAR = -4,    /* it broke off at "the", or with a comma */
  ENOUGH = 6,
};

/* How far a published list may be off: the seconds of a typo, and of an advertisement. */
#define NEAR (5 * SECOND)
#define FAR (120 * SECOND)

/* Titles tried against one other: the time of a page made to be slow stays linear. */
#define MAX_COMPARED 64

typedef struct {
  const char *text;
  gsize length;
} Token;

typedef struct {
  guint paragraph;              /* itself; then, taken out, the one behind it */
  const char *text;
  Nanoseconds start;
  gboolean is_listed;
} Title;

static gboolean
next_token (const char **cursor, Token *token)
{
  const char *text = *cursor + strspn (*cursor, " ");

  token->text = text;
  token->length = strcspn (text, " ");
  *cursor = text + token->length;
  return token->length > 0;
}

static gunichar
first_letter (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return g_utf8_get_char (text);
  return 0;
}

static gunichar
last_char (const char *text)
{
  return *text ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;
}

static gboolean
ends_sentence (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text && strchr ("\"')]", end[-1]))
    end--;
  return end > text && (strchr (".?!", end[-1]) || g_str_has_suffix (text, "。")
      || g_str_has_suffix (text, "？") || g_str_has_suffix (text, "！")
      || g_str_has_suffix (text, "…"));
}

static int
weigh_end (const char *text)
{
  gunichar last = last_char (text);

  if (last == '?' || last == '!' || g_unichar_isalnum (last) || g_unichar_ismark (last)
      || last == ')' || last == '"' || last == 0x201D)
    return last == '?' || last == '!' ? 0 : WEIGHT_NO_STOP;
  return WEIGHT_STOP;
}

/* What the words are: capitals, grammar, speech. */
static int
weigh_words (const char *text)
{
  guint n_words = 0, n_matter = 0, n_capitals = 0, n_inner_stops = 0;
  ClosedClass first = CLOSED_CLASS_NO, class = CLOSED_CLASS_NO;
  const char *cursor = text;
  Token token;
  int sum;

  while (next_token (&cursor, &token)) {
    class = closed_class_of (token.text, token.length);
    if (n_words++ == 0)
      first = class;
    n_inner_stops += *cursor && token.length > 3 && strchr (".?!", cursor[-1]) != NULL;
    if (class != CLOSED_CLASS_NO)
      continue;
    n_matter++;
    n_capitals += !g_unichar_islower (first_letter (token.text));
  }
  if (n_matter == 0)
    return WEIGHT_NOT_A_WORD;
  sum = g_unichar_islower (first_letter (text)) ? -WEIGHT_CAPITAL : WEIGHT_CAPITAL;
  sum += n_words == 1 ? WEIGHT_ONE_WORD : n_capitals == n_matter ? WEIGHT_CAPITALS : 0;
  sum += n_inner_stops > 0 ? WEIGHT_INNER_STOP : 0;
  sum += class != CLOSED_CLASS_NO ? WEIGHT_GRAMMAR_END : 0;
  return sum + (first == CLOSED_CLASS_SPEECH ? WEIGHT_SPEECH : 0);
}

static gboolean
is_same_stamp (Nanoseconds one, Nanoseconds other)
{
  if (one == NANOSECONDS_NONE || other == NANOSECONDS_NONE)
    return TRUE;
  return one <= other + SECOND && other <= one + SECOND;
}

static int
weigh_next (const Paragraph *paragraph, const Paragraph *next)
{
  gunichar letter = first_letter (next->text);
  int sum = 0;

  if (!is_same_stamp (paragraph->stamp, next->stamp))
    return g_unichar_islower (letter) ? WEIGHT_LOWER_NEXT : 0;
  sum += paragraph->stamp != NANOSECONDS_NONE ? WEIGHT_SAME_STAMP : 0;
  sum += next->is_labelled ? WEIGHT_LABEL_NEXT : 0;
  if (g_unichar_islower (letter))
    return sum + WEIGHT_LOWER_NEXT;
  return sum + (g_unichar_isalpha (letter) ? WEIGHT_CAPITAL_NEXT : 0);
}

static int
weigh_before (const char *text)
{
  const char *word = strrchr (text, ' ');
  gunichar last = last_char (text);

  if (ends_sentence (text))
    return WEIGHT_AFTER_STOP;
  word = word ? word + 1 : text;
  return last == ',' || closed_class_of (word, strlen (word)) != CLOSED_CLASS_NO
      ? WEIGHT_AFTER_GRAMMAR : 0;
}

/* "Ropes" and "rope", "engineer" and "engineering". */
static gboolean
is_similar_word (const Token *one, const Token *other)
{
  gsize shorter = MIN (one->length, other->length), longer = MAX (one->length, other->length);
  gsize common = 0;

  while (common < shorter && one->text[common] == other->text[common])
    common++;
  return common == longer || (common >= 4 && 2 * common >= shorter + 4);
}

static gboolean
has_word (const char *text, const Token *word)
{
  Token token;

  while (next_token (&text, &token))
    if (is_similar_word (&token, word))
      return TRUE;
  return FALSE;
}

/* How many of the words that matter of the shorter of two titles the other has, 0 to 1. */
static double
compare_titles (const char *one, const char *other)
{
  g_autofree char *folded = g_utf8_casefold (one, -1), *other_folded = g_utf8_casefold (other, -1);
  guint n_words = 0, n_other = 0, n_common = 0;
  const char *cursor = folded;
  Token token;

  while (next_token (&cursor, &token))
    if (closed_class_of (token.text, token.length) == CLOSED_CLASS_NO) {
      n_words++;
      n_common += has_word (other_folded, &token);
    }
  cursor = other_folded;
  while (next_token (&cursor, &token))
    n_other += closed_class_of (token.text, token.length) == CLOSED_CLASS_NO;
  if (n_words == 0 || n_other == 0)
    return g_str_equal (folded, other_folded);
  return MIN (1.0, (double) n_common / MIN (n_words, n_other));
}

static Nanoseconds
distance (Nanoseconds one, Nanoseconds other)
{
  if (one == NANOSECONDS_NONE || other == NANOSECONDS_NONE)
    return FAR;
  return one > other ? one - other : other - one;
}

/* Chapters of the list are sorted by time; the first at or after @time. */
static guint
find_chapter (const GArray *list, Nanoseconds time)
{
  guint low = 0, high = list->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (list, Chapter, middle).start < time)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static int
weigh_listed (const GArray *list, const char *text, Nanoseconds stamp)
{
  guint first = stamp == NANOSECONDS_NONE ? 0 : find_chapter (list, stamp > FAR ? stamp - FAR : 0);
  int best = 0;

  for (guint i = first; i < MIN (list->len, first + MAX_COMPARED); i++) {
    const Chapter *chapter = &g_array_index (list, Chapter, i);
    Nanoseconds off = distance (chapter->start, stamp);
    double likeness;

    if (off > FAR)
      break;
    likeness = compare_titles (text, chapter->title);
    if (likeness >= 0.99 || (likeness >= 0.5 && off <= NEAR) || (likeness > 0 && off <= 2 * SECOND))
      return WEIGHT_LISTED;
    if (off <= 2 * SECOND)
      best = WEIGHT_LISTED_TIME;
  }
  return best;
}

/* "[music]", "(laughter)" */
static gboolean
is_stage_direction (const char *text)
{
  gunichar last = last_char (text);

  return (*text == '[' && last == ']') || (*text == '(' && last == ')');
}

static guint
count_words (const char *text)
{
  guint n_words = 0;
  Token token;

  while (n_words <= MAX_TITLE_WORDS && next_token (&text, &token))
    n_words++;
  return n_words;
}

/* Whether stamps stand beside chapters alone: two unlabelled paragraphs or more that a labelled one
 * follows, and one in ten of the labelled at most. */
static gboolean
are_stamps_of_titles (const Transcript *transcript)
{
  guint n_labelled = 0, n_stamped = 0, n_before = 0;

  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    const Paragraph *paragraph = transcript_get_paragraph (transcript, i);
    gboolean is_stamped = paragraph->stamp != NANOSECONDS_NONE;

    n_labelled += paragraph->is_labelled;
    n_stamped += paragraph->is_labelled && is_stamped;
    n_before += !paragraph->is_labelled && is_stamped && i + 1 < transcript->paragraphs->len
        && transcript_get_paragraph (transcript, i + 1)->is_labelled;
  }
  return n_before > 1 && n_labelled >= n_before && 10 * n_stamped <= n_labelled;
}

static gboolean
is_title (const Transcript *transcript, guint index, ParagraphLook look, gboolean stamps_titles)
{
  static const int weights[] = { 0, WEIGHT_BOLD, WEIGHT_HEADING };
  const Paragraph *paragraph = transcript_get_paragraph (transcript, index), *next;
  int sum;

  if (paragraph->is_labelled || index + 1 >= transcript->paragraphs->len
      || is_stage_direction (paragraph->text)
      || strlen (paragraph->text) > MAX_TITLE || count_words (paragraph->text) > MAX_TITLE_WORDS)
    return FALSE;
  next = transcript_get_paragraph (transcript, index + 1);
  sum = weights[look] + weigh_end (paragraph->text) + weigh_words (paragraph->text)
      + weigh_next (paragraph, next);
  if (stamps_titles && paragraph->stamp != NANOSECONDS_NONE && next->is_labelled)
    sum += WEIGHT_ONLY_STAMPS;
  if (index > 0)
    sum += weigh_before (transcript_get_paragraph (transcript, index - 1)->text);
  if (sum < ENOUGH && sum + WEIGHT_LISTED >= ENOUGH)
    sum += weigh_listed (transcript->chapters, paragraph->text, paragraph->stamp);
  return sum >= ENOUGH;
}

/* A title without a stamp is where the text behind it is. */
static Nanoseconds
find_start (const Transcript *transcript, guint index)
{
  for (guint i = index; i < transcript->paragraphs->len; i++) {
    Nanoseconds stamp = transcript_get_paragraph (transcript, i)->stamp;

    if (stamp != NANOSECONDS_NONE)
      return stamp;
  }
  return NANOSECONDS_NONE;
}

/* What is said below a title's stamp is said then. */
static void
pass_stamp_on (Transcript *transcript, guint title)
{
  Paragraph *next = title + 1 < transcript->paragraphs->len
      ? transcript_get_paragraph (transcript, title + 1) : NULL;

  if (next && next->stamp == NANOSECONDS_NONE)
    next->stamp = transcript_get_paragraph (transcript, title)->stamp;
}

/* Moves the titles from the paragraphs to the list that is returned. (element-type Title) */
static GArray *
take_titles (Transcript *transcript, const guint8 *looks)
{
  GArray *titles = g_array_new (FALSE, FALSE, sizeof (Title));
  gboolean stamps_titles = are_stamps_of_titles (transcript);
  guint kept = 0;

  for (guint i = 0; i < transcript->paragraphs->len; i++)
    if (is_title (transcript, i, looks[i], stamps_titles)) {
      Title title = { .paragraph = i };

      g_array_append_val (titles, title);
    }
  for (guint i = 0; i < titles->len; i++) {
    Title *title = &g_array_index (titles, Title, i);

    title->text = transcript_get_paragraph (transcript, title->paragraph)->text;
    title->start = find_start (transcript, title->paragraph);
    pass_stamp_on (transcript, title->paragraph);
  }
  for (guint i = 0, next = 0; i < transcript->paragraphs->len; i++) {
    if (next < titles->len && g_array_index (titles, Title, next).paragraph == i)
      g_array_index (titles, Title, next++).paragraph = kept;
    else
      *transcript_get_paragraph (transcript, kept++) = *transcript_get_paragraph (transcript, i);
  }
  g_array_set_size (transcript->paragraphs, kept);
  return titles;
}

/* The title in the text that @chapter of the list is, not before @first; or titles->len. */
static guint
find_title (const GArray *titles, const Chapter *chapter, guint first)
{
  guint best = titles->len;
  double best_likeness = 0;

  for (guint i = first; i < MIN (titles->len, first + MAX_COMPARED); i++) {
    const Title *title = &g_array_index (titles, Title, i);
    Nanoseconds off = distance (title->start, chapter->start);
    double likeness = compare_titles (title->text, chapter->title);

    if (title->start != NANOSECONDS_NONE && title->start > chapter->start + FAR)
      break;
    likeness += off <= NEAR ? 1 : 0;
    if (likeness > best_likeness && (off <= NEAR || likeness >= 0.6)) {
      best = i;
      best_likeness = likeness;
    }
  }
  return best;
}

static int
compare_chapters (gconstpointer one, gconstpointer other)
{
  Nanoseconds a = ((const Chapter *) one)->start, b = ((const Chapter *) other)->start;

  return (a > b) - (a < b);
}

/* "3. Ropes" of a list that is "Ropes" in the text. */
static gboolean
is_numbered (const char *listed, const char *title)
{
  gsize length = strspn (listed, "0123456789.#) ");

  return length > 0 && g_str_equal (listed + length, title);
}

/* The list's wording, the text's time; titles that are not in the list join it. */
static void
merge_titles (Transcript *transcript, GArray *titles)
{
  guint n_listed = transcript->chapters->len, first = 0;

  for (guint i = 0; i < n_listed; i++) {
    Chapter *chapter = transcript_get_chapter (transcript, i);
    guint found = find_title (titles, chapter, first);
    Title *title;

    if (found == titles->len)
      continue;
    title = &g_array_index (titles, Title, found);
    chapter->paragraph = title->paragraph;
    if (is_numbered (chapter->title, title->text))
      chapter->title = title->text;
    chapter->start = title->start == NANOSECONDS_NONE ? chapter->start : title->start;
    title->is_listed = TRUE;
    first = found + 1;
  }
  for (guint i = 0; i < titles->len; i++) {
    const Title *title = &g_array_index (titles, Title, i);

    if (title->is_listed)
      continue;
    transcript_add_chapter (transcript, title->start, title->text, NULL);
    transcript_get_chapter (transcript, transcript->chapters->len - 1)->paragraph
        = title->paragraph;
  }
}

void
chapters_reconcile (Transcript *transcript, const guint8 *looks)
{
  g_autoptr (GArray) titles = NULL;

  g_array_sort (transcript->chapters, compare_chapters);
  titles = take_titles (transcript, looks);
  merge_titles (transcript, titles);
  g_array_sort (transcript->chapters, compare_chapters);
}

void
chapters_take_starts (Transcript *transcript)
{
  guint word = 0, kept = 0;

  for (guint i = 0; i < transcript->chapters->len; i++) {
    Chapter *chapter = transcript_get_chapter (transcript, i);

    if (chapter->start == NANOSECONDS_NONE && chapter->paragraph != PARAGRAPH_NONE) {
      while (word < transcript->words->len
          && transcript_get_word (transcript, word)->paragraph < chapter->paragraph)
        word++;
      if (word < transcript->words->len)
        chapter->start = transcript_get_word (transcript, word)->start;
    }
    if (chapter->start != NANOSECONDS_NONE)
      *transcript_get_chapter (transcript, kept++) = *chapter;
  }
  g_array_set_size (transcript->chapters, kept);
  g_array_sort (transcript->chapters, compare_chapters);
}
