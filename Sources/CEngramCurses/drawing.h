/// What the drawing must know of the terminal before the first picture.

#ifndef ENGRAM_DRAWING_H
#define ENGRAM_DRAWING_H

#include <stdbool.h>

/// Asks the locale, which must be set, what can be written.
void ed_open(void);

/// Whether every sign can be written, or only ASCII.
bool ed_is_utf8(void);

#endif
