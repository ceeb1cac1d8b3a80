#include <string.h>

#include "cutting.h"
#include "width.h"

#define DASH "- "
#define COLON ": "
#define SHORTENED "…"
#define MAX_NAME 256            /* bytes of a shortened name: marks upon marks take no columns */

/* The longest beginning of @name, with its ellipsis, that takes at most @max columns; NULL: none. */
static char *
shorten (const char *name, guint max)
{
  g_autoptr (GString) shortened = g_string_new (NULL);

  if (width_of_text (name, -1) <= max)
    return g_strdup (name);
  for (; *name; name = g_utf8_next_char (name)) {
    gsize length = shortened->len;

    g_string_append_unichar (shortened, g_utf8_get_char (name));
    if (shortened->len > MAX_NAME || width_of_text (shortened->str, -1) + 1 > max) {
      g_string_truncate (shortened, length);
      break;
    }
  }
  return shortened->len ? g_strconcat (g_strchomp (shortened->str), SHORTENED, NULL) : NULL;
}

/* At most two thirds of a line are the name's; less where the first atom needs more. */
static char *
dup_prefix (const Cutting *cutting, guint index)
{
  const Atom *atom = cutting_get_atom (cutting, index);
  const char *speaker = transcript_get_speaker (cutting->transcript,
      transcript_get_word_speaker (cutting->transcript, atom->word));
  guint max = cutting->options->profile->max_chars, room = max * 2 / 3;
  g_autofree char *name = NULL;

  if (!speaker || atom->columns + strlen (COLON) >= max)
    return g_strdup ("");
  room = MIN (room, max - atom->columns - (guint) strlen (COLON));
  name = shorten (speaker, room);
  return name ? g_strconcat (name, COLON, NULL) : g_strdup ("");
}

/* A mark that names nobody; NULL: the speaker's name goes there. */
static const char *
get_plain_mark (const Cutting *cutting, guint index, gboolean is_shared)
{
  gboolean turns = !index || cutting_get_atom (cutting, index)->turns;

  switch (cutting->options->speakers) {
    case SPEAKERS_VOICE:
      return is_shared ? DASH : "";
    case SPEAKERS_PREFIX:
      return turns || cutting->renames[index] ? NULL : "";
    case SPEAKERS_DASH:
      return is_shared || (turns && index) ? DASH : "";
    case SPEAKERS_NONE:
    default:
      return "";
  }
}

char *
cutting_dup_mark (const Cutting *cutting, guint index, gboolean is_shared)
{
  const char *mark = get_plain_mark (cutting, index, is_shared);

  return mark ? g_strdup (mark) : dup_prefix (cutting, index);
}

guint
cutting_count_mark (const Cutting *cutting, guint index, gboolean is_shared)
{
  const char *mark = get_plain_mark (cutting, index, is_shared);
  g_autofree char *prefix = mark ? NULL : dup_prefix (cutting, index);

  return mark ? (guint) strlen (mark) : width_of_text (prefix, -1);
}
