"""How long does one question take, from the start of the process to its end?"""

import sys

import data
from catalogs import catalog_of_seeds
from measuring import BUILT, ERRCAT, Answer, Bar, by_turns, instructions, ratio, shown

EXPLAIN = (
    "SELECT e.domain, e.domain_title, e.code, e.description, e.cause, e.areas, c.advice, e.path,"
    " e.line FROM entries e JOIN categories c ON c.facet = 'cause' AND c.slug = e.cause"
    " WHERE e.code = '10016'"
)
SEARCH = (
    "SELECT e.domain, e.code, e.cause, e.description FROM entries_fts f JOIN entries e"
    " ON e.id = f.rowid WHERE entries_fts MATCH 'insufficient balance' ORDER BY rank LIMIT 20"
)
PYTHON = "import sqlite3, sys; [print(*r) for r in sqlite3.connect(sys.argv[1]).execute(sys.argv[2])]"


def ask(runs):
    catalog = catalog_of_seeds()
    answers = []
    for verb, text, sql, bar in (
        ("explain", "10016", EXPLAIN, 1.3),
        ("search", "insufficient balance", SEARCH, 1.5),
    ):
        contestants = {
            "C program, static": [BUILT / "lookup", catalog, verb, text],
            "sqlite3 shell": ["sqlite3", "-readonly", catalog, sql],
            "errcat": [ERRCAT, verb, *text.split(), "--db", catalog],
            "Python's sqlite3": [sys.executable, "-S", "-c", PYTHON, catalog, sql],
        }
        measured = by_turns(contestants, runs or 200)
        counts = {
            name: instructions(contestants[name])
            for name in contestants
            if name != "Python's sqlite3"
        }
        shell = ratio(measured, "errcat", "sqlite3 shell")
        floor = ratio(measured, "errcat", "C program, static")
        answers.append(
            Answer(
                f"`{verb} {text}`, the whole process",
                "A catalog of the 203 codes of seeds/. The shell, Python and the C program run one"
                " SELECT that gives what errcat prints. Instructions are callgrind's.",
                ["program", "median", "±", "errcat's ratio", "instructions"],
                [
                    [
                        name,
                        shown(run.median),
                        f"{run.spread:.0%}",
                        f"{ratio(measured, 'errcat', name):.2f}",
                        f"{counts[name] / 1e6:.2f} M" if counts.get(name) else "",
                    ]
                    for name, run in measured.items()
                ],
                [
                    Bar(f"`{verb}` against the sqlite3 shell", shell, bar, unit="×"),
                    Bar(f"`{verb}` against the C program", floor, 2.5, unit="×"),
                ],
            )
        )
    return answers
