#include <gio/gio.h>
#include <stdio.h>
#include <unistd.h>

#include "arguments.h"
#include "command.h"
#include "found.h"
#include "json-writer.h"
#include "message.h"
#include "output.h"
#include "printable.h"
#include "sought.h"

#define CONTEXT_USUAL 10        /* words */
#define LIMIT_USUAL 10          /* hits */
#define CONTEXT_MOST 100000
#define LIMIT_MOST 1000000

typedef struct {
  LoadOptions load;
  Sought sought;
  int limit, context;
  gboolean as_json;
  char **names;                 /* of the transcripts */
  guint n_names;
} FindOptions;

static void
find_options_clear (FindOptions *options)
{
  load_options_clear (&options->load);
  sought_clear (&options->sought);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FindOptions, find_options_clear)

static gboolean
set_usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
take_arguments (FindOptions *options, int argc, char **argv, GError **error)
{
  int first = options->sought.start ? 1 : 2;

  if (argc < first)
    return set_usage_error (error, "say what to find, and in which transcripts");
  if (argc == first)
    return set_usage_error (error, "name a transcript to find it in; a quote of several words is"
        " put in quotation marks");
  if (options->load.audio && argc > first + 1)
    return set_usage_error (error, "--audio goes with one transcript, not with several");
  if (options->limit < 1 || options->limit > LIMIT_MOST || options->context < 0
      || options->context > CONTEXT_MOST)
    return set_usage_error (error, "--limit is above 0, --context 0 or more");
  options->names = argv + first;
  options->n_names = (guint) (argc - first);
  return sought_prepare (&options->sought, options->sought.start ? NULL : argv[1], error);
}

static gboolean
parse_options (FindOptions *options, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &options->limit,
      "Print that many hits at most (10)", "N" },
    { "context", 0, 0, G_OPTION_ARG_INT, &options->context,
      "Print that many words before and after (10)", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->as_json,
      "One JSON object a line, for programs", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("QUOTE TRANSCRIPT...");

  options->limit = LIMIT_USUAL;
  options->context = CONTEXT_USUAL;
  g_option_context_set_summary (context,
      "Finds where somebody said something like QUOTE, however badly it is remembered, typed or\n"
      "transcribed. Exit status: 0 found, 1 nobody said it, 2 something went wrong.");
  g_option_context_add_main_entries (context, entries, NULL);
  sought_add_options (&options->sought, context);
  load_options_add (&options->load, context);
  if (!arguments_parse (context, &argc, &argv, error))
    return FALSE;
  return take_arguments (options, argc, argv, error);
}

/* What one name on the command line gave. */
typedef struct {
  GPtrArray *found;             /* (element-type Found) */
  GPtrArray *problems;          /* messages (element-type char*) */
} Result;

/* A hit's place among all, best first. */
typedef struct {
  double score;
  guint name;                   /* in the order of the command line */
} Rank;

typedef struct {
  const FindOptions *options;
  LoadOptions load;
  Result *results;              /* one a name */
  GMutex lock;
  GArray *best;                 /* the best of the hits so far, in order (element-type Rank) */
} Find;

static gboolean
goes_before (const Rank *rank, const Rank *other)
{
  return rank->score != other->score ? rank->score > other->score : rank->name < other->name;
}

/* FALSE: as many as are printed are better. */
static gboolean
rank_hit (Find *find, const Rank *rank)
{
  guint at = find->best->len;

  while (at && goes_before (rank, &g_array_index (find->best, Rank, at - 1)))
    at--;
  if (at >= (guint) find->options->limit)
    return FALSE;
  g_array_insert_val (find->best, at, *rank);
  if (find->best->len > (guint) find->options->limit)
    g_array_set_size (find->best, find->options->limit);
  return TRUE;
}

/* How many of @hits, of the name @name, may still be printed: others are not worth timing. In any
 * thread. */
static guint
rank_hits (Find *find, guint name, const GArray *hits)
{
  guint n = 0;

  g_mutex_lock (&find->lock);
  for (; n < hits->len; n++) {
    const Rank rank = { g_array_index (hits, QuoteHit, n).score, name };

    if (!rank_hit (find, &rank))
      break;                    /* they are in order: those behind are no better */
  }
  g_mutex_unlock (&find->lock);
  return n;
}

static gboolean
has_several (const FindOptions *options)
{
  return options->n_names > 1
      || (options->load.episode && g_str_equal (options->load.episode, "all"));
}

typedef struct {
  Find *find;
  guint name;
} Visit;

static const char *
get_name (const Visit *visit)
{
  return visit->find->options->names[visit->name];
}

static Result *
get_result (const Visit *visit)
{
  return &visit->find->results[visit->name];
}

static void
take_hits (const Visit *visit, Transcript *transcript)
{
  const FindOptions *options = visit->find->options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = sought_look (&options->sought, transcript, &visit->find->load,
      (guint) options->limit, &error);
  guint n = hits ? rank_hits (visit->find, visit->name, hits) : 0;

  if (n)
    sought_time_words (transcript, &visit->find->load, &error);
  if (error)
    g_ptr_array_add (get_result (visit)->problems, g_strdup_printf ("%s: %s", get_name (visit),
        error->message));
  for (guint i = 0; !error && i < n; i++)
    g_ptr_array_add (get_result (visit)->found, found_new (get_name (visit), transcript,
        &g_array_index (hits, QuoteHit, i), (guint) options->context));
}

static void
visit_episode (const LoadedEpisode *loaded, gpointer closure)
{
  const Visit *visit = closure;

  if (loaded->transcript)
    take_hits (visit, loaded->transcript);
  else
    g_ptr_array_add (get_result (visit)->problems, g_strdup (loaded->problem->message));
}

/* In a thread of its own: the name of @index - 1. */
static void
search_name (gpointer index, gpointer data)
{
  Find *find = data;
  Visit visit = { find, GPOINTER_TO_UINT (index) - 1 };
  g_autoptr (GError) error = NULL;

  if (find->load.episode && g_str_equal (find->load.episode, "all")) {
    const LoadVisitor visitor = { visit_episode, &visit };

    load_episodes (get_name (&visit), &find->load, &visitor, &error);
  } else {
    g_autoptr (Transcript) transcript = load_transcript (get_name (&visit), &find->load, &error);

    if (transcript)
      take_hits (&visit, transcript);
  }
  if (error)
    g_ptr_array_add (get_result (&visit)->problems, g_strdup (error->message));
}

/* A transcript a thread: each is read and searched for itself. */
static gboolean
search_all (Find *find, GError **error)
{
  GThreadPool *pool = g_thread_pool_new (search_name, find, (int) g_get_num_processors (), FALSE,
      error);

  if (!pool)
    return FALSE;
  for (guint i = 0; i < find->options->n_names; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  return TRUE;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *found = *(const Found *const *) a, *other = *(const Found *const *) b;

  return (found->score < other->score) - (found->score > other->score);
}

/* Best first; equals in the order of the command line. (element-type Found) */
static GPtrArray *
collect (Find *find)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);

  for (guint i = 0; i < find->options->n_names; i++)
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&find->results[i].found));
  g_ptr_array_sort (all, compare_found);        /* stable */
  if (all->len > (guint) find->options->limit)
    g_ptr_array_set_size (all, find->options->limit);
  return all;
}

/* For people */

static void
print_found (const Found *found, gboolean names_place)
{
  gboolean is_terminal = isatty (STDOUT_FILENO);
  g_autofree char *clock = found_clock (found->start), *name = printable_dup (found->transcript);
  g_autofree char *speaker = printable_dup (found->speaker ? found->speaker : "(nobody named)");
  g_autofree char *chapter = found->chapter ? printable_dup (found->chapter) : NULL;
  g_autofree char *before = printable_dup (found->before), *after = printable_dup (found->after);
  g_autofree char *text = printable_dup (found->text);
  g_autofree char *title = found->title ? printable_dup (found->title) : NULL;
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (score, sizeof score, "%.2f", found->score);
  if (names_place)
    printf ("%s%s%s%s: ", name, title ? " (" : "", title ? title : "", title ? ")" : "");
  printf ("%s  %s%s%s%s  %s\n", clock, speaker, chapter ? " (" : "", chapter ? chapter : "",
      chapter ? ")" : "", score);
  printf ("    %s%s%s%s%s%s%s\n", before, *before ? " " : "", is_terminal ? "\033[1m" : "", text,
      is_terminal ? "\033[0m" : "", *after ? " " : "", after);
}

/* For programs */

static void
put_member (JsonWriter *writer, const char *key, const char *text)
{
  json_writer_put (writer, key);
  json_writer_put_string (writer, text);
}

static void
put_time (JsonWriter *writer, const char *key, Nanoseconds time)
{
  json_writer_put (writer, key);
  json_writer_put_milliseconds (writer, time);
}

static void
put_found (JsonWriter *writer, const Found *found)
{
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (score, sizeof score, "%.3f", found->score);
  put_member (writer, "{\"transcript\":", found->transcript);
  put_member (writer, ",\"title\":", found->title);
  put_member (writer, ",\"speaker\":", found->speaker);
  put_member (writer, ",\"chapter\":", found->chapter);
  put_time (writer, ",\"start\":", found->start);
  put_time (writer, ",\"end\":", found->end);
  json_writer_put (writer, ",\"score\":");
  json_writer_put (writer, score);
  put_member (writer, ",\"text\":", found->text);
  put_member (writer, ",\"before\":", found->before);
  put_member (writer, ",\"after\":", found->after);
  json_writer_put (writer, ",\"first\":");
  json_writer_put_whole (writer, found->first);
  json_writer_put (writer, ",\"last\":");
  json_writer_put_whole (writer, found->last);
  put_member (writer, ",\"link\":", found->link);
  json_writer_put (writer, "}\n");
}

static gboolean
print_json (const GPtrArray *all, GError **error)
{
  g_autoptr (Output) output = output_open ("-", error);
  JsonWriter writer;

  if (!output)
    return FALSE;
  json_writer_init (&writer, output_get_stream (output));
  for (guint i = 0; i < all->len; i++)
    put_found (&writer, g_ptr_array_index (all, i));
  return json_writer_finish (&writer, error) && output_commit (output, error);
}

/* FALSE: there was one. */
static gboolean
report_problems (const Find *find)
{
  gboolean is_clean = TRUE;

  for (guint i = 0; i < find->options->n_names; i++)
    for (guint k = 0; k < find->results[i].problems->len; k++) {
      message_print ("find", g_ptr_array_index (find->results[i].problems, k));
      is_clean = FALSE;
    }
  return is_clean;
}

static int
report (Find *find, GError **error)
{
  gboolean is_clean = report_problems (find);
  g_autoptr (GPtrArray) all = collect (find);

  if (find->options->as_json) {
    if (!print_json (all, error))
      return 2;
  } else {
    for (guint i = 0; i < all->len; i++)
      print_found (g_ptr_array_index (all, i), has_several (find->options));
  }
  return !is_clean ? 2 : all->len ? 0 : 1;
}

int
command_find (int argc, char **argv, GError **error)
{
  g_auto (FindOptions) options = { 0 };
  Find find = { &options };
  int status = 2;

  if (!parse_options (&options, argc, argv, error))
    return 2;
  find.load = options.load;
  find.load.is_quiet = TRUE;    /* of each transcript the same would be said */
  find.load.is_deaf = !options.load.audio && !options.load.engine;
  find.best = g_array_new (FALSE, FALSE, sizeof (Rank));
  g_mutex_init (&find.lock);
  find.results = g_new0 (Result, options.n_names);
  for (guint i = 0; i < options.n_names; i++) {
    find.results[i].found = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
    find.results[i].problems = g_ptr_array_new_with_free_func (g_free);
  }
  if (search_all (&find, error))
    status = report (&find, error);
  for (guint i = 0; i < options.n_names; i++) {
    g_clear_pointer (&find.results[i].found, g_ptr_array_unref);
    g_ptr_array_unref (find.results[i].problems);
  }
  g_free (find.results);
  g_mutex_clear (&find.lock);
  g_array_unref (find.best);
  return status;
}
