/* JSON of other makers, known by what all of them have: objects with a text, and beside it who says
 * it or when. They stand in a list, however deep, and their keys have one of a few names. Objects
 * in such an object are its words, unless it tells neither speaker nor time. */
#include <math.h>
#include <string.h>

#include "format.h"
#include "heard.h"

typedef enum {
  FIELD_NONE,
  FIELD_TEXT,
  FIELD_SPEAKER,
  FIELD_NAME,                   /* of a speaker only beside a text */
  FIELD_START,
  FIELD_END,
  FIELD_DURATION,
} Field;

static const struct {
  const char *key;
  Field field;
} fields[] = {
  { "text", FIELD_TEXT }, { "body", FIELD_TEXT }, { "content", FIELD_TEXT },
  { "transcript", FIELD_TEXT }, { "utterance", FIELD_TEXT }, { "sentence", FIELD_TEXT },
  { "caption", FIELD_TEXT }, { "line", FIELD_TEXT }, { "value", FIELD_TEXT },
  { "speech", FIELD_TEXT }, { "paragraph", FIELD_TEXT }, { "message", FIELD_TEXT },
  { "speaker", FIELD_SPEAKER }, { "speakerName", FIELD_SPEAKER },
  { "speaker_name", FIELD_SPEAKER }, { "speakerLabel", FIELD_SPEAKER },
  { "speaker_label", FIELD_SPEAKER }, { "name", FIELD_NAME }, { "author", FIELD_SPEAKER },
  { "who", FIELD_SPEAKER }, { "voice", FIELD_SPEAKER }, { "participant", FIELD_SPEAKER }, { "label", FIELD_NAME },
  { "start", FIELD_START }, { "startTime", FIELD_START }, { "start_time", FIELD_START },
  { "startMs", FIELD_START }, { "start_ms", FIELD_START }, { "startSeconds", FIELD_START },
  { "begin", FIELD_START }, { "time", FIELD_START }, { "timestamp", FIELD_START },
  { "timecode", FIELD_START }, { "ts", FIELD_START }, { "offset", FIELD_START },
  { "from", FIELD_START },
  { "end", FIELD_END }, { "endTime", FIELD_END }, { "end_time", FIELD_END },
  { "endMs", FIELD_END }, { "end_ms", FIELD_END }, { "end_ts", FIELD_END }, { "to", FIELD_END },
  { "duration", FIELD_DURATION }, { "dur", FIELD_DURATION },
};

/* What an object says; times are as written. */
typedef struct {
  const char *text, *speaker, *name;
  double start, end, duration;  /* NAN: not known */
} Said;

typedef struct {
  JsonCursor *json;
  Transcript *transcript;
  GArray *said;                 /* (element-type Said) */
} Reading;

static void read_value (Reading *reading);

static Field
get_field (const JsonCursor *json)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (json_cursor_key_is (json, fields[i].key))
      return fields[i].field;
  return FIELD_NONE;
}

/* A number, or a string of one or of a clock's time; NAN for what is neither. */
static double
read_time (Reading *reading)
{
  JsonCursor *json = reading->json;
  double time = NAN;
  const char *text;

  switch (json_cursor_peek (json)) {
    case '0':
      json_cursor_read_double (json, &time);
      return time;
    case '"':
      text = json_cursor_read_string (json);
      return text && heard_parse_seconds (text, &time) ? time : NAN;
    default:
      json_cursor_skip (json);
      return NAN;
  }
}

/* A name, the number of a speaker, or an object that has a name. */
static const char *
read_speaker (Reading *reading)
{
  JsonCursor *json = reading->json;
  const char *name = NULL;
  double number = 0;
  g_autofree char *numbered = NULL;

  switch (json_cursor_peek (json)) {
    case '"':
      return json_cursor_read_string (json);
    case '0':
      json_cursor_read_double (json, &number);
      numbered = g_strdup_printf ("Speaker %.0f", number);
      return transcript_keep (reading->transcript, numbered, -1);
    case '{':
      json_cursor_enter_object (json);
      while (json_cursor_next_member (json))
        if ((get_field (json) == FIELD_SPEAKER || get_field (json) == FIELD_NAME)
            && json_cursor_peek (json) == '"')
          name = json_cursor_read_string (json);
        else
          json_cursor_skip (json);
      return name;
    default:
      json_cursor_skip (json);
      return NULL;
  }
}

static void
read_member (Reading *reading, Said *said)
{
  char kind = json_cursor_peek (reading->json);
  Field field = get_field (reading->json);
  const char *speaker;

  if (kind == '[' || (kind == '{' && field != FIELD_SPEAKER))
    read_value (reading);
  else if (field == FIELD_TEXT && kind == '"')
    said->text = json_cursor_read_string (reading->json);
  else if (field == FIELD_SPEAKER)
    said->speaker = (speaker = read_speaker (reading)) ? speaker : said->speaker;
  else if (field == FIELD_NAME && kind == '"')
    said->name = json_cursor_read_string (reading->json);
  else if (field == FIELD_START)
    said->start = read_time (reading);
  else if (field == FIELD_END)
    said->end = read_time (reading);
  else if (field == FIELD_DURATION)
    said->duration = read_time (reading);
  else
    json_cursor_skip (reading->json);
}

/* What stands in an object that names a speaker, and names none, is that speaker's. */
static void
hand_down (Reading *reading, guint first, const char *speaker)
{
  for (guint i = first; speaker && i < reading->said->len; i++) {
    Said *said = &g_array_index (reading->said, Said, i);

    said->speaker = said->speaker ? said->speaker : speaker;
  }
}

static void
read_object (Reading *reading)
{
  Said said = { NULL, NULL, NULL, NAN, NAN, NAN };
  guint first = reading->said->len;

  if (!json_cursor_enter_object (reading->json))
    return;
  while (json_cursor_next_member (reading->json))
    read_member (reading, &said);
  if (said.text && !said.speaker)
    said.speaker = said.name;
  if (said.text && (said.speaker || !isnan (said.start) || reading->said->len == first)) {
    g_array_set_size (reading->said, first);
    g_array_append_val (reading->said, said);
  } else {
    hand_down (reading, first, said.speaker);
  }
}

static void
read_value (Reading *reading)
{
  switch (json_cursor_peek (reading->json)) {
    case '{':
      read_object (reading);
      break;
    case '[':
      json_cursor_enter_array (reading->json);
      while (json_cursor_next_element (reading->json))
        read_value (reading);
      break;
    default:
      json_cursor_skip (reading->json);
  }
}

#define SLOWEST 2.0             /* units for a character: nobody speaks that slowly in seconds */

/* Seconds a unit of the times takes: many write milliseconds, and do not say so. */
static double
find_unit (const GArray *said)
{
  double last = 0, n_characters = 1;

  for (guint i = 0; i < said->len; i++) {
    const Said *one = &g_array_index (said, Said, i);

    last = isnan (one->start) ? last : MAX (last, one->start);
    n_characters += i + 1 < said->len ? (double) strlen (one->text) : 0;
  }
  return last / n_characters > SLOWEST ? 0.001 : 1;
}

static Nanoseconds
to_nanoseconds (double time, double unit)
{
  if (isnan (time) || time * unit >= (double) MILLISECONDS_MAX / 1000)
    return NANOSECONDS_NONE;
  return (Nanoseconds) (MAX (time * unit, 0) * 1000 + 0.5) * MILLISECOND;
}

static void
fill (const GArray *said, Heard *heard)
{
  double unit = find_unit (said);

  for (guint i = 0; i < said->len; i++) {
    const Said *one = &g_array_index (said, Said, i);
    double end = isnan (one->end) ? one->start + one->duration : one->end;
    HeardSegment segment = { one->speaker, one->text, to_nanoseconds (one->start, unit),
      to_nanoseconds (end, unit) };

    if (one->text[strspn (one->text, " \t\r\n")])
      g_array_append_val (heard->segments, segment);
  }
}

static Transcript *
segments_json_read (Source *source, GError **error)
{
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_auto (Heard) heard = { 0 };
  JsonCursor json;
  Reading reading = { &json, transcript, said };

  heard_init (&heard);
  json_cursor_init (&json, source->text, source->length);
  json.is_lenient = TRUE;
  read_value (&reading);
  if (!json_cursor_finish (&json, error))
    return NULL;
  fill (said, &heard);
  return heard_fill (&heard, transcript, error) ? g_steal_pointer (&transcript) : NULL;
}

#define PROBED 65536

/* Whether "@key": stands in @text. */
static gboolean
has_key (const char *text, const char *end, const char *key)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", key);
  gsize length = strlen (quoted);

  while ((text = memmem (text, (gsize) (end - text), quoted, length))) {
    for (text += length; text < end && g_ascii_isspace (*text); text++)
      ;
    if (text < end && *text == ':')
      return TRUE;
  }
  return FALSE;
}

/* JSON with a text, and a speaker or a time. */
static gboolean
segments_json_probe (const char *text, gsize length)
{
  const char *end = text + MIN (length, PROBED);
  gboolean has_text = FALSE, has_more = FALSE;

  if (length >= 3 && !memcmp (text, "\xEF\xBB\xBF", 3))
    text += 3;
  while (text < end && g_ascii_isspace (*text))
    text++;
  if (text == end || (*text != '{' && *text != '['))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (fields) && !(has_text && has_more); i++) {
    gboolean *has = fields[i].field == FIELD_TEXT ? &has_text : &has_more;

    *has = *has || (fields[i].field != FIELD_NAME && has_key (text, end, fields[i].key));
  }
  return has_text && has_more;
}

const Format format_segments_json = {
  .name = "segments-json",
  .title = "JSON of texts with speakers or times",
  .mime = "application/json",
  .kind = FORMAT_TRANSCRIPT,
  .carries = FORMAT_CARRIES_SPEAKERS,
  .probe = segments_json_probe,
  .read = segments_json_read,
};
