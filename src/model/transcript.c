#include "transcript.h"

#define STRINGS_BLOCK 16384

Transcript *
transcript_new (void)
{
  Transcript *transcript = g_new0 (Transcript, 1);

  transcript->strings = g_string_chunk_new (STRINGS_BLOCK);
  transcript->audio.duration = NANOSECONDS_NONE;
  transcript->speakers = g_ptr_array_new ();
  transcript->chapters = g_array_new (FALSE, FALSE, sizeof (Chapter));
  transcript->links = g_array_new (FALSE, FALSE, sizeof (Link));
  transcript->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  transcript->words = g_array_new (FALSE, FALSE, sizeof (Word));
  transcript->insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  return transcript;
}

void
transcript_free (Transcript *transcript)
{
  g_ptr_array_unref (transcript->speakers);
  g_array_unref (transcript->chapters);
  g_array_unref (transcript->links);
  g_array_unref (transcript->paragraphs);
  g_array_unref (transcript->words);
  g_array_unref (transcript->insertions);
  g_clear_pointer (&transcript->captions, cue_list_free);
  g_string_chunk_free (transcript->strings);
  g_free (transcript);
}

const char *
transcript_keep (Transcript *transcript, const char *text, gssize length)
{
  return text ? g_string_chunk_insert_len (transcript->strings, text, length) : NULL;
}

int
transcript_add_speaker (Transcript *transcript, const char *name)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (transcript->speakers, name, g_str_equal, &index)) {
    index = transcript->speakers->len;
    g_ptr_array_add (transcript->speakers, (char *) transcript_keep (transcript, name, -1));
  }
  return (int) index;
}

const char *
transcript_get_speaker (const Transcript *transcript, int speaker)
{
  return speaker == SPEAKER_NONE ? NULL : g_ptr_array_index (transcript->speakers, speaker);
}

void
transcript_add_chapter (Transcript *transcript, Nanoseconds start, const char *title,
    const char *link)
{
  Chapter chapter = {
    .start = start,
    .paragraph = PARAGRAPH_NONE,
    .title = transcript_keep (transcript, title, -1),
    .link = transcript_keep (transcript, link, -1),
  };

  g_array_append_val (transcript->chapters, chapter);
}

void
transcript_add_link (Transcript *transcript, const char *text, const char *url)
{
  Link link = {
    .text = transcript_keep (transcript, text, -1),
    .url = transcript_keep (transcript, url, -1),
  };

  g_array_append_val (transcript->links, link);
}

Paragraph *
transcript_add_paragraph (Transcript *transcript, int speaker, Nanoseconds stamp,
    const char *text)
{
  Paragraph paragraph = {
    .speaker = speaker,
    .stamp = stamp,
    .text = transcript_keep (transcript, text, -1),
  };

  g_array_append_val (transcript->paragraphs, paragraph);
  return transcript_get_paragraph (transcript, transcript->paragraphs->len - 1);
}

Word *
transcript_add_word (Transcript *transcript, const char *text, Nanoseconds start, Nanoseconds end,
    int confidence)
{
  Word word = {
    .text = transcript_keep (transcript, text, -1),
    .start = start,
    .end = end,
    .confidence = confidence,
    .paragraph = transcript->paragraphs->len - 1,
  };

  g_array_append_val (transcript->words, word);
  return transcript_get_word (transcript, transcript->words->len - 1);
}
