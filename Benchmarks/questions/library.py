"""What does the layer over SQLite cost?"""

import sys
from pathlib import Path

import data
from measuring import BUILT, Answer, Bar, inside, ratio, shown

ROWS = 1_000_000
PYTHON = [sys.executable, Path(__file__).resolve().parent.parent / "python_sqlite3.py"]


def ask(runs):
    flat = data.flat(ROWS)
    program = [BUILT / "measure"]
    rows = inside(
        "rows",
        {
            "c": program,
            "c-bytes": program,
            "errcat": program,
            "errcat-bytes": program,
            "grdb": program,
            "grdb-fetched": program,
            "python": PYTHON,
        },
        flat,
        runs or 7,
    )
    look_ups = inside(
        "look-ups",
        {"c": program, "errcat": program, "grdb": program, "python": PYTHON},
        flat,
        runs or 7,
    )
    return [
        Answer(
            f"Reading {ROWS:,} rows of five columns",
            "Three integers and two texts a row. Each text becomes a string of the language; in C,"
            " a copy of its own. The lines with `-bytes` look at the texts where SQLite has them."
            " `grdb` goes through a cursor, which gives one row at a time; `grdb-fetched` fetches"
            " all rows into an array first, as most programs do.",
            *table(rows),
            [
                Bar(
                    "rows, times faster than GRDB's cursor",
                    ratio(rows, "grdb", "errcat"),
                    1,
                    at_most=False,
                    unit="×",
                ),
                Bar(
                    "rows, times faster than GRDB's fetched rows",
                    ratio(rows, "grdb-fetched", "errcat"),
                    2,
                    at_most=False,
                    unit="×",
                ),
                Bar("rows against raw C", ratio(rows, "errcat", "c"), 1.2, unit="×"),
                Bar(
                    "rows as bytes against raw C",
                    ratio(rows, "errcat-bytes", "c-bytes"),
                    1.2,
                    unit="×",
                ),
            ],
        ),
        Answer(
            "200,000 prepared look-ups",
            f"A text is looked up by an index over {ROWS:,} codes, 200,000 times in one"
            " transaction: bind, step, read, reset. The statement is prepared once; errcat and GRDB"
            " find it in their caches each time, C keeps it in a variable.",
            *table(look_ups),
            [
                Bar("look-up against raw C", ratio(look_ups, "errcat", "c"), 1.2, unit="×"),
                Bar(
                    "look-up, times faster than GRDB",
                    ratio(look_ups, "grdb", "errcat"),
                    1,
                    at_most=False,
                    unit="×",
                ),
            ],
        ),
    ]


def table(runs):
    return (
        ["program", "median", "±", "errcat's ratio"],
        [
            [name, shown(run.median), f"{run.spread:.0%}", f"{ratio(runs, 'errcat', name):.2f}"]
            for name, run in runs.items()
        ],
    )
