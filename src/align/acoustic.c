#include "acoustic.h"

#include <string.h>

#include "islands.h"
#include "narrow.h"
#include "placement.h"
#include "probe.h"
#include "pronunciation.h"
#include "realign.h"
#include "restarts.h"
#include "resume.h"
#include "search.h"
#include "spoken.h"

#define MOST_WAYS 12            /* to say a word; each costs as much as another word */
#define MEAN_REACH 600          /* frames to each side: a voice stays for some seconds */
#define LEAST_CONFIDENCE 25     /* of all words together; audio of another episode has less */
#define SLOW_WORD 60.0          /* frames; what is read slowly has this, with pauses */
#define QUICK_WORD 25.0         /* frames; over minutes nobody speaks faster */

/* The beam is wide: a path that passes over an advertisement is behind those that find words in it,
 * until the text goes on (500 lost words). Right words earn 5 a frame against the loop over phones
 * on clean speech and 3 in noise; pauses and unknown sounds a tenth, so that neither is taken for a
 * word. What costs 100 happens in no noise by chance, and a passage left out pays for itself in a
 * second of the right words. People say "um" and break off what they begin: at 140 amid a sentence
 * such sounds were taken into the next word; at 80 words were heard in what strangers say. A pause
 * where no mark stands costs more than the noise of a pause can pay, which sounds like "the" now and
 * then. */
static const SearchCosts costs = {
  .other = 100, .amid = 0, .back = 300, .stay = 0.5f, .silence = 0.5f, .pause = 40, .skip = 120,
  .jump = 600, .rest = 500, .reach = 40 /* about three minutes */, .beam = 800,
};

/* More sentences to try cost time and, where sounds are not of the text, words; they are tried where
 * there is more text than anybody could have said. */
static SearchCosts
choose_costs (guint n_words, gsize n_frames)
{
  SearchCosts chosen = costs;

  if (n_words * QUICK_WORD > (double) n_frames)
    chosen.reach = G_MAXUINT;
  return chosen;
}

static void
free_ways (gpointer ways)
{
  g_array_unref (ways);
}

/* What the search knows of the words, and who owns the phones. */
typedef struct {
  const AcousticModel *model;
  Pronouncer *pronouncer;
  GStringChunk *phones;
  GPtrArray *words;             /* (element-type GArray of Pronunciation) */
} Lexicon;

static void
lexicon_clear (Lexicon *lexicon)
{
  g_clear_pointer (&lexicon->pronouncer, pronouncer_free);
  g_clear_pointer (&lexicon->phones, g_string_chunk_free);
  g_clear_pointer (&lexicon->words, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lexicon, lexicon_clear)

static void
add_way (const Lexicon *lexicon, GArray *ways, const char *names)
{
  g_auto (GStrv) phones = g_strsplit (names, " ", -1);
  g_autoptr (GString) bytes = g_string_new (NULL);
  Pronunciation way;

  for (guint i = 0; phones[i]; i++) {
    int phone = acoustic_model_find_phone (lexicon->model, phones[i]);

    if (phone >= 0)
      g_string_append_c (bytes, phone);
  }
  way.n_phones = bytes->len;
  way.phones = (const guint8 *) g_string_chunk_insert_len (lexicon->phones, bytes->str,
      bytes->len);
  if (way.n_phones && ways->len < MOST_WAYS)
    g_array_append_val (ways, way);
}

/* A way to say @reading: its words in their way number @variant, those that have fewer in their
 * last. Returns how many the richest of them has. */
static guint
add_reading (const Lexicon *lexicon, GArray *ways, const char *reading, guint variant)
{
  g_auto (GStrv) words = g_strsplit (reading, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  guint most = 1;

  for (guint i = 0; words[i]; i++) {
    GPtrArray *sounds = pronouncer_get (lexicon->pronouncer, words[i]);

    most = MAX (most, sounds->len);
    if (sounds->len)
      g_string_append_printf (names, " %s", (char *) sounds->pdata[MIN (variant, sounds->len - 1)]);
  }
  if (variant < most)
    add_way (lexicon, ways, names->str);
  return most;
}

/* Each reading first in one way, so that none has no place. */
static void
add_readings (const Lexicon *lexicon, GArray *ways, const GPtrArray *readings)
{
  guint most = 1;

  for (guint variant = 0; variant < most; variant++)
    for (guint i = 0; i < readings->len; i++)
      most = MAX (most, add_reading (lexicon, ways, readings->pdata[i], variant));
}

static gboolean
lexicon_init (Lexicon *lexicon, const AcousticModel *model, const Transcript *transcript,
    GError **error)
{
  g_autoptr (GPtrArray) spoken = NULL;

  lexicon->model = model;
  lexicon->pronouncer = pronouncer_new (QUOTH_MODEL_DIRECTORY "/cmudict-en-us.dict", error);
  if (!lexicon->pronouncer)
    return FALSE;
  lexicon->phones = g_string_chunk_new (1 << 16);
  lexicon->words = g_ptr_array_new_with_free_func (free_ways);
  spoken = spoken_words (transcript);
  for (guint i = 0; i < spoken->len; i++) {
    const GPtrArray *readings = spoken->pdata[i];
    GArray *ways = g_array_new (FALSE, FALSE, sizeof (Pronunciation));

    add_readings (lexicon, ways, readings);
    g_ptr_array_add (lexicon->words, ways);
  }
  return TRUE;
}

static gboolean
ends_sentence (const char *text)
{
  const char *mark = strpbrk (text, ".?!");

  return mark && !strpbrk (mark, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}

/* With a mark of any kind; an apostrophe may be one of "friends'". */
static gboolean
ends_phrase (const char *text)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));

  return g_unichar_ispunct (last) && last != '\'' && last != 0x2019;
}

static void
mark_sentences (Chain *chain, const Transcript *transcript)
{
  for (guint i = 1; i < chain->words->len; i++) {
    const Word *word = transcript_get_word (transcript, i);
    ChainWord *chained = &g_array_index (chain->words, ChainWord, i);

    chained->begins_sentence = word->paragraph != word[-1].paragraph
        || ends_sentence (word[-1].text);
    chained->follows_mark = chained->begins_sentence || ends_phrase (word[-1].text);
  }
}

/* Vowels, nasals, liquids and glides; all ways to say a word mostly begin alike. */
static void
mark_voiced (const AcousticModel *model, const Chain *chain, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++) {
    Span *span = &g_array_index (spans, Span, i);
    const ChainNode *node;

    if (span->kind != SPAN_WORD)
      continue;
    node = chain_get_node (chain, chain_get_word (chain, span->word)->first_node);
    span->is_voiced = strchr ("AEIOULMNRWY", model->phones[node->phone][0]) != NULL;
  }
}

static gboolean
set_mismatch (guint confidence, GError **error)
{
  g_set_error (error, ALIGN_ERROR, ALIGN_ERROR_MISMATCH,
      "this audio does not match the transcript: confidence %u", confidence);
  return FALSE;
}

/* Of sound that breaks off no more than its own part of the words can be heard. */
static gboolean
check_confidence (const Transcript *transcript, gsize n_frames, GError **error)
{
  double sum = (double) placement_get_confidence (transcript) * transcript->words->len;
  double most = MIN (transcript->words->len, n_frames / SLOW_WORD);
  guint confidence = (guint) (sum / MAX (most, 1));

  return confidence >= LEAST_CONFIDENCE || !transcript->words->len
      || set_mismatch (confidence, error);
}

static void
measure (const AcousticModel *model, const AlignSound *sound, float *cepstra)
{
  const guint n_bands = frontend_count_bands (sound->samples, sound->n_samples);
  FrontendTransform transform;

  if (n_bands == FRONTEND_BANDS) {
    frontend_measure (sound->samples, sound->n_samples, cepstra);
    return;
  }
  narrow_make_transform (model, n_bands, &transform);
  frontend_measure_by (&transform, sound->samples, sound->n_samples, cepstra);
}

gboolean
acoustic_time_words (Transcript *transcript, const AlignSound *sound,
    const AlignProgress *progress, GError **error)
{
  const gsize n_frames = frontend_count_frames (sound->n_samples);
  g_autofree float *cepstra = g_new (float, n_frames * FRONTEND_CEPSTRA);
  g_autoptr (AcousticModel) model = NULL;
  g_auto (Lexicon) lexicon = { 0 };
  g_autoptr (Chain) chain = NULL;
  g_autoptr (ScoreQueue) queue = NULL;
  g_autoptr (GArray) spans = NULL;
  SearchCosts chosen;
  RealignSound hear;
  guint confidence;

  if (!n_frames) {
    g_set_error_literal (error, ALIGN_ERROR, ALIGN_ERROR_NO_AUDIO, "no sound to hear words in");
    return FALSE;
  }
  model = acoustic_model_read (QUOTH_MODEL_DIRECTORY "/en-us", error);
  if (!model || !lexicon_init (&lexicon, model, transcript, error))
    return FALSE;

  measure (model, sound, cepstra);
  frontend_remove_mean (cepstra, n_frames, MEAN_REACH);
  chain = chain_new (model, lexicon.words);
  mark_sentences (chain, transcript);
  confidence = sound->is_sure ? 100 : probe_sound (model, chain, cepstra, n_frames);
  if (confidence < PROBE_MATCHING)
    return set_mismatch (confidence, error);
  queue = score_queue_new (model, cepstra, n_frames, 0, n_frames);
  chosen = choose_costs (chain->words->len, n_frames);
  spans = search_words (model, chain, queue, &chosen, n_frames, progress);
  hear = (RealignSound) { model, chain, cepstra, n_frames };
  islands_settle (&hear, lexicon.words, spans);
  resume_words (&hear, lexicon.words, spans);
  restarts_settle (&hear, lexicon.words, spans);
  realign_words (&hear, spans);
  mark_voiced (model, chain, spans);
  placement_set_words (transcript, spans, sound);
  transcript->timing = TIMING_ACOUSTIC;
  return check_confidence (transcript, n_frames, error);
}
