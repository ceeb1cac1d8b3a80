#include "markdown.h"

#include <string.h>

#define MAX_PLAIN 1000          /* bytes of an address or of code in a line */

typedef enum {
  SEARCH_STARS,                 /* ** */
  SEARCH_SCORES,                /* __ */
  SEARCH_STAR,
  SEARCH_SCORE,
  SEARCH_LINK,                  /* ]( */
  SEARCH_CLOSE,                 /* ) */
  N_SEARCHES,
} Search;

static const char *const needles[] = { "**", "__", "*", "_", "](", ")" };

/* A line, or what is inside one of its marks. What was found once, or not, is remembered: every
 * search goes on, so that time is linear. */
typedef struct {
  Document *document;
  const char *start, *end;
  const char *found[N_SEARCHES];        /* the first at or after the last search; @end: no more */
} Run;

static const char *
find_next (Run *run, Search search, const char *from)
{
  if (!run->found[search] || run->found[search] < from) {
    const char *found = memmem (from, (gsize) (run->end - from), needles[search],
        strlen (needles[search]));

    run->found[search] = found ? found : run->end;
  }
  return run->found[search] < run->end ? run->found[search] : NULL;
}

static gboolean
begins (const Run *run, const char *text, const char *mark)
{
  gsize length = strlen (mark);

  return (gsize) (run->end - text) >= length && memcmp (text, mark, length) == 0;
}

/* "[text](url)", without the image's "!"; returns what is behind it, or NULL. */
static const char *
append_link (Run *run, const char *text, gboolean is_image)
{
  const char *start = text + is_image + 1, *middle = find_next (run, SEARCH_LINK, start);
  const char *close;
  g_autofree char *url = NULL;

  if (!middle || memchr (start, '[', (gsize) (middle - start))
      || !(close = find_next (run, SEARCH_CLOSE, middle)))
    return NULL;
  if (is_image)
    return close + 1;
  url = g_strndup (middle + 2, (gsize) (close - middle - 2));
  url[strcspn (url, " ")] = '\0';
  run->document->url = document_keep (run->document, url);
  markdown_append (run->document, start, (gsize) (middle - start));
  run->document->url = NULL;
  return close + 1;
}

static const char *
append_bold (Run *run, const char *text, Search search)
{
  const char *start = text + 2, *close;

  if (start >= run->end || *start == ' ' || !(close = find_next (run, search, start))
      || close == start)
    return NULL;
  run->document->marked[MARK_BOLD]++;
  markdown_append (run->document, start, (gsize) (close - start));
  run->document->marked[MARK_BOLD]--;
  return close + 2;
}

/* Emphasis stands between words, never inside one (snake_case). */
static const char *
append_emphasis (Run *run, const char *text, Search search)
{
  const char *start = text + 1, *close;

  if ((text > run->start && g_ascii_isalnum (text[-1])) || start >= run->end
      || *start == ' ' || *start == *text)
    return NULL;
  close = find_next (run, search, start);
  if (!close || close[-1] == ' ' || (close + 1 < run->end && g_ascii_isalnum (close[1])))
    return NULL;
  markdown_append (run->document, start, (gsize) (close - start));
  return close + 1;
}

/* "<https://...>" and "`code`": what is inside, as it stands. */
static const char *
append_plain (Run *run, const char *text)
{
  gboolean is_link = *text == '<';
  const char *start = text + 1;
  const char *close = memchr (start, is_link ? '>' : '`', (gsize) MIN (run->end - start, MAX_PLAIN));
  g_autofree char *inside = close ? g_strndup (start, (gsize) (close - start)) : NULL;

  if (!inside || !*inside || (is_link && (strchr (inside, ' ') || !strstr (inside, "://"))))
    return NULL;
  if (is_link)
    run->document->url = document_keep (run->document, inside);
  document_append (run->document, inside, strlen (inside));
  run->document->url = NULL;
  return close + 1;
}

/* What is behind the mark at @text, which was appended; NULL: it is none. */
static const char *
append_marked (Run *run, const char *text)
{
  if (*text == '\\' && text + 1 < run->end && g_ascii_ispunct (text[1])) {
    document_append (run->document, text + 1, 1);
    return text + 2;
  }
  if (*text == '<' || *text == '`')
    return append_plain (run, text);
  if (*text == '[' || begins (run, text, "!["))
    return append_link (run, text, *text == '!');
  if (begins (run, text, "**") || begins (run, text, "__"))
    return append_bold (run, text, *text == '*' ? SEARCH_STARS : SEARCH_SCORES);
  if (*text == '*' || *text == '_')
    return append_emphasis (run, text, *text == '*' ? SEARCH_STAR : SEARCH_SCORE);
  return NULL;
}

void
markdown_append (Document *document, const char *text, gsize length)
{
  Run line = { .document = document, .start = text, .end = text + length };
  const char *start = text;

  while (text < line.end) {
    const char *behind = NULL;

    if (*text && strchr ("\\[!*_<`", *text)) {
      document_append (document, start, (gsize) (text - start));
      start = text;
      behind = append_marked (&line, text);
    }
    if (behind)
      start = behind;
    text = behind ? behind : text + 1;
  }
  document_append (document, start, (gsize) (line.end - start));
}

gboolean
markdown_probe (const char *text, gsize length)
{
  static const char *const marks[] = { "\n**", "\n# ", "\n## ", "\n### ", "](http", ":**", "**:", "** " };

  if (g_str_has_prefix (text, "# ") || g_str_has_prefix (text, "**")
      || g_str_has_prefix (text, "---\n"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (memmem (text, length, marks[i], strlen (marks[i])))
      return TRUE;
  return FALSE;
}
