/* A large buffer that is read once, from its front to its end: what is to stay moves together at
 * the front, and memory that nothing is left in goes back to the system while reading goes on. */
#pragma once

#include <glib.h>

typedef struct {
  char *buffer;
  gsize length;
  char *kept;                   /* where the next text goes */
  char *released;               /* up to here, pages that will not be used again are gone */
} Sieve;

void sieve_init (Sieve *sieve, char *buffer, gsize length);

/* Moves @length bytes of @text, which stand in what has been read, to the front, a NUL behind and
 * @room bytes to write to before them. There must be read more bytes than are kept. */
char *sieve_keep (Sieve *sieve, const char *text, gsize length, gsize room);

/* Nothing before @at is looked at any more, but for what was kept. */
void sieve_pass (Sieve *sieve, char *at);
