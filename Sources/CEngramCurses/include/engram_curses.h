/// The few things that engram asks of a terminal, over ncurses with wide characters.
///
/// One terminal at a time, on standard input and output. Signals only set a flag and wake the
/// reader; whatever they mean is done by `ec_read`, on the thread that draws.

#ifndef ENGRAM_CURSES_H
#define ENGRAM_CURSES_H

#include <stdbool.h>
#include <stdint.h>

/// Whether a file descriptor is a terminal, and how large it is.
bool ec_is_terminal(int descriptor);
bool ec_size(int descriptor, int *columns, int *rows);

/// Takes the terminal over. False when there is none, or one that cannot place text.
bool ec_open(void);

/// Gives the terminal back as it was. Does nothing when it is not open.
void ec_close(void);

/// Lends the terminal to another program, and takes it back with everything on it.
void ec_leave(void);
void ec_return(void);

int ec_rows(void);
int ec_columns(void);

/// How many colours there are; 0 for none.
int ec_colours(void);

/// Whether the terminal can write in half brightness.
bool ec_has_dim(void);

enum { EC_BOLD = 1, EC_DIM = 2, EC_REVERSE = 4, EC_STYLES = 16 };

/// What style number `style` (1 to EC_STYLES) looks like; `colour` is -1 for the terminal's own.
void ec_style(int style, int colour, int attributes);

/// The columns that the system gives a scalar; -1 for one that it cannot write.
int ec_width(uint32_t scalar);

/// Starts an empty picture.
void ec_begin(void);

/// Writes scalars from a place on, at most so many columns and none beyond the row.
void ec_put(int row, int column, const uint32_t *scalars, int count, int style, int columns);

/// Shows the picture. A cursor outside the screen is hidden.
void ec_end(int cursor_row, int cursor_column);

/// Names the window, where the terminal has names. UTF-8 without control characters.
void ec_title(const char *title);

void ec_bell(void);

enum {
  EC_NOTHING,  // no input in time
  EC_CHARACTER,
  EC_KEY,
  EC_RESIZED,
  EC_RESUMED,
  EC_INTERRUPT,
  EC_TERMINATE,
  EC_HANG_UP,
};

enum {
  EC_UP = 1, EC_DOWN, EC_LEFT, EC_RIGHT, EC_PAGE_UP, EC_PAGE_DOWN, EC_HOME, EC_END,
  EC_DELETE, EC_BACKSPACE, EC_ENTER, EC_BACK_TAB, EC_ESCAPE,
};

/// Waits for input, at most so many milliseconds, for ever when negative. `value` is the scalar or
/// the key.
int ec_read(int milliseconds, uint32_t *value);

#endif
