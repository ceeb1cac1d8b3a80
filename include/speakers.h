/* Who speaks: one identity a person, however the labels write the name. */
#pragma once

#include "transcript.h"

/* The name without case, space and punctuation, for comparison; never empty for a name with
 * anything visible in it. (transfer full) */
char *speakers_fold (const char *name, gssize length);

/* Whether @name, @length bytes, has the shape of a name or a role: "Jane van Doe", "Speaker 1",
 * "DR. DOE (HOST)", "李娜". */
gboolean speakers_is_name (const char *name, gsize length);

/* Whether @name is what a person does or is: "Host", "Woman". */
gboolean speakers_is_role (const char *name, gsize length);

/* Leaves the person in @name where a role stands beside it: "JANE DOE, BYLINE", "Host (Jane Doe)",
 * "Guest 2 - Jane Doe"; FALSE: none does. (transfer full) of @role, NULL: none. */
gboolean speakers_part_role (const char **name, gsize *length, char **role);

/* Whether @initials are those of the full name @name: "JVD" and "JD" of "Jane van Doe". */
gboolean speakers_are_initials (const char *initials, gsize length, const char *name);

/* Makes one speaker of names that differ in case, space or punctuation, of "Jane Doe (Host)" or "Jane
 * Doe, Acme" and "Jane Doe", and of a first or a last name ("Dr. Doe") or initials and the one full
 * name these are of. The full
 * name is shown, in its most frequent spelling; a name that two people share stays apart. */
void speakers_unify (Transcript *transcript);
