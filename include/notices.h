/* What comes and goes over the picture: lines that tell of a key, a query, a new chapter; and whole
 * pages, of keys or links. */
#pragma once

#include "painter.h"

void notices_draw_lines (Painter *painter);
void notices_draw_sheet (Painter *painter);
