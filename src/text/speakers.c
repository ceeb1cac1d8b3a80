#include "speakers.h"

#include <string.h>

#define MAX_NAME_WORDS 6

/* What stands for a name and is nobody's first name: "Speaker" is not "Speaker 1". */
static const char *const roles[] = {
  "announcer", "anchor", "audience", "byline", "caller", "cohost", "co-host", "correspondent",
  "female", "guest", "host", "interviewee", "interviewer", "male", "man", "moderator", "multiple",
  "narrator", "operator", "participant", "person", "presenter", "producer", "reader", "reporter",
  "respondent", "speaker", "unknown", "voice", "woman",
};

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] & 0x80)
      return FALSE;
  return TRUE;
}

static char *
fold_ascii (const char *name, gsize length)
{
  GString *folded = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (name[i]))
      g_string_append_c (folded, g_ascii_tolower (name[i]));
  return g_string_free (folded, folded->len == 0);
}

static char *
fold_unicode (const char *name, gssize length)
{
  g_autofree char *normal = g_utf8_normalize (name, length, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_casefold (normal ? normal : name, normal ? -1 : length);
  GString *folded = g_string_new (NULL);

  for (const char *c = lower; *c; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);

    if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
      g_string_append_unichar (folded, letter);
  }
  return g_string_free (folded, folded->len == 0);
}

char *
speakers_fold (const char *name, gssize length)
{
  gsize size = length < 0 ? strlen (name) : (gsize) length;
  char *folded = is_ascii (name, size) ? fold_ascii (name, size) : fold_unicode (name, length);

  return folded ? folded : g_strndup (name, size);
}

static gboolean
is_particle (const char *word, gsize length)
{
  static const char *const particles[] = {
    "al", "and", "bin", "da", "das", "de", "del", "der", "di", "do", "dos", "du", "e", "el", "et",
    "ibn", "la", "le", "of", "the", "und", "van", "von", "y", "zu",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    if (strlen (particles[i]) == length && strncmp (word, particles[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* "J.D." */
static gboolean
is_abbreviated (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (i % 2 ? word[i] != '.' : !g_ascii_isupper (word[i]))
      return FALSE;
  return length % 2 == 0;
}

/* Letters with an upper case must have it at the start; "d'Arc", "Prof. Doe" and "Doe Jr." pass,
 * too. */
static gboolean
is_name_word (const char *word, gsize length, gboolean is_last)
{
  gunichar first = g_utf8_get_char (word);
  char end = word[length - 1];

  if (strchr (";!?\"", end)
      || (end == '.' && length > (is_last ? 3 : 5) && !is_abbreviated (word, length)))
    return FALSE;
  if (g_unichar_isdigit (first))
    return length <= 3;
  if (g_unichar_islower (first))
    return length > 2 && word[1] == '\'';
  return TRUE;
}

static gsize
word_length (const char *word, const char *end)
{
  const char *space = memchr (word, ' ', (gsize) (end - word));

  return (gsize) ((space ? space : end) - word);
}

gboolean
speakers_is_name (const char *name, gsize length)
{
  const char *end = name + length, *word = name;
  guint n_words = 0;
  gboolean in_role = FALSE;

  while (word < end) {
    gsize size = word_length (word, end);

    in_role |= *word == '(';
    if (size && !in_role && (++n_words > MAX_NAME_WORDS
        || !(is_name_word (word, size, word + size == end) || is_particle (word, size))))
      return FALSE;
    in_role &= !memchr (word, ')', size);
    word += size + (word + size < end);
  }
  return n_words > 0;
}

gboolean
speakers_is_role (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strlen (roles[i]) == length && g_ascii_strncasecmp (name, roles[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* A name and what stands beside it: "Jane Doe (Host)", "Host - Jane Doe", "Jane Doe, Acme". */
typedef struct {
  const char *left, *right;
  gsize left_length, right_length;
} Parts;

static gboolean
part (const char *name, gsize length, Parts *parts)
{
  static const char *const marks[] = { " (", ", ", " - ", " – ", " — ", " | " };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    gsize mark = strlen (marks[i]);
    const char *at = memmem (name, length, marks[i], mark);
    gboolean is_bracket = i == 0;

    if (!at || at == name || (is_bracket && name[length - 1] != ')'))
      continue;
    *parts = (Parts) { name, at + mark, (gsize) (at - name),
      length - (gsize) (at - name) - mark - is_bracket };
    return parts->right_length > 0;
  }
  return FALSE;
}

/* "Host", "Host 2". */
static gboolean
is_numbered_role (const char *name, gsize length)
{
  while (length > 0 && g_ascii_isdigit (name[length - 1]))
    length--;
  return speakers_is_role (name, length - (length > 0 && name[length - 1] == ' '));
}

gboolean
speakers_part_role (const char **name, gsize *length, char **role)
{
  Parts parts;
  gboolean is_left, is_right;

  *role = NULL;
  if (!part (*name, *length, &parts))
    return FALSE;
  is_left = is_numbered_role (parts.left, parts.left_length);
  is_right = is_numbered_role (parts.right, parts.right_length);
  if (is_left == is_right || (is_left && !speakers_is_name (parts.right, parts.right_length)))
    return FALSE;
  *role = is_left ? g_strndup (parts.left, parts.left_length)
      : g_strndup (parts.right, parts.right_length);
  *name = is_left ? parts.right : parts.left;
  *length = is_left ? parts.right_length : parts.left_length;
  return TRUE;
}

/* How often each speaker is named. */
static guint *
count_labels (const Transcript *transcript)
{
  guint *counts = g_new0 (guint, transcript->speakers->len + 1);

  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    const Paragraph *paragraph = transcript_get_paragraph (transcript, i);

    if (paragraph->speaker != SPEAKER_NONE && paragraph->is_labelled)
      counts[paragraph->speaker]++;
  }
  return counts;
}

/* The speaker with the most frequent spelling of the same name, by folded name. */
static GHashTable *
index_names (const Transcript *transcript, const guint *counts)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < transcript->speakers->len; i++) {
    char *folded = speakers_fold (g_ptr_array_index (transcript->speakers, i), -1);
    gpointer best;

    if (!g_hash_table_lookup_extended (names, folded, NULL, &best)
        || counts[i] > counts[GPOINTER_TO_UINT (best)])
      g_hash_table_replace (names, folded, GUINT_TO_POINTER (i));
    else
      g_free (folded);
  }
  return names;
}

/* "Jane Doe (laughing)" and "Jane Doe, Acme" without what stands behind the name; NULL if nothing
 * does. */
static char *
dup_without_role (const char *name)
{
  Parts parts;

  return part (name, strlen (name), &parts) ? g_strndup (name, parts.left_length) : NULL;
}

/* Who is called "Jane Doe", if @name is "Jane Doe (Host)"; nobody, if it is "Jane Doe, John Roe". */
static gboolean
find_without_role (const char *name, GHashTable *names, gpointer *speaker)
{
  g_autofree char *folded = NULL, *other = NULL;
  Parts parts;

  if (!part (name, strlen (name), &parts))
    return FALSE;
  folded = speakers_fold (name, (gssize) parts.left_length);
  other = speakers_fold (parts.right, (gssize) parts.right_length);
  return !g_hash_table_contains (names, other)
      && g_hash_table_lookup_extended (names, folded, NULL, speaker);
}

/* "Dr. Doe" is one Doe. */
static const char *
skip_honorific (const char *name)
{
  static const char *const honorifics[] = {
    "dr ", "dr. ", "mr ", "mr. ", "mrs ", "mrs. ", "ms ", "ms. ", "prof ", "prof. ", "professor ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (honorifics); i++)
    if (!g_ascii_strncasecmp (name, honorifics[i], strlen (honorifics[i])))
      return name + strlen (honorifics[i]);
  return name;
}

/* "Jane and John" */
static gboolean
is_joint (const char *name)
{
  static const char *const marks[] = { " and ", " And ", " AND ", " & ", " + ", "/", " und ", " et ",
    " y ", " e " };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (name, marks[i]))
      return TRUE;
  return FALSE;
}

/* The first letters of the words of @name, lower case; of the first and the last word alone where
 * @short. (transfer full) */
static char *
dup_initials (const char *name, gboolean is_short)
{
  GString *initials = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < n_words; i += is_short ? MAX (n_words - 1, 1) : 1)
    if (*words[i])
      g_string_append_unichar (initials, g_unichar_tolower (g_utf8_get_char (words[i])));
  return g_string_free (initials, FALSE);
}

#define MAX_INITIALS 4

/* "JD", "J.D.", "JVD" */
static gboolean
are_initials (const char *name, gsize length)
{
  guint n_letters = 0;

  for (const char *c = name; c < name + length; c = g_utf8_next_char (c)) {
    n_letters += *c != '.';
    if (*c != '.' && !g_unichar_isupper (g_utf8_get_char (c)))
      return FALSE;
  }
  return n_letters >= 2 && n_letters <= MAX_INITIALS;
}

gboolean
speakers_are_initials (const char *initials, gsize length, const char *name)
{
  g_autofree char *folded = NULL, *all = NULL, *outer = NULL;

  if (!are_initials (initials, length) || !strchr (name, ' '))
    return FALSE;
  folded = speakers_fold (initials, (gssize) length);
  all = dup_initials (name, FALSE);
  outer = dup_initials (name, TRUE);
  return g_str_equal (folded, all) || g_str_equal (folded, outer);
}

#define SHARED G_MAXUINT        /* two people have this first or last name */

/* Who the labels are: by folded name the best spelling; by folded first and last name and by
 * initials the one full name that these are of, or SHARED. */
typedef struct {
  GHashTable *names, *single_names, *initials;
} People;

static void
add_single_name (GHashTable *single_names, char *folded, gpointer speaker)
{
  gpointer other;

  if (g_hash_table_lookup_extended (single_names, folded, NULL, &other) && other != speaker)
    speaker = GUINT_TO_POINTER (SHARED);
  g_hash_table_replace (single_names, folded, speaker);
}

static void
index_single_names (const Transcript *transcript, People *people)
{
  GHashTableIter iter;
  gpointer value, other;

  g_hash_table_iter_init (&iter, people->names);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const char *name = g_ptr_array_index (transcript->speakers, GPOINTER_TO_UINT (value));
    g_autofree char *plain = dup_without_role (name);
    const char *first = skip_honorific (plain ? plain : name), *space = strchr (first, ' ');

    if (!space || !g_unichar_isalpha (g_utf8_get_char (space + 1)) || is_joint (first)
        || find_without_role (name, people->names, &other))
      continue;
    add_single_name (people->single_names, speakers_fold (first, space - first), value);
    add_single_name (people->single_names, speakers_fold (strrchr (first, ' ') + 1, -1), value);
    add_single_name (people->initials, dup_initials (first, FALSE), value);
    add_single_name (people->initials, dup_initials (first, TRUE), value);
  }
}

static guint
find_full (const char *name, guint index, const People *people)
{
  g_autofree char *folded = NULL;
  GHashTable *table = people->single_names;
  gpointer full;

  name = skip_honorific (name);
  if (strchr (name, ' ') || speakers_is_role (name, strlen (name)))
    return index;
  folded = speakers_fold (name, -1);
  if (are_initials (name, strlen (name)) && !g_hash_table_contains (table, folded))
    table = people->initials;
  if (!g_hash_table_lookup_extended (table, folded, NULL, &full)
      || GPOINTER_TO_UINT (full) == SHARED)
    return index;
  return GPOINTER_TO_UINT (full);
}

/* Who the speaker @index is: spelling, then role, then first or last name or initials. */
static guint
identify (const Transcript *transcript, guint index, const People *people)
{
  const char *name = g_ptr_array_index (transcript->speakers, index);
  g_autofree char *folded = speakers_fold (name, -1);
  g_autofree char *plain = dup_without_role (name);
  guint spelling = GPOINTER_TO_UINT (g_hash_table_lookup (people->names, folded));
  gpointer same;

  if (!plain)
    return find_full (name, spelling, people);
  if (find_without_role (name, people->names, &same))
    spelling = GPOINTER_TO_UINT (same);
  return find_full (plain, spelling, people);
}

/* Speakers stand in the order in which they speak. */
static void
replace_speakers (Transcript *transcript, const guint *identities)
{
  GPtrArray *old = transcript->speakers;
  g_autofree int *places = g_new (int, old->len + 1);

  transcript->speakers = g_ptr_array_new ();
  g_hash_table_remove_all (transcript->speaker_places);
  for (guint i = 0; i < old->len; i++)
    places[i] = SPEAKER_NONE;
  for (guint i = 0; i < transcript->paragraphs->len; i++) {
    Paragraph *paragraph = transcript_get_paragraph (transcript, i);
    guint identity;

    if (paragraph->speaker == SPEAKER_NONE)
      continue;
    identity = identities[paragraph->speaker];
    if (places[identity] == SPEAKER_NONE) {
      places[identity] = (int) transcript->speakers->len;
      g_ptr_array_add (transcript->speakers, g_ptr_array_index (old, identity));
    }
    paragraph->speaker = places[identity];
  }
  g_ptr_array_unref (old);
}

void
speakers_unify (Transcript *transcript)
{
  g_autofree guint *counts = count_labels (transcript);
  g_autofree guint *identities = g_new (guint, transcript->speakers->len + 1);
  People people = { .names = index_names (transcript, counts) };

  people.single_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  people.initials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index_single_names (transcript, &people);
  for (guint i = 0; i < transcript->speakers->len; i++)
    identities[i] = identify (transcript, i, &people);
  replace_speakers (transcript, identities);
  g_hash_table_unref (people.names);
  g_hash_table_unref (people.single_names);
  g_hash_table_unref (people.initials);
}
