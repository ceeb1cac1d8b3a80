#include "sound.h"

#include <string.h>

enum {
  SOUND_NONE, SOUND_VOWEL, SOUND_B, SOUND_P, SOUND_D, SOUND_T, SOUND_G, SOUND_K, SOUND_V, SOUND_F,
  SOUND_S, SOUND_SH, SOUND_M, SOUND_N, SOUND_L, SOUND_R,
};

/* Of a letter by itself; vowels, h, w and y sound at the beginning alone. */
static const guint8 letters[26] = {
  ['b' - 'a'] = SOUND_B, ['c' - 'a'] = SOUND_K, ['d' - 'a'] = SOUND_D, ['f' - 'a'] = SOUND_F,
  ['g' - 'a'] = SOUND_G, ['j' - 'a'] = SOUND_SH, ['k' - 'a'] = SOUND_K, ['l' - 'a'] = SOUND_L,
  ['m' - 'a'] = SOUND_M, ['n' - 'a'] = SOUND_N, ['p' - 'a'] = SOUND_P, ['q' - 'a'] = SOUND_K,
  ['r' - 'a'] = SOUND_R, ['s' - 'a'] = SOUND_S, ['t' - 'a'] = SOUND_T, ['v' - 'a'] = SOUND_V,
  ['x' - 'a'] = SOUND_S, ['z' - 'a'] = SOUND_S,
};

/* The first that fits wins. @behind: the letters one of which must follow; NULL: any. */
static const struct {
  const char *spelling, *behind;
  guint8 sound;
  gboolean opens;               /* at the beginning of a word only */
} rules[] = {
  { "kn", NULL, SOUND_N, TRUE },
  { "gn", NULL, SOUND_N, TRUE },
  { "wr", NULL, SOUND_R, TRUE },
  { "ps", NULL, SOUND_S, TRUE },
  { "gh", NULL, SOUND_G, TRUE },
  { "gh", NULL, SOUND_NONE, FALSE },
  { "ph", NULL, SOUND_F, FALSE },
  { "tch", NULL, SOUND_SH, FALSE },
  { "ch", NULL, SOUND_SH, FALSE },
  { "sh", NULL, SOUND_SH, FALSE },
  { "th", NULL, SOUND_T, FALSE },
  { "ck", NULL, SOUND_K, FALSE },
  { "dg", NULL, SOUND_SH, FALSE },
  { "ti", "oa", SOUND_SH, FALSE },
  { "si", "o", SOUND_SH, FALSE },
  { "ci", "oa", SOUND_SH, FALSE },
  { "sc", "eiy", SOUND_S, FALSE },
  { "c", "eiy", SOUND_S, FALSE },
  { "g", "eiy", SOUND_SH, FALSE },
};

/* How many letters were read, and their @sound. */
static gsize
read_sound (const char *text, gsize left, gboolean opens, guint8 *sound)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    gsize size = strlen (rules[i].spelling);

    if (*text == *rules[i].spelling && size <= left && (!rules[i].opens || opens)
        && memcmp (text, rules[i].spelling, size) == 0
        && (!rules[i].behind || (size < left && strchr (rules[i].behind, text[size])))) {
      *sound = rules[i].sound;
      return size;
    }
  }
  *sound = letters[*text - 'a'];
  if (*sound == SOUND_NONE && opens)
    *sound = SOUND_VOWEL;
  return 1;
}

guint64
sound_of (const char *text, gsize size)
{
  guint64 packed = 0;
  guint8 last = SOUND_NONE, sound;
  guint n_sounds = 0;

  for (gsize i = 0; i < size && n_sounds < 16;) {
    if (!g_ascii_islower (text[i]))
      return 0;
    i += read_sound (text + i, size - i, i == 0, &sound);
    if (sound != SOUND_NONE && sound != last) {
      packed = packed << 4 | sound;
      n_sounds++;
    }
    last = sound;
  }
  return packed;
}
