// What SQLite is told once, before its first connection.

#ifndef ENGRAM_SQLITE_SETUP_H
#define ENGRAM_SQLITE_SETUP_H

/// Lets SQLite allocate without counting: nobody reads the counts, and each would take a lock that all
/// connections share, which makes an import by a quarter slower. Without effect when SQLite runs already.
void es_stop_counting(void);

#endif
