/* The part of "quoth info" that tells what was heard: insertions, what nobody said, where words may
 * be off. */
#pragma once

#include <json-glib/json-glib.h>

#include "transcript.h"

/* On stdout, for people; nothing where nobody listened. */
void info_heard_print (const Transcript *transcript);

/* Members of the object that is open in @json. */
void info_heard_add (JsonBuilder *json, const Transcript *transcript);
