#include <stdlib.h>

#include "engram_archive.h"
#include "library.h"

struct ea_stream {
  const struct ea_library *library;
  struct archive *archive;
  ea_source source;
  void *context;
  bool is_open;
  bool is_empty;
};

bool ea_is_there(void) { return ea_load() != NULL; }

bool ea_has_zstd(void) {
  const struct ea_library *library = ea_load();
  struct archive *archive = library ? library->archive_read_new() : NULL;
  if (!archive) return false;
  // A warning says that another program would be called for it: none is.
  bool has = library->archive_read_support_filter_zstd(archive) == ARCHIVE_OK;
  library->archive_read_free(archive);
  return has;
}

static la_ssize_t feed(struct archive *archive, void *context, const void **bytes) {
  ea_stream *stream = context;
  ptrdiff_t count = stream->source(stream->context, bytes);
  if (count >= 0) return count;
  stream->library->archive_set_error(archive, -1, "%s", "the bytes before it are damaged");
  return ARCHIVE_FATAL;
}

static ea_stream *prepare(ea_source source, void *context) {
  const struct ea_library *library = ea_load();
  ea_stream *stream = library ? calloc(1, sizeof *stream) : NULL;
  if (!stream) return NULL;
  stream->library = library;
  stream->source = source;
  stream->context = context;
  stream->archive = library->archive_read_new();
  if (stream->archive) return stream;
  free(stream);
  return NULL;
}

ea_stream *ea_open_member(ea_source source, void *context) {
  ea_stream *stream = prepare(source, context);
  if (stream) stream->library->archive_read_support_format_zip_streamable(stream->archive);
  return stream;
}

ea_stream *ea_open_zstd(ea_source source, void *context) {
  ea_stream *stream = prepare(source, context);
  if (!stream) return NULL;
  stream->library->archive_read_support_format_raw(stream->archive);
  // A frame of nothing, such as the list of no media, is no raw stream to libarchive.
  stream->library->archive_read_support_format_empty(stream->archive);
  stream->library->archive_read_support_filter_zstd(stream->archive);
  return stream;
}

ptrdiff_t ea_read(ea_stream *stream, void *into, size_t room) {
  if (!stream->is_open) {
    struct archive_entry *entry;
    if (stream->library->archive_read_open(stream->archive, stream, NULL, feed, NULL) != ARCHIVE_OK)
      return -1;
    int found = stream->library->archive_read_next_header(stream->archive, &entry);
    if (found != ARCHIVE_OK && found != ARCHIVE_WARN && found != ARCHIVE_EOF) return -1;
    stream->is_open = true;
    stream->is_empty = found == ARCHIVE_EOF;
  }
  if (stream->is_empty) return 0;
  la_ssize_t count = stream->library->archive_read_data(stream->archive, into, room);
  return count < 0 ? -1 : count;
}

void ea_close(ea_stream *stream) {
  if (!stream) return;
  stream->library->archive_read_free(stream->archive);
  free(stream);
}
