#include "transcript.h"

#define STRINGS_BLOCK 16384

Transcript *
transcript_new (void)
{
  Transcript *transcript = g_new0 (Transcript, 1);

  transcript->strings = g_string_chunk_new (STRINGS_BLOCK);
  transcript->audio.duration = NANOSECONDS_NONE;
  transcript->speakers = g_ptr_array_new ();
  transcript->speaker_places = g_hash_table_new (g_str_hash, g_str_equal);
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
  g_hash_table_unref (transcript->speaker_places);
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

/* Readers may fill @speakers themselves. */
static void
index_speakers (Transcript *transcript)
{
  g_hash_table_remove_all (transcript->speaker_places);
  for (guint i = transcript->speakers->len; i-- > 0;)
    g_hash_table_insert (transcript->speaker_places, g_ptr_array_index (transcript->speakers, i),
        GUINT_TO_POINTER (i));
}

int
transcript_add_speaker (Transcript *transcript, const char *name)
{
  gpointer place;

  if (g_hash_table_size (transcript->speaker_places) != transcript->speakers->len)
    index_speakers (transcript);
  if (!g_hash_table_lookup_extended (transcript->speaker_places, name, NULL, &place)) {
    char *kept = (char *) transcript_keep (transcript, name, -1);

    place = GUINT_TO_POINTER (transcript->speakers->len);
    g_ptr_array_add (transcript->speakers, kept);
    g_hash_table_insert (transcript->speaker_places, kept, place);
  }
  return GPOINTER_TO_INT (place);
}

void
transcript_rename_speaker (Transcript *transcript, guint speaker, const char *name)
{
  g_ptr_array_index (transcript->speakers, speaker) = (char *) transcript_keep (transcript, name, -1);
  index_speakers (transcript);
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
