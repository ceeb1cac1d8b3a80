/* How captions look, as the command line says it. */
#pragma once

#include "caption-look.h"

typedef struct {
  char *captions, *place, *font;
  double size, opacity;         /* @opacity below 0: not said */
  const char *size_name;        /* of the option */
} LookOptions;

void look_options_clear (LookOptions *options);

/* Rows of --captions, --opacity, --position, --font and of @size, the size of the type. */
void look_options_add (LookOptions *options, GOptionContext *context, const char *size);

/* @look lends its font; its opacity is @opacity where nobody said another. Errors are wrong usage. */
gboolean look_options_get (const LookOptions *options, double opacity, CaptionLook *look,
    GError **error);
