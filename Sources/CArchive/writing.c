#include <stdlib.h>

#include "engram_archive.h"
#include "library.h"

struct ea_zip {
  const struct ea_library *library;
  struct archive *archive;
};

ea_zip *ea_create(const char *path) {
  const struct ea_library *library = ea_load();
  ea_zip *zip = library ? calloc(1, sizeof *zip) : NULL;
  if (!zip) return NULL;
  zip->library = library;
  zip->archive = library->archive_write_new();
  if (zip->archive && library->archive_write_set_format_zip(zip->archive) == ARCHIVE_OK &&
      library->archive_write_open_filename(zip->archive, path) == ARCHIVE_OK)
    return zip;
  if (zip->archive) library->archive_write_free(zip->archive);
  free(zip);
  return NULL;
}

bool ea_begin(ea_zip *zip, const char *name, int64_t size, bool deflated) {
  const struct ea_library *library = zip->library;
  struct archive_entry *entry = library->archive_entry_new();
  if (!entry) return false;
  library->archive_entry_set_pathname(entry, name);
  library->archive_entry_set_size(entry, size);
  library->archive_entry_set_filetype(entry, AE_IFREG);
  library->archive_entry_set_perm(entry, 0644);
  // 1980-01-01, the first day of zip: the same cards give the same file.
  library->archive_entry_set_mtime(entry, 315619200, 0);
  if (deflated)
    library->archive_write_zip_set_compression_deflate(zip->archive);
  else
    library->archive_write_zip_set_compression_store(zip->archive);
  int begun = library->archive_write_header(zip->archive, entry);
  library->archive_entry_free(entry);
  return begun == ARCHIVE_OK || begun == ARCHIVE_WARN;
}

bool ea_write(ea_zip *zip, const void *bytes, size_t count) {
  return zip->library->archive_write_data(zip->archive, bytes, count) == (la_ssize_t)count;
}

bool ea_finish(ea_zip *zip) {
  bool complete = zip->library->archive_write_close(zip->archive) == ARCHIVE_OK;
  zip->library->archive_write_free(zip->archive);
  free(zip);
  return complete;
}
