/* Quoth JSON: the lossless form of a transcript, https://www.rfc-editor.org/rfc/rfc8259. Times are
 * whole milliseconds, unknown is null. In this order, and read in any:
 *
 *   {"quoth":1, "title","description","language","date","link",
 *    "audio":{"uri","duration","bytes","sha256"}, "timing":"stamps|acoustic|synthetic|source",
 *    "speakers":[name], "chapters":[{"start","title","link"}], "links":[{"text","url"}],
 *    "paragraphs":[{"speaker":index,"stamp","text"}],
 *    "words":[{"text","start","end","confidence":0-100,"paragraph":index}],
 *    "insertions":[{"start","end"}],
 *    "cues":[{"id","start","end","settings":{"line":"50%"},"text","tree":[node]}],
 *    "regions":[{"id":"a","width":"40%"}], "styles":[css]}
 *
 * The last three stand if the source was a caption file. "text" is WebVTT's cue text; "tree" is
 * the same for programs that do not want to parse it, and is not read. A node is one of
 *
 *   {"type":"text","text"} {"type":"timestamp","time"} {"type":"voice","name","children":[node]}
 *   {"type":"lang","lang","children"} {"type":"c|i|b|u|ruby|rt","children"}
 *
 * and those with children have "classes":[name] before them if there are any. Members that are not
 * of this list are kept behind the others of their object, but for those of nodes. */
#pragma once

#include "format.h"

typedef enum {
  QUOTH_TEXT,                   /* const char *, or null */
  QUOTH_STRING,                 /* const char *, never null */
  QUOTH_TIME,                   /* Nanoseconds, or null */
  QUOTH_MOMENT,                 /* Nanoseconds, never null */
  QUOTH_SIZE,                   /* guint64; 0 is null */
  QUOTH_NUMBER,                 /* int; -1 is null */
  QUOTH_INDEX,                  /* guint, never null */
  QUOTH_SETTINGS,               /* const char *, "line:50% align:start", as an object */
  QUOTH_TREE,                   /* of the const char * that is cue text; not read */
} QuothKind;

typedef struct {
  const char *key;              /* NULL ends a shape */
  QuothKind kind;
  gsize offset;                 /* in the struct */
} QuothMember;

/* The members of a struct of the model, in their order, and where it keeps the unknown ones. */
typedef struct {
  gsize unknown;
  QuothMember members[7];
} QuothShape;

extern const QuothShape quoth_head, quoth_audio, quoth_chapter, quoth_link, quoth_paragraph;
extern const QuothShape quoth_word, quoth_insertion, quoth_cue;

/* As "timing" has them, by Timing; NULL: null. Ends at TIMING_SOURCE. */
extern const char *const quoth_timings[TIMING_SOURCE + 1];

gboolean quoth_write (const Edition *edition, GOutputStream *out, GError **error);
