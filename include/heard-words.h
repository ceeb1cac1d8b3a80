/* What recognisers say word by word, made into segments of heard.h. */
#pragma once

#include "format.h"
#include "heard.h"

typedef struct {
  const char *text;             /* with its punctuation; NULL: no word */
  Nanoseconds start, end;       /* NANOSECONDS_NONE: not known */
  int confidence;               /* 0-100, or CONFIDENCE_UNKNOWN */
  const char *speaker;          /* NULL: the one before goes on */
  gboolean is_mark;             /* punctuation, of the word before */
} HeardWord;

typedef struct {
  GArray *words;                /* (element-type HeardWord) */
  GStringChunk *strings;        /* texts that are not in the source as they are */
} HeardWords;

void heard_words_init (HeardWords *words);
void heard_words_clear (HeardWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeardWords, heard_words_clear)

/* What a recogniser calls the members of a word. */
typedef struct {
  const char *text, *better_text;       /* better_text: with punctuation; or NULL */
  const char *start, *end, *confidence, *speaker;
  Nanoseconds (*read_time) (JsonCursor *json);
} HeardNames;

/* One word, an object; without a text it is none. */
void heard_words_read_word (HeardWords *words, JsonCursor *json, const HeardNames *names);

/* An array of them, or null. */
void heard_words_read_array (HeardWords *words, JsonCursor *json, const HeardNames *names);

/* A channel or a speaker that may be a number: "Speaker 0". NULL for null and "". */
const char *heard_words_read_speaker (HeardWords *words, JsonCursor *json);

/* A share of 1, as a number or a string of one. */
int heard_read_confidence (JsonCursor *json);

/* Milliseconds as a number; null is NANOSECONDS_NONE. */
/* "en_us" is en-us; what is no string is passed over. */
void heard_read_language (JsonCursor *json, Transcript *transcript);

Nanoseconds heard_read_milliseconds (JsonCursor *json);

/* Segments of sentences and speakers, to @transcript. */
gboolean heard_words_fill (HeardWords *words, Transcript *transcript, GError **error);

/* What a reader makes of a document: @read_top steps through it. */
Transcript *heard_words_read (Source *source, GError **error,
    void (*read_top) (JsonCursor *json, HeardWords *words, Transcript *transcript));

/* Whether @text is an object with each of the @n_keys in its first kilobytes. */
gboolean heard_words_probe (const char *text, gsize length, const char *const *keys, gsize n_keys);
