#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "engram_curses.h"

#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "drawing.h"
#include "signals.h"

#undef columns  // term.h makes a macro of each capability

static SCREEN *screen;
static struct termios modes_before;
static bool has_titles;
static bool is_titled;

// MARK: - Any terminal

bool ec_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool ec_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return size.ws_col > 0 && size.ws_row > 0;
}

// MARK: - Opening and closing

/// Whether text can be placed freely; without that curses only makes a mess.
static bool can_place_text(void) {
  int error;
  if (setupterm(NULL, STDOUT_FILENO, &error) != OK) return false;
  char *place = tigetstr("cup"), *clear = tigetstr("clear");
  bool can = place != NULL && place != (char *)-1 && clear != NULL && clear != (char *)-1;
  del_curterm(cur_term);
  return can;
}

/// Whether the terminal takes the xterm sequence for titles: it says so, or its own is the same.
static bool can_name_window(void) {
  char *to_status = tigetstr("tsl");
  bool has_status = to_status != NULL && to_status != (char *)-1;
  return tigetflag("XT") == 1 || (has_status && strncmp(to_status, "\033]", 2) == 0);
}

/// The tty modes of a full screen: single keys, no echo. Ctrl-C and Ctrl-Z stay signals; Ctrl-S,
/// Ctrl-V and the like stay keys.
static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) {
    modes.c_iflag &= (tcflag_t) ~(IXON | IXOFF);
    modes.c_lflag &= (tcflag_t)~IEXTEN;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
  }
  def_prog_mode();
}

static void write_to_terminal(const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    ssize_t count = write(STDOUT_FILENO, text, left);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    text += count;
    left -= (size_t)count;
  }
}

static char *recipe_end;
static char *recipe_limit;

static int add_to_recipe(int byte) {
  if (recipe_end < recipe_limit) *recipe_end++ = (char)byte;
  return byte;
}

static void add_capability(const char *name) {
  char *text = tigetstr(name);
  if (text != NULL && text != (char *)-1) tputs(text, 1, add_to_recipe);
}

/// Writes down beforehand what a dying process has to send to leave a usable terminal.
static void prepare_rescue(void) {
  static char recipe[256];
  recipe_end = recipe;
  recipe_limit = recipe + sizeof recipe;
  add_capability("sgr0");
  add_capability("rmkx");
  add_capability("rmcup");
  add_capability("cnorm");
  if (has_titles) tputs("\033[23;2t", 1, add_to_recipe);
  es_prepare_rescue(recipe, (size_t)(recipe_end - recipe), &modes_before);
}

bool ec_open(void) {
  if (screen != NULL || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return false;
  if (tcgetattr(STDIN_FILENO, &modes_before) != 0) return false;
  setlocale(LC_CTYPE, "");
  ed_open();
  if (!can_place_text() || !es_open()) return false;
  screen = newterm(NULL, stdout, stdin);
  if (screen == NULL) {
    es_close();
    return false;
  }
  if (getenv("ESCDELAY") == NULL) set_escdelay(25);
  set_modes();
  has_titles = can_name_window();
  is_titled = false;
  prepare_rescue();
  es_arm();
  keypad(stdscr, TRUE);
  intrflush(stdscr, FALSE);
  typeahead(-1);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  static bool is_registered;
  if (!is_registered) is_registered = atexit(ec_close) == 0;
  return true;
}

static void drop_title(void) {
  if (is_titled) write_to_terminal("\033[23;2t");
  is_titled = false;
}

void ec_close(void) {
  if (screen == NULL) return;
  drop_title();
  if (!isendwin()) endwin();
  es_disarm();
  tcsetattr(STDIN_FILENO, TCSADRAIN, &modes_before);
  delscreen(screen);
  screen = NULL;
  es_close();
}

// MARK: - Leaving and coming back

static void take_size(void) {
  int columns, rows;
  if (!ec_size(STDOUT_FILENO, &columns, &rows)) return;
  if (rows != LINES || columns != COLS) resizeterm(rows, columns);
}

static void step_out(void) {
  drop_title();
  if (!isendwin()) endwin();
  es_disarm();
}

static void step_in(void) {
  es_arm();
  reset_prog_mode();
  take_size();
  clearok(curscr, TRUE);
  wnoutrefresh(stdscr);
  doupdate();
}

void ec_leave(void) {
  step_out();
  es_let_stop();
}

void ec_return(void) {
  es_catch_stop();
  es_forget_keyboard();
  step_in();
}

/// Ctrl-Z: stops here, and goes on when the shell says so.
static void stop(void) {
  step_out();
  es_stop();
  step_in();
}

/// After a stop that nobody announced: the shell may have used the terminal meanwhile.
static void come_back(void) {
  if (!isendwin()) endwin();
  step_in();
}

// MARK: - The window's name

void ec_title(const char *title) {
  if (!has_titles || !ed_is_utf8()) return;
  if (!is_titled) write_to_terminal("\033[22;2t");
  is_titled = true;
  write_to_terminal("\033]2;");
  write_to_terminal(title);
  write_to_terminal("\033\\");
}

void ec_bell(void) { beep(); }

// MARK: - Reading

static int64_t milliseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int key_of(wint_t code) {
  switch (code) {
    case KEY_UP: return EC_UP;
    case KEY_DOWN: return EC_DOWN;
    case KEY_LEFT: return EC_LEFT;
    case KEY_RIGHT: return EC_RIGHT;
    case KEY_PPAGE: return EC_PAGE_UP;
    case KEY_NPAGE: return EC_PAGE_DOWN;
    case KEY_HOME: return EC_HOME;
    case KEY_END: return EC_END;
    case KEY_DC: return EC_DELETE;
    case KEY_BACKSPACE: return EC_BACKSPACE;
    case KEY_ENTER: return EC_ENTER;
    case KEY_BTAB: return EC_BACK_TAB;
    default: return 0;
  }
}

/// Whether more of a sequence that began with ESC is there. What it was nobody knows, but the
/// digits in it are no keys that the learner pressed.
static bool swallow_sequence(void) {
  wint_t code;
  wtimeout(stdscr, 0);
  if (wget_wch(stdscr, &code) == ERR) return false;
  if (code != L'[' && code != L'O') return true;
  while (wget_wch(stdscr, &code) == OK && !(code >= 0x40 && code <= 0x7E)) {
  }
  return true;
}

/// One key if there is one: EC_NOTHING for what means nothing to us.
static int read_key(int patience, uint32_t *value) {
  wint_t code = 0;
  wtimeout(stdscr, patience);
  errno = 0;
  int kind = wget_wch(stdscr, &code);
  if (kind == ERR && errno == EIO) es_note(ES_HANG_UP);  // an orphan in the background
  if (kind == KEY_CODE_YES) {
    *value = (uint32_t)key_of(code);
    return *value == 0 ? EC_NOTHING : EC_KEY;
  }
  if (kind != OK) return EC_NOTHING;
  switch (code) {
    case 0x1B:
      *value = EC_ESCAPE;
      return swallow_sequence() ? EC_NOTHING : EC_KEY;
    case 0x0A: case 0x0D:
      *value = EC_ENTER;
      return EC_KEY;
    case 0x08: case 0x7F:
      *value = EC_BACKSPACE;
      return EC_KEY;
    default:
      *value = (uint32_t)code;
      return EC_CHARACTER;
  }
}

/// What the signals that came since asked for.
static int obey_signals(void) {
  if (es_has(ES_HANG_UP)) return EC_HANG_UP;
  if (es_has(ES_TERMINATE)) return EC_TERMINATE;
  if (es_take(ES_INTERRUPT)) return EC_INTERRUPT;
  if (es_take(ES_STOP)) {
    stop();
    es_take(ES_CONTINUE);
    return EC_RESUMED;
  }
  if (es_take(ES_CONTINUE)) {
    come_back();
    return EC_RESUMED;
  }
  if (es_take(ES_RESIZE)) {
    take_size();
    return EC_RESIZED;
  }
  return EC_NOTHING;
}

/// A readable terminal with nothing to read is one that is gone.
static bool is_gone(short events) {
  if (events & (POLLERR | POLLNVAL)) return true;
  int waiting = 0;
  if (ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0) return true;
  return waiting == 0 && (events & (POLLIN | POLLHUP));
}

int ec_read(int milliseconds, uint32_t *value) {
  int64_t deadline = milliseconds_now() + milliseconds;
  int wait = 0;  // first see what is there already, then sleep
  for (;;) {
    int asked = obey_signals();
    if (asked != EC_NOTHING) return asked;
    struct pollfd sources[2] = {
        {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = es_wake_fd(), .events = POLLIN}};
    int ready = poll(sources, 2, wait);
    if (ready < 0 && errno != EINTR) return EC_HANG_UP;
    if (ready < 0) continue;
    if (sources[1].revents != 0) {
      es_drain();
      continue;
    }
    short events = sources[0].revents;
    if (events != 0 && is_gone(events)) {
      es_note(ES_HANG_UP);
      return EC_HANG_UP;
    }
    if (events != 0 || wait == 0) {
      // Curses may hold back bytes that poll cannot see; with some to be seen, a character of
      // several bytes gets time to become complete.
      int kind = read_key(events != 0 ? 100 : 0, value);
      if (kind != EC_NOTHING) return kind;
    }
    int64_t left = deadline - milliseconds_now();
    if (milliseconds >= 0 && left <= 0 && events == 0) return EC_NOTHING;
    wait = events != 0 ? 0 : milliseconds < 0 ? -1 : (int)left;
  }
}
