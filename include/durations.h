/* Whether words take as long as such words do. */
#pragma once

#include "transcript.h"

#define DURATIONS_DOUBTED 49    /* the most confidence of a word that does not: a doubtful one */

/* Lowers the confidence of timed words that last far longer or shorter than their letters let expect,
 * at the pace of most words of @transcript. */
void durations_doubt (Transcript *transcript);
