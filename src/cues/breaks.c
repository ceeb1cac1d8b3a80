#include "breaks.h"

#include <string.h>

#define COST_OF_CUE 3.0
#define COST_OF_ILLEGAL 50.0

static gboolean
is_in (const char *words, const char *text, guint length)
{
  g_autofree char *low = g_ascii_strdown (text, length), *key = g_strdup_printf (" %s ", low);

  return strstr (words, key) != NULL;
}

static const char weak[] = " a an the this these those my your his her its our their some any no "
    "every each about above across after against along among around as at before behind below "
    "beneath beside between beyond by despite down during except for from in inside into like near "
    "of off on onto out outside over past per since through throughout to toward towards under "
    "until up upon via with within without than and but or nor so yet because although though "
    "while if when whereas unless that which who whom whose where what how why whether i you he "
    "she it we they am is are was were be been being have has had do does did will would shall "
    "should can could may might must ";
static const char joins[] = " and but or nor so because although though while if when whereas "
    "unless that which who whom whose where what how why whether to of in on at for from with by "
    "about into than as ";

BreakCost *
breaks_rate (const Transcript *transcript, const GArray *atoms)
{
  BreakCost *costs = g_new0 (BreakCost, atoms->len);

  for (guint i = 1; i < atoms->len; i++) {
    const Atom *atom = &g_array_index (atoms, Atom, i), *last = atom - 1;
    char mark = last->text[last->length - 1];
    double cost = 1;

    if (strchr (".?!", mark))
      cost -= 5;
    else if (strchr (",;:-", mark))
      cost -= 3;
    else if (is_in (weak, last->text, last->length))
      cost += 3;
    else if (is_in (joins, atom->text, atom->length))
      cost -= 1.5;
    if (!atom->may_begin_line)
      cost += COST_OF_ILLEGAL;
    costs[i].line = cost;
    costs[i].cue = cost + COST_OF_CUE;
  }
  return costs;
}

double
breaks_rate_line (guint columns, guint max)
{
  return columns * 3 < max ? 1 : 0;
}

double
breaks_rate_pair (guint upper, guint lower, guint max)
{
  double difference = ((double) upper - lower) / max;

  return 1.5 * difference * difference + (upper > lower ? 0.1 : 0);
}
