#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "command.h"
#include "cuetext.h"
#include "format.h"
#include "lint.h"
#include "load.h"
#include "message.h"
#include "printable.h"
#include "timestamp.h"

#define SHOWN_CHARACTERS 32     /* of a cue's text */
#define N_RULES (LINT_EMPTY + 1)

typedef struct {
  char *profile, *from;
  int max_chars, max_lines;     /* 0: the profile's */
  double max_cps;
  gboolean json, quiet;
} CheckOptions;

static void
check_options_clear (CheckOptions *options)
{
  g_clear_pointer (&options->profile, g_free);
  g_clear_pointer (&options->from, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CheckOptions, check_options_clear)

typedef struct {
  const CheckOptions *options;
  JsonBuilder *json;            /* NULL: for people */
  guint n_files, n_cues, n_forced, n_unread;
  guint n_violations[N_RULES];  /* that are not forced */
} Tally;

static gboolean
parse_options (CheckOptions *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options->profile,
      "House style: netflix (the default), bbc, podcast or live", "NAME" },
    { "max-chars", 0, 0, G_OPTION_ARG_INT, &options->max_chars,
      "Columns of a line at most", "N" },
    { "max-lines", 0, 0, G_OPTION_ARG_INT, &options->max_lines,
      "Lines of a cue at most", "N" },
    { "max-cps", 0, 0, G_OPTION_ARG_DOUBLE, &options->max_cps,
      "Characters a second at most", "X" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options->from,
      "Read them as this format, whatever they look like", "FORMAT" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json,
      "One JSON object, for programs", NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &options->quiet,
      "Only the exit status, and errors", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("CAPTIONS...");

  g_option_context_set_summary (context,
      "Lists what breaks a house style, as FILE:CUE, and exits with 1 if anything does.\n"
      "A cue that no captioner could make slow enough is listed as forced: the words around\n"
      "it leave too little time. Forced ones alone do not make the status 1.");
  g_option_context_set_description (context,
      "JSON: {\"profile\", \"files\": [{\"file\", \"cues\", \"violations\": [{\"cue\" (from 1), \"start\"\n"
      "and \"end\" (milliseconds), \"rule\", \"is\", \"limit\", \"forced\", \"text\"}], \"forced\"} or\n"
      "{\"file\", \"error\"}], \"violations\" (not forced), \"forced\"}. Rules: line-too-long and\n"
      "too-many-lines (columns, lines), too-fast (characters a second), too-short, too-long, gap\n"
      "and order (seconds), empty.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!arguments_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "name a caption file");
  return FALSE;
}

static gboolean
check_options (const CheckOptions *options, GError **error)
{
  const char *problem = NULL;

  if (options->profile && !profile_for_name (options->profile, NULL))
    problem = "--profile: no profile of that name";
  else if (options->max_chars < 0 || options->max_lines < 0 || !(options->max_cps >= 0))
    problem = "--max-chars, --max-lines, --max-cps: must be above 0";
  if (problem)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem);
  return !problem;
}

static Profile
choose_profile (const CheckOptions *options, const char *path)
{
  const Format *format = options->from ? NULL : format_for_path (path, FALSE);
  const char *format_name = options->from ? options->from : format ? format->name : NULL;
  Profile profile = *profile_for_name (options->profile ? options->profile : profiles[0].name,
      format_name);

  if (options->max_chars)
    profile.max_chars = (guint) options->max_chars;
  if (options->max_lines)
    profile.max_lines = (guint) options->max_lines;
  if (options->max_cps > 0)
    profile.max_cps = options->max_cps;
  return profile;
}

/* The beginning of a cue's text, in one line. (transfer full) */
static char *
dup_beginning (const Cue *cue)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *line = NULL;

  cuetext_append_plain (cue->text, plain);
  line = printable_dup (g_strdelimit (plain->str, "\n", ' '));
  if (g_utf8_strlen (line, -1) <= SHOWN_CHARACTERS)
    return g_steal_pointer (&line);
  strcpy (g_utf8_offset_to_pointer (line, SHOWN_CHARACTERS - 1), "");
  return g_strconcat (line, "…", NULL);
}

/* What is wrong, as "24.1 characters a second, 20.0 at most". (transfer full) */
static char *
describe (const Violation *violation)
{
  static const struct {
    const char *decimals, *before, *unit, *bound;
  } words[N_RULES] = {
    [LINT_LINE_TOO_LONG] = { "%.0f", "a line of ", " columns", "at most" },
    [LINT_TOO_MANY_LINES] = { "%.0f", "", " lines", "at most" },
    [LINT_TOO_FAST] = { "%.1f", "", " characters a second", "at most" },
    [LINT_TOO_SHORT] = { "%.3f", "", " s on screen", "at least" },
    [LINT_TOO_LONG] = { "%.3f", "", " s on screen", "at most" },
    [LINT_GAP] = { "%.3f", "", " s before the next cue", "at least" },
    [LINT_ORDER] = { "%.3f", "goes back to ", " s", "is too late for that" },
  };
  const typeof (words[0]) *row = &words[violation->rule];
  char is[G_ASCII_DTOSTR_BUF_SIZE], limit[G_ASCII_DTOSTR_BUF_SIZE];

  if (violation->rule == LINT_EMPTY)
    return g_strdup ("no text");
  g_ascii_formatd (is, sizeof is, row->decimals, violation->is);
  g_ascii_formatd (limit, sizeof limit, row->decimals, violation->limit);
  return g_strdup_printf ("%s%s%s, %s %s", row->before, is, row->unit, limit, row->bound);
}

static void
print_violation (const char *path, const Cue *cue, const Violation *violation)
{
  g_autofree char *name = printable_dup (path);
  g_autofree char *text = dup_beginning (cue);
  g_autofree char *what = describe (violation);
  char time[TIMESTAMP_SIZE];

  timestamp_write (time, cue->start, '.');
  printf ("%s:%u: %s %s: %s%s \"%s\"\n", name, violation->cue + 1, time,
      lint_rule_name (violation->rule), what, violation->forced ? " (forced)" : "", text);
}

static void
add_violation (JsonBuilder *json, const Cue *cue, const Violation *violation)
{
  g_autofree char *text = dup_beginning (cue);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "cue");
  json_builder_add_int_value (json, violation->cue + 1);
  json_builder_set_member_name (json, "start");
  json_builder_add_int_value (json, (gint64) nanoseconds_to_milliseconds (cue->start));
  json_builder_set_member_name (json, "end");
  json_builder_add_int_value (json, (gint64) nanoseconds_to_milliseconds (cue->end));
  json_builder_set_member_name (json, "rule");
  json_builder_add_string_value (json, lint_rule_name (violation->rule));
  json_builder_set_member_name (json, "is");
  json_builder_add_double_value (json, violation->is);
  json_builder_set_member_name (json, "limit");
  json_builder_add_double_value (json, violation->limit);
  json_builder_set_member_name (json, "forced");
  json_builder_add_boolean_value (json, violation->forced);
  json_builder_set_member_name (json, "text");
  json_builder_add_string_value (json, text);
  json_builder_end_object (json);
}

static void
report_file (Tally *tally, const char *path, const CueList *cues, const GArray *violations)
{
  guint n_forced = 0;

  for (guint i = 0; i < violations->len; i++) {
    const Violation *violation = &g_array_index (violations, Violation, i);
    const Cue *cue = cue_list_get (cues, violation->cue);

    if (violation->forced)
      n_forced++;
    else
      tally->n_violations[violation->rule]++;
    if (tally->json)
      add_violation (tally->json, cue, violation);
    else if (!tally->options->quiet)
      print_violation (path, cue, violation);
  }
  tally->n_forced += n_forced;
  tally->n_cues += cues->cues->len;
}

static void
begin_file (Tally *tally, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  if (!tally->json)
    return;
  json_builder_begin_object (tally->json);
  json_builder_set_member_name (tally->json, "file");
  json_builder_add_string_value (tally->json, name);
}

static void
report_failure (Tally *tally, const GError *problem)
{
  tally->n_unread++;
  message_print ("check", problem->message);
  if (!tally->json)
    return;
  json_builder_set_member_name (tally->json, "error");
  json_builder_add_string_value (tally->json, problem->message);
}

static void
check_cues (Tally *tally, const char *path, const CueList *cues)
{
  Profile profile = choose_profile (tally->options, path);
  g_autoptr (GArray) violations = lint_cues (cues, &profile);
  guint n_forced = tally->n_forced;

  if (tally->json) {
    json_builder_set_member_name (tally->json, "cues");
    json_builder_add_int_value (tally->json, cues->cues->len);
    json_builder_set_member_name (tally->json, "violations");
    json_builder_begin_array (tally->json);
  }
  report_file (tally, path, cues, violations);
  if (tally->json) {
    json_builder_end_array (tally->json);
    json_builder_set_member_name (tally->json, "forced");
    json_builder_add_int_value (tally->json, tally->n_forced - n_forced);
  }
}

/* FALSE: wrong usage, in @error. What is wrong with one file does not stop the others. */
static gboolean
check_file (Tally *tally, const char *path, GError **error)
{
  LoadOptions load = { .from = tally->options->from };
  g_autoptr (GError) problem = NULL;
  g_autoptr (Transcript) transcript = load_transcript (path, &load, &problem);

  if (problem && problem->domain == G_OPTION_ERROR) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (transcript && !transcript->captions)
    g_set_error (&problem, FORMAT_ERROR, FORMAT_ERROR_UNKNOWN,
        "%s: a transcript, not captions; \"quoth export\" makes some of it", path);

  tally->n_files++;
  begin_file (tally, path);
  if (problem)
    report_failure (tally, problem);
  else
    check_cues (tally, path, transcript->captions);
  if (tally->json)
    json_builder_end_object (tally->json);
  return TRUE;
}

static guint
count_violations (const Tally *tally)
{
  guint n = 0;

  for (guint rule = 0; rule < N_RULES; rule++)
    n += tally->n_violations[rule];
  return n;
}

/* "2 files, 1204 cues: 3 violations (2 too-fast, 1 gap), and 5 forced" */
static void
print_summary (const Tally *tally)
{
  guint n = count_violations (tally), n_read = tally->n_files - tally->n_unread;
  const char *separator = " (";

  printf ("%u file%s, %u cue%s: ", n_read, n_read == 1 ? "" : "s", tally->n_cues,
      tally->n_cues == 1 ? "" : "s");
  if (n)
    printf ("%u violation%s", n, n == 1 ? "" : "s");
  else
    printf ("no violations");
  for (guint rule = 0; rule < N_RULES; rule++)
    if (tally->n_violations[rule]) {
      printf ("%s%u %s", separator, tally->n_violations[rule], lint_rule_name ((LintRule) rule));
      separator = ", ";
    }
  if (n)
    printf (")");
  if (tally->n_forced)
    printf (", and %u forced by the pace of the words", tally->n_forced);
  printf ("\n");
}

static void
print_json (const Tally *tally)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_array (tally->json);
  json_builder_set_member_name (tally->json, "violations");
  json_builder_add_int_value (tally->json, count_violations (tally));
  json_builder_set_member_name (tally->json, "forced");
  json_builder_add_int_value (tally->json, tally->n_forced);
  json_builder_end_object (tally->json);
  root = json_builder_get_root (tally->json);
  text = json_to_string (root, TRUE);
  puts (text);
}

static void
begin_json (const Tally *tally)
{
  json_builder_begin_object (tally->json);
  json_builder_set_member_name (tally->json, "profile");
  json_builder_add_string_value (tally->json,
      tally->options->profile ? tally->options->profile : profiles[0].name);
  json_builder_set_member_name (tally->json, "files");
  json_builder_begin_array (tally->json);
}

int
command_check (int argc, char **argv, GError **error)
{
  g_auto (CheckOptions) options = { 0 };
  g_autoptr (JsonBuilder) json = json_builder_new ();
  Tally tally = { .options = &options };

  if (!parse_options (&options, &argc, &argv, error) || !check_options (&options, error))
    return 1;
  if (options.json && !options.quiet) {
    tally.json = json;
    begin_json (&tally);
  }
  for (int i = 1; i < argc; i++)
    if (!check_file (&tally, argv[i], error))
      return 1;

  if (tally.json)
    print_json (&tally);
  else if (!options.quiet && tally.n_files > tally.n_unread)
    print_summary (&tally);
  if (tally.n_unread)
    return 2;
  return count_violations (&tally) > 0;
}
