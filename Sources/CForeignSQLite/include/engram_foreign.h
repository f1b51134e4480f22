// SQLite for databases that engram did not make: opened so that nothing in them runs, and closed to
// everything but reading. And for the ones it makes for other programs.

#ifndef ENGRAM_FOREIGN_H
#define ENGRAM_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ef_database ef_database;
typedef struct ef_statement ef_statement;

/// Asked every ten thousand steps; true stops the statement.
typedef bool (*ef_stop)(void *context);

/// Opens a file that nobody else has open, for reading only. NULL when memory is out; else
/// `ef_is_open` tells whether it could be opened.
ef_database *ef_open_foreign(const char *uri, ef_stop stop, void *context);
/// Opens a new file for writing.
ef_database *ef_create(const char *path);
bool ef_is_open(const ef_database *database);
void ef_close(ef_database *database);
const char *ef_problem(const ef_database *database);

/// Runs statements that give no rows.
bool ef_run(ef_database *database, const char *sql);
/// NULL when it is refused.
ef_statement *ef_prepare(ef_database *database, const char *sql);
void ef_finalize(ef_statement *statement);
/// 1 when there is a row, 0 at the end, -1 on failure.
int ef_step(ef_statement *statement);
void ef_reset(ef_statement *statement);

/// From 1.
void ef_bind_integer(ef_statement *statement, int index, int64_t value);
void ef_bind_text(ef_statement *statement, int index, const void *bytes, size_t count);

typedef enum { EF_INTEGER, EF_REAL, EF_TEXT, EF_BLOB, EF_NULL } ef_type;

/// From 0.
ef_type ef_type_of(ef_statement *statement, int column);
int64_t ef_integer(ef_statement *statement, int column);
/// The bytes of a text or a blob, valid until the next step.
const void *ef_bytes(ef_statement *statement, int column);
size_t ef_count(ef_statement *statement, int column);

#endif
