#include "narration.h"

#include <string.h>

#include "charref.h"
#include "cuetoken.h"
#include "name-prefix.h"
#include "srtmarkup.h"

#define BLANKS " \t\r\n"
#define N_VOICES 16
#define MAX_FONTS 4             /* inside each other */

/* What to know of a speaker to have them found again: a name on one cue alone is no speaker's. */
typedef struct {
  char *name;
  guint n_cues;                 /* on which they speak */
  guint n_named;                /* of these, on which a change of speaker names them */
  guint n_written;              /* of these, so far */
  guint last_cue, last_named, last_written;     /* from 1 */
} Speaker;

typedef struct {
  CuetextKind kind;
  gboolean has_tag;             /* the dialect has one for it */
  gboolean is_written;          /* its start tag */
  const char *color;            /* of a class, "#ffff00"; NULL: none */
  Speaker *speaker;             /* of a voice; else that of the span around; NULL: nobody */
} Span;

/* A voice as it was written in some cue, which is how most are written in the next. */
typedef struct {
  const char *annotation;
  gsize length;
  Speaker *speaker;
} Voice;

struct _Narration {
  const Edition *edition;
  const Dialect *dialect;
  GHashTable *speakers;         /* name -> Speaker */
  Voice voices[N_VOICES];
  gboolean is_counting;         /* the first pass: writes nothing, sees who speaks how often */
  gboolean goes_on;             /* who was named goes on in cues without a name */
  const Speaker *first;         /* who begins the first cue; NULL: nobody */
  gboolean has_begun;           /* the first cue's text */
  const Speaker *named;         /* the last who was; NULL: nobody */
  guint cue;                    /* from 1 */
  gboolean has_spoken;          /* somebody in this cue, so that @named is who spoke last in it */
  gboolean is_in_line;          /* something stands in the line before what comes */

  GString *text, *run;          /* of the cue; of what stands between two tags */
  Span spans[CUETOKEN_MAX_DEPTH + 1];   /* the first is the cue */
  guint depth;
};

static gboolean
ends_with (const GString *text, char c)
{
  return text->len && text->str[text->len - 1] == c;
}

static void
append_tag (const Narration *narration, const Span *span, gboolean is_end)
{
  if (span->has_tag)
    narration->dialect->append_tag (narration->text, span->kind, span->color, is_end);
}

static void
append_open_tags (Narration *narration)
{
  for (guint i = 1; i <= narration->depth; i++)
    if (!narration->spans[i].is_written) {
      append_tag (narration, &narration->spans[i], FALSE);
      narration->spans[i].is_written = TRUE;
    }
}

/* They can be opened again. */
static void
append_end_tags (Narration *narration)
{
  for (guint i = narration->depth; i > 0; i--)
    if (narration->spans[i].is_written) {
      append_tag (narration, &narration->spans[i], TRUE);
      narration->spans[i].is_written = FALSE;
    }
}

/* Whether @speaker, who speaks now, is to be named. Those who would be named on one cue of several
 * are named on their next, too. */
static gboolean
needs_name (const Narration *narration, const Speaker *speaker)
{
  if (narration->named == speaker && (narration->has_spoken || narration->goes_on))
    return speaker->n_named == 1 && speaker->n_cues > 1 && speaker->n_written == 1
        && speaker->last_written != narration->cue && !narration->is_counting;
  return TRUE;
}

/* Begins a line where there is none, and names who speaks in it. */
static void
append_name (Narration *narration, const char *name)
{
  while (ends_with (narration->text, ' '))
    g_string_truncate (narration->text, narration->text->len - 1);
  append_end_tags (narration);
  if (narration->text->len && !ends_with (narration->text, '\n'))
    g_string_append_c (narration->text, '\n');
  narration->dialect->append_plain (narration->text, name);
  g_string_append (narration->text, ": ");
}

static void
count_cue (const Narration *narration, guint *n_cues, guint *last_cue)
{
  *n_cues += *last_cue != narration->cue;
  *last_cue = narration->cue;
}

/* Whether @line, up to a tag at its end, would be taken for what somebody says, who is named in it. */
static gboolean
begins_with_name (const char *line)
{
  g_autofree char *behind = NULL;
  gsize length;

  if (name_prefix_length (line))
    return TRUE;
  length = strcspn (line, "\n");
  if (line[length] || !length || !strchr (": ", line[length - 1]))
    return FALSE;
  behind = g_strconcat (line, " x", NULL);
  return name_prefix_length (behind) > 0;
}

/* TRUE: what is said now, @run, begins behind a name. What begins as behind a name of its own would
 * be taken for somebody else's. */
static gboolean
speak (Narration *narration, Speaker *speaker, const char *run)
{
  gboolean is_named = needs_name (narration, speaker)
      || (!narration->is_in_line && begins_with_name (run));

  if (narration->is_counting) {
    count_cue (narration, &speaker->n_cues, &speaker->last_cue);
    if (is_named)
      count_cue (narration, &speaker->n_named, &speaker->last_named);
  } else if (is_named) {
    count_cue (narration, &speaker->n_written, &speaker->last_written);
    append_name (narration, speaker->name);
  }
  narration->named = speaker;
  narration->has_spoken = TRUE;
  return is_named;
}

static void
pass_lines (Narration *narration, const char *piece)
{
  const char *line = strrchr (piece, '\n');

  if (line)
    narration->is_in_line = FALSE;
  line = line ? line + 1 : piece;
  narration->is_in_line |= line[strspn (line, BLANKS)] != '\0';
}

/* Blanks alone are nothing to say, and nothing to mark up. */
static void
write_piece (Narration *narration, Speaker *speaker, const char *piece)
{
  const char *said = piece + strspn (piece, BLANKS);
  gboolean is_said = *said != '\0';

  if (is_said && !narration->has_begun)
    narration->first = speaker;
  narration->has_begun |= is_said;
  if (is_said && speaker && speak (narration, speaker, said))
    piece = said;
  pass_lines (narration, piece);
  if (narration->is_counting)
    return;
  if (is_said)
    append_open_tags (narration);
  narration->dialect->append_plain (narration->text, piece);
}

/* The next line of @run that begins as behind a name, or NULL. */
static char *
find_label (char *run)
{
  while ((run = strchr (run, '\n')))
    if (begins_with_name (++run))
      return run;
  return NULL;
}

/* What stands between two tags, in pieces of which none but the first begins a line. */
static void
write_run (Narration *narration, const Cuetoken *token)
{
  Speaker *speaker = narration->spans[narration->depth].speaker;
  char *piece, *next;

  g_string_truncate (narration->run, 0);
  charref_append_resolved (narration->run, token->text, token->length);
  for (piece = narration->run->str; piece; piece = next) {
    next = speaker ? find_label (piece) : NULL;
    if (next)
      next[-1] = '\0';
    write_piece (narration, speaker, piece);
    narration->is_in_line &= !next;
  }
}

static void
speaker_free (gpointer data)
{
  Speaker *speaker = data;

  g_free (speaker->name);
  g_free (speaker);
}

static Speaker *
find_speaker (Narration *narration, const Cuetoken *token)
{
  g_autofree char *name = cuetoken_dup_annotation (token);
  Speaker *speaker = g_hash_table_lookup (narration->speakers, name);

  if (speaker || !*name)
    return speaker;
  speaker = g_new0 (Speaker, 1);
  speaker->name = g_steal_pointer (&name);
  g_hash_table_insert (narration->speakers, speaker->name, speaker);
  return speaker;
}

/* Whose voice it is; NULL: a voice without a name. */
static Speaker *
get_speaker (Narration *narration, const Cuetoken *token)
{
  gsize length = token->annotation_length;
  guchar last = length ? token->annotation[length - 1] : 0;
  Voice *voice = &narration->voices[(length * 7 + last) % N_VOICES];

  if (!voice->annotation || voice->length != length
      || memcmp (voice->annotation, token->annotation, length))
    *voice = (Voice) { token->annotation, length, find_speaker (narration, token) };
  return voice->speaker;
}

static const char *
get_color (const Cuetoken *token)
{
  const char *at = token->classes, *end = at + token->classes_length;

  while (at < end) {
    const char *dot = memchr (at + 1, '.', end - at - 1), *stop = dot ? dot : end;
    const char *color = srt_markup_get_color (at + 1, stop - at - 1);

    if (color)
      return color;
    at = stop;
  }
  return NULL;
}

/* Whether a tag is there for @span that changes anything. */
static gboolean
has_tag (const Narration *narration, const Span *span)
{
  guint n_same = 0;

  if (!(narration->dialect->kinds & (1u << span->kind))
      || (span->kind == CUETEXT_CLASS && !span->color))
    return FALSE;
  for (guint i = 1; i <= narration->depth; i++)
    n_same += narration->spans[i].kind == span->kind && narration->spans[i].has_tag;
  return n_same < (span->color ? MAX_FONTS : 1);
}

/* "SubRip has no classes ..." */
static void
remark (const Narration *narration, const char *rest)
{
  g_autofree char *sentence = g_strconcat (narration->dialect->title, rest, NULL);

  edition_remark (narration->edition, sentence);
}

/* What @token opens and @span is not, as far as readers would miss it. */
static void
remark_loss (const Narration *narration, const Cuetoken *token, const Span *span)
{
  if ((token->classes_length && !span->color) || span->kind == CUETEXT_LANGUAGE
      || span->kind == CUETEXT_RUBY)
    remark (narration, " has no classes, languages or ruby: these are left out");
  else if (!span->has_tag && span->kind >= CUETEXT_ITALIC && span->kind <= CUETEXT_UNDERLINE
      && !(narration->dialect->kinds & (1u << span->kind)))
    remark (narration, " has no such markup as italics and bold: it is left out");
}

static void
open_span (Narration *narration, const Cuetoken *token, CuetextKind kind)
{
  Span *span = &narration->spans[narration->depth + 1];

  *span = (Span) { .kind = kind, .speaker = span[-1].speaker };
  if (kind == CUETEXT_VOICE)
    span->speaker = get_speaker (narration, token);
  else if (kind == CUETEXT_CLASS)
    span->color = get_color (token);
  span->has_tag = has_tag (narration, span);
  if (!span->has_tag)
    span->color = NULL;
  remark_loss (narration, token, span);
  narration->depth++;
}

static void
close_span (Narration *narration)
{
  if (narration->spans[narration->depth].is_written)
    append_tag (narration, &narration->spans[narration->depth], TRUE);
  narration->depth--;
}

static void
write_tag (Narration *narration, const Cuetoken *token)
{
  CuetextKind kind = cuetoken_get_span (token), open = narration->spans[narration->depth].kind;

  if (token->kind == CUETOKEN_TIMESTAMP && narration->dialect->append_time)
    narration->dialect->append_time (narration->text, token->time);
  else if (token->kind == CUETOKEN_TIMESTAMP)
    remark (narration, " has no times of words: they are left out");
  else if (token->kind == CUETOKEN_END)
    for (guint n = cuetoken_count_closed (kind, open); n > 0; n--)
      close_span (narration);
  else if (cuetoken_may_open (kind, open) && narration->depth < CUETOKEN_MAX_DEPTH)
    open_span (narration, token, kind);
}

static gboolean
is_in_ruby_text (const Narration *narration)
{
  for (guint i = narration->depth; i > 0; i--)
    if (narration->spans[i].kind == CUETEXT_RUBY_TEXT)
      return TRUE;
  return FALSE;
}

static void
write_marked_up (Narration *narration, const char *text)
{
  Cuetoken token;

  narration->has_spoken = narration->is_in_line = FALSE;
  narration->depth = 0;
  g_string_truncate (narration->text, 0);
  while (cuetoken_next (&text, &token))
    if (token.kind != CUETOKEN_TEXT)
      write_tag (narration, &token);
    else if (!is_in_ruby_text (narration))
      write_run (narration, &token);
  append_end_tags (narration);
}

static gboolean
is_name (const char *name)
{
  g_autofree char *line = g_strconcat (name, ": text", NULL);

  return name_prefix_length (line) == strlen (name);
}

/* Sees who speaks; @goes_on is as our reader will see it. */
static void
count_speakers (Narration *narration)
{
  const CueList *list = narration->edition->cues;

  narration->is_counting = narration->goes_on = TRUE;
  for (narration->cue = 1; narration->cue <= list->cues->len; narration->cue++) {
    const char *text = cue_list_get (list, narration->cue - 1)->text, *tag = strchr (text, '<');

    if (tag && strstr (tag, "<v"))
      write_marked_up (narration, text);
    narration->has_begun = TRUE;
  }
  narration->goes_on = narration->first && narration->first->n_cues > 1
      && is_name (narration->first->name);
  narration->is_counting = FALSE;
  narration->named = NULL;
}

static void
remark_lists (const Narration *narration)
{
  const CueList *list = narration->edition->cues;

  if (list->regions->len || list->styles->len)
    remark (narration, " has no regions and no style sheets: they are left out");
}

Narration *
narration_new (const Edition *edition, const Dialect *dialect)
{
  Narration *narration = g_new0 (Narration, 1);

  narration->edition = edition;
  narration->dialect = dialect;
  narration->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, speaker_free);
  narration->text = g_string_new (NULL);
  narration->run = g_string_new (NULL);
  count_speakers (narration);
  remark_lists (narration);
  return narration;
}

void
narration_free (Narration *narration)
{
  g_hash_table_unref (narration->speakers);
  g_string_free (narration->text, TRUE);
  g_string_free (narration->run, TRUE);
  g_free (narration);
}

char *
narration_tell (Narration *narration, guint index)
{
  narration->cue = index + 1;
  write_marked_up (narration, cue_list_get (narration->edition->cues, index)->text);
  return narration->text->str;
}
