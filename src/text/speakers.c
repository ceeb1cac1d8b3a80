#include "speakers.h"

#include <string.h>

#define MAX_NAME_WORDS 6

/* What stands for a name and is nobody's first name: "Speaker" is not "Speaker 1". */
static const char *const roles[] = {
  "announcer", "anchor", "audience", "caller", "cohost", "co-host", "female", "guest", "host",
  "interviewee", "interviewer", "male", "man", "moderator", "multiple", "narrator", "operator",
  "participant", "person", "presenter", "producer", "reader", "reporter", "respondent", "speaker",
  "unknown", "voice", "woman",
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

/* Letters with an upper case must have it at the start; "d'Arc", "Prof. Doe" and "Doe Jr." pass,
 * too. */
static gboolean
is_name_word (const char *word, gsize length, gboolean is_last)
{
  gunichar first = g_utf8_get_char (word);
  char end = word[length - 1];

  if (strchr (";!?\"", end) || (end == '.' && length > (is_last ? 3 : 5)))
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
    if (!in_role && (++n_words > MAX_NAME_WORDS
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

gsize
speakers_skip_role (const char *name, gsize length)
{
  static const char *const behind[] = {
    ", host", ", co-host", ", guest", ", byline", ", anchor", " (host)", " (co-host)", " (guest)",
    " (interviewer)", " (moderator)", " (narrator)", " (producer)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (behind); i++) {
    gsize size = strlen (behind[i]);

    if (length > size && g_ascii_strncasecmp (name + length - size, behind[i], size) == 0)
      return length - size;
  }
  return length;
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

/* "Jane Doe (Host)" without the role; NULL if there is none. */
static char *
dup_without_role (const char *name)
{
  const char *open = strrchr (name, '(');

  if (!open || open == name || !g_str_has_suffix (name, ")"))
    return NULL;
  return g_strchomp (g_strndup (name, open - name));
}

/* Who is called "Jane Doe", if @name is "Jane Doe (Host)". */
static gboolean
find_without_role (const char *name, GHashTable *names, gpointer *speaker)
{
  g_autofree char *plain = dup_without_role (name);
  g_autofree char *folded = plain ? speakers_fold (plain, -1) : NULL;

  return folded && g_hash_table_lookup_extended (names, folded, NULL, speaker);
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

#define SHARED G_MAXUINT        /* two people have this first or last name */

static void
add_single_name (GHashTable *single_names, char *folded, gpointer speaker)
{
  gpointer other;

  if (g_hash_table_lookup_extended (single_names, folded, NULL, &other) && other != speaker)
    speaker = GUINT_TO_POINTER (SHARED);
  g_hash_table_replace (single_names, folded, speaker);
}

/* By folded first and last name, the speaker with the one full name it is of, or SHARED. */
static GHashTable *
index_single_names (const Transcript *transcript, GHashTable *names)
{
  GHashTable *single_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value, other;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const char *name = g_ptr_array_index (transcript->speakers, GPOINTER_TO_UINT (value));
    const char *first = skip_honorific (name), *space = strchr (first, ' ');

    if (!space || !g_unichar_isalpha (g_utf8_get_char (space + 1))
        || find_without_role (name, names, &other))
      continue;
    add_single_name (single_names, speakers_fold (first, space - first), value);
    add_single_name (single_names, speakers_fold (strrchr (name, ' ') + 1, -1), value);
  }
  return single_names;
}

static guint
find_full (const char *name, guint index, GHashTable *single_names)
{
  g_autofree char *folded = NULL;
  gpointer full;

  name = skip_honorific (name);
  if (strchr (name, ' ') || speakers_is_role (name, strlen (name)))
    return index;
  folded = speakers_fold (name, -1);
  if (!g_hash_table_lookup_extended (single_names, folded, NULL, &full)
      || GPOINTER_TO_UINT (full) == SHARED)
    return index;
  return GPOINTER_TO_UINT (full);
}

/* Who the speaker @index is: spelling, then role, then first or last name. */
static guint
identify (const Transcript *transcript, guint index, GHashTable *names, GHashTable *single_names)
{
  const char *name = g_ptr_array_index (transcript->speakers, index);
  g_autofree char *folded = speakers_fold (name, -1);
  g_autofree char *plain = dup_without_role (name);
  guint spelling = GPOINTER_TO_UINT (g_hash_table_lookup (names, folded));
  gpointer same;

  if (!plain)
    return find_full (name, spelling, single_names);
  if (find_without_role (name, names, &same))
    spelling = GPOINTER_TO_UINT (same);
  return find_full (plain, spelling, single_names);
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
  g_autoptr (GHashTable) names = index_names (transcript, counts);
  g_autoptr (GHashTable) single_names = index_single_names (transcript, names);

  for (guint i = 0; i < transcript->speakers->len; i++)
    identities[i] = identify (transcript, i, names, single_names);
  replace_speakers (transcript, identities);
}
