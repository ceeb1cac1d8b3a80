/* The speakers as circles, who speaks lit up, where there is no picture. */
#pragma once

#include "painter.h"

void stage_draw (Painter *painter);
