// The C interface of SQLite, and what of it Swift cannot call by itself.
#ifndef ERRCAT_CSQLITE_SHIM_H
#define ERRCAT_CSQLITE_SHIM_H

#include <sqlite3.h>

// sqlite3_db_config is variadic. These settings all take one switch.
static inline int errcat_sqlite3_configure(sqlite3 *database, int setting, int value) {
  return sqlite3_db_config(database, setting, value, (int *)0);
}

// sqlite3_config is variadic, too.
static inline int errcat_sqlite3_count_memory(int is_counted) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, is_counted);
}

// SQLITE_TRANSIENT is a cast of -1 to a function pointer: SQLite copies what is bound.
static inline int errcat_sqlite3_bind_text(
    sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 length) {
  return sqlite3_bind_text64(statement, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int errcat_sqlite3_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 length) {
  return sqlite3_bind_blob64(statement, index, bytes, length, SQLITE_TRANSIENT);
}

#endif
