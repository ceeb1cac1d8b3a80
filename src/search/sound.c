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
  char spelling[4];
  guint8 size;
  const char *behind;
  guint8 sound;
  gboolean opens;               /* at the beginning of a word only */
} rules[] = {
  { "kn", 2, NULL, SOUND_N, TRUE },
  { "gn", 2, NULL, SOUND_N, TRUE },
  { "wr", 2, NULL, SOUND_R, TRUE },
  { "ps", 2, NULL, SOUND_S, TRUE },
  { "gh", 2, NULL, SOUND_G, TRUE },
  { "gh", 2, NULL, SOUND_NONE, FALSE },
  { "ph", 2, NULL, SOUND_F, FALSE },
  { "tch", 3, NULL, SOUND_SH, FALSE },
  { "ch", 2, NULL, SOUND_SH, FALSE },
  { "sh", 2, NULL, SOUND_SH, FALSE },
  { "th", 2, NULL, SOUND_T, FALSE },
  { "ck", 2, NULL, SOUND_K, FALSE },
  { "dg", 2, NULL, SOUND_SH, FALSE },
  { "ti", 2, "oa", SOUND_SH, FALSE },
  { "si", 2, "o", SOUND_SH, FALSE },
  { "ci", 2, "oa", SOUND_SH, FALSE },
  { "sc", 2, "eiy", SOUND_S, FALSE },
  { "c", 1, "eiy", SOUND_S, FALSE },
  { "g", 1, "eiy", SOUND_SH, FALSE },
};

/* How many letters were read, and their @sound. */
static gsize
read_sound (const char *text, gsize left, gboolean opens, guint8 *sound)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    gsize size = rules[i].size;

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
