/* TTML 1 and 2 as captions use them (IMSC 1.1 Text, EBU-TT-D, SDP-US, Apple's lyrics): a cue is a
 * <p>. https://www.w3.org/TR/ttml2/. libxml2 parses, by SAX: no tree is built. */
#include "ttml.h"

#include <libxml/parser.h>
#include <string.h>

#include "caption-reader.h"
#include "place.h"
#include "ttml-head.h"
#include "ttml-time.h"

#define MAX_DEPTH 200           /* elements inside each other; the text of any deeper is left out */
#define PROBE_LENGTH 2048

typedef enum {
  ELEMENT_OTHER,                /* with all that is in it */
  ELEMENT_ROOT,
  ELEMENT_HEAD,                 /* whatever is in the head */
  ELEMENT_TITLE,
  ELEMENT_NAME,                 /* of an agent */
  ELEMENT_BLOCK,                /* <body>, <div> */
  ELEMENT_PARAGRAPH,
  ELEMENT_SPAN,
} ElementKind;

/* An element that is open, with what goes down to the elements inside. */
typedef struct {
  ElementKind kind;
  Nanoseconds begin, end;       /* NANOSECONDS_NONE: not limited */
  gboolean is_timed, is_preserved;
  const TtmlNamed *region;
  TtmlNamed *named;             /* of the head */
  TtmlAlign align;
  Look look;                    /* a block's; of a span, what was before it; the speaker is its own */
} Frame;

typedef struct {
  CaptionReader lines;
  LookBuilder builder;
  TtmlClock clock;
  TtmlHead head;
  TtmlValues values;            /* of the element that begins */
  GString *scratch;             /* where they live */
  GString *gathered;            /* of a title or a name */
  GArray *frames;               /* (element-type Frame) */
  gboolean has_space;           /* before what comes next */
  gboolean is_foreign;          /* the root is not <tt> */
  Nanoseconds first, last;      /* of the spans of a <p> without times; NANOSECONDS_NONE */
} Reader;

static gboolean
ttml_probe (const char *text, gsize length)
{
  const char *at = text, *end = text + MIN (length, PROBE_LENGTH), *name;

  while ((at = memchr (at, '<', end - at)) && strchr ("?!", at[1]))
    at++;
  if (!at)
    return FALSE;
  name = at + 1;
  at = name + strcspn (name, " \t\r\n:>");
  if (*at == ':')
    name = at + 1;
  return g_str_has_prefix (name, "tt") && strchr (" \t\r\n>", name[2]);
}

static Frame *
get_top (const Reader *reader)
{
  return reader->frames->len ? &g_array_index (reader->frames, Frame, reader->frames->len - 1) : NULL;
}

static void
frame_clear (gpointer data)
{
  g_free (((Frame *) data)->look.speaker);
}

static void
read_clock (Reader *reader)
{
  const char *frames = reader->values[TTML_FRAME_RATE], *ticks = reader->values[TTML_TICK_RATE];
  const char *multiplier = reader->values[TTML_FRAME_RATE_MULTIPLIER];
  double divided = 1000, divisor = 1000;
  char *end;

  if (multiplier) {
    divided = g_ascii_strtod (multiplier, &end);
    divisor = g_ascii_strtod (end + strspn (end, " :"), NULL);
  }
  reader->clock.frames = frames ? g_ascii_strtod (frames, NULL) : 30;
  if (divided > 0 && divisor > 0)
    reader->clock.frames *= divided / divisor;
  if (!(reader->clock.frames >= 1))
    reader->clock.frames = 30;
  reader->clock.ticks = ticks ? g_ascii_strtod (ticks, NULL) : 0;
  if (!(reader->clock.ticks >= 1))
    reader->clock.ticks = frames ? reader->clock.frames : 1;
}

/* Times are counted from the parent's beginning. Some count a word's from zero: those that would
 * be past the parent's end. */
static Nanoseconds
add_times (const Frame *outer, Nanoseconds time)
{
  if (outer->begin == NANOSECONDS_NONE || outer->begin == 0)
    return time;
  if (outer->end != NANOSECONDS_NONE && outer->is_timed && time >= outer->begin
      && outer->begin + time > outer->end)
    return time;
  return outer->begin + time;
}

static void
take_times (const Reader *reader, const Frame *outer, Frame *frame)
{
  const char *begin = reader->values[TTML_BEGIN], *end = reader->values[TTML_END];
  const char *length = reader->values[TTML_DUR];
  Nanoseconds time;

  frame->is_timed = FALSE;
  if (begin && ttml_time_read (begin, &reader->clock, &time)) {
    frame->begin = add_times (outer, time);
    frame->is_timed = TRUE;
  }
  if (end && ttml_time_read (end, &reader->clock, &time))
    frame->end = add_times (outer, time);
  else if (length && ttml_time_read (length, &reader->clock, &time))
    frame->end = (frame->begin == NANOSECONDS_NONE ? 0 : frame->begin) + time;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* White space is one space and none at the ends of lines, unless it is preserved. */
static void
append_text (Reader *reader, const char *text, const char *end, gboolean is_preserved)
{
  GString *out = reader->lines.text;

  while (text < end) {
    const char *word = text, *stop;

    while (word < end && is_blank (*word))
      word++;
    for (stop = word; stop < end && !is_blank (*stop); )
      stop++;
    if (is_preserved && word > text) {
      g_autofree char *kept = g_strdelimit (g_strndup (text, (gsize) (word - text)), "\r\n\t", ' ');

      look_builder_append (&reader->builder, kept, (gsize) (word - text));
    }
    reader->has_space |= word > text && !is_preserved;
    if (stop > word && reader->has_space && out->len && !strchr ("\n ", out->str[out->len - 1]))
      g_string_append_c (out, ' ');             /* still of what stands before */
    if (stop > word)
      reader->has_space = FALSE;
    look_builder_append (&reader->builder, word, (gsize) (stop - word));
    text = stop;
  }
}

/* What the elements around it say, for an element inside. */
static Frame
inherit (const Frame *outer, ElementKind kind)
{
  Frame frame = *outer;

  frame.kind = kind;
  frame.named = NULL;
  frame.look.speaker = g_strdup (outer->look.speaker);
  return frame;
}

static void
begin_root (Reader *reader)
{
  const Frame frame = { ELEMENT_ROOT, NANOSECONDS_NONE, NANOSECONDS_NONE,
    .is_preserved = !g_strcmp0 (reader->values[TTML_SPACE], "preserve") };
  const char *language = reader->values[TTML_LANG];

  if (language && *language)
    reader->lines.transcript->language = transcript_keep (reader->lines.transcript, language, -1);
  read_clock (reader);
  g_array_append_val (reader->frames, frame);
}

static void
begin_head (Reader *reader, const char *name, const Frame *outer)
{
  Frame frame = inherit (outer, ELEMENT_HEAD);

  frame.named = ttml_head_add (&reader->head, reader->values);
  if (!strcmp (name, "style") && outer->named)
    ttml_named_add_style (outer->named, reader->values);
  if (!strcmp (name, "title"))
    frame.kind = ELEMENT_TITLE;
  else if (!strcmp (name, "name") && outer->named)
    frame.kind = ELEMENT_NAME;
  g_string_truncate (reader->gathered, 0);
  g_array_append_val (reader->frames, frame);
}

/* A <body>, <div> or <p>. */
static void
begin_block (Reader *reader, const Frame *outer, ElementKind kind)
{
  const char *region = reader->values[TTML_REGION], *agent = reader->values[TTML_AGENT];
  const char *space = reader->values[TTML_SPACE];
  Frame frame = inherit (outer, kind);

  if (agent) {
    g_free (frame.look.speaker);
    frame.look.speaker = ttml_head_dup_agent (&reader->head, agent);
  }
  if (region)
    frame.region = ttml_head_find (&reader->head, region);
  if (region && frame.region)
    ttml_head_take_region (&reader->head, frame.region, &frame.look, &frame.align);
  ttml_head_take_style (&reader->head, reader->values, &frame.look, &frame.align);
  frame.look.color = NULL;      /* what all of it has is no markup */
  if (space)
    frame.is_preserved = !strcmp (space, "preserve");
  take_times (reader, outer, &frame);
  g_array_append_val (reader->frames, frame);
}

static void
begin_paragraph (Reader *reader, const Frame *outer)
{
  const Look *look;

  begin_block (reader, outer, ELEMENT_PARAGRAPH);
  look = &get_top (reader)->look;
  look_builder_set_speaker (&reader->builder, look->speaker);
  memcpy (reader->builder.look.is_on, look->is_on, sizeof look->is_on);
  reader->builder.look.color = look->color;
  reader->has_space = FALSE;
  reader->first = reader->last = NANOSECONDS_NONE;
}

/* A word that begins later than its paragraph, and before the end that this must say; or times of
 * one that has none itself. */
static void
note_times (Reader *reader, const Frame *outer, const Frame *span)
{
  if (span->is_timed && outer->is_timed && span->begin > outer->begin
      && outer->end != NANOSECONDS_NONE && span->begin < outer->end) {
    if (reader->has_space && reader->lines.text->len)
      g_string_append_c (reader->lines.text, ' ');
    reader->has_space = FALSE;
    look_builder_set_time (&reader->builder, span->begin);
  } else if (span->is_timed && !outer->is_timed) {
    reader->first = MIN (reader->first, span->begin);
    if (span->end != NANOSECONDS_NONE)
      reader->last = reader->last == NANOSECONDS_NONE ? span->end : MAX (reader->last, span->end);
  }
}

static void
begin_span (Reader *reader, const Frame *outer)
{
  const char *agent = reader->values[TTML_AGENT];
  Look *look = &reader->builder.look;
  Frame frame = inherit (outer, ELEMENT_SPAN);

  g_free (frame.look.speaker);
  frame.look = *look;
  frame.look.speaker = g_strdup (look->speaker);
  if (agent) {
    g_autofree char *name = ttml_head_dup_agent (&reader->head, agent);

    look_builder_set_speaker (&reader->builder, name);
  }
  ttml_head_take_style (&reader->head, reader->values, look, NULL);
  if (agent && !ttml_head_has_color_beside_agent (&reader->head, reader->values))
    look->color = frame.look.color;
  take_times (reader, outer, &frame);
  note_times (reader, outer, &frame);
  frame.is_timed = outer->is_timed;
  frame.begin = outer->begin;
  frame.end = outer->end;
  g_array_append_val (reader->frames, frame);
}

static void
begin_other (Reader *reader, const Frame *outer)
{
  const Frame frame = inherit (outer, ELEMENT_OTHER);

  g_array_append_val (reader->frames, frame);
}

static void
begin_inside (Reader *reader, const char *name, const Frame *outer)
{
  const gboolean is_deep = reader->frames->len >= MAX_DEPTH;

  if (!strcmp (name, "br") && !is_deep) {
    reader->has_space = FALSE;
    look_builder_append (&reader->builder, "\n", 1);
  }
  if (!strcmp (name, "span") && !is_deep)
    begin_span (reader, outer);
  else
    begin_other (reader, outer);
}

static void
on_start (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int n_spaces,
    const xmlChar **spaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Reader *reader = data;
  const char *name = (const char *) local;
  Frame outer;

  if (reader->is_foreign)
    return;
  ttml_values_read (reader->values, reader->scratch, (guint) n_attributes, attributes);
  if (!reader->frames->len) {
    reader->is_foreign = strcmp (name, "tt") != 0;
    begin_root (reader);
    return;
  }
  outer = *get_top (reader);            /* the array may move */
  if (outer.kind == ELEMENT_ROOT && !strcmp (name, "body"))
    begin_block (reader, &outer, ELEMENT_BLOCK);
  else if (outer.kind == ELEMENT_PARAGRAPH || outer.kind == ELEMENT_SPAN)
    begin_inside (reader, name, &outer);
  else if (outer.kind == ELEMENT_OTHER || reader->frames->len >= MAX_DEPTH)
    begin_other (reader, &outer);
  else if (outer.kind != ELEMENT_BLOCK)
    begin_head (reader, name, &outer);
  else if (!strcmp (name, "p"))
    begin_paragraph (reader, &outer);
  else
    begin_block (reader, &outer, ELEMENT_BLOCK);
}

static void
end_paragraph (Reader *reader, Frame *frame)
{
  Cue *cue;

  look_builder_finish (&reader->builder);
  if (!frame->is_timed && reader->first != NANOSECONDS_NONE) {
    frame->begin = reader->first;
    if (reader->last != NANOSECONDS_NONE)
      frame->end = reader->last;
  } else if (!frame->is_timed && frame->begin == NANOSECONDS_NONE && frame->end == NANOSECONDS_NONE) {
    g_string_truncate (reader->lines.text, 0);  /* never shown, or all the time: no caption */
    return;
  }
  cue = caption_reader_add_cue (&reader->lines,
      frame->begin == NANOSECONDS_NONE ? 0 : frame->begin, frame->end);
  cue->settings = place_get_settings (ttml_head_find_place (frame->region, frame->align));
}

static void
end_span (Reader *reader, const Frame *frame)
{
  Look *look = &reader->builder.look;

  look_builder_set_speaker (&reader->builder, frame->look.speaker);
  memcpy (look->is_on, frame->look.is_on, sizeof look->is_on);
  look->color = frame->look.color;
}

static void
end_title (Reader *reader)
{
  Transcript *transcript = reader->lines.transcript;

  g_strstrip (reader->gathered->str);
  if (*reader->gathered->str && !transcript->title)
    transcript->title = transcript_keep (transcript, reader->gathered->str, -1);
}

static void
pop (Reader *reader)
{
  Frame *frame = get_top (reader);

  switch (frame->kind) {
    case ELEMENT_PARAGRAPH:
      end_paragraph (reader, frame);
      break;
    case ELEMENT_SPAN:
      end_span (reader, frame);
      break;
    case ELEMENT_TITLE:
      end_title (reader);
      break;
    case ELEMENT_NAME:
      ttml_named_set_name (frame[-1].named, g_strstrip (reader->gathered->str));
      break;
    default:
      break;
  }
  g_array_set_size (reader->frames, reader->frames->len - 1);
}

static void
on_end (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  if (reader->frames->len && !reader->is_foreign)
    pop (reader);
}

static void
on_text (void *data, const xmlChar *bytes, int length)
{
  Reader *reader = data;
  const Frame *frame = get_top (reader);
  const char *text = (const char *) bytes;

  if (!frame)
    return;
  if (frame->kind == ELEMENT_PARAGRAPH || frame->kind == ELEMENT_SPAN)
    append_text (reader, text, text + length, frame->is_preserved);
  else if (frame->kind == ELEMENT_TITLE || frame->kind == ELEMENT_NAME)
    g_string_append_len (reader->gathered, text, length);
}

/* A document may break off anywhere. */
static void
parse (Reader *reader, const Source *source)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC, .startElementNs = on_start,
    .endElementNs = on_end, .characters = on_text, .ignorableWhitespace = on_text,
    .cdataBlock = on_text };
  xmlParserCtxt *parser = xmlNewParserCtxt ();

  *parser->sax = sax;
  parser->userData = reader;
  if (source->length <= G_MAXINT)
    xmlFreeDoc (xmlCtxtReadMemory (parser, source->text, (int) source->length, NULL, "UTF-8",
            XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  xmlFreeParserCtxt (parser);
  while (reader->frames->len)
    pop (reader);
}

static Transcript *
ttml_read (Source *source, GError **error)
{
  g_auto (CaptionReader) lines = { 0 };
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  Reader reader = { .frames = frames, .scratch = g_string_new (NULL), .gathered = g_string_new (NULL) };
  Source nothing = { .text = g_strdup ("") };

  g_array_set_clear_func (frames, frame_clear);
  caption_reader_init (&reader.lines, &nothing);
  look_builder_init (&reader.builder, reader.lines.text);
  ttml_head_init (&reader.head);
  parse (&reader, source);
  look_builder_reset (&reader.builder);
  ttml_head_clear (&reader.head);
  g_string_free (reader.scratch, TRUE);
  g_string_free (reader.gathered, TRUE);
  lines = reader.lines;
  if (lines.transcript->captions->cues->len)
    caption_reader_fill_ends (&lines);
  return caption_reader_finish (&lines, FALSE, "<p begin=\"00:00:01\" end=\"00:00:02\">", error);
}

const Format format_ttml = {
  .name = "ttml",
  .title = "TTML (IMSC 1.1 Text)",
  .suffix = ".ttml",
  .mime = "application/ttml+xml",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_WORD_TIMES | FORMAT_CARRIES_STYLES,
  .uses_cues = TRUE,
  .probe = ttml_probe,
  .read = ttml_read,
  .write = ttml_write,
};

const Format format_ebuttd = {
  .name = "ebuttd",
  .title = "EBU-TT-D",
  .suffix = ".ebuttd.xml",
  .mime = "application/ttml+xml",
  .kind = FORMAT_CAPTIONS,
  .carries = FORMAT_CARRIES_SPEAKERS | FORMAT_CARRIES_STYLES,
  .uses_cues = TRUE,
  .read = ttml_read,
  .write = ttml_write_ebu,
};
