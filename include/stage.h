/* The speakers as circles, who speaks lit up, where there is no picture. */
#pragma once

#include "painter.h"

#define STAGE_PEOPLE 6          /* as many as are told apart at a glance */

/* All of them, and the title above. */
void stage_draw (Painter *painter);

/* The @n speakers with the indexes @people, in a row whose middle is at @y. */
void stage_draw_people (Painter *painter, const guint *people, guint n, double y, double radius);
