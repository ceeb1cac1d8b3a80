#include "profile.h"

#define CPS_OF_WPM(wpm) ((wpm) * 6 / 60.0)      /* an English word and its space are 6 characters */

const Profile profiles[] = {
  /* Netflix Timed Text Style Guide, General Requirements and English (USA): 42 characters, two
   * lines, 20 characters a second for adults, 5/6 to 7 s, gaps of two frames (83 ms at 24 fps),
   * and gaps under half a second are closed to two frames. */
  {
    .name = "netflix",
    .max_chars = 42, .max_lines = 2, .max_cps = 20,
    .min_duration = 5 * SECOND / 6, .max_duration = 7 * SECOND,
    .min_gap = 83 * MILLISECOND, .chain_gap = 500 * MILLISECOND,
  },
  /* BBC Subtitle Guidelines: 37 characters of a teletext line, two lines, 160-180 words a minute
   * (the upper end), 0.3 s a word and 1 s at least for one or two words; a gap is a second at least, or
   * none. Cues of two full lines take 6 s at most. */
  {
    .name = "bbc",
    .max_chars = 37, .max_lines = 2, .max_cps = CPS_OF_WPM (180),
    .min_duration = 1 * SECOND, .max_duration = 6 * SECOND,
    .min_gap = 0, .chain_gap = 1 * SECOND,
  },
  /* Podcasting 2.0, transcript tag: one line of 65 characters in WebVTT and JSON. Apps scroll them
   * by and show several at once, so that a reader is in no haste. */
  {
    .name = "podcast",
    .max_chars = 65, .max_lines = 1, .max_cps = 25,
    .min_duration = 500 * MILLISECOND, .max_duration = 8 * SECOND,
    .min_gap = 0, .chain_gap = 250 * MILLISECOND,
  },
  /* Live captions, Ofcom's and DCMP's advice: 37 characters, two lines, as fast as people speak
   * (200 words a minute), on screen a little longer than block captions. */
  {
    .name = "live",
    .max_chars = 37, .max_lines = 2, .max_cps = CPS_OF_WPM (200),
    .min_duration = 1 * SECOND, .max_duration = 8 * SECOND,
    .min_gap = 0, .chain_gap = 500 * MILLISECOND,
  },
  { .name = NULL }
};

/* Podcasting 2.0, transcript tag, on SRT: two lines of 32 characters. */
static const Profile podcast_srt = {
  .name = "podcast",
  .max_chars = 32, .max_lines = 2, .max_cps = 25,
  .min_duration = 500 * MILLISECOND, .max_duration = 8 * SECOND,
  .min_gap = 0, .chain_gap = 250 * MILLISECOND,
};

const Profile *
profile_for_name (const char *name, const char *format_name)
{
  if (g_str_equal (name, podcast_srt.name) && !g_strcmp0 (format_name, "srt"))
    return &podcast_srt;
  for (const Profile *profile = profiles; profile->name; profile++)
    if (g_str_equal (profile->name, name))
      return profile;
  return NULL;
}

static const char *const style_names[] = {
  [SPEAKERS_VOICE] = "voice",
  [SPEAKERS_PREFIX] = "prefix",
  [SPEAKERS_DASH] = "dash",
  [SPEAKERS_NONE] = "none",
};

gboolean
speaker_style_from_name (const char *name, SpeakerStyle *style)
{
  for (gsize i = 0; i < G_N_ELEMENTS (style_names); i++)
    if (g_str_equal (style_names[i], name)) {
      *style = (SpeakerStyle) i;
      return TRUE;
    }
  return FALSE;
}
