#include "engine.h"

#include "acoustic.h"
#include "language.h"
#include "synthetic.h"
#include "voice.h"

static gboolean
check_acoustic (const char *language, GError **error)
{
  if (!language_is (language, "en"))
    g_set_error (error, ALIGN_ERROR, ALIGN_ERROR_MODEL,
        "the acoustic engine knows English alone, not \"%s\"", language);
  else if (!g_file_test (QUOTH_MODEL_DIRECTORY "/en-us/mdef", G_FILE_TEST_EXISTS))
    g_set_error_literal (error, ALIGN_ERROR, ALIGN_ERROR_MODEL,
        "no acoustic model in " QUOTH_MODEL_DIRECTORY "; install pocketsphinx-en-us");
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_synthetic (const char *language, GError **error)
{
  g_autoptr (GError) silence = NULL;

  if (voice_select (language, &silence))
    return TRUE;
  g_set_error_literal (error, ALIGN_ERROR, ALIGN_ERROR_NO_VOICE, silence->message);
  return FALSE;
}

static gboolean
check_nothing (const char *language, GError **error)
{
  return TRUE;
}

static const Engine engines[] = {
  { "acoustic", check_acoustic, acoustic_time_words },
  { "synthetic", check_synthetic, synthetic_time_words },
  { "stamps", check_nothing, NULL },
};

const Engine *
engine_for_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (engines); i++)
    if (g_str_equal (engines[i].name, name))
      return &engines[i];
  return NULL;
}

const Engine *
engine_choose (const char *language, GError **why)
{
  const Engine *engine = engines;

  for (; engine->time_words; engine++) {
    g_clear_error (why);
    if (engine->check (language, why))
      break;
  }
  return engine;
}
