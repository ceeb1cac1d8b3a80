/* How words sound: phones of CMU's set (ARPAbet without stress), from a dictionary where there is
 * one, else from espeak-ng's rules. Used by one thread at a time. */
#pragma once

#include <glib.h>

typedef struct _Pronouncer Pronouncer;

/* @dictionary: a file in CMU's form, "word PH PH", other ways as "word(2)"; one that is not there is
 * done without. NULL if espeak-ng has no English. */
Pronouncer *pronouncer_new (const char *dictionary, GError **error);
void pronouncer_free (Pronouncer *pronouncer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pronouncer, pronouncer_free)

/* The ways to say @word, in lower case and without punctuation but apostrophes; "a." is the name of
 * the letter. Phones are parted by spaces: "HH AH L OW". Empty if it has no sound. (element-type
 * char*) (transfer none) */
GPtrArray *pronouncer_get (Pronouncer *pronouncer, const char *word);

/* The phones of @ipa, as espeak-ng writes American English; signs it does not know are left out.
 * (transfer full) */
char *pronunciation_from_ipa (const char *ipa);
