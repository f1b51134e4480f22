#include "library.h"

#include <dlfcn.h>
#include <pthread.h>

#if __has_include(<archive.h>)
// What is called is what the header declares.
#define EA_SAME(result, name, arguments) \
  _Static_assert( \
      __builtin_types_compatible_p(__typeof__(&name), result(*) arguments), "not libarchive's " #name);
EA_FUNCTIONS(EA_SAME)
#undef EA_SAME
#endif

static struct ea_library library;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool find_all(void *handle) {
#define EA_FIND(result, name, arguments) \
  *(void **)&library.name = dlsym(handle, #name); \
  if (!library.name) return false;
  EA_FUNCTIONS(EA_FIND)
#undef EA_FIND
  return true;
}

static void load(void) {
  const char *names[] = {
#ifdef __APPLE__
      // Homebrew's first: Apple's knows no Zstandard.
      "/opt/homebrew/opt/libarchive/lib/libarchive.13.dylib",
      "/usr/local/opt/libarchive/lib/libarchive.13.dylib",
      "libarchive.13.dylib",
      "/usr/lib/libarchive.2.dylib",
#else
      "libarchive.so.13",
      "libarchive.so",
#endif
  };
  size_t count = sizeof names / sizeof *names;
  for (size_t i = 0; i < count && !is_loaded; i++) {
    void *handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (handle) is_loaded = find_all(handle);
  }
}

const struct ea_library *ea_load(void) {
  pthread_once(&once, load);
  return is_loaded ? &library : NULL;
}
