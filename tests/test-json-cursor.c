#include <math.h>
#include <string.h>

#include "format.h"
#include "json-cursor.h"

#define BYTES(literal) literal, sizeof (literal) - 1
#define FFFD "\xEF\xBF\xBD"

/* Strings, as they decode. */
static const struct {
  const char *name, *text;
  gsize length;
  const char *decoded;
} strings[] = {
  { "empty", BYTES ("\"\""), "" },
  { "plain", BYTES (" \n\"a\" "), "a" },
  { "byte-order-mark", BYTES ("\xEF\xBB\xBF\"a\""), "a" },
  { "letters", BYTES ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), "\"\\/\b\f\n\r\t" },
  { "unicode", BYTES ("\"\\u00e9x\\u20AC\""), "\xC3\xA9x\xE2\x82\xAC" },
  { "pair", BYTES ("\"\\ud83d\\ude00!\""), "\xF0\x9F\x98\x80!" },
  { "lone-high", BYTES ("\"\\ud83dx\""), FFFD "x" },
  { "lone-high-at-the-end", BYTES ("\"\\ud83d\""), FFFD },
  { "lone-low", BYTES ("\"\\ude00x\""), FFFD "x" },
  { "high-high-low", BYTES ("\"\\ud83d\\ud83d\\ude00\""), FFFD "\xF0\x9F\x98\x80" },
  { "high-then-other", BYTES ("\"\\ud83d\\u0041\""), FFFD "A" },
  { "high-then-escape", BYTES ("\"\\ud83d\\n\""), FFFD "\n" },
  { "escaped-nul", BYTES ("\"a\\u0000b\""), "a" FFFD "b" },
};

/* Texts that are JSON to nobody, or not to us, and what is said. */
static const struct {
  const char *name, *text;
  gsize length;
  const char *message;
} broken[] = {
  { "nothing", BYTES (""), "line 1, column 1: the text ends too early: expected a value" },
  { "space", BYTES (" \n "), "line 2, column 2: the text ends too early: expected a value" },
  { "word", BYTES ("nil"), "line 1, column 1: not JSON: expected a value" },
  { "longer-word", BYTES ("nullx"), "line 1, column 1: not JSON: expected a value" },
  { "true-word", BYTES ("trux"), "line 1, column 1: not JSON: expected a value" },
  { "nan", BYTES ("NaN"), "line 1, column 1: not JSON: expected a value" },
  { "comment", BYTES ("/**/1"), "line 1, column 1: not JSON: expected a value" },
  { "more", BYTES ("1 2"), "line 1, column 3: not JSON: expected nothing more" },
  { "nul-behind", BYTES ("1\0"), "line 1, column 2: not JSON: expected nothing more" },
  { "nul-before", BYTES ("\0001"), "line 1, column 1: not JSON: expected a value" },
  { "open-array", BYTES ("[1"), "line 1, column 3: the text ends too early: expected ',' or ']'" },
  { "open-comma", BYTES ("[1,"), "line 1, column 4: the text ends too early: expected a value" },
  { "last-comma", BYTES ("[1,]"), "line 1, column 4: not JSON: expected a value" },
  { "first-comma", BYTES ("[,1]"), "line 1, column 2: not JSON: expected a value" },
  { "wrong-bracket", BYTES ("[1}"), "line 1, column 3: not JSON: expected ',' or ']'" },
  { "no-key", BYTES ("{\n 1}"), "line 2, column 2: not JSON: expected a key" },
  { "object-comma", BYTES ("{\"a\":1,}"), "line 1, column 8: not JSON: expected a key" },
  { "no-colon", BYTES ("{\"a\" 1}"), "line 1, column 6: not JSON: expected ':'" },
  { "no-value", BYTES ("{\"a\":}"), "line 1, column 6: not JSON: expected a value" },
  { "open-string", BYTES ("\"abc"), "line 1, column 5: the text ends too early: expected '\"'" },
  { "open-escape", BYTES ("\"\\"),
    "line 1, column 3: the text ends too early: expected an escape" },
  { "unknown-escape", BYTES ("\"\\x\""), "line 1, column 3: not JSON: expected an escape" },
  { "short-unicode", BYTES ("\"\\u12g4\""), "line 1, column 3: not JSON: expected an escape" },
  { "cut-unicode", BYTES ("\"\\u12"), "line 1, column 3: not JSON: expected an escape" },
  { "nul-in-string", BYTES ("\"a\0b\""), "line 1, column 3: a control character in a string" },
  { "line-in-string", BYTES ("\"a\nb\""), "line 1, column 3: a control character in a string" },
  { "leading-zero", BYTES ("01"), "line 1, column 1: not JSON: expected a number" },
  { "minus", BYTES ("-"), "line 1, column 1: not JSON: expected a number" },
  { "no-fraction", BYTES ("1."), "line 1, column 1: not JSON: expected a number" },
  { "no-exponent", BYTES ("1e+"), "line 1, column 1: not JSON: expected a number" },
  { "second-line", BYTES ("[1,\n 2,\n  x]"), "line 3, column 3: not JSON: expected a value" },
};

static const struct {
  const char *name, *text;
  guint64 max, number;
  const char *message;          /* NULL: @number is read */
} numbers[] = {
  { "zero", "0", 10, 0 },
  { "most", "10", 10, 10 },
  { "over", "11", 10, 0, "too large" },
  { "one-digit-over", "9", 5, 0, "too large" },
  { "largest", "18446744073709551615", G_MAXUINT64, G_MAXUINT64 },
  { "larger", "18446744073709551616", G_MAXUINT64, 0, "too large" },
  { "huge", "99999999999999999999999999999999", G_MAXUINT64, 0, "too large" },
  { "negative", "-1", 10, 0, "is negative" },
  { "fraction", "1.0", 10, 0, "not a whole number" },
  { "exponent", "1e1", 10, 0, "not a whole number" },
  { "string", "\"1\"", 10, 0, "not a number" },
  { "null", "null", 10, 0, "not a number" },
};

static void
test_string (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *text = g_memdup2 (strings[i].text, strings[i].length + 1);
  g_autoptr (GError) error = NULL;
  const char *decoded;
  JsonCursor cursor;

  json_cursor_init (&cursor, text, strings[i].length);
  decoded = json_cursor_read_string (&cursor);
  json_cursor_finish (&cursor, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decoded, ==, strings[i].decoded);
}

static void
test_broken (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *text = g_memdup2 (broken[i].text, broken[i].length + 1);
  g_autoptr (GError) error = NULL;
  JsonCursor cursor;

  json_cursor_init (&cursor, text, broken[i].length);
  json_cursor_skip (&cursor);
  g_assert_false (json_cursor_finish (&cursor, &error));
  g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, broken[i].message);
}

static void
test_number (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *text = g_strdup (numbers[i].text);
  g_autoptr (GError) error = NULL;
  guint64 number = 0;
  JsonCursor cursor;

  json_cursor_init (&cursor, text, strlen (text));
  g_assert_cmpint (json_cursor_read_whole (&cursor, numbers[i].max, &number), ==,
      !numbers[i].message);
  json_cursor_finish (&cursor, &error);
  g_assert_cmpstr (error ? error->message : NULL, ==, numbers[i].message);
  g_assert_cmpuint (number, ==, numbers[i].number);
}

static void
test_double (void)
{
  char text[] = "[-1.5, 25e-1, 1e999]";
  g_autoptr (GError) error = NULL;
  double number = 0, sum = 0;
  JsonCursor cursor;

  json_cursor_init (&cursor, text, strlen (text));
  json_cursor_enter_array (&cursor);
  while (json_cursor_next_element (&cursor))
    if (json_cursor_read_double (&cursor, &number))
      sum += number;
  g_assert_cmpfloat (sum, ==, 1);
  g_assert_false (json_cursor_finish (&cursor, &error));
  g_assert_cmpstr (error->message, ==, "[2]: too large");
}

/* The same as strtod () to the last bit, on both sides of what is divided and what is not. */
static void
test_exact (void)
{
  static const char *const texts[] = {
    "0", "0.1", "12.345", "179.999", "1e3", "3.0000000000000004", "0.30000000000000004", "-0.0",
    "9007199254740991", "9007199254740992", "9007199254740993", "900719925474099.1", "0.123456789",
    "0.1234567890", "2.5000000000", "123456.789012345", "8589934591.999999", "4.35", "0.000001",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = g_strdup (texts[i]);
    double expected = g_ascii_strtod (texts[i], NULL), number = NAN;
    JsonCursor cursor;

    json_cursor_init (&cursor, text, strlen (text));
    g_assert_true (json_cursor_read_double (&cursor, &number));
    g_assert_cmpmem (&number, sizeof number, &expected, sizeof expected);
  }
}

static void
test_lenient (void)
{
  char text[] = "[NaN,Infinity,-Infinity,\"a\nb\", x]";
  g_autoptr (GError) error = NULL;
  JsonCursor cursor;
  guint nulls = 0;

  json_cursor_init (&cursor, text, strlen (text));
  cursor.is_lenient = TRUE;
  json_cursor_enter_array (&cursor);
  while (json_cursor_next_element (&cursor) && nulls < 3)
    nulls += json_cursor_read_null (&cursor);
  g_assert_cmpuint (nulls, ==, 3);
  g_assert_cmpstr (json_cursor_read_string (&cursor), ==, "a\nb");
  json_cursor_next_element (&cursor);
  json_cursor_skip (&cursor);
  json_cursor_finish (&cursor, &error);
  g_assert_cmpstr (error->message, ==, "line 2, column 5: not JSON: expected a value");
}

/* The deepest that is read, and one more. */
static void
test_depth (void)
{
  for (guint depth = JSON_MAX_DEPTH; depth <= JSON_MAX_DEPTH + 1; depth++) {
    g_autofree char *opening = g_strnfill (depth, '['), *closing = g_strnfill (depth, ']');
    g_autofree char *text = g_strconcat (opening, closing, NULL);
    g_autoptr (GError) error = NULL;
    JsonCursor cursor;

    json_cursor_init (&cursor, text, strlen (text));
    json_cursor_skip (&cursor);
    g_assert_cmpint (json_cursor_finish (&cursor, &error), ==, depth <= JSON_MAX_DEPTH);
    if (depth == JSON_MAX_DEPTH)
      continue;
    g_assert_error (error, FORMAT_ERROR, FORMAT_ERROR_LIMIT);
    g_assert_cmpstr (error->message, ==,
        "line 1, column 601: objects and arrays nested deeper than 600");
  }
}

static void
test_skip_member (void)
{
  char text[] = "{\"a\":1, \"b\" : [ {\"c\":\"]\\\"\"}, [], {} ] ,\"d\":-1.5e3}";
  g_autoptr (GString) raw = g_string_new (NULL);
  JsonCursor cursor;

  json_cursor_init (&cursor, text, strlen (text));
  json_cursor_enter_object (&cursor);
  while (json_cursor_next_member (&cursor))
    if (json_cursor_key_is (&cursor, "a"))
      json_cursor_skip (&cursor);
    else
      json_cursor_skip_member (&cursor, ";", raw);
  g_assert_true (json_cursor_finish (&cursor, NULL));
  g_assert_cmpstr (raw->str, ==, ";\"b\" : [ {\"c\":\"]\\\"\"}, [], {} ];\"d\":-1.5e3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++) {
    g_autofree char *path = g_strconcat ("/json-cursor/string/", strings[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_string);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autofree char *path = g_strconcat ("/json-cursor/broken/", broken[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_broken);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *path = g_strconcat ("/json-cursor/number/", numbers[i].name, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_number);
  }
  g_test_add_func ("/json-cursor/double", test_double);
  g_test_add_func ("/json-cursor/exact", test_exact);
  g_test_add_func ("/json-cursor/lenient", test_lenient);
  g_test_add_func ("/json-cursor/depth", test_depth);
  g_test_add_func ("/json-cursor/skip-member", test_skip_member);
  return g_test_run ();
}
