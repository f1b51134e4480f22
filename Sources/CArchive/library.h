// The functions of libarchive that are called, and where they were found.

#ifndef ENGRAM_LIBARCHIVE_H
#define ENGRAM_LIBARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#if __has_include(<archive.h>)
#include <archive.h>
#include <archive_entry.h>
#else
// macOS has the library without its headers.
struct archive;
struct archive_entry;
typedef int64_t la_int64_t;
typedef ssize_t la_ssize_t;
#define ARCHIVE_EOF 1
#define ARCHIVE_OK 0
#define ARCHIVE_WARN (-20)
#define ARCHIVE_FATAL (-30)
#define AE_IFREG 0100000
typedef la_ssize_t archive_read_callback(struct archive *, void *, const void **);
typedef int archive_open_callback(struct archive *, void *);
typedef int archive_close_callback(struct archive *, void *);
#endif

#define EA_FUNCTIONS(F) \
  F(struct archive *, archive_read_new, (void)) \
  F(int, archive_read_support_format_zip_streamable, (struct archive *)) \
  F(int, archive_read_support_format_raw, (struct archive *)) \
  F(int, archive_read_support_format_empty, (struct archive *)) \
  F(int, archive_read_support_filter_zstd, (struct archive *)) \
  F(int, archive_read_open, \
    (struct archive *, void *, archive_open_callback *, archive_read_callback *, \
     archive_close_callback *)) \
  F(int, archive_read_next_header, (struct archive *, struct archive_entry **)) \
  F(la_ssize_t, archive_read_data, (struct archive *, void *, size_t)) \
  F(int, archive_read_free, (struct archive *)) \
  F(void, archive_set_error, (struct archive *, int, const char *, ...)) \
  F(struct archive *, archive_write_new, (void)) \
  F(int, archive_write_set_format_zip, (struct archive *)) \
  F(int, archive_write_zip_set_compression_deflate, (struct archive *)) \
  F(int, archive_write_zip_set_compression_store, (struct archive *)) \
  F(int, archive_write_open_filename, (struct archive *, const char *)) \
  F(int, archive_write_header, (struct archive *, struct archive_entry *)) \
  F(la_ssize_t, archive_write_data, (struct archive *, const void *, size_t)) \
  F(int, archive_write_close, (struct archive *)) \
  F(int, archive_write_free, (struct archive *)) \
  F(struct archive_entry *, archive_entry_new, (void)) \
  F(void, archive_entry_set_pathname, (struct archive_entry *, const char *)) \
  F(void, archive_entry_set_size, (struct archive_entry *, la_int64_t)) \
  F(void, archive_entry_set_filetype, (struct archive_entry *, unsigned int)) \
  F(void, archive_entry_set_perm, (struct archive_entry *, mode_t)) \
  F(void, archive_entry_set_mtime, (struct archive_entry *, time_t, long)) \
  F(void, archive_entry_free, (struct archive_entry *))

struct ea_library {
#define EA_FIELD(result, name, arguments) result(*name) arguments;
  EA_FUNCTIONS(EA_FIELD)
#undef EA_FIELD
};

/// NULL when there is no usable libarchive.
const struct ea_library *ea_load(void);

#endif
