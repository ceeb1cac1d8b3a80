#include "width.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

/* Columns of what never joins a neighbour of its kind: letters of scripts without marks, the dashes
 * and quotes of typography; 0 for all else. Most text is nothing else, and needs no iterator. */
static guint
plain_columns (gunichar c)
{
  static const struct {
    gunichar first, last;
    guint columns;
  } ranges[] = {
    { 0x20, 0x7E, 1 }, { 0xA1, 0xAC, 1 }, { 0xAE, 0x2FF, 1 }, { 0x388, 0x3FF, 1 },
    { 0x400, 0x482, 1 }, { 0x48A, 0x52F, 1 }, { 0x5D0, 0x5EA, 1 }, { 0x620, 0x64A, 1 },
    { 0x2010, 0x2027, 1 }, { 0x3001, 0x3029, 2 }, { 0x3041, 0x3096, 2 }, { 0x30A1, 0x30FF, 2 },
    { 0x4E00, 0x9FFF, 2 }, { 0xAC00, 0xD7A3, 2 }, { 0xFF01, 0xFF60, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges) && c >= ranges[i].first; i++)
    if (c <= ranges[i].last)
      return ranges[i].columns;
  return 0;
}

static gboolean
is_emoji (UChar32 c)
{
  return u_hasBinaryProperty (c, UCHAR_EMOJI_PRESENTATION);
}

static gboolean
is_wide (UChar32 c)
{
  int32_t width = u_getIntPropertyValue (c, UCHAR_EAST_ASIAN_WIDTH);

  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

/* Takes room on no screen: controls, a zero width space, a byte order mark. */
static gboolean
is_unseen (UChar32 c)
{
  return u_iscntrl (c) || u_hasBinaryProperty (c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

#define EMOJI_STYLE 0xFE0F      /* asks for the coloured picture of what could be a letter */

static guint
columns_of_cluster (const char *text, const char *end)
{
  guint columns = 0;

  for (; text < end; text = g_utf8_next_char (text)) {
    UChar32 c = (UChar32) g_utf8_get_char (text);

    if (c == EMOJI_STYLE || is_wide (c) || is_emoji (c))
      return 2;
    if (!is_unseen (c))
      columns = 1;
  }
  return columns;
}

static void
close_iterator (gpointer iterator)
{
  ubrk_close (iterator);
}

/* Opening an iterator costs more than counting a word: each thread keeps its own. */
static UBreakIterator *
get_clusters (UErrorCode *status)
{
  static GPrivate kept = G_PRIVATE_INIT (close_iterator);
  UBreakIterator *clusters = g_private_get (&kept);

  if (!clusters) {
    clusters = ubrk_open (UBRK_CHARACTER, "", NULL, 0, status);
    g_private_set (&kept, clusters);
  }
  return clusters;
}

static guint
count_clusters (const char *text, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UText *utext = utext_openUTF8 (NULL, text, (int64_t) length, &status);
  UBreakIterator *clusters = get_clusters (&status);
  int32_t from = 0, to;
  guint columns = 0;

  ubrk_setUText (clusters, utext, &status);
  if (U_SUCCESS (status))
    for (; (to = ubrk_next (clusters)) != UBRK_DONE; from = to)
      columns += columns_of_cluster (text + from, text + to);
  else
    columns = (guint) g_utf8_strlen (text, (gssize) length);

  utext_close (utext);
  return columns;
}

guint
width_of_text (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  guint columns = 0;

  for (const char *at = text; at < end; at = g_utf8_next_char (at)) {
    guint plain = *at >= ' ' && *at <= '~' ? 1 : plain_columns (g_utf8_get_char (at));

    if (!plain)
      return count_clusters (text, (gsize) (end - text));
    columns += plain;
  }
  return columns;
}
