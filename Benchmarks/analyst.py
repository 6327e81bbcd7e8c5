#!/usr/bin/env python3
"""Asks a catalog of the generated vendors fifty questions in SQL, and clocks the answers.

Each question is a file in questions/sql/: a comment with the question, one with the time it may
take at a million codes, and one statement. The twenty that are asked most come first. The time is
the processor's, so that other work on the machine counts less; the least of some runs counts.

python3 Benchmarks/analyst.py CATALOG [--runs 3] [QUESTION ...]
"""

import argparse
import re
import sqlite3
import sys
import time
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("questions") / "sql"


@dataclass
class Question:
    """A question, its statement, and the milliseconds it may take, if it has a limit."""

    name: str
    text: str
    limit: int | None
    sql: str


@dataclass
class Reply:
    """What became of a question: how many rows, in how many milliseconds, by which plan."""

    question: Question
    rows: int
    milliseconds: float
    plan: list

    @property
    def is_met(self):
        return self.question.limit is None or self.milliseconds <= self.question.limit


def questions(names=()):
    """The questions in their order, or those of them whose file has one of the names in its own."""
    for path in sorted(FOLDER.glob("*.sql")):
        if names and not any(name in path.stem for name in names):
            continue
        text = path.read_text()
        comments = re.findall(r"^-- (.*)$", text, re.MULTILINE)
        limit = re.search(r"^-- At most (\d+) ms\.$", text, re.MULTILINE)
        sql = re.sub(r"^--.*\n", "", text, flags=re.MULTILINE).strip().rstrip(";")
        yield Question(path.stem, comments[0], int(limit.group(1)) if limit else None, sql)


def plan(database, sql):
    """The tables in the order in which SQLite goes through them, without those of the columns."""
    steps = database.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    return [
        text.replace(" USING INTEGER PRIMARY KEY (rowid=?)", " BY ID")
        for _, parent, _, text in steps
        if parent == 0 and not text.startswith("CORRELATED")
    ]


def replies(catalog, runs=3, names=()):
    """Asks each question this many times."""
    database = sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)
    for question in questions(names):
        # One answer is enough where it takes seconds.
        times = []
        while len(times) < runs and sum(times) < 3:
            start = time.process_time()
            rows = sum(1 for _ in database.execute(question.sql))
            times.append(time.process_time() - start)
        yield Reply(question, rows, min(times) * 1e3, plan(database, question.sql))
    database.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("catalog", type=Path)
    parser.add_argument("questions", nargs="*", help="parts of their names; all without any")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    if not arguments.catalog.exists():
        parser.error(f"{arguments.catalog} is not there")
    missed = 0
    for reply in replies(arguments.catalog, arguments.runs, arguments.questions):
        limit = reply.question.limit
        of = f" of {limit} ms" if limit else ""
        note = "" if reply.is_met else "  TOO SLOW"
        missed += not reply.is_met
        print(f"{reply.question.name}: {reply.milliseconds:.1f}{of}, {reply.rows:,} rows{note}")
        print(f"  {reply.question.text}")
        print("".join(f"    {step}\n" for step in reply.plan), flush=True)
    if missed:
        sys.exit(f"{missed} of the questions took too long")


if __name__ == "__main__":
    main()
