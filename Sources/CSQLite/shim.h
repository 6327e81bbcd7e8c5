// The C interface of SQLite, and what of it Swift cannot call by itself.
#ifndef ERRCAT_CSQLITE_SHIM_H
#define ERRCAT_CSQLITE_SHIM_H

#include <sqlite3.h>

#endif
