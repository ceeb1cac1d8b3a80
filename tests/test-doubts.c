#include "doubts.h"

#include "tokens.h"

typedef struct {
  int speaker;
  int stamp;                    /* seconds; -1: none */
  const char *text;
} Row;

#define TEN_WORDS "one two three four five six seven eight nine ten."

static const struct {
  const char *name;
  Row rows[5];
  const char *doubts;           /* "kind@paragraph ..." */
} cases[] = {
  { "none", { { 0, 0, TEN_WORDS }, { 1, 4, TEN_WORDS }, { 0, 8, "Fine." } }, "" },
  { "backwards", { { 0, 10, TEN_WORDS }, { 1, 4, TEN_WORDS }, { 0, 14, "x" } },
    "stamp-backwards@1 " },
  { "too-fast", { { 0, 0, TEN_WORDS " " TEN_WORDS }, { 1, 2, "x" } }, "too-fast@0 " },
  { "fast-but-floored", { { 0, 0, TEN_WORDS }, { 1, 1, "x" } }, "" },
  { "too-fast-over-equal-stamps",
    { { 0, 5, TEN_WORDS }, { 1, 5, TEN_WORDS }, { 0, 5, TEN_WORDS }, { 1, 7, "x" } },
    "too-fast@0 " },
  { "too-slow", { { 0, 0, TEN_WORDS }, { 1, 60, "x" } }, "too-slow@0 " },
  { "stamps-missing", { { 0, -1, TEN_WORDS }, { 1, -1, TEN_WORDS } }, "" },
  { "late-label", { { 0, 0, "what ties it to your" }, { 1, 2, "life story? That is good." } },
    "label-late@1 " },
  { "late-label-upper-case", { { 0, 0, "what about your" }, { 1, 2, "Life? That is." } }, "" },
  { "late-label-no-end", { { 0, 0, "what about your" }, { 1, 2, "life goes on" } }, "" },
  { "late-label-after-sentence", { { 0, 0, "I know." }, { 1, 2, "yes. That is." } }, "" },
  { "same-speaker-runs-on", { { 0, 0, "what about your" }, { 0, 2, "life? That is." } }, "" },
};

static void
test_doubts (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Transcript) transcript = transcript_new ();
  g_autoptr (GArray) doubts = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);

  for (const Row *row = cases[i].rows; row->text; row++)
    transcript_add_paragraph (transcript, row->speaker,
        row->stamp < 0 ? NANOSECONDS_NONE : row->stamp * SECOND, row->text);
  tokens_make_words (transcript);
  doubts = doubts_of_transcript (transcript);
  for (guint n = 0; n < doubts->len; n++) {
    const Doubt *doubt = &g_array_index (doubts, Doubt, n);
    g_autofree char *text = doubt_to_text (doubt);

    g_assert_cmpuint (strlen (text), >, 0);
    g_string_append_printf (shown, "%s@%u ", doubt_kind_name (doubt->kind), doubt->paragraph);
  }
  g_assert_cmpstr (shown->str, ==, cases[i].doubts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/doubts/", cases[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_doubts);
  }
  return g_test_run ();
}
