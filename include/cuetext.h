/* WebVTT cue text: the one markup inside the house. Every reader of captions makes it, every
 * writer takes it apart. Parsed by https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules. */
#pragma once

#include "nanoseconds.h"

typedef enum {
  CUETEXT_ROOT,
  CUETEXT_CLASS,                /* <c> */
  CUETEXT_ITALIC,
  CUETEXT_BOLD,
  CUETEXT_UNDERLINE,
  CUETEXT_RUBY,
  CUETEXT_RUBY_TEXT,            /* <rt> */
  CUETEXT_VOICE,                /* @value: the speaker */
  CUETEXT_LANGUAGE,             /* @value: a BCP 47 tag */
  CUETEXT_TEXT,                 /* @value: the text, references resolved, lines end '\n' */
  CUETEXT_TIMESTAMP,            /* @time */
} CuetextKind;

typedef struct _CuetextNode CuetextNode;

struct _CuetextNode {
  CuetextKind kind;
  char *value;                  /* NULL but for voice, language and text */
  char **classes;               /* of any node with children, as written, in order; NULL: none */
  Nanoseconds time;             /* of a timestamp */
  CuetextNode *parent;
  GPtrArray *children;          /* (element-type CuetextNode) NULL for text and timestamps */
};

/* The tree of @text; every text has one. Deeper than a documented limit, tags are ignored. */
CuetextNode *cuetext_parse (const char *text);
void cuetext_free (CuetextNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuetextNode, cuetext_free)

/* Cue text that parses into @node again. (transfer full) */
char *cuetext_to_text (const CuetextNode *node);

/* What a viewer reads: no markup, references resolved, ruby texts left out, lines end '\n'. Needs
 * no tree; fast where @text has no markup. Appended to @plain. */
void cuetext_append_plain (const char *text, GString *plain);

/* Appends @plain with '&', '<' and '>' as references, so that it reads back as text and never as a
 * tag or as "-->". */
void cuetext_append_escaped (GString *text, const char *plain, gssize length);

/* Appends the start tag of a voice, "<v Name>"; of @name what name_dup () makes of it. */
void cuetext_append_voice (GString *text, const char *name);

/* The speaker of the first voice in @text that says something; NULL: none. (transfer full) */
char *cuetext_dup_speaker (const char *text);
