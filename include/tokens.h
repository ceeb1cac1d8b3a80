/* Words of published text. */
#pragma once

#include "transcript.h"

/* Makes the words of each paragraph, not timed, in place of the words the transcript had. A word is
 * what stands between white space, or, in scripts without spaces, between the word boundaries of
 * Unicode (UAX #29 with ICU's dictionaries). Lone punctuation that a recogniser left (" ." " ,") is
 * left out; dashes, brackets and dots of their own stay with the word before ("so --"), or the word
 * after at the beginning; so do French marks behind a space ("quoi ?"). */
void tokens_make_words (Transcript *transcript);

/* Sets is_glued of words that came without it, from the texts of the paragraphs. */
void tokens_mark_glued (Transcript *transcript);

/* Appends the words of @text to the transcript's last paragraph, not timed. */
void tokens_append (Transcript *transcript, const char *text);

/* Whether sound stands behind @text: a letter, a digit or a symbol is in it. */
gboolean tokens_are_spoken (const char *text, gsize length);
