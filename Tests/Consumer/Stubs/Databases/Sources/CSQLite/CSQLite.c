#include "CSQLite.h"

int csqlite_stub(void) { return 2; }
