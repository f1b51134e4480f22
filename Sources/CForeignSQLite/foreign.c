#include "engram_foreign.h"

#include <sqlite3.h>
#include <stdlib.h>

struct ef_database {
  sqlite3 *handle;
  bool is_open;
  ef_stop stop;
  void *context;
};

struct ef_statement {
  sqlite3_stmt *handle;
};

static unsigned char small(unsigned char byte) {
  return byte >= 'A' && byte <= 'Z' ? byte + 32 : byte;
}

/// Anki's collation folds the case of every script; for us any order will do that knows its name.
static int unicase(void *unused, int a_count, const void *a, int b_count, const void *b) {
  (void)unused;
  const unsigned char *one = a, *other = b;
  for (int i = 0; i < a_count && i < b_count; i++) {
    int difference = small(one[i]) - small(other[i]);
    if (difference) return difference;
  }
  return a_count - b_count;
}

static int progress(void *context) {
  ef_database *database = context;
  return database->stop(database->context);
}

static bool switch_to(sqlite3 *handle, int what, int value) {
  int now = -1;
  return sqlite3_db_config(handle, what, value, &now) == SQLITE_OK && now == value;
}

static bool harden(ef_database *database) {
  sqlite3 *handle = database->handle;
  bool is_safe = switch_to(handle, SQLITE_DBCONFIG_DEFENSIVE, 1) &&
                 switch_to(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0) &&
                 switch_to(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0) &&
                 switch_to(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
#ifndef SQLITE_OMIT_LOAD_EXTENSION
  // Some systems leave extensions out, and this switch with them.
  switch_to(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
#endif
  const int limits[][2] = {
      {SQLITE_LIMIT_LENGTH, 32 << 20}, {SQLITE_LIMIT_SQL_LENGTH, 100000},
      {SQLITE_LIMIT_COLUMN, 100},      {SQLITE_LIMIT_EXPR_DEPTH, 50},
      {SQLITE_LIMIT_VDBE_OP, 25000},   {SQLITE_LIMIT_ATTACHED, 0},
      {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50}, {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
      {SQLITE_LIMIT_WORKER_THREADS, 0},
  };
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    sqlite3_limit(handle, limits[i][0], limits[i][1]);
  sqlite3_progress_handler(handle, 10000, progress, database);
  is_safe = is_safe && sqlite3_create_collation(handle, "unicase", SQLITE_UTF8, NULL, unicase) ==
                           SQLITE_OK;
  return is_safe && ef_run(database,
                           "PRAGMA query_only = ON; PRAGMA cell_size_check = ON;"
                           "PRAGMA mmap_size = 0; PRAGMA temp_store = FILE;"
                           "PRAGMA cache_size = -16384;");
}

static ef_database *open_file(const char *name, int flags) {
  ef_database *database = calloc(1, sizeof *database);
  if (!database) return NULL;
  database->is_open =
      sqlite3_open_v2(name, &database->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;
  return database;
}

ef_database *ef_open_foreign(const char *uri, ef_stop stop, void *context) {
  ef_database *database = open_file(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  if (!database) return NULL;
  database->stop = stop;
  database->context = context;
  database->is_open = database->is_open && harden(database);
  return database;
}

ef_database *ef_create(const char *path) {
  return open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

bool ef_is_open(const ef_database *database) { return database->is_open; }

void ef_close(ef_database *database) {
  if (!database) return;
  sqlite3_close(database->handle);
  free(database);
}

const char *ef_problem(const ef_database *database) { return sqlite3_errmsg(database->handle); }

bool ef_run(ef_database *database, const char *sql) {
  return sqlite3_exec(database->handle, sql, NULL, NULL, NULL) == SQLITE_OK;
}

ef_statement *ef_prepare(ef_database *database, const char *sql) {
  ef_statement *statement = calloc(1, sizeof *statement);
  if (statement && sqlite3_prepare_v2(database->handle, sql, -1, &statement->handle, NULL) ==
                       SQLITE_OK)
    return statement;
  free(statement);
  return NULL;
}

void ef_finalize(ef_statement *statement) {
  if (!statement) return;
  sqlite3_finalize(statement->handle);
  free(statement);
}

int ef_step(ef_statement *statement) {
  switch (sqlite3_step(statement->handle)) {
    case SQLITE_ROW: return 1;
    case SQLITE_DONE: return 0;
    default: return -1;
  }
}

void ef_reset(ef_statement *statement) { sqlite3_reset(statement->handle); }

void ef_bind_integer(ef_statement *statement, int index, int64_t value) {
  sqlite3_bind_int64(statement->handle, index, value);
}

void ef_bind_text(ef_statement *statement, int index, const void *bytes, size_t count) {
  // SQLite takes a missing pointer for NULL.
  sqlite3_bind_text64(statement->handle, index, bytes ? bytes : "", count, SQLITE_TRANSIENT,
                      SQLITE_UTF8);
}

ef_type ef_type_of(ef_statement *statement, int column) {
  switch (sqlite3_column_type(statement->handle, column)) {
    case SQLITE_INTEGER: return EF_INTEGER;
    case SQLITE_FLOAT: return EF_REAL;
    case SQLITE_TEXT: return EF_TEXT;
    case SQLITE_BLOB: return EF_BLOB;
    default: return EF_NULL;
  }
}

int64_t ef_integer(ef_statement *statement, int column) {
  return sqlite3_column_int64(statement->handle, column);
}

const void *ef_bytes(ef_statement *statement, int column) {
  // As text it is UTF-8, whatever the file is written in.
  if (sqlite3_column_type(statement->handle, column) == SQLITE_TEXT)
    return sqlite3_column_text(statement->handle, column);
  return sqlite3_column_blob(statement->handle, column);
}

size_t ef_count(ef_statement *statement, int column) {
  return (size_t)sqlite3_column_bytes(statement->handle, column);
}
