#include "format.h"

#include <string.h>

G_DEFINE_QUARK (format-error-quark, format_error)

extern const Format format_aeneas, format_assemblyai, format_aws, format_deepgram;
extern const Format format_sami, format_segments_json;
extern const Format format_audacity, format_csv, format_eaf, format_edl, format_epub;
extern const Format format_ffmetadata;
extern const Format format_mkv_chapters, format_psc, format_textgrid, format_tsv;
extern const Format format_ass, format_chapters_json, format_ctm, format_ebuttd, format_feed;
extern const Format format_html, format_lines, format_lrc, format_microdvd, format_mpl2;
extern const Format format_podcast_html, format_podcast_json, format_quoth, format_sbv, format_srt;
extern const Format format_ssa;
extern const Format format_smil, format_subviewer, format_text, format_tmplayer, format_ttml;
extern const Format format_vtt_chapters, format_webvtt, format_whisper, format_xhtml;

/* The strict come before the lenient: any text could be a plain transcript. */
const Format *const formats[] = {
  &format_quoth,
  &format_whisper,
  &format_assemblyai,
  &format_aws,                  /* has "channels", too */
  &format_deepgram,
  &format_aeneas,
  &format_podcast_json,
  &format_webvtt,
  &format_ass,
  &format_ssa,
  &format_sami,
  &format_srt,
  &format_sbv,
  &format_subviewer,
  &format_microdvd,
  &format_mpl2,
  &format_tmplayer,
  &format_lrc,
  &format_ttml,
  &format_ebuttd,
  &format_feed,
  &format_podcast_html,
  &format_html,
  &format_chapters_json,
  &format_segments_json,
  &format_ctm,
  &format_vtt_chapters,
  &format_psc,
  &format_mkv_chapters,
  &format_ffmetadata,
  &format_edl,
  &format_audacity,
  &format_textgrid,
  &format_eaf,
  &format_epub,
  &format_smil,
  &format_xhtml,
  &format_csv,
  &format_tsv,
  &format_text,
  &format_lines,
  NULL
};

const Format *
format_for_content (const char *text, gsize length)
{
  for (gsize i = 0; formats[i]; i++)
    if (formats[i]->probe && formats[i]->probe (text, length))
      return formats[i];
  return NULL;
}

const Format *
format_for_name (const char *name)
{
  for (gsize i = 0; formats[i]; i++)
    if (g_str_equal (formats[i]->name, name))
      return formats[i];
  return NULL;
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  gsize length = strlen (path), tail = strlen (suffix);

  return length >= tail && !g_ascii_strcasecmp (path + length - tail, suffix);
}

const Format *
format_for_path (const char *path, gboolean writable)
{
  const Format *best = NULL;

  for (gsize i = 0; formats[i]; i++) {
    const Format *format = formats[i];

    if (!format->suffix || (writable && !format->write) || !has_suffix (path, format->suffix))
      continue;
    if (!best || strlen (format->suffix) > strlen (best->suffix))
      best = format;
  }
  return best;
}

void
edition_remark (const Edition *edition, const char *sentence)
{
  if (!g_ptr_array_find_with_equal_func (edition->remarks, sentence, g_str_equal, NULL))
    g_ptr_array_add (edition->remarks, g_strdup (sentence));
}
