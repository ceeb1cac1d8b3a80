/* Which candidates of pieces.h are labels: names of those who speak. */
#pragma once

#include "pieces.h"

/* Takes the label off every piece whose candidate is not believed; LABEL_... that remain are
 * labels, and @n_same is set on them. The weights stand in one table in labels.c. */
void labels_weigh (const Document *document, GArray *pieces);
