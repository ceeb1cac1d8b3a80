/* Where we are: a bar with chapters and insertions, the chapter's title and the times above it. */
#pragma once

#include "painter.h"

void bar_draw (Painter *painter);

/* The title and the times alone, from @x, @y on in a line of @width. */
void bar_draw_labels (Painter *painter, double x, double y, double width);

/* The part of the episode that lies before @time, 0 to 1; its duration is known. */
double bar_part_of (const Overlay *overlay, Nanoseconds time);

/* The part that a click at @x, @y means; below 0: it is not on the bar. */
double bar_find (double x, double y, int width, int height);
