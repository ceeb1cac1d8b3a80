#include "carry.h"

#include <string.h>

#include "moved.h"
#include "turns.h"
#include "word-diff.h"

#define LETTER (70 * MILLISECOND)       /* of usual speech, about 14 a second */
#define LEAST (60 * MILLISECOND)        /* a word's share, or its neighbour makes room */
#define LEAST_LETTERS 2
#define NEARLY_ALL 0.8          /* of a paragraph's words */

typedef struct {
  Transcript *aligned;
  const Transcript *corrected;
  GHashTable *ids;              /* of words that sound the same, by their letters */
  GArray *old, *chosen;         /* @aligned's words, as they were; indexes of @corrected's */
  guint *partners;              /* of each of the chosen, among the old */
  GHashTable *labelled;         /* of the chosen, those behind a label that was taken for words */
  guint8 *is_changed;           /* of each paragraph: its text is no more as it was published */
  gboolean has_confidences;
  GArray *before;               /* what each word was */
  CarryCount *count;
} Carrying;

/* Letters and digits alone; a word without any is itself. */
static char *
fold (const char *text)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *at = lower; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isalnum (c) || g_unichar_ismark (c))
      g_string_append_unichar (folded, c);
  }
  return folded->len ? g_string_free (g_steal_pointer (&folded), FALSE) : g_strdup (text);
}

static guint32
find_id (Carrying *carrying, const char *text)
{
  g_autofree char *folded = fold (text);
  gpointer id = g_hash_table_lookup (carrying->ids, folded);

  if (!id) {
    id = GUINT_TO_POINTER (g_hash_table_size (carrying->ids) + 1);
    g_hash_table_insert (carrying->ids, g_steal_pointer (&folded), id);
  }
  return GPOINTER_TO_UINT (id);
}

/* How many of @corrected's words from @first on are the label "Name:" of a speaker we know. */
static guint
measure_label (const Carrying *carrying, guint first)
{
  const GArray *words = carrying->corrected->words;

  for (guint s = 0; s < carrying->aligned->speakers->len; s++) {
    const char *rest = g_ptr_array_index (carrying->aligned->speakers, s);
    guint n = 0;

    while (*rest && first + n < words->len) {
      const char *text = transcript_get_word (carrying->corrected, first + n)->text;
      const gsize length = strcspn (rest, " ");

      if (strncmp (text, rest, length) || strcmp (text + length, rest[length] ? "" : ":"))
        break;
      rest += length + strspn (rest + length, " ");
      n++;
    }
    if (!*rest && n)
      return n;
  }
  return 0;
}

static void
choose_words (Carrying *carrying)
{
  for (guint i = 0; i < carrying->corrected->words->len; i++) {
    const guint n = measure_label (carrying, i);

    if (n) {
      g_hash_table_add (carrying->labelled, GUINT_TO_POINTER (carrying->chosen->len));
      i += n - 1;
    } else {
      g_array_append_val (carrying->chosen, i);
    }
  }
}

static const Word *
get_chosen (const Carrying *carrying, guint index)
{
  return transcript_get_word (carrying->corrected, g_array_index (carrying->chosen, guint, index));
}

static const Word *
get_old (const Carrying *carrying, guint index)
{
  return index < carrying->old->len ? &g_array_index (carrying->old, Word, index) : NULL;
}

static void
find_partners (Carrying *carrying)
{
  const guint n_old = carrying->old->len, n_new = carrying->chosen->len;
  g_autofree guint32 *a = g_new (guint32, n_old + 1), *b = g_new (guint32, n_new + 1);

  for (guint i = 0; i < n_old; i++)
    a[i] = find_id (carrying, get_old (carrying, i)->text);
  for (guint i = 0; i < n_new; i++)
    b[i] = find_id (carrying, get_chosen (carrying, i)->text);
  carrying->partners = g_new (guint, n_new + 1);
  word_diff (a, n_old, b, n_new, carrying->partners);
}

/* How long the dash is that @word begins with, as captions tell of a change of speakers; or 0. */
static gsize
measure_dash (const Word *word)
{
  const char *space = strchr (word->text, ' ');
  const gsize dash = space ? (gsize) (space - word->text) : 0;

  return (dash == 1 || dash == 3) && g_utf8_strlen (word->text, (gssize) dash) == 1
      && g_unichar_type (g_utf8_get_char (word->text)) == G_UNICODE_DASH_PUNCTUATION ? dash : 0;
}

/* How long the text of @word is without the dash, or the like, that stands alone behind it. */
static gsize
measure_bare (const Word *word)
{
  const char *space = strrchr (word->text, ' ');

  return space && g_utf8_strlen (space + 1, -1) == 1
      && g_unichar_type (g_utf8_get_char (space + 1)) == G_UNICODE_DASH_PUNCTUATION
      ? (gsize) (space - word->text) : strlen (word->text);
}

/* As corrected. A dash that tells of a change of speakers is the captions' own, whether it stands
 * before a word or, where two speak in a cue, is behind the one before. */
static const char *
keep_text (Carrying *carrying, const Word *word, const Word *before)
{
  const gsize first = before && strncmp (before->text, word->text, measure_dash (word))
      ? measure_dash (word) + 1 : 0;
  const gsize end = before && !before->text[measure_bare (before)] ? measure_bare (word)
      : strlen (word->text);

  return transcript_keep (carrying->aligned, word->text + MIN (first, end), (gssize) (end - MIN (first, end)));
}

static guint
weigh (const char *text)
{
  return (guint) MAX (g_utf8_strlen (text, -1), LEAST_LETTERS);
}

/* Shares the time from @start to @end out among the last @n words, by their letters. */
static void
share_out (Transcript *transcript, guint n, Nanoseconds start, Nanoseconds end)
{
  const guint first = transcript->words->len - n;
  guint all = 0, sum = 0;

  for (guint i = first; i < transcript->words->len; i++)
    all += weigh (transcript_get_word (transcript, i)->text);
  for (guint i = first; i < transcript->words->len; i++) {
    Word *word = transcript_get_word (transcript, i);

    word->start = start + (Nanoseconds) ((double) (end - start) * sum / all);
    sum += weigh (word->text);
    word->end = start + (Nanoseconds) ((double) (end - start) * sum / all);
    word->end = MAX (word->end, word->start + 1);
  }
}

/* Times of the last @n words, which nobody had said before: behind the word before, as fast as people
 * speak, and before @next; where there is no room, the word before is shorter than was thought. */
static void
squeeze_in (Transcript *transcript, guint n, const Word *next)
{
  const guint first = transcript->words->len - n;
  Word *before = first ? transcript_get_word (transcript, first - 1) : NULL;
  Nanoseconds start = 0, end, usual = 0;

  for (guint i = first; i < transcript->words->len; i++)
    usual += weigh (transcript_get_word (transcript, i)->text) * LETTER;
  if (before && before->start != NANOSECONDS_NONE)
    start = before->end;
  else if (next && next->start != NANOSECONDS_NONE)
    start = next->start > usual ? next->start - usual : 0;
  end = start + usual;
  if (next && next->start != NANOSECONDS_NONE && end > next->start)
    end = MAX (next->start, start);
  if (end - start < n * LEAST && before && before->start != NANOSECONDS_NONE && end > before->start) {
    share_out (transcript, n + 1, before->start, end);
    return;
  }
  share_out (transcript, n, start, MAX (end, start + n * MILLISECOND));
}

static guint
choose_paragraph (const Carrying *carrying, guint index, guint end, const Word *next)
{
  const GArray *words = carrying->aligned->words;

  if (!words->len)
    return next ? next->paragraph : 0;
  if (next && end < carrying->chosen->len && index
      && get_chosen (carrying, end)->paragraph == get_chosen (carrying, index)->paragraph
      && get_chosen (carrying, index - 1)->paragraph != get_chosen (carrying, index)->paragraph)
    return next->paragraph;
  return transcript_get_word (carrying->aligned, words->len - 1)->paragraph;
}

static void
add_word (Carrying *carrying, const Word *from, const Word *like, guint paragraph)
{
  GArray *words = carrying->aligned->words;
  Word word = { .text = keep_text (carrying, from, like), .start = NANOSECONDS_NONE,
    .end = NANOSECONDS_NONE, .confidence = carrying->has_confidences ? 0 : CONFIDENCE_UNKNOWN,
    .paragraph = paragraph };

  carrying->is_changed[paragraph] |= !like || strcmp (word.text, like->text);
  g_array_append_val (carrying->before, word);
  word.is_glued = from->is_glued && words->len
      && g_array_index (words, Word, words->len - 1).paragraph == paragraph;
  g_array_append_val (words, word);
}

/* Words [@first, @end) of the chosen, in the place of [@old_first, @old_end) of the old. */
static void
change (Carrying *carrying, guint first, guint end, guint old_first, guint old_end)
{
  const guint n = end - first, n_old = old_end - old_first, common = MIN (n, n_old);
  const Word *next = get_old (carrying, old_end), *last = n_old ? get_old (carrying, old_end - 1) : NULL;

  carrying->count->n_changed += common;
  carrying->count->n_added += n - common;
  carrying->count->n_dropped += n_old - common;
  for (guint i = old_first; i < old_end; i++)
    carrying->is_changed[get_old (carrying, i)->paragraph] = TRUE;
  for (guint i = 0; i < n; i++) {
    const Word *like = n_old ? get_old (carrying, old_first + (guint) ((guint64) i * n_old / n)) : NULL;

    add_word (carrying, get_chosen (carrying, first + i), like,
        like ? like->paragraph : choose_paragraph (carrying, first + i, end, next));
    if (n == n_old) {
      Word *word = transcript_get_word (carrying->aligned, carrying->aligned->words->len - 1);

      word->start = like->start;
      word->end = like->end;
    }
  }
  if (!n || n == n_old)
    return;
  if (!last)
    squeeze_in (carrying->aligned, n, next);
  else if (last->end != NANOSECONDS_NONE && get_old (carrying, old_first)->start != NANOSECONDS_NONE)
    share_out (carrying->aligned, n, get_old (carrying, old_first)->start, last->end);
}

static void
keep (Carrying *carrying, guint index)
{
  const Word *old = get_old (carrying, carrying->partners[index]);
  Word *word;

  add_word (carrying, get_chosen (carrying, index), old, old->paragraph);
  word = transcript_get_word (carrying->aligned, carrying->aligned->words->len - 1);
  word->start = old->start;
  word->end = old->end;
  word->confidence = old->confidence;
  word->unknown = old->unknown;
  g_array_index (carrying->before, Word, carrying->before->len - 1) = *word;
  carrying->count->n_kept++;
}

/* From partner to partner. */
static void
put_words (Carrying *carrying)
{
  guint old = 0, first = 0;

  g_array_set_size (carrying->aligned->words, 0);
  for (guint i = 0; i < carrying->chosen->len; i++) {
    if (carrying->partners[i] == WORD_DIFF_NONE)
      continue;
    change (carrying, first, i, old, carrying->partners[i]);
    keep (carrying, i);
    old = carrying->partners[i] + 1;
    first = i + 1;
  }
  change (carrying, first, carrying->chosen->len, old, carrying->old->len);
}

static gboolean
has_confidences (const Transcript *transcript)
{
  for (guint i = 0; i < transcript->words->len; i++)
    if (transcript_get_word (transcript, i)->confidence != CONFIDENCE_UNKNOWN)
      return TRUE;
  return FALSE;
}

/* A word of a late label stands in the text of a later paragraph: both change, or none. */
static void
spread_changes (Carrying *carrying, const GArray *moved)
{
  for (guint i = 0; i < moved->len; i++) {
    const Moved *run = &g_array_index (moved, Moved, i);
    guint8 *is_changed = carrying->is_changed, both;
    const guint paragraph = get_old (carrying, run->first)->paragraph;

    both = is_changed[paragraph] | is_changed[run->published];
    is_changed[paragraph] = is_changed[run->published] = both;
  }
}

/* Paragraphs that changed are what their words are, the others as they were published. */
static void
put_texts (const Carrying *carrying)
{
  const GArray *paragraphs = carrying->aligned->paragraphs;
  g_autofree const char **texts = g_new (const char *, paragraphs->len + 1);

  for (guint i = 0; i < paragraphs->len; i++) {
    texts[i] = transcript_get_paragraph (carrying->aligned, i)->text;
    transcript_get_paragraph (carrying->aligned, i)->text = "";
  }
  turns_join (carrying->aligned);
  for (guint i = 0; i < paragraphs->len; i++)
    if (!carrying->is_changed[i])
      transcript_get_paragraph (carrying->aligned, i)->text = texts[i];
}

static gboolean
has_speaker (const Transcript *transcript, const char *name)
{
  return g_ptr_array_find_with_equal_func (transcript->speakers, name, g_str_equal, NULL);
}

/* What most of the words of @speaker that were kept are said by in the corrected; or NULL. */
static const char *
find_new_name (const Carrying *carrying, int speaker)
{
  const guint n_names = carrying->corrected->speakers->len;
  g_autofree guint *counts = g_new0 (guint, n_names + 1);
  guint all = 0;

  for (guint i = 0; i < carrying->chosen->len; i++) {
    const Word *old = get_old (carrying, carrying->partners[i]);
    const int now = transcript_get_word_speaker (carrying->corrected,
        g_array_index (carrying->chosen, guint, i));

    if (!old || transcript_get_paragraph (carrying->aligned, old->paragraph)->speaker != speaker)
      continue;
    all++;
    if (now != SPEAKER_NONE)
      counts[now]++;
  }
  for (guint i = 0; i < n_names; i++)
    if (2 * counts[i] > all)
      return transcript_get_speaker (carrying->corrected, (int) i);
  return NULL;
}

/* Who is nowhere called by the old name any more, but by a new one, was renamed. */
static void
rename_speakers (const Carrying *carrying)
{
  for (guint i = 0; i < carrying->aligned->speakers->len; i++) {
    const char *name;

    if (has_speaker (carrying->corrected, g_ptr_array_index (carrying->aligned->speakers, i)))
      continue;
    name = find_new_name (carrying, (int) i);
    if (name && !has_speaker (carrying->aligned, name))
      transcript_rename_speaker (carrying->aligned, i, name);
  }
}

/* Who says a paragraph's words that were kept. Whoever says more than half of them is the one that a
 * vote in pairs leaves (Boyer and Moore 1981). */
typedef struct {
  int speaker;                  /* of the corrected */
  guint votes, n_said;          /* left over; words that are this speaker's */
  guint n_words;
  gboolean is_doubtful;         /* a dash or a label tells who speaks, and nobody read it */
} Saying;

static void
vote (Saying *saying, int speaker)
{
  saying->n_words++;
  if (!saying->votes)
    saying->speaker = speaker;
  if (saying->speaker == speaker)
    saying->votes++;
  else
    saying->votes--;
}

/* For each word that was kept, @is_count: whether it is by whom the vote left. */
static void
go_through_sayings (const Carrying *carrying, Saying *sayings, gboolean is_count)
{
  for (guint i = 0; i < carrying->chosen->len; i++) {
    const Word *old = get_old (carrying, carrying->partners[i]);
    const int speaker = transcript_get_word_speaker (carrying->corrected,
        g_array_index (carrying->chosen, guint, i));
    Saying *saying = old ? &sayings[old->paragraph] : NULL;

    if (!saying)
      continue;
    if (is_count) {
      saying->n_said += saying->speaker == speaker;
      continue;
    }
    vote (saying, speaker);
    saying->is_doubtful |= measure_dash (get_chosen (carrying, i)) > 0
        || g_hash_table_contains (carrying->labelled, GUINT_TO_POINTER (i));
  }
}

/* A paragraph that stands under another name, nearly all of it, is that one's. */
static void
reassign (const Carrying *carrying, Paragraph *paragraph, const Saying *saying)
{
  const char *was = transcript_get_speaker (carrying->aligned, paragraph->speaker);
  const char *now = transcript_get_speaker (carrying->corrected, saying->speaker);

  if (now && !saying->is_doubtful && saying->n_said >= saying->n_words * NEARLY_ALL
      && g_strcmp0 (now, was))
    paragraph->speaker = transcript_add_speaker (carrying->aligned, now);
}

static void
reassign_paragraphs (const Carrying *carrying)
{
  const guint n = carrying->aligned->paragraphs->len;
  g_autofree Saying *sayings = g_new0 (Saying, n + 1);

  for (guint i = 0; i < n; i++)
    sayings[i].speaker = SPEAKER_NONE;
  go_through_sayings (carrying, sayings, FALSE);
  go_through_sayings (carrying, sayings, TRUE);
  for (guint i = 0; i < n; i++)
    reassign (carrying, transcript_get_paragraph (carrying->aligned, i), &sayings[i]);
}

void
carry_words (Transcript *aligned, const Transcript *corrected, GArray *before, CarryCount *count)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) old = g_array_copy (aligned->words), moved = moved_words (aligned);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) labelled = g_hash_table_new (NULL, NULL);
  g_autofree guint8 *is_changed = g_new0 (guint8, aligned->paragraphs->len + 1);
  Carrying carrying = { aligned, corrected, ids, old, chosen, NULL, labelled, is_changed,
    has_confidences (aligned), before, count };

  *count = (CarryCount) { 0 };
  choose_words (&carrying);
  find_partners (&carrying);
  rename_speakers (&carrying);
  reassign_paragraphs (&carrying);
  put_words (&carrying);
  g_free (carrying.partners);
  spread_changes (&carrying, moved);
  put_texts (&carrying);
  g_clear_pointer (&aligned->captions, cue_list_free);
}
