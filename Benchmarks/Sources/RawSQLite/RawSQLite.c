#include "RawSQLite.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static const int open_flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;

// The length of a column's text, which is copied and freed on request.
static int64_t take_text(sqlite3_stmt *statement, int column, int copies) {
  const unsigned char *text = sqlite3_column_text(statement, column);
  int length = sqlite3_column_bytes(statement, column);
  if (copies) {
    char *copy = malloc((size_t)length + 1);
    if (copy == NULL) return 0;
    memcpy(copy, text, (size_t)length + 1);
    // The compiler must not see that nobody reads the copy.
    __asm__ volatile("" : : "r"(copy) : "memory");
    free(copy);
  }
  return length;
}

int64_t raw_sum_of_rows(const char *path, int copies) {
  sqlite3 *database;
  sqlite3_stmt *statement;
  if (sqlite3_open_v2(path, &database, open_flags, NULL) != SQLITE_OK) return -1;
  if (sqlite3_prepare_v2(
          database, "SELECT id, code, number, description, line FROM rows", -1, &statement, NULL) !=
      SQLITE_OK)
    return -1;
  int64_t sum = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    sum += sqlite3_column_int64(statement, 0);
    sum += take_text(statement, 1, copies);
    sum += sqlite3_column_int64(statement, 2);
    sum += take_text(statement, 3, copies);
    sum += sqlite3_column_int64(statement, 4);
  }
  if (sqlite3_finalize(statement) != SQLITE_OK) return -1;
  sqlite3_close(database);
  return sum;
}

int64_t raw_sum_of_look_ups(const char *path, const char *const *codes, int64_t count) {
  sqlite3 *database;
  sqlite3_stmt *statement;
  if (sqlite3_open_v2(path, &database, open_flags, NULL) != SQLITE_OK) return -1;
  if (sqlite3_prepare_v2(
          database, "SELECT description FROM rows WHERE code = ?", -1, &statement, NULL) !=
      SQLITE_OK)
    return -1;
  if (sqlite3_exec(database, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) return -1;
  int64_t sum = 0;
  for (int64_t index = 0; index < count; index++) {
    sqlite3_bind_text(statement, 1, codes[index], -1, SQLITE_TRANSIENT);
    if (sqlite3_step(statement) == SQLITE_ROW) sum += take_text(statement, 0, 1);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }
  if (sqlite3_exec(database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) return -1;
  if (sqlite3_finalize(statement) != SQLITE_OK) return -1;
  sqlite3_close(database);
  return sum;
}
