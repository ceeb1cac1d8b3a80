#include "riff.h"

/* 32,000 bytes a second. */
#define FORMAT "fmt \20\0\0\0" "\1\0\1\0" "\200\76\0\0" "\0\175\0\0" "\2\0\20\0"
#define BYTES(text) (const guint8 *) text, sizeof text - 1

static const struct {
  const char *name;
  const guint8 *head;
  gsize length;
  guint64 seconds;              /* 0: not known */
} rows[] = {
  { "two-seconds", BYTES ("RIFF\0\0\0\0WAVE" FORMAT "data\0\372\0\0"), 2 },
  { "chunks-before", BYTES ("RIFF\0\0\0\0WAVELIST\3\0\0\0abc\0" FORMAT "data\0\372\0\0"), 2 },
  { "sound-behind", BYTES ("RIFF\0\0\0\0WAVE" FORMAT "data\0\372\0\0\1\2\3"), 2 },
  { "nothing", BYTES (""), 0 },
  { "cut-in-name", BYTES ("RIFF\0\0\0\0WAV"), 0 },
  { "cut-in-format", BYTES ("RIFF\0\0\0\0WAVEfmt \20\0\0\0\1\0\1\0"), 0 },
  { "cut-in-data", BYTES ("RIFF\0\0\0\0WAVE" FORMAT "data\0\372"), 0 },
  { "no-format", BYTES ("RIFF\0\0\0\0WAVEdata\0\372\0\0"), 0 },
  { "no-rate",
    BYTES ("RIFF\0\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\0\0\0\0\0\0\0\0\2\0\20\0data\0\372\0\0"),
    0 },
  { "empty", BYTES ("RIFF\0\0\0\0WAVE" FORMAT "data\0\0\0\0"), 0 },
  { "from-a-pipe", BYTES ("RIFF\0\0\0\0WAVE" FORMAT "data\377\377\377\377"), 0 },
  { "endless-chunk", BYTES ("RIFF\0\0\0\0WAVELIST\377\377\377\377" FORMAT "data\0\372\0\0"), 0 },
  { "other", BYTES ("RIFF\0\0\0\0AVI " FORMAT "data\0\372\0\0"), 0 },
};

static void
test_row (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpuint (riff_read_length (rows[i].head, rows[i].length), ==,
      rows[i].seconds ? rows[i].seconds * SECOND : NANOSECONDS_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/riff/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }
  return g_test_run ();
}
