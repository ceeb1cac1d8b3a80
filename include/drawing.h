/* Pieces of HTML and SVG, the same in every locale, well-formed whatever the text. */
#pragma once

#include "nanoseconds.h"

/* Appends @text, what markup would read as its own escaped, on one line. NULL is nothing. */
void draw_text (GString *page, const char *text);

/* "12.5", "12": to a tenth. */
void draw_number (GString *page, double number);

/* "1:02:03" or "2:03"; with @is_exact "2:03.4". */
void draw_clock (GString *page, Nanoseconds time, gboolean is_exact);

/* "1,258" */
void draw_count (GString *page, guint64 count);

/* Appends @markup with each "%s" in it replaced by the next of the texts that follow, escaped. */
void draw_markup (GString *page, const char *markup, ...);

/* <path class="@class" d="..."> of rectangles or points that draw_... () collected in @path. */
void draw_path (GString *page, const char *class, const GString *path);

/* Adds a rectangle to @path. */
void draw_bar (GString *path, double x, double y, double width, double height);

/* A round number that goes into @range @most times at most: 1, 2 or 5 times a power of ten. */
double draw_choose_step (double range, guint most);

/* The same for time: whole seconds, minutes or hours. */
Nanoseconds draw_choose_time_step (Nanoseconds range, guint most);
