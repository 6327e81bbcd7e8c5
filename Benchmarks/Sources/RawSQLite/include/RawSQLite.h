// The work that the layers above SQLite do, in C that calls SQLite directly.
#ifndef ERRCAT_RAWSQLITE_H
#define ERRCAT_RAWSQLITE_H

#include <stdint.h>

// Reads five columns of every row of `rows` and returns the sum of their integers and of the
// lengths of their texts, or -1 if SQLite fails. With `copies`, each text is copied to memory
// of its own, as a string of any language is.
int64_t raw_sum_of_rows(const char *path, int copies);

// Looks up `count` codes in `rows` by one prepared statement, in one transaction, and returns the sum of the
// lengths of their descriptions, or -1 if SQLite fails.
int64_t raw_sum_of_look_ups(const char *path, const char *const *codes, int64_t count);

#endif
