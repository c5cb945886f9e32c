#ifndef SQUELCH_CSQLITE_SHIM_H
#define SQUELCH_CSQLITE_SHIM_H

#include <sqlite3.h>

/* Refuses writes to the schema table and to shadow tables, whoever asks for them; variadic, which Swift does not let
   through. Returns a result code of SQLite. */
static inline int squelch_sqlite_defend(sqlite3 *database) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

#endif
