#include "language-name.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define MAX_NAME 64
#define MAX_TAG 35              /* RFC 5646, 4.4.1 */

/* "en", "pt-BR": letters, digits and hyphens, the first part of two or three letters. */
static gboolean
is_tag (const char *name)
{
  gsize letters = strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  for (const char *at = name; *at; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return FALSE;
  return (letters == 2 || letters == 3) && (!name[letters] || name[letters] == '-')
      && strlen (name) <= MAX_TAG;
}

static gboolean
is_called (const char *language, const char *name)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[MAX_NAME];
  char narrow[MAX_NAME * 3];

  uloc_getDisplayLanguage (language, "en", wide, MAX_NAME, &status);
  u_strToUTF8 (narrow, sizeof narrow, NULL, wide, -1, &status);
  return U_SUCCESS (status) && !g_ascii_strcasecmp (narrow, name);
}

/* BCP 47 has two letters where there are two: "en" for "eng". (transfer full) */
static char *
shorten (const char *tag)
{
  UErrorCode status = U_ZERO_ERROR;
  char language[ULOC_LANG_CAPACITY];

  if (strlen (tag) == 3 && uloc_getLanguage (tag, language, sizeof language, &status) == 2
      && U_SUCCESS (status))
    return g_strdup (language);
  return g_strdup (tag);
}

char *
language_name_to_tag (const char *name)
{
  if (is_tag (name))
    return shorten (name);
  for (const char *const *language = uloc_getISOLanguages (); *language; language++)
    if (is_called (*language, name))
      return g_strdup (*language);
  return NULL;
}
