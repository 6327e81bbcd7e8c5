int csqlite_stub(void);
