"""How long does it take to make a catalog of a million rows, and how much memory and disk?"""

import data
from measuring import BUILT, ERRCAT, Answer, Bar, by_turns, inside, ratio, shown
from peers import PEERS

ROWS = 1_000_000
SCRIPT = """PRAGMA journal_mode = OFF;
.import --csv {table} rows
CREATE VIRTUAL TABLE rows_fts USING fts5(
  code, description, content = 'rows', tokenize = 'porter unicode61');
INSERT INTO rows_fts (rows_fts) VALUES ('rebuild');
"""


def ask(runs):
    document, table = data.document(ROWS), data.table(ROWS)
    flat, catalog, utils = BUILT / "shell.db", BUILT / "import.db", BUILT / "utils.db"
    script = BUILT / "import.sql"
    script.write_text(SCRIPT.format(table=table))
    sqlite_utils = PEERS / "bin" / "sqlite-utils"
    insert = f"'{sqlite_utils}' insert '{utils}' rows '{table}' --csv --silent"
    index = f"'{sqlite_utils}' enable-fts '{utils}' rows code description --tokenize porter"

    def without(path):
        return lambda: path.unlink(missing_ok=True)

    contestants = {
        "sqlite3 shell": (["sh", "-c", f"sqlite3 '{flat}' <'{script}'"], without(flat)),
        "errcat": ([ERRCAT, "import", "--fresh", document, "--db", catalog], without(catalog)),
        "sqlite-utils": (["sh", "-c", f"{insert} && {index}"], without(utils)),
    }
    measured = by_turns(contestants, runs or 3, warm=False)
    files = {"sqlite3 shell": flat, "errcat": catalog, "sqlite-utils": utils}
    sizes = {name: path.stat().st_size / 1e6 for name, path in files.items()}
    own = measured["errcat"]
    program = [BUILT / "measure"]
    classified = inside("classify", {"errcat": program}, document, runs or 3)["errcat"]
    for path in (flat, utils):
        path.unlink()
    return [
        Answer(
            f"Import of {ROWS:,} rows",
            "errcat makes the full catalog of a Markdown document: normalized, classified,"
            " indexed, vacuumed. The shell imports the same rows from CSV into one table, without"
            " a journal, and builds an FTS5 index over both columns, with the same stemming;"
            " sqlite-utils inserts the same CSV and enables the same index. Classification is"
            f" clocked alone, all {ROWS:,} descriptions one after the other:"
            f" {shown(classified.median)}.",
            ["program", "median", "±", "errcat's ratio", "processor time", "peak memory", "file"],
            [
                [
                    name,
                    shown(run.median),
                    f"{run.spread:.0%}",
                    f"{ratio(measured, 'errcat', name):.2f}",
                    shown(sorted(run.processor)[len(run.processor) // 2]),
                    f"{run.peak:.0f} MB",
                    f"{sizes[name]:.0f} MB",
                ]
                for name, run in measured.items()
            ],
            [
                Bar(
                    "import against the sqlite3 shell",
                    ratio(measured, "errcat", "sqlite3 shell"),
                    2,
                    unit="×",
                ),
                Bar(
                    "import, times faster than sqlite-utils",
                    ratio(measured, "sqlite-utils", "errcat"),
                    4,
                    at_most=False,
                    unit="×",
                ),
                Bar("import's peak memory", own.peak, 300, unit=" MB"),
                Bar(
                    "catalog's size against the flat file",
                    sizes["errcat"] / sizes["sqlite3 shell"],
                    2,
                    unit="×",
                ),
                Bar(
                    "classification's share of the import",
                    classified.median / own.median,
                    0.25,
                ),
            ],
        )
    ]
