/* A place of the episode drawn near: the sound, and the words where they were put, as SVG. */
#pragma once

#include "verdict.h"

/* @number: of the place, from 1; it names the picture. */
void closeup_draw (GString *page, const Findings *findings, const Place *place, guint number);
