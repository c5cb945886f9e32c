#ifndef SQUELCH_CSQLITE_SHIM_H
#define SQUELCH_CSQLITE_SHIM_H

#include <sqlite3.h>

/* Refuses writes to the schema table and to shadow tables, whoever asks for them; variadic, which Swift does not let
   through. Returns a result code of SQLite. */
static inline int squelch_sqlite_defend(sqlite3 *database) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

/* Keeps no account of the memory that SQLite takes, for which it would lock at each piece. Before SQLite is used at all;
   variadic as well. Returns a result code. */
static inline int squelch_sqlite_forgo_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

#endif
