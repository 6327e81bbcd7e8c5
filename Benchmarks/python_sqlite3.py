"""The work of `measure rows` and `measure look-ups`, with Python's sqlite3."""

import json
import sqlite3
import sys
import time


def rows(database):
    total = 0
    for id, code, number, description, line in database.execute(
        "SELECT id, code, number, description, line FROM rows"
    ):
        total += id + len(code) + number + len(description) + line
    return total


def look_ups(database, codes):
    total = 0
    database.execute("BEGIN")
    for code in codes:
        row = database.execute("SELECT description FROM rows WHERE code = ?", (code,)).fetchone()
        total += len(row[0])
    return total


def main():
    question, _, path = sys.argv[1:]
    database = sqlite3.connect(path)
    codes = []
    if question == "look-ups":
        every = [code for (code,) in database.execute("SELECT code FROM rows")]
        codes = [every[number * 7_368_787 % len(every)] for number in range(200_000)]
    start = time.perf_counter()
    result = rows(database) if question == "rows" else look_ups(database, codes)
    print(json.dumps({"seconds": time.perf_counter() - start, "result": result}))


main()
