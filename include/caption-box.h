/* What is said, and by whom, in a box of its own. */
#pragma once

#include "painter.h"

/* At the bottom, above the bar, or at the top, as its look says. */
void caption_box_draw (Painter *painter);

/* From @y down, the name in the middle: captions of more and fewer lines begin at one place. */
void caption_box_draw_at (Painter *painter, double y);
