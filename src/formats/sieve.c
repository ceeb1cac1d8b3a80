#include "sieve.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORTH_A_CALL (4 << 20)

void
sieve_init (Sieve *sieve, char *buffer, gsize length)
{
  *sieve = (Sieve) { buffer, length, buffer, buffer };
}

char *
sieve_keep (Sieve *sieve, const char *text, gsize length, gsize room)
{
  char *kept = sieve->kept + room;

  memmove (kept, text, length);
  kept[length] = '\0';
  sieve->kept = kept + length + 1;
  return kept;
}

/* Where what is kept will end, if as much of the rest is kept as of what has been read. */
static char *
guess_end (const Sieve *sieve, const char *at)
{
  double share = (double) (sieve->kept - sieve->buffer) / (at - sieve->buffer);

  return sieve->buffer + (gsize) (share * sieve->length);
}

void
sieve_pass (Sieve *sieve, char *at)
{
  gsize page, first, end;

  if (at - sieve->released < WORTH_A_CALL)
    return;
  page = sysconf (_SC_PAGESIZE);
  end = (gsize) at / page * page;
  first = (gsize) MAX (MAX (sieve->kept, sieve->released), guess_end (sieve, at));
  first = (first + page - 1) / page * page;
  if (first < end)              /* the system may refuse: then memory is kept, no more */
    madvise ((void *) first, end - first, MADV_DONTNEED);
  sieve->released = (char *) end;
}
