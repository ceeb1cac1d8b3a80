#include "mediatext.h"

#include <string.h>

void
media_text_init (MediaText *text)
{
  *text = (MediaText) {
    .strings = g_string_chunk_new (1 << 16),
    .language = "und",
    .chapters = g_array_new (FALSE, FALSE, sizeof (MediaChapter)),
    .lines = g_array_new (FALSE, FALSE, sizeof (MediaLine)),
  };
}

void
media_text_clear (MediaText *text)
{
  g_clear_pointer (&text->strings, g_string_chunk_free);
  g_clear_pointer (&text->chapters, g_array_unref);
  g_clear_pointer (&text->lines, g_array_unref);
}
