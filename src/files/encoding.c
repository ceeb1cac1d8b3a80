#include "encoding.h"

#include <errno.h>
#include <string.h>

#include <uchardet/uchardet.h>

#define REPLACEMENT "\357\277\275"
#define SAMPLE (256 * 1024)     /* what uchardet sees, from the first letter that is not ASCII */
#define PROLOGUE 4096           /* where HTML may name its encoding; browsers look at 1024 bytes */

/* What UTF-8 makes of some bytes. */
typedef struct {
  gsize multibyte, broken;
  gboolean cut;                 /* the end cuts a character in two: not held against UTF-8 */
  gsize first;                  /* offset of the first byte that is not ASCII, or the length */
} Census;

static gboolean
is_continuation (guchar byte)
{
  return (byte & 0xC0) == 0x80;
}

/* The length of the character at @at, or 0 when it is broken; then @skip is the part of it that
 * one U+FFFD stands for ("maximal subpart", Unicode 3.9, as the WHATWG's decoder does it). */
static gsize
character_length (const guchar *at, gsize left, gsize *skip)
{
  guchar low = 0x80, high = 0xBF;
  gsize length;

  *skip = 1;
  if (*at < 0x80)
    return 1;
  if (*at < 0xC2 || *at > 0xF4)
    return 0;
  length = *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : 4;
  if (*at == 0xE0)
    low = 0xA0;
  if (*at == 0xED)              /* no surrogates */
    high = 0x9F;
  if (*at == 0xF0)
    low = 0x90;
  if (*at == 0xF4)
    high = 0x8F;
  if (left < 2 || at[1] < low || at[1] > high)
    return 0;
  for (*skip = 2; *skip < length; ++*skip)
    if (*skip == left || !is_continuation (at[*skip]))
      return 0;
  return length;
}

/* The first byte from @at on that is not ASCII, or @end. By many: most text is ASCII. */
static const guchar *
skip_ascii (const guchar *at, const guchar *end)
{
  guint64 many[4];

  for (; end - at >= (gssize) sizeof many; at += sizeof many) {
    memcpy (many, at, sizeof many);
    if ((many[0] | many[1] | many[2] | many[3]) & G_GUINT64_CONSTANT (0x8080808080808080))
      break;
  }
  while (at < end && *at < 0x80)
    at++;
  return at;
}

static Census
count (const char *bytes, gsize length)
{
  const guchar *start = (const guchar *) bytes, *end = start + length;
  const guchar *at = skip_ascii (start, end);
  Census census = { 0, 0, FALSE, at - start };
  gsize skip;

  while (at < end) {
    gsize n = character_length (at, end - at, &skip);

    if (n)
      census.multibyte++;
    else if (skip > 1 && at + skip == end)
      census.cut = TRUE;
    else
      census.broken++;
    at = skip_ascii (at + (n ? n : skip), end);
  }
  return census;
}

/* Takes @bytes. */
static char *
repair_utf8 (char *bytes, gsize *length)
{
  const guchar *at = (const guchar *) bytes, *end = at + *length;
  GString *text = g_string_sized_new (*length + 64);
  gsize n, skip;

  while (at < end) {
    const guchar *stop = skip_ascii (at, end);

    for (; stop < end && (n = character_length (stop, end - stop, &skip)); stop += n)
      ;
    g_string_append_len (text, (const char *) at, stop - at);
    at = stop;
    if (at < end) {
      g_string_append (text, REPLACEMENT);
      at += skip;
    }
  }
  *length = text->len;
  g_free (bytes);
  return g_string_free (text, FALSE);
}

/* Takes @bytes. What @converter does not know becomes U+FFFD, @unit bytes at a time. */
static char *
convert (char *bytes, gsize *length, GIConv converter, gsize unit)
{
  char *in = bytes, buffer[8192];
  gsize left = *length;
  GString *text = g_string_sized_new (left + left / 2 + 1);

  while (left > 0) {
    char *out = buffer;
    gsize room = sizeof buffer, n = g_iconv (converter, &in, &left, &out, &room);
    int code = errno;

    g_string_append_len (text, buffer, out - buffer);
    if (n == (gsize) -1 && code != E2BIG) {
      g_string_append (text, REPLACEMENT);
      in += MIN (unit, left);
      left -= MIN (unit, left);
    }
  }
  g_iconv_close (converter);
  *length = text->len;
  g_free (bytes);
  return g_string_free (text, FALSE);
}

/* Labels that the web gives another meaning than iconv does (WHATWG, Encoding, 4.2). */
static const struct {
  const char *label, *encoding;
} labels[] = {
  { "ascii", "WINDOWS-1252" }, { "us-ascii", "WINDOWS-1252" }, { "latin1", "WINDOWS-1252" },
  { "iso-8859-1", "WINDOWS-1252" }, { "iso8859-1", "WINDOWS-1252" },
  { "iso-8859-9", "WINDOWS-1254" }, { "latin5", "WINDOWS-1254" },
  { "iso-8859-11", "CP874" }, { "tis-620", "CP874" }, { "windows-874", "CP874" },
  { "gb2312", "GB18030" }, { "gbk", "GB18030" }, { "x-gbk", "GB18030" },
  { "shift_jis", "CP932" }, { "shift-jis", "CP932" }, { "sjis", "CP932" }, { "x-sjis", "CP932" },
  { "euc-kr", "CP949" }, { "ks_c_5601-1987", "CP949" }, { "uhc", "CP949" }, { "big5", "CP950" },
  { "koi8-r", "KOI8-U" },       /* the same letters and four more */
  { "macintosh", "MACINTOSH" }, { "x-mac-roman", "MACINTOSH" },
  { "x-mac-cyrillic", "MAC-CYRILLIC" }, { "mac-centraleurope", "MAC-CENTRALEUROPE" },
  { "utf-16", "UTF-16LE" }, { "unicode", "UTF-16LE" }, { "utf-32", "UTF-32LE" },
};

static const char *
encoding_for_label (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (labels[i].label, label) == 0)
      return labels[i].encoding;
  return label;
}

static gboolean
is_utf8_label (const char *label)
{
  return g_ascii_strcasecmp (label, "utf-8") == 0 || g_ascii_strcasecmp (label, "utf8") == 0;
}

static gsize
unit_size (const char *encoding)
{
  return g_str_has_prefix (encoding, "UTF-16") ? 2 : g_str_has_prefix (encoding, "UTF-32") ? 4 : 1;
}

/* Takes @bytes, unless iconv has no such encoding: then NULL. */
static char *
convert_from (char *bytes, gsize *length, const char *label)
{
  const char *encoding = encoding_for_label (label);
  GIConv converter = g_iconv_open ("UTF-8", encoding);

  if (converter == (GIConv) -1)
    return NULL;
  return convert (bytes, length, converter, unit_size (encoding));
}

static const struct {
  const char *bytes;
  gsize length;
  const char *encoding;
} marks[] = {                   /* UTF-32LE's begins with UTF-16LE's */
  { "\xEF\xBB\xBF", 3, "UTF-8" },
  { "\xFF\xFE\0\0", 4, "UTF-32LE" },
  { "\0\0\xFE\xFF", 4, "UTF-32BE" },
  { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
};

/* The encoding a byte order mark tells, and the length of the mark. */
static const char *
read_mark (const char *bytes, gsize length, gsize *mark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0) {
      *mark = marks[i].length;
      return marks[i].encoding;
    }
  *mark = 0;
  return NULL;
}

/* Without a mark, UTF-16 and UTF-32 of mostly Latin text show in which bytes of four are NUL. */
static const char *
guess_wide (const char *bytes, gsize length)
{
  static const char *const encodings[16] = {
    [0x7] = "UTF-32BE", [0xE] = "UTF-32LE", [0x5] = "UTF-16BE", [0xA] = "UTF-16LE",
  };
  gsize nuls[4] = { 0 }, n = MIN (length, 1024) / 4;
  guint mostly_nul = 0;

  for (gsize i = 0; i < 4 * n; i++)
    nuls[i % 4] += bytes[i] == '\0';
  for (guint k = 0; k < 4; k++)
    if (n > 0 && 3 * nuls[k] >= 2 * n)
      mostly_nul |= 1 << k;
  return encodings[mostly_nul];
}

/* After how many marks it may come is its parser's business. */
static gboolean
is_webvtt (const char *bytes, gsize length)
{
  for (; length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0; length -= 3)
    bytes += 3;
  return length >= 6 && memcmp (bytes, "WEBVTT", 6) == 0
      && (length == 6 || strchr (" \t\r\n", bytes[6]));
}

/* What stands between @tag, "<meta", and its ">". */
static char *
read_name_in (const char *tag, const char *word)
{
  g_autofree char *inside = g_ascii_strdown (tag, strcspn (tag, ">"));
  const char *at = inside;

  while ((at = strstr (at, word))) {
    at += strlen (word);
    at += strspn (at, " \t\r\n");
    if (*at == '=') {
      at += 1 + strspn (at + 1, " \t\r\n\"'");
      return g_strndup (at, strcspn (at, " \t\r\n\"';/>?"));
    }
  }
  return NULL;
}

/* What the document says of itself in XML's declaration or HTML's meta; NULL if nothing. It was
 * legible before the encoding was known, so it is not UTF-16 whatever it says. */
static char *
read_declaration (const char *bytes, gsize length)
{
  g_autofree char *text = g_strndup (bytes, MIN (length, PROLOGUE)), *name = NULL;
  const char *at = text + strspn (text, " \t\r\n");

  if (*at != '<')
    return NULL;
  if (g_str_has_prefix (at, "<?xml"))
    name = read_name_in (at, "encoding");
  for (; !name && (at = strchr (at, '<')); at++)
    if (g_ascii_strncasecmp (at, "<meta", 5) == 0)
      name = read_name_in (at, "charset");
  return name && !g_str_has_prefix (name, "utf-16") ? g_steal_pointer (&name) : NULL;
}

/* uchardet does not know Mac OS Roman. What is a letter there is a capital, a sign or nothing
 * elsewhere, and stands among small letters; elsewhere's small letters are signs there. */
static gboolean
looks_like_mac (const char *bytes, gsize length)
{
  static const char mac[] = "\x80\x81\x82\x83\x84\x86\x87\x88\x89\x8A\x8B\x8C\x8D\x8E\x8F\x90\x91"
      "\x93\x94\x95\x98\x99\x9B\x9F\xA7\xD5";
  gsize for_mac = 0, against = 0;

  for (gsize i = 1; i + 1 < length; i++)
    if (g_ascii_islower (bytes[i - 1]) && g_ascii_islower (bytes[i + 1])) {
      for_mac += bytes[i] && strchr (mac, bytes[i]);
      against += (guchar) bytes[i] >= 0xE0;
    }
  return for_mac > against;
}

/* Few letters of few kinds, each alone among ASCII: English with a "café" in it, or with curly
 * quotes only. uchardet needs more than that, and calls it Central European. */
static gboolean
looks_western (const char *bytes, gsize length)
{
  gboolean seen[256] = { FALSE };
  guint marks = 0, kinds = 0, alone = 0, others = 0;

  for (gsize i = 0; i < length; i++) {
    guchar byte = bytes[i], before = i ? bytes[i - 1] : ' ', after = bytes[i + 1];

    marks += byte >= 0x80;
    if (byte < 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0xA0)
      continue;
    kinds += !seen[byte];
    seen[byte] = TRUE;
    if (before < 0x80 && after < 0x80)
      alone++;
    else
      others++;
  }
  return marks > 0 && kinds < 4 && alone >= others;
}

static char *
ask_uchardet (const char *bytes, gsize length)
{
  uchardet_t detector = uchardet_new ();
  char *name = NULL;

  if (uchardet_handle_data (detector, bytes, length) == 0)
    uchardet_data_end (detector);
  name = g_strdup (uchardet_get_charset (detector));
  uchardet_delete (detector);
  return name;
}

static gboolean
is_western_name (const char *name)
{
  return !*name || is_utf8_label (name) || g_str_has_prefix (name, "WINDOWS-125")
      || g_str_has_prefix (name, "ISO-8859-");
}

/* The encoding of @bytes, which are not UTF-8, whatever uchardet says. (transfer full) */
static char *
detect (const char *bytes, gsize length)
{
  gsize sample = MIN (length, SAMPLE);
  gboolean is_western = looks_western (bytes, sample);
  g_autofree char *name = is_western ? g_strdup ("") : ask_uchardet (bytes, sample);

  if (is_western_name (name) && looks_like_mac (bytes, sample))
    return g_strdup ("MACINTOSH");
  return *name && !is_utf8_label (name) ? g_steal_pointer (&name) : g_strdup ("WINDOWS-1252");
}

/* ISO-2022 writes other alphabets in ASCII's bytes, behind escapes. */
static gboolean
is_shifted (const char *bytes, gsize length)
{
  return memchr (bytes, '\033', length) && memmem (bytes, length, "\033$", 2);
}

/* Takes @bytes, which are neither UTF-8 nor UTF-16 nor ASCII. */
static char *
convert_legacy (char *bytes, gsize *length, const char *charset, gsize first)
{
  g_autofree char *declared = read_declaration (bytes, *length);
  gsize from = first > 0 ? first - 1 : 0;       /* a letter before the first one tells, too */
  g_autofree char *detected = detect (bytes + from, *length - from);
  const char *names[] = { charset, declared, detected, "WINDOWS-1252" };
  char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && !text; i++)
    if (names[i] && !is_utf8_label (names[i]))
      text = convert_from (bytes, length, names[i]);
  return text;
}

static gboolean
says_utf8 (const char *bytes, gsize length, const char *charset)
{
  g_autofree char *declared = charset ? g_strdup (charset) : read_declaration (bytes, length);

  return declared && is_utf8_label (declared);
}

/* Takes @bytes, without a mark. UTF-8 that is not much broken is UTF-8 whatever is declared:
 * servers call anything ISO-8859-1, and no other encoding looks like UTF-8 by chance. */
static char *
convert_unmarked (char *bytes, gsize *length, const char *charset)
{
  const char *wide = guess_wide (bytes, *length);
  Census census;

  if (wide)
    return convert_from (bytes, length, wide);
  census = count (bytes, *length);
  if (census.broken > census.multibyte
      && (census.multibyte == 0 || !says_utf8 (bytes, *length, charset)))
    return convert_legacy (bytes, length, charset, census.first);
  if (census.first == *length && is_shifted (bytes, *length))
    return convert_legacy (bytes, length, charset, 0);
  return census.broken || census.cut ? repair_utf8 (bytes, length) : bytes;
}

char *
encoding_to_utf8 (char *bytes, gsize *length, const char *charset)
{
  gsize mark;
  const char *encoding = read_mark (bytes, *length, &mark);
  Census census;

  if (is_webvtt (bytes, *length))
    mark = 0;
  else if (!encoding)
    return convert_unmarked (bytes, length, charset);
  *length -= mark;
  memmove (bytes, bytes + mark, *length + 1);
  if (encoding && !is_utf8_label (encoding))
    return convert_from (bytes, length, encoding);
  census = count (bytes, *length);
  return census.broken || census.cut ? repair_utf8 (bytes, length) : bytes;
}

char *
encoding_from (char *bytes, gsize *length, const char *name, GError **error)
{
  gsize mark;
  const char *marked = read_mark (bytes, *length, &mark);
  char *text;

  if (marked && !g_ascii_strcasecmp (marked, encoding_for_label (name))) {
    *length -= mark;
    memmove (bytes, bytes + mark, *length + 1);
  }
  text = is_utf8_label (name) ? repair_utf8 (bytes, length) : convert_from (bytes, length, name);
  if (text)
    return text;
  g_free (bytes);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      "--encoding %s: no encoding of that name; iconv --list shows them", name);
  return NULL;
}
