/* Short words that went astray. */
#pragma once

#include "transcript.h"

/* Lowers the confidence of timed words next to a gap where no punctuation asks for one, if little
 * speaks for them: they may as well belong to its other end. @spans are where the words were found
 * (element-type Span). */
void stray_doubt (Transcript *transcript, const GArray *spans);
