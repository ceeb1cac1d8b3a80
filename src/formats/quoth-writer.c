#include <string.h>

#include "cuetext.h"
#include "json-writer.h"
#include "quoth.h"

/* "line:50% align:start" to {"line":"50%","align":"start"}; of those of one name, the last. */
static void
write_settings (JsonWriter *json, const char *settings)
{
  g_auto (GStrv) list = g_strsplit_set (settings ? settings : "", " \t\n", -1);
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  const char *comma = "";

  for (guint i = 0; list[i]; i++) {
    char *colon = strchr (list[i], ':');

    if (colon) {
      *colon = '\0';
      g_hash_table_insert (last, list[i], colon + 1);
    }
  }
  json_writer_put (json, "{");
  for (guint i = 0; list[i]; i++) {
    const char *value = g_hash_table_lookup (last, list[i]);

    if (!value)
      continue;
    g_hash_table_remove (last, list[i]);
    json_writer_put (json, comma);
    json_writer_put_string (json, list[i]);
    json_writer_put (json, ":");
    json_writer_put_string (json, value);
    comma = ",";
  }
  json_writer_put (json, "}");
}

static const char *const node_types[] = {
  [CUETEXT_CLASS] = "{\"type\":\"c\"",
  [CUETEXT_ITALIC] = "{\"type\":\"i\"",
  [CUETEXT_BOLD] = "{\"type\":\"b\"",
  [CUETEXT_UNDERLINE] = "{\"type\":\"u\"",
  [CUETEXT_RUBY] = "{\"type\":\"ruby\"",
  [CUETEXT_RUBY_TEXT] = "{\"type\":\"rt\"",
  [CUETEXT_VOICE] = "{\"type\":\"voice\",\"name\":",
  [CUETEXT_LANGUAGE] = "{\"type\":\"lang\",\"lang\":",
  [CUETEXT_TEXT] = "{\"type\":\"text\",\"text\":",
  [CUETEXT_TIMESTAMP] = "{\"type\":\"timestamp\",\"time\":",
};

static void write_node (JsonWriter *json, const CuetextNode *node);

static void
write_nodes (JsonWriter *json, const CuetextNode *parent)
{
  json_writer_put (json, "[");
  for (guint i = 0; i < parent->children->len; i++) {
    json_writer_put (json, i ? "," : "");
    write_node (json, g_ptr_array_index (parent->children, i));
  }
  json_writer_put (json, "]");
}

static void
write_classes (JsonWriter *json, char **classes)
{
  for (guint i = 0; classes && classes[i]; i++) {
    json_writer_put (json, i ? "," : ",\"classes\":[");
    json_writer_put_string (json, classes[i]);
  }
  json_writer_put (json, classes && *classes ? "]" : "");
}

/* cuetext.h limits how deep a tree is. */
static void
write_node (JsonWriter *json, const CuetextNode *node)
{
  json_writer_put (json, node_types[node->kind]);
  if (node->kind == CUETEXT_TIMESTAMP)
    json_writer_put_milliseconds (json, node->time);
  else if (node->value)
    json_writer_put_string (json, node->value);
  else if (node->kind == CUETEXT_VOICE || node->kind == CUETEXT_LANGUAGE)
    json_writer_put_string (json, "");
  if (node->children) {
    write_classes (json, node->classes);
    json_writer_put (json, ",\"children\":");
    write_nodes (json, node);
  }
  json_writer_put (json, "}");
}

static void
write_tree (JsonWriter *json, const char *text)
{
  g_autoptr (CuetextNode) root = cuetext_parse (text);

  write_nodes (json, root);
}

static void
write_number (JsonWriter *json, gint64 number, gint64 unknown)
{
  if (number == unknown)
    json_writer_put (json, "null");
  else
    json_writer_put_whole (json, (guint64) number);
}

static void
write_value (JsonWriter *json, QuothKind kind, gconstpointer field)
{
  switch (kind) {
    case QUOTH_TEXT:
    case QUOTH_STRING:
      json_writer_put_string (json, *(const char *const *) field);
      break;
    case QUOTH_TIME:
    case QUOTH_MOMENT:
      json_writer_put_milliseconds (json, *(const Nanoseconds *) field);
      break;
    case QUOTH_SIZE:
      write_number (json, (gint64) *(const guint64 *) field, 0);
      break;
    case QUOTH_NUMBER:
      write_number (json, *(const int *) field, -1);
      break;
    case QUOTH_INDEX:
      json_writer_put_whole (json, *(const guint *) field);
      break;
    case QUOTH_SETTINGS:
      write_settings (json, *(const char *const *) field);
      break;
    case QUOTH_TREE:
      write_tree (json, *(const char *const *) field);
  }
}

static void
write_members (JsonWriter *json, const QuothShape *shape, gconstpointer object)
{
  for (guint i = 0; shape->members[i].key; i++) {
    json_writer_put (json, i ? ",\"" : "\"");
    json_writer_put (json, shape->members[i].key);
    json_writer_put (json, "\":");
    write_value (json, shape->members[i].kind,
        (const char *) object + shape->members[i].offset);
  }
  json_writer_put (json, *(const char *const *) ((const char *) object + shape->unknown));
}

static void
write_object (JsonWriter *json, const QuothShape *shape, gconstpointer object)
{
  json_writer_put (json, "{");
  write_members (json, shape, object);
  json_writer_put (json, "}");
}

/* A line for each, so that a changed word is a changed line. */
static void
write_objects (JsonWriter *json, const char *opening, const QuothShape *shape, const GArray *array)
{
  guint size = g_array_get_element_size ((GArray *) array);

  json_writer_put (json, opening);
  for (guint i = 0; i < array->len; i++) {
    json_writer_put (json, i ? ",\n" : "\n");
    write_object (json, shape, array->data + (gsize) i * size);
  }
  json_writer_put (json, array->len ? "\n]" : "]");
}

static void
write_strings (JsonWriter *json, const char *opening, const GPtrArray *strings,
    void (*write) (JsonWriter *json, const char *text))
{
  json_writer_put (json, opening);
  for (guint i = 0; i < strings->len; i++) {
    json_writer_put (json, i ? ",\n" : "\n");
    write (json, g_ptr_array_index (strings, i));
  }
  json_writer_put (json, strings->len ? "\n]" : "]");
}

static void
write_head (JsonWriter *json, const Transcript *transcript)
{
  json_writer_put (json, "{\n\"quoth\":1");
  for (guint i = 0; quoth_head.members[i].key; i++) {
    const QuothMember *member = &quoth_head.members[i];

    json_writer_put (json, ",\n\"");
    json_writer_put (json, member->key);
    json_writer_put (json, "\":");
    write_value (json, member->kind, (const char *) transcript + member->offset);
  }
  json_writer_put (json, ",\n\"audio\":");
  write_object (json, &quoth_audio, &transcript->audio);
  json_writer_put (json, ",\n\"timing\":");
  json_writer_put_string (json, quoth_timings[transcript->timing]);
}

gboolean
quoth_write (const Edition *edition, GOutputStream *out, GError **error)
{
  const Transcript *transcript = edition->transcript;
  const CueList *captions = transcript->captions;
  JsonWriter json;

  json_writer_init (&json, out);
  write_head (&json, transcript);
  write_strings (&json, ",\n\"speakers\":[", transcript->speakers, json_writer_put_string);
  write_objects (&json, ",\n\"chapters\":[", &quoth_chapter, transcript->chapters);
  write_objects (&json, ",\n\"links\":[", &quoth_link, transcript->links);
  write_objects (&json, ",\n\"paragraphs\":[", &quoth_paragraph, transcript->paragraphs);
  write_objects (&json, ",\n\"words\":[", &quoth_word, transcript->words);
  write_objects (&json, ",\n\"insertions\":[", &quoth_insertion, transcript->insertions);
  if (captions) {
    write_objects (&json, ",\n\"cues\":[", &quoth_cue, captions->cues);
    write_strings (&json, ",\n\"regions\":[", captions->regions, write_settings);
    write_strings (&json, ",\n\"styles\":[", captions->styles, json_writer_put_string);
  }
  json_writer_put (&json, transcript->unknown);
  json_writer_put (&json, "\n}\n");
  return json_writer_finish (&json, error);
}
