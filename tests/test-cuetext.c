#include <string.h>

#include "cuetext.h"
#include "cuetoken.h"
#include "entities.h"

/* Trees as text: b(...) is bold, v.loud[Name](...) a voice, texts stand in quotes, times are @ and
 * milliseconds. */
static const struct {
  const char *name, *text, *tree;
} trees[] = {
  { "nothing", "", "" },
  { "text", "hello", "'hello'" },
  { "lines", "one\ntwo", "'one\ntwo'" },
  { "bold", "a<b>c</b>d", "'a' b('c') 'd'" },
  { "each-tag", "<c>1</c><i>2</i><b>3</b><u>4</u><lang en>5</lang><v A>6</v>",
    "c('1') i('2') b('3') u('4') lang[en]('5') v[A]('6')" },
  { "not-closed", "<i>a<b>c", "i('a' b('c'))" },
  { "closed-in-the-wrong-order", "<i><b>x</i>y</b>z", "i(b('x' 'y') 'z')" },
  { "end-alone", "a</b>c", "'a' 'c'" },
  { "unknown-tag", "a<x>b</x>c", "'a' 'b' 'c'" },
  { "upper-case-is-unknown", "a<B>c</B>", "'a' 'c'" },
  { "html-is-unknown", "a<br>b<br/>c", "'a' 'b' 'c'" },
  { "tag-that-begins-like-one", "<bold>x", "'x'" },
  { "empty-tag", "a<>b", "'a' 'b'" },
  { "empty-end-tag", "<b>a</>b", "b('a' 'b')" },
  { "tag-cut-off", "a<b", "'a' b()" },
  { "tag-cut-off-at-once", "a<", "'a'" },
  { "end-tag-cut-off", "<b>a</b", "b('a')" },
  { "class-cut-off", "<b.x", "b.x()" },
  { "voice-cut-off", "<v Bo", "v[Bo]()" },
  { "space-in-end-tag", "<b>a</b >c", "b('a' 'c')" },
  { "two-less-than", "<<b>x", "'x'" },
  { "greater-than-is-text", "a > b", "'a > b'" },

  { "class", "<c.red>x", "c.red('x')" },
  { "classes", "<b.a.b.c>x", "b.a.b.c('x')" },
  { "empty-classes", "<b..a...b.>x", "b.a.b('x')" },
  { "no-class-behind-dot", "<b.>x", "b('x')" },
  { "class-with-odd-letters", "<c.a-b_c:d/e&amp;>x", "c.a-b_c:d/e&amp;('x')" },
  { "class-without-tag", "<.red>x", "'x'" },
  { "class-of-voice", "<v.loud.clear Ann>x", "v.loud.clear[Ann]('x')" },
  { "class-of-lang", "<lang.x en-GB>x", "lang.x[en-GB]('x')" },
  { "line-behind-class", "<v.a\nBob>x", "v.a[Bob]('x')" },
  { "tab-behind-class", "<v.a\tBob>x", "v.a[Bob]('x')" },
  { "dot-in-annotation", "<v Dr. No>x", "v[Dr. No]('x')" },

  { "voice", "<v Roger Bingham>We are", "v[Roger Bingham]('We are')" },
  { "voice-without-name", "<v>x", "v[]('x')" },
  { "voice-of-blanks", "<v  \t\n>x", "v[]('x')" },
  { "voice-with-blanks", "<v \t A \n\t B  >x", "v[A B]('x')" },
  { "voice-behind-line-end", "<v\nBob>x", "v[Bob]('x')" },
  { "voice-behind-form-feed", "<v\fBob>x", "v[Bob]('x')" },
  { "voice-with-references", "<v A&amp;B &lt;/v&gt; &#67;>x", "v[A&B </v> C]('x')" },
  { "voice-with-bare-ampersand", "<v A & B>x", "v[A & B]('x')" },
  { "voice-with-reference-to-blanks", "<v &#32;A&#10;&#9;B>x", "v[A B]('x')" },
  { "voice-with-controls", "<v \1A\2 \3B\302\205C&#127;>x", "v[A B C]('x')" },
  { "voice-with-word-joiner", "<v A\342\201\240B&#x2060;>x", "v[AB]('x')" },
  { "voice-with-no-break-space", "<v &nbsp;A>x", "v[\302\240A]('x')" },
  { "voice-with-less-than", "<v a<b>x", "v[a<b]('x')" },
  { "annotation-of-bold", "<b loud>x", "b('x')" },
  { "language", "<lang es>hola</lang>", "lang[es]('hola')" },
  { "language-without-tag", "<lang>x", "lang[]('x')" },
  { "name-with-slash", "<b/>x", "'x'" },
  { "blank-tag", "< b>x", "'x'" },

  { "ruby", "<ruby>a<rt>b</rt></ruby>c", "ruby('a' rt('b')) 'c'" },
  { "ruby-text-goes-on", "<ruby>a<rt>b</rt>c<rt>d", "ruby('a' rt('b') 'c' rt('d'))" },
  { "ruby-closes-its-text", "<ruby>a<rt>b</ruby>c", "ruby('a' rt('b')) 'c'" },
  { "ruby-does-not-close-bold", "<ruby>a<rt><b>c</ruby>d", "ruby('a' rt(b('c' 'd')))" },
  { "ruby-text-not-closed-inside-bold", "<ruby>a<rt><b>c</rt></ruby>d",
    "ruby('a' rt(b('c' 'd')))" },
  { "bold-closed-behind-ruby", "<ruby>a<rt><b>c</ruby></b>d", "ruby('a' rt(b('c') 'd'))" },
  { "ruby-text-alone", "<rt>a</rt>b", "'a' 'b'" },
  { "ruby-text-inside-bold", "<ruby><b><rt>x", "ruby(b('x'))" },
  { "ruby-text-inside-ruby-text", "<ruby><rt>a<rt>b", "ruby(rt('a' 'b'))" },
  { "ruby-inside-ruby", "<ruby>a<ruby>b</ruby>c", "ruby('a' ruby('b') 'c')" },

  { "time", "a<00:01.500>b", "'a' @1500 'b'" },
  { "time-with-hours", "<01:00:00.000>b", "@3600000 'b'" },
  { "time-cut-off", "a<00:01.500", "'a' @1500" },
  { "time-inside-bold", "<b>a<00:01.500>b</b>", "b('a' @1500 'b')" },
  { "broken-time", "a<00:01>b", "'a' 'b'" },
  { "time-with-rest", "a<00:01.500 >b", "'a' 'b'" },
  { "time-with-class", "a<00:01.500.x>b", "'a' 'b'" },
  { "number", "a<1>b", "'a' 'b'" },

  { "ampersand", "&amp;", "'&'" },
  { "ampersand-without-semicolon", "a&ampb", "'a&b'" },
  { "upper-case-reference", "&AMP;&LT;&COPY", "'&<\302\251'" },
  { "less-and-greater", "&lt;b&gt;", "'<b>'" },
  { "no-break-space", "a&nbsp;b", "'a\302\240b'" },
  { "marks-of-direction", "&lrm;&rlm;", "'\342\200\216\342\200\217'" },
  { "longest-name", "&CounterClockwiseContourIntegral;", "'\342\210\263'" },
  { "longest-prefix", "&notit;", "'\302\254it;'" },
  { "longest-match", "&notin;", "'\342\210\211'" },
  { "two-characters", "&acE;", "'\342\210\276\314\263'" },
  { "outside-the-plane", "&Afr;", "'\360\235\224\204'" },
  { "not-without-semicolon", "&hellip &fjlig", "'&hellip &fjlig'" },
  { "ascii-meaning", "&fjlig;&Tab;&NewLine;", "'fj\t\n'" },
  { "unknown-name", "&foo;", "'&foo;'" },
  { "ampersand-alone", "& && &", "'& && &'" },
  { "ampersand-and-semicolon", "&;", "'&;'" },
  { "ampersand-and-digit", "&1;", "'&1;'" },
  { "ampersand-before-tag", "&<b>x", "'&' b('x')" },
  { "ampersand-at-the-end", "a&", "'a&'" },
  { "equals-behind", "&amp=x", "'&=x'" },
  { "decimal", "&#65;&#066;", "'AB'" },
  { "hexadecimal", "&#x41;&#X4b;", "'AK'" },
  { "number-without-semicolon", "&#65B", "'AB'" },
  { "no-number", "&#; &#x; &#xg", "'&#; &#x; &#xg'" },
  { "number-nul", "&#0;", "'\357\277\275'" },
  { "number-surrogate", "&#xD800;", "'\357\277\275'" },
  { "number-too-large", "&#x110000;", "'\357\277\275'" },
  { "number-far-too-large", "&#99999999999999999999;", "'\357\277\275'" },
  { "number-largest", "&#x10FFFF;", "'\364\217\277\277'" },
  { "number-windows", "&#128;&#x9f;", "'\342\202\254\305\270'" },
  { "number-control", "&#x81;&#1;", "'\302\201\001'" },
  { "reference-is-no-tag", "&lt;b>x&#60;b>", "'<b>x<b>'" },
};

static const struct {
  const char *name, *text, *plain, *speaker;
} plains[] = {
  { "text", "a b\nc", "a b\nc", NULL },
  { "markup", "<v Ann><i>a</i> &amp; <b.x>b</b></v>", "a & b", "Ann" },
  { "second-voice", "<b>a</b> <v.loud Ann &amp; Bob>b</v><v Cid>c", "a bc", "Ann & Bob" },
  { "voice-without-name", "<v>a<v Bob>b", "ab", "Bob" },
  { "no-voice", "<vx Ann>a", "a", NULL },
  { "ruby", "<ruby>a<rt>b<i>c</i></rt>d<rt>e</ruby>f", "adf", NULL },
  { "ruby-text-alone", "<rt>a</rt>b", "ab", NULL },
  { "times", "a <00:01.000>b", "a b", NULL },
  { "voice-that-says-nothing", "<v Ann> \n</v><v Bob>a", " \na", "Bob" },
  { "voice-around-one-that-says-nothing", "<v Ann><v Bob></v>a", "a", "Ann" },
  { "name-with-tag", "<v &lt;/v&gt;>a", "a", "</v>" },
};

/* Trees that would be written into what is read as another. */
static const struct {
  const char *name, *text, *again;
} rewritten[] = {
  { "as-it-was", "<v.a.b Ann &amp; Bob>a &lt; <i>b</i></v>", "<v.a.b Ann &amp; Bob>a &lt; <i>b</i></v>" },
  { "closed", "<b>a<i>b", "<b>a<i>b</i></b>" },
  { "unknown", "a<x y>b", "ab" },
  { "blanks", "<v  A   B >x", "<v A B>x</v>" },
  { "voice-without-name", "<v>x", "<v>x</v>" },
  { "time", "<00:01.500>x", "<00:00:01.500>x" },
  { "greater-than", "a --> b", "a --&gt; b" },
  { "arrow-of-name", "<v a-->b", "<v a-&#45;>b</v>" },
  { "arrow-of-class", "<c.a-->b", "<c.a--.>b</c>" },
  { "arrow-of-class-and-name", "<v.a-- b>c", "<v.a-- b>c</v>" },
  { "name-is-tag", "<v &lt;/v&gt;>x", "<v &lt;/v&gt;>x</v>" },
};

static void describe (const CuetextNode *node, GString *out);

static void
describe_children (const CuetextNode *node, GString *out)
{
  for (guint i = 0; i < node->children->len; i++) {
    if (i)
      g_string_append_c (out, ' ');
    describe (g_ptr_array_index (node->children, i), out);
  }
}

static void
describe (const CuetextNode *node, GString *out)
{
  if (node->kind == CUETEXT_TEXT) {
    g_string_append_printf (out, "'%s'", node->value);
  } else if (node->kind == CUETEXT_TIMESTAMP) {
    g_string_append_printf (out, "@%" G_GUINT64_FORMAT, node->time / MILLISECOND);
  } else {
    g_string_append (out, cuetoken_get_tag (node->kind));
    for (guint i = 0; node->classes && node->classes[i]; i++)
      g_string_append_printf (out, ".%s", node->classes[i]);
    if (node->value)
      g_string_append_printf (out, "[%s]", node->value);
    g_string_append_c (out, '(');
    describe_children (node, out);
    g_string_append_c (out, ')');
  }
}

static char *
describe_tree (const CuetextNode *root)
{
  g_autoptr (GString) out = g_string_new (NULL);

  describe_children (root, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_tree (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (CuetextNode) root = cuetext_parse (trees[i].text);
  g_autofree char *tree = describe_tree (root);

  g_assert_cmpstr (tree, ==, trees[i].tree);
}

static void
test_plain (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *speaker = cuetext_dup_speaker (plains[i].text);

  cuetext_append_plain (plains[i].text, plain);
  g_assert_cmpstr (plain->str, ==, plains[i].plain);
  g_assert_cmpstr (speaker, ==, plains[i].speaker);
}

static void
test_rewritten (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autoptr (CuetextNode) root = cuetext_parse (rewritten[i].text), again = NULL;
  g_autofree char *text = cuetext_to_text (root), *twice = NULL;

  g_assert_cmpstr (text, ==, rewritten[i].again);
  again = cuetext_parse (text);
  twice = cuetext_to_text (again);
  g_assert_cmpstr (twice, ==, text);
}

/* Every name stands for itself and for nothing shorter. */
static void
test_entities (void)
{
  static const struct {
    const char *name, *text;
  } some[] = {
    { "AElig", "\303\206" }, { "AElig;", "\303\206" }, { "zwnj;", "\342\200\214" },
    { "zwj;", "\342\200\215" }, { "yuml", "\303\277" }, { "gt;", ">" }, { "gtdot;", "\342\213\227" },
    { "in;", "\342\210\210" }, { "semi;", ";" }, { "equals;", "=" }, { "there4;", "\342\210\264" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (some); i++) {
    gsize name_length = 0, text_length = 0;
    const char *text = entity_find (some[i].name, &name_length, &text_length);
    g_autofree char *copy = g_strndup (text, text_length);

    g_assert_cmpuint (name_length, ==, strlen (some[i].name));
    g_assert_cmpstr (copy, ==, some[i].text);
  }
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL), plain = g_string_new (NULL);
  g_autoptr (CuetextNode) root = NULL;
  guint depth = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<b>");
  g_string_append (text, "x");
  root = cuetext_parse (text->str);
  for (CuetextNode *node = root; node->children && node->children->len;
      node = g_ptr_array_index (node->children, 0))
    depth++;
  g_assert_cmpuint (depth, ==, CUETOKEN_MAX_DEPTH + 1);
  cuetext_append_plain (text->str, plain);
  g_assert_cmpstr (plain->str, ==, "x");
}

static void
add_row (const char *path, const char *name, gsize row, GTestDataFunc test)
{
  g_autofree char *whole = g_strconcat (path, name, NULL);

  g_test_add_data_func (whole, GSIZE_TO_POINTER (row), test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (trees); i++)
    add_row ("/cuetext/tree/", trees[i].name, i, test_tree);
  for (gsize i = 0; i < G_N_ELEMENTS (plains); i++)
    add_row ("/cuetext/plain/", plains[i].name, i, test_plain);
  for (gsize i = 0; i < G_N_ELEMENTS (rewritten); i++)
    add_row ("/cuetext/rewritten/", rewritten[i].name, i, test_rewritten);
  g_test_add_func ("/cuetext/entities", test_entities);
  g_test_add_func ("/cuetext/depth", test_depth);
  return g_test_run ();
}
