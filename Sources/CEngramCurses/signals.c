#define _GNU_SOURCE
#define _DARWIN_C_SOURCE

#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static volatile sig_atomic_t flags[ES_COUNT];
static int wake[2] = {-1, -1};

static const struct { int number, what; } noted[] = {
    {SIGINT, ES_INTERRUPT}, {SIGTERM, ES_TERMINATE}, {SIGHUP, ES_HANG_UP},
    {SIGTSTP, ES_STOP},     {SIGCONT, ES_CONTINUE},  {SIGWINCH, ES_RESIZE},
};
static const int deadly[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGQUIT};

enum { NOTED = sizeof noted / sizeof *noted, DEADLY = sizeof deadly / sizeof *deadly };

static struct sigaction noted_before[NOTED];
static struct sigaction deadly_before[DEADLY];

// MARK: - Flags

static void on_noted(int number) {
  int error = errno;
  for (int i = 0; i < NOTED; i++)
    if (noted[i].number == number) flags[noted[i].what] = 1;
  ssize_t count = write(wake[1], "", 1);
  (void)count;  // a full pipe wakes as well
  errno = error;
}

void es_note(int what) { flags[what] = 1; }
bool es_has(int what) { return flags[what] != 0; }

bool es_take(int what) {
  bool has = flags[what] != 0;
  flags[what] = 0;
  return has;
}

void es_forget_keyboard(void) { flags[ES_INTERRUPT] = flags[ES_STOP] = flags[ES_CONTINUE] = 0; }

int es_wake_fd(void) { return wake[0]; }

void es_drain(void) {
  char bytes[64];
  while (read(wake[0], bytes, sizeof bytes) > 0) {
  }
}

// MARK: - Rescue

static const char *rescue_bytes;
static size_t rescue_count;
static const struct termios *rescue_modes;
static volatile sig_atomic_t is_armed;

void es_prepare_rescue(const char *bytes, size_t count, const struct termios *modes) {
  rescue_bytes = bytes;
  rescue_count = count;
  rescue_modes = modes;
}

void es_arm(void) { is_armed = 1; }
void es_disarm(void) { is_armed = 0; }

/// Only what is allowed in a handler: the heap may be broken and any lock may be held.
static void on_deadly(int number) {
  if (is_armed) {
    is_armed = 0;
    sigset_t output;
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    sigprocmask(SIG_BLOCK, &output, NULL);
    ssize_t count = write(STDOUT_FILENO, rescue_bytes, rescue_count);
    (void)count;
    tcsetattr(STDIN_FILENO, TCSANOW, rescue_modes);
  }
  for (int i = 0; i < DEADLY; i++)
    if (deadly[i] == number) sigaction(number, &deadly_before[i], NULL);
  raise(number);  // delivered when this handler returns
}

// MARK: - Handlers

static struct sigaction action(void (*handler)(int), int options) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = options};
  sigemptyset(&action.sa_mask);
  return action;
}

/// A signal that is ignored, as under nohup, stays ignored.
static void catch_noted(int i) {
  struct sigaction ours = action(on_noted, SA_RESTART);
  sigaction(noted[i].number, &ours, &noted_before[i]);
  if (noted_before[i].sa_handler == SIG_IGN) sigaction(noted[i].number, &noted_before[i], NULL);
}

static bool open_wake(void) {
  if (pipe(wake) != 0) return false;
  for (int end = 0; end < 2; end++) {
    fcntl(wake[end], F_SETFD, FD_CLOEXEC);
    fcntl(wake[end], F_SETFL, O_NONBLOCK);
  }
  return true;
}

bool es_open(void) {
  if (!open_wake()) return false;
  for (int i = 0; i < ES_COUNT; i++) flags[i] = 0;
  for (int i = 0; i < NOTED; i++) catch_noted(i);
  static char stack[65536];  // an overflown stack cannot carry its own handler
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&other, NULL);
  struct sigaction ours = action(on_deadly, SA_ONSTACK);
  for (int i = 0; i < DEADLY; i++) sigaction(deadly[i], &ours, &deadly_before[i]);
  return true;
}

void es_close(void) {
  for (int i = 0; i < NOTED; i++) sigaction(noted[i].number, &noted_before[i], NULL);
  for (int i = 0; i < DEADLY; i++) sigaction(deadly[i], &deadly_before[i], NULL);
  for (int end = 0; end < 2; end++) {
    close(wake[end]);
    wake[end] = -1;
  }
}

// MARK: - Stopping

static bool stops_are_ours(void) {
  struct sigaction now;
  return sigaction(SIGTSTP, NULL, &now) == 0 && now.sa_handler != SIG_IGN;
}

void es_let_stop(void) {
  struct sigaction usual = action(SIG_DFL, 0);
  if (stops_are_ours()) sigaction(SIGTSTP, &usual, NULL);
}

void es_catch_stop(void) {
  struct sigaction ours = action(on_noted, SA_RESTART);
  if (stops_are_ours()) sigaction(SIGTSTP, &ours, NULL);
}

void es_stop(void) {
  es_let_stop();
  kill(getpid(), SIGTSTP);
  es_catch_stop();
}
