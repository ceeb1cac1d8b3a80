#include "chapter-ends.h"

Nanoseconds
chapter_ends_find_last (const Transcript *transcript)
{
  Nanoseconds end = transcript->audio.duration;

  for (guint i = transcript->words->len; end == NANOSECONDS_NONE && i > 0; i--)
    end = transcript_get_word (transcript, i - 1)->end;
  return end == NANOSECONDS_NONE ? 0 : end;
}

Nanoseconds
chapter_ends_get (const Transcript *transcript, guint index, Nanoseconds last)
{
  Nanoseconds start = transcript_get_chapter (transcript, index)->start;

  for (guint i = index + 1; i < transcript->chapters->len; i++)
    if (transcript_get_chapter (transcript, i)->start > start)
      return transcript_get_chapter (transcript, i)->start;
  return last > start ? last : start + SECOND;
}
