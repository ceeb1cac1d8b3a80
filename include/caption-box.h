/* What is said, and by whom, in a box of its own. */
#pragma once

#include "painter.h"

void caption_box_draw (Painter *painter);
