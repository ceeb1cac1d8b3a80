#include <string.h>

#include "repair.h"

#define BYTES(literal) literal, sizeof (literal) - 1

static const struct {
  const char *name, *text;
  gsize length;
  const char *repaired;
} texts[] = {
  { "good", BYTES ("<a b=\"&amp;&#38;&#x26;\">&lt;</a>"), "<a b=\"&amp;&#38;&#x26;\">&lt;</a>" },
  { "lone-ampersand", BYTES ("<a b=\"?c=1&d=2\">R & B</a>"),
    "<a b=\"?c=1&amp;d=2\">R &amp; B</a>" },
  { "last-ampersand", BYTES ("a&"), "a&amp;" },
  { "named", BYTES ("a&nbsp;b&eacute;"), "a\302\240b\303\251" },
  { "named-like-markup", BYTES ("&LT;b&AMP;&AMP"), "&amp;LT;b&amp;AMP;&amp;AMP" },
  { "unknown", BYTES ("&bomb;&notin"), "&amp;bomb;&amp;notin" },
  { "numbers-that-are-none", BYTES ("&#;&#x;&#xg;&#3a;"), "&amp;#;&amp;#x;&amp;#xg;&amp;#3a;" },
  { "cdata", BYTES ("&<![CDATA[&nbsp; & ]]>&"), "&amp;<![CDATA[&nbsp; & ]]>&amp;" },
  { "open-cdata", BYTES ("<![CDATA[& "), "<![CDATA[& " },
  { "comment", BYTES ("<!-- & -->&"), "<!-- & -->&amp;" },
  { "instruction", BYTES ("<?x & ?>&"), "<?x & ?>&amp;" },
  { "controls", BYTES ("a\0b\033c\td\n\r"), "a b c\td\n\r" },
};

static void
test_repair (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row), length = texts[i].length;
  g_autofree char *repaired = repair_xml (texts[i].text, &length);

  g_assert_cmpstr (repaired, ==, texts[i].repaired);
  g_assert_cmpuint (length, ==, strlen (repaired));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *path = g_strconcat ("/repair/", texts[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_repair);
  }
  return g_test_run ();
}
