/* What the paths of a search went through: a tree of spans that share their beginnings. */
#pragma once

#include "search.h"

#define HISTORY_NONE G_MAXUINT32

typedef struct _History History;

History *history_new (void);
void history_free (History *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (History, history_free)

/* Remembers that a path whose last span was @before began @kind of @word at @frame with @score. */
guint32 history_add (History *history, guint32 before, SpanKind kind, guint word, guint frame,
    double score);

/* The frame at which that span began. */
guint history_get_start (const History *history, guint32 span);

/* Whether so much was added that it is time to sweep. */
gboolean history_is_full (const History *history);

/* Forgets what leads to none of @lasts, and sets each of these anew. (element-type guint32*) */
void history_sweep (History *history, GPtrArray *lasts);

/* The spans that lead to @last, which ends at @end with @score. (element-type Span) */
GArray *history_get_spans (const History *history, guint32 last, guint end, double score);
