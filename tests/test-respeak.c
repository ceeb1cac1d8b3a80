#include "respeak.h"

/* Cues before and after, one behind the other as "a|b". */
static const struct {
  const char *name;
  SpeakerStyle style;
  const char *cues, *changed;
} rows[] = {
  { "voice", SPEAKERS_VOICE, "<v Ann>Hi.|plain", "<v Ann>Hi.|plain" },
  { "prefix", SPEAKERS_PREFIX, "<v Ann>Hi.|<v Bob>Yes.|<v Bob>No.|<v Ann>Oh.",
    "Ann: Hi.|Bob: Yes.|Bob: No.|Ann: Oh." },
  { "prefix-no-change", SPEAKERS_PREFIX, "<v Ann>a|<v Bob>b|<v Ann>c|<v Ann>d|<v Bob>e",
    "Ann: a|Bob: b|Ann: c|d|Bob: e" },
  { "prefix-once-again", SPEAKERS_PREFIX, "<v Ann>a|<v Ann>b|<v Ann>c", "Ann: a|Ann: b|c" },
  { "prefix-one-cue", SPEAKERS_PREFIX, "<v Ann>a|plain", "Ann: a|plain" },
  { "prefix-two-voices", SPEAKERS_PREFIX, "<v Ann>Hi.</v>\n<v Bob>Yes.</v>", "Ann: Hi.\nBob: Yes." },
  { "prefix-for-dash", SPEAKERS_PREFIX, "<v Ann>- Hi.</v>\n<v Bob>- Yes.</v>",
    "Ann: Hi.\nBob: Yes." },
  { "prefix-inside-markup", SPEAKERS_PREFIX, "<v Ann><i>Hi</i> &amp; bye", "<i>Ann: Hi</i> &amp; bye" },
  { "prefix-behind-time", SPEAKERS_PREFIX, "<v Ann><00:00:01.000>Hi", "<00:00:01.000>Ann: Hi" },
  { "prefix-hostile-name", SPEAKERS_PREFIX, "<v &lt;/v&gt;>Hi", "&lt;/v&gt;: Hi" },
  { "dash", SPEAKERS_DASH, "<v Ann>Hi.|<v Bob>Yes.|<v Bob>No.|<v Ann>Oh.", "Hi.|- Yes.|No.|- Oh." },
  { "dash-two-voices", SPEAKERS_DASH, "<v Ann>Hi.</v>\n<v Bob>Yes.</v>", "- Hi.\n- Yes." },
  { "dash-stands", SPEAKERS_DASH, "<v Ann>- Hi.</v>\n<v Bob>- Yes.</v>", "- Hi.\n- Yes." },
  { "none", SPEAKERS_NONE, "<v Ann><b>Hi.</b>|<v Bob>Yes.", "<b>Hi.</b>|Yes." },
  { "no-voices", SPEAKERS_PREFIX, "<i>a</i>|b &lt;", "<i>a</i>|b &lt;" },
  { "empty-voice", SPEAKERS_PREFIX, "<v Ann></v>a", "a" },
};

static void
test_style (gconstpointer data)
{
  const gsize row = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) texts = g_strsplit (rows[row].cues, "|", -1);
  g_autoptr (CueList) cues = cue_list_new (), changed = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);

  for (gsize i = 0; texts[i]; i++)
    cue_list_append (cues, &(Cue) { .start = i, .end = i + 1, .text = texts[i], .id = "id" });
  changed = respeak_cues (cues, rows[row].style);
  g_assert_cmpuint (changed->cues->len, ==, cues->cues->len);
  for (guint i = 0; i < changed->cues->len; i++) {
    const Cue *cue = cue_list_get (changed, i);

    g_string_append_printf (shown, "%s%s", i ? "|" : "", cue->text);
    g_assert_cmpuint (cue->start, ==, i);
    g_assert_cmpuint (cue->end, ==, i + 1);
    g_assert_cmpstr (cue->id, ==, "id");
    g_assert_null (cue->settings);
  }
  g_assert_cmpstr (shown->str, ==, rows[row].changed);
}

/* The copy outlives what it was made of. */
static void
test_copy (void)
{
  CueList *cues = cue_list_new ();
  g_autoptr (CueList) changed = NULL;

  g_ptr_array_add (cues->regions, g_string_chunk_insert (cues->strings, "id:a"));
  g_ptr_array_add (cues->styles, g_string_chunk_insert (cues->strings, "::cue {}"));
  cue_list_append (cues, &(Cue) {
    .end = 1,
    .text = g_string_chunk_insert (cues->strings, "<v Ann>Hi"),
    .settings = g_string_chunk_insert (cues->strings, "line:0"),
  });
  changed = respeak_cues (cues, SPEAKERS_VOICE);
  cue_list_free (cues);
  g_assert_cmpstr (cue_list_get (changed, 0)->text, ==, "<v Ann>Hi");
  g_assert_cmpstr (cue_list_get (changed, 0)->settings, ==, "line:0");
  g_assert_cmpstr (g_ptr_array_index (changed->regions, 0), ==, "id:a");
  g_assert_cmpstr (g_ptr_array_index (changed->styles, 0), ==, "::cue {}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/respeak/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_style);
  }
  g_test_add_func ("/respeak/copy", test_copy);
  return g_test_run ();
}
