/* Runs of text, each with its look and its speaker, from cue text and into it: what formats have
 * that switch markup on and off instead of nesting it. */
#pragma once

#include "cuetext.h"

typedef struct {
  gboolean is_on[CUETEXT_UNDERLINE + 1];        /* of italic, bold and underline */
  const char *color;            /* one of WebVTT's eight classes, "yellow"; NULL: none */
  char *speaker;                /* NULL: nobody */
} Look;

typedef struct {
  Look look;
  char *text;                   /* plain, lines end '\n' */
  Nanoseconds time;             /* of the word that it begins; NANOSECONDS_NONE: goes on */
} Run;

/* The runs of cue text, without ruby texts (element-type Run); @has_more says whether there was what
 * runs do not have: other classes, languages, ruby. (transfer full) */
GArray *runs_of_cuetext (const char *text, gboolean *has_more);

/* Makes cue text of runs. */
typedef struct {
  GString *text;                /* to append to */
  Look look;                    /* that the next run is to have; @speaker is the builder's */
  Look open;                    /* of the tags that are open */
  guint n_voices;
  Nanoseconds time;             /* of the word that comes next, if @has_time */
  gboolean has_time;
} LookBuilder;

void look_builder_init (LookBuilder *builder, GString *text);

/* No markup, and nobody speaks. */
void look_builder_reset (LookBuilder *builder);
void look_builder_set_speaker (LookBuilder *builder, const char *name);
void look_builder_append (LookBuilder *builder, const char *plain, gsize length);

/* What is appended next begins at @time. */
void look_builder_set_time (LookBuilder *builder, Nanoseconds time);

/* Closes what is open, and begins the next cue's text; a voice alone in the cue needs no end. */
void look_builder_finish (LookBuilder *builder);
