#include "glyphs.h"

#include <pango/pangocairo.h>

#define LETTERS_MOST 500        /* of a script: a font has all that are usual, or none */
#define DEFAULT_FONT "sans-serif"
#define CJK "fonts-noto-cjk"
#define OTHERS "fonts-noto-core"
#define EMOJI "fonts-noto-color-emoji"
#define EMOJI_FIRST 0x1F300     /* pictures from here on belong to no script */
#define EMOJI_LAST 0x1FAFF

/* Scripts that people publish in; any other is told by its letters. */
static const struct {
  GUnicodeScript script;
  const char *name, *package;
} scripts[] = {
  { G_UNICODE_SCRIPT_COMMON, "emoji", EMOJI },
  { G_UNICODE_SCRIPT_HAN, "Chinese or Japanese", CJK },
  { G_UNICODE_SCRIPT_HIRAGANA, "Japanese", CJK },
  { G_UNICODE_SCRIPT_KATAKANA, "Japanese", CJK },
  { G_UNICODE_SCRIPT_HANGUL, "Korean", CJK },
  { G_UNICODE_SCRIPT_BOPOMOFO, "Chinese", CJK },
  { G_UNICODE_SCRIPT_ARABIC, "Arabic", OTHERS },
  { G_UNICODE_SCRIPT_ARMENIAN, "Armenian", OTHERS },
  { G_UNICODE_SCRIPT_BENGALI, "Bengali", OTHERS },
  { G_UNICODE_SCRIPT_CYRILLIC, "Cyrillic", OTHERS },
  { G_UNICODE_SCRIPT_DEVANAGARI, "Devanagari", OTHERS },
  { G_UNICODE_SCRIPT_ETHIOPIC, "Ethiopic", OTHERS },
  { G_UNICODE_SCRIPT_GEORGIAN, "Georgian", OTHERS },
  { G_UNICODE_SCRIPT_GREEK, "Greek", OTHERS },
  { G_UNICODE_SCRIPT_GUJARATI, "Gujarati", OTHERS },
  { G_UNICODE_SCRIPT_GURMUKHI, "Gurmukhi", OTHERS },
  { G_UNICODE_SCRIPT_HEBREW, "Hebrew", OTHERS },
  { G_UNICODE_SCRIPT_KANNADA, "Kannada", OTHERS },
  { G_UNICODE_SCRIPT_KHMER, "Khmer", OTHERS },
  { G_UNICODE_SCRIPT_LAO, "Lao", OTHERS },
  { G_UNICODE_SCRIPT_MALAYALAM, "Malayalam", OTHERS },
  { G_UNICODE_SCRIPT_MYANMAR, "Burmese", OTHERS },
  { G_UNICODE_SCRIPT_SINHALA, "Sinhala", OTHERS },
  { G_UNICODE_SCRIPT_TAMIL, "Tamil", OTHERS },
  { G_UNICODE_SCRIPT_TELUGU, "Telugu", OTHERS },
  { G_UNICODE_SCRIPT_THAI, "Thai", OTHERS },
};

/* Its row; G_N_ELEMENTS: any font shows it, or nobody writes in it. */
static gsize
find_script (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);
  gsize row = 0;

  if (script == G_UNICODE_SCRIPT_COMMON && (c < EMOJI_FIRST || c > EMOJI_LAST))
    return G_N_ELEMENTS (scripts);
  while (row < G_N_ELEMENTS (scripts) && scripts[row].script != script)
    row++;
  return row;
}

/* Adds each letter of @text once to the @letters of its script. */
static void
gather (const char *text, GHashTable *seen, GString *letters[])
{
  for (; *text; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);
    gsize row = c < 0x80 ? G_N_ELEMENTS (scripts) : find_script (c);

    if (row == G_N_ELEMENTS (scripts) || !g_hash_table_add (seen, GUINT_TO_POINTER (c)))
      continue;
    if (!letters[row])
      letters[row] = g_string_new (NULL);
    if (letters[row]->len < LETTERS_MOST)
      g_string_append_unichar (letters[row], c);
  }
}

static gboolean
lacks (PangoContext *context, const char *font, const char *letters)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_from_string (font ? font : DEFAULT_FONT);
  gboolean is_lacking;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, letters, -1);
  is_lacking = pango_layout_get_unknown_glyphs_count (layout) > 0;
  g_object_unref (layout);
  return is_lacking;
}

static void
add_once (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, (gpointer) name);
}

static char *
join (GPtrArray *names, const char *between)
{
  g_ptr_array_add (names, NULL);
  return g_strjoinv (between, (char **) names->pdata);
}

static char *
name_lacking (GString *letters[], const char *font)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (GPtrArray) names = g_ptr_array_new (), packages = g_ptr_array_new ();
  g_autofree char *all = NULL, *with = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (letters[i] && lacks (context, font, letters[i]->str)) {
      add_once (names, scripts[i].name);
      add_once (packages, scripts[i].package);
    }
  g_object_unref (context);
  if (!names->len)
    return NULL;
  all = join (names, ", ");
  with = join (packages, " ");
  return g_strdup_printf ("no font here has all of its letters (%s); install %s", all, with);
}

char *
glyphs_name_missing (const Transcript *transcript, const char *font)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *letters[G_N_ELEMENTS (scripts)] = { NULL };
  char *missing = NULL;

  for (guint i = 0; i < transcript->words->len; i++)
    gather (transcript_get_word (transcript, i)->text, seen, letters);
  for (guint i = 0; i < transcript->speakers->len; i++)
    gather (transcript->speakers->pdata[i], seen, letters);
  if (g_hash_table_size (seen))         /* else fonts need not even be read */
    missing = name_lacking (letters, font);
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (letters[i])
      g_string_free (letters[i], TRUE);
  return missing;
}
