// lookup CATALOG explain|search TEXT
//
// The least a program can do to answer: it opens the catalog, runs one prepared statement with a
// bound value, and prints the rows. What errcat takes beyond this is errcat's own.
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static const char explain[] =
    "SELECT e.domain, e.domain_title, e.code, e.description, e.cause, e.areas, c.advice, e.path, "
    "e.line FROM entries e JOIN categories c ON c.facet = 'cause' AND c.slug = e.cause "
    "WHERE e.code = ?";
static const char search[] =
    "SELECT e.domain, e.code, e.cause, e.description FROM entries_fts f "
    "JOIN entries e ON e.id = f.rowid WHERE entries_fts MATCH ? ORDER BY rank LIMIT 20";

int main(int count, char **arguments) {
  if (count != 4) {
    fputs("usage: lookup CATALOG explain|search TEXT\n", stderr);
    return 2;
  }
  sqlite3 *database;
  sqlite3_stmt *statement;
  const char *sql = strcmp(arguments[2], "search") == 0 ? search : explain;
  if (sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) {
    fprintf(stderr, "lookup: %s\n", sqlite3_errmsg(database));
    return 2;
  }
  sqlite3_bind_text(statement, 1, arguments[3], -1, SQLITE_STATIC);
  int rows = 0;
  for (; sqlite3_step(statement) == SQLITE_ROW; rows++) {
    for (int column = 0; column < sqlite3_column_count(statement); column++) {
      if (column > 0) putchar('|');
      const unsigned char *text = sqlite3_column_text(statement, column);
      fputs(text == NULL ? "" : (const char *)text, stdout);
    }
    putchar('\n');
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return rows == 0;
}
