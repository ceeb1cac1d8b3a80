/* The module that copies media files (mux.h), loaded when a command needs it. */
#pragma once

#include "mux.h"

/* NULL with G_IO_ERROR_NOT_FOUND: the program is not installed whole. Stays loaded. */
MuxCopy muxer_load (GError **error);
