/// Signals as flags that a reader asks for, and the rescue of a terminal whose process crashes.

#ifndef ENGRAM_SIGNALS_H
#define ENGRAM_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

enum { ES_INTERRUPT, ES_TERMINATE, ES_HANG_UP, ES_STOP, ES_CONTINUE, ES_RESIZE, ES_COUNT };

bool es_open(void);
void es_close(void);

/// Notes, asks, or asks and forgets.
void es_note(int what);
bool es_has(int what);
bool es_take(int what);

/// What the other program's user typed was not for us.
void es_forget_keyboard(void);

/// Readable when a signal has come.
int es_wake_fd(void);
void es_drain(void);

/// Stops this process as Ctrl-Z does, and returns when it goes on.
void es_stop(void);

/// Whether Ctrl-Z stops at once or is noted.
void es_let_stop(void);
void es_catch_stop(void);

/// What a crash sends to the terminal, and the modes that it sets; the bytes must stay.
void es_prepare_rescue(const char *bytes, size_t count, const struct termios *modes);

/// Whether a crash now has something to rescue.
void es_arm(void);
void es_disarm(void);

#endif
