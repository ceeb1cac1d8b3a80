#include "history.h"

#define SMALLEST (1 << 16)      /* records that are never worth a sweep */

typedef struct {
  double score;                 /* of the path, where the span begins */
  guint32 before, frame;
  guint32 word : 30, kind : 2;
} Record;

struct _History {
  GArray *records;              /* each after the one before it (element-type Record) */
  guint full;
};

History *
history_new (void)
{
  History *history = g_new (History, 1);

  history->records = g_array_new (FALSE, FALSE, sizeof (Record));
  history->full = SMALLEST;
  return history;
}

void
history_free (History *history)
{
  g_array_unref (history->records);
  g_free (history);
}

static Record *
get_record (const History *history, guint32 index)
{
  return &g_array_index (history->records, Record, index);
}

guint32
history_add (History *history, guint32 before, SpanKind kind, guint word, guint frame,
    double score)
{
  Record record = { score, before, frame, word, kind };

  g_array_append_val (history->records, record);
  return history->records->len - 1;
}

guint
history_get_start (const History *history, guint32 span)
{
  return get_record (history, span)->frame;
}

gboolean
history_is_full (const History *history)
{
  return history->records->len > history->full;
}

/* Keeps the records that have a mark in @moved, which tells then where they are. */
static void
move_records (History *history, guint32 *moved)
{
  guint32 kept = 0;

  for (guint32 i = 0; i < history->records->len; i++) {
    Record record = *get_record (history, i);

    if (!moved[i])
      continue;
    if (record.before != HISTORY_NONE)
      record.before = moved[record.before];
    moved[i] = kept;
    *get_record (history, kept++) = record;
  }
  g_array_set_size (history->records, kept);
}

void
history_sweep (History *history, GPtrArray *lasts)
{
  g_autofree guint32 *moved = g_new0 (guint32, history->records->len);

  for (guint i = 0; i < lasts->len; i++)
    for (guint32 at = *(guint32 *) lasts->pdata[i]; at != HISTORY_NONE && !moved[at];
        at = get_record (history, at)->before)
      moved[at] = 1;
  move_records (history, moved);
  for (guint i = 0; i < lasts->len; i++) {
    guint32 *last = lasts->pdata[i];

    if (*last != HISTORY_NONE)
      *last = moved[*last];
  }
  history->full = MAX (SMALLEST, 2 * history->records->len);
}

GArray *
history_get_spans (const History *history, guint32 last, guint end, double score)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint32 i = last; i != HISTORY_NONE; i = get_record (history, i)->before) {
    const Record *record = get_record (history, i);
    Span span = { record->kind, record->word, record->frame, end, (float) (score - record->score) };

    end = record->frame;
    score = record->score;
    g_array_append_val (spans, span);
  }
  for (guint i = 0; i < spans->len / 2; i++) {
    Span *a = &g_array_index (spans, Span, i), *b = &g_array_index (spans, Span, spans->len - 1 - i);
    Span swapped = *a;

    *a = *b;
    *b = swapped;
  }
  return spans;
}
