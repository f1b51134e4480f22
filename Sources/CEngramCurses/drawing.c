#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "drawing.h"

#include <curses.h>
#include <langinfo.h>
#include <string.h>
#include <wchar.h>

#include "engram_curses.h"

static bool is_utf8;
static attr_t attributes_of[EC_STYLES + 1];
static int pairs[EC_STYLES + 1];

void ed_open(void) { is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool ed_is_utf8(void) { return is_utf8; }

// MARK: - Looks

int ec_rows(void) { return LINES; }
int ec_columns(void) { return COLS; }
int ec_colours(void) { return has_colors() ? COLORS : 0; }

bool ec_has_dim(void) { return (termattrs() & A_DIM) != 0; }

void ec_style(int style, int colour, int attributes) {
  if (style < 1 || style > EC_STYLES) return;
  attr_t look = A_NORMAL;
  if (attributes & EC_BOLD) look |= A_BOLD;
  if (attributes & EC_DIM) look |= A_DIM;
  if (attributes & EC_REVERSE) look |= A_REVERSE;
  attributes_of[style] = look;
  bool is_coloured = colour >= 0 && colour < ec_colours() && style < COLOR_PAIRS;
  pairs[style] = is_coloured && init_pair((short)style, (short)colour, -1) == OK ? style : 0;
}

// MARK: - Drawing

/// Signs that have a likeness in ASCII, for terminals that know no more.
static wchar_t likeness(uint32_t scalar) {
  switch (scalar) {
    case 0x2500: case 0x2501: case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
      return L'-';
    case 0x2502: case 0x2503: return L'|';
    case 0x2018: case 0x2019: return L'\'';
    case 0x201C: case 0x201D: return L'"';
    case 0x2022: case 0x00B7: return L'*';
    case 0x2026: return L'~';
    case 0x00A0: return L' ';
    case 0x2192: return L'>';
    case 0x2190: return L'<';
    case 0x2588: case 0x2593: case 0x25A0: return L'#';
    default: return L'?';
  }
}

int ec_width(uint32_t scalar) {
  if (!is_utf8) return scalar < 0x80 ? 1 : -1;
  return wcwidth((wchar_t)scalar);
}

void ec_begin(void) { werase(stdscr); }

void ec_put(int row, int column, const uint32_t *scalars, int count, int style, int columns) {
  if (row < 0 || row >= LINES || column < 0 || style < 0 || style > EC_STYLES) return;
  int room = COLS - column < columns ? COLS - column : columns;
  wchar_t text[256];
  int length = 0;
  for (int i = 0; i < count && length < 255; i++) {
    uint32_t scalar = scalars[i];
    int width = ec_width(scalar);
    if (scalar < 0x20 || scalar == 0x7F) continue;
    if (width < 0) {
      scalar = (uint32_t)likeness(scalar);
      width = 1;
    }
    if (width == 0 && length == 0) continue;
    if (width > room) break;
    room -= width;
    text[length++] = (wchar_t)scalar;
  }
  if (length == 0) return;
  wattr_set(stdscr, attributes_of[style], (short)pairs[style], NULL);
  mvwaddnwstr(stdscr, row, column, text, length);
}

void ec_end(int cursor_row, int cursor_column) {
  bool is_shown =
      cursor_row >= 0 && cursor_row < LINES && cursor_column >= 0 && cursor_column < COLS;
  wattr_set(stdscr, A_NORMAL, 0, NULL);
  curs_set(is_shown ? 1 : 0);
  wmove(stdscr, is_shown ? cursor_row : LINES - 1, is_shown ? cursor_column : 0);
  leaveok(stdscr, FALSE);
  wnoutrefresh(stdscr);
  doupdate();
}
