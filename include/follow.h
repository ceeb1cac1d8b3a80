/* Prints each cue as it comes, one plain line: for screen readers, pipes and tests. */
#pragma once

#include <stdio.h>

#include "session.h"

typedef struct _Follow Follow;

/* "0:01:02 Speaker: What is said." Free it before the player. */
Follow *follow_new (Session *session, FILE *out);
void follow_free (Follow *follow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Follow, follow_free)
