#include "doubled.h"

#include <string.h>

#include "entities.h"

#define ENOUGH 2
#define ESCAPED "&amp;"

static gsize
get_apostrophe_length (const char *text, gsize left)
{
  static const char *const apostrophes[] = {
    "#39;", "#039;", "#x27;", "#8217;", "#x2019;", "apos;", "rsquo;",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (apostrophes); i++)
    if (left > strlen (apostrophes[i]) && !memcmp (text, apostrophes[i], strlen (apostrophes[i])))
      return strlen (apostrophes[i]);
  return 0;
}

gboolean
doubled_is (const char *text, gsize length, const char *escape)
{
  const char *end = text + length, *at = text;
  guint n_words = 0;

  while (n_words < ENOUGH
      && (at = memmem (at, (gsize) (end - at), escape, strlen (escape)))) {
    const char *behind = at + strlen (escape);
    gsize size = get_apostrophe_length (behind, (gsize) (end - behind));

    n_words += size > 0 && at > text && g_ascii_isalpha (at[-1])
        && g_ascii_isalpha (behind[size]);
    at = behind;
  }
  return n_words >= ENOUGH;
}

/* "#39;", "quot;" */
static gboolean
is_reference (const char *text)
{
  gsize length, meaning;

  if (*text == '#') {
    length = strspn (text + 1, "0123456789abcdefABCDEFxX");
    return length > 0 && text[1 + length] == ';';
  }
  return entity_find (text, &length, &meaning) && text[length - 1] == ';';
}

gsize
doubled_repair (char *text, gsize length)
{
  char *to = text, *from = text, *end = text + length, *at;

  while ((at = memmem (from, (gsize) (end - from), ESCAPED, strlen (ESCAPED)))) {
    const char *behind = at + strlen (ESCAPED);

    at += 1;
    memmove (to, from, (gsize) (at - from));
    to += at - from;
    from = is_reference (behind) ? at + strlen (ESCAPED) - 1 : at;
  }
  memmove (to, from, (gsize) (end - from));
  to += end - from;
  *to = '\0';
  return (gsize) (to - text);
}
