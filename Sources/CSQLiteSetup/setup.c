#include "engram_sqlite_setup.h"

#include <sqlite3.h>

// In C since the function takes a varying number of arguments, which Swift cannot call.
void es_stop_counting(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
