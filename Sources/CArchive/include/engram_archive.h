// libarchive, as far as packages need it, loaded when first asked for: linked with it, every start
// of engram would load libxml2 and ICU as well.

#ifndef ENGRAM_ARCHIVE_H
#define ENGRAM_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the library could be loaded, and whether it knows Zstandard.
bool ea_is_there(void);
bool ea_has_zstd(void);

/// Gives the next bytes, which stay valid until it is asked again: their number, 0 at the end,
/// -1 when there are no more to be had.
typedef ptrdiff_t (*ea_source)(void *context, const void **bytes);

/// A compressed member being read.
typedef struct ea_stream ea_stream;

/// Reads a zip of one member. NULL when memory is out.
ea_stream *ea_open_member(ea_source source, void *context);
/// Reads one Zstandard frame. NULL when memory is out.
ea_stream *ea_open_zstd(ea_source source, void *context);
/// The next bytes: their number, 0 at the end, -1 when they are damaged.
ptrdiff_t ea_read(ea_stream *stream, void *into, size_t room);
void ea_close(ea_stream *stream);

/// A zip being written.
typedef struct ea_zip ea_zip;

/// NULL when the file cannot be created.
ea_zip *ea_create(const char *path);
/// Begins a member of exactly `size` bytes.
bool ea_begin(ea_zip *zip, const char *name, int64_t size, bool deflated);
bool ea_write(ea_zip *zip, const void *bytes, size_t count);
/// Completes the file and forgets it; false when not all of it could be written.
bool ea_finish(ea_zip *zip);

#endif
