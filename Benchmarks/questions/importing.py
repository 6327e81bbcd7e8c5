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
    return [ask_of(runs, False), ask_of(runs, True)]


def ask_of(runs, distinct):
    document, table = data.document(ROWS, distinct), data.table(ROWS, distinct)
    flat, catalog, utils = BUILT / "shell.db", BUILT / "import.db", BUILT / "utils.db"
    script = BUILT / "import.sql"
    script.write_text(SCRIPT.format(table=table))

    def without(path):
        return lambda: path.unlink(missing_ok=True)

    contestants = {
        "sqlite3 shell": (["sh", "-c", f"sqlite3 '{flat}' <'{script}'"], without(flat)),
        "errcat": ([ERRCAT, "import", "--fresh", document, "--db", catalog], without(catalog)),
    }
    files = {"sqlite3 shell": flat, "errcat": catalog}
    if not distinct:
        sqlite_utils = PEERS / "bin" / "sqlite-utils"
        insert = f"'{sqlite_utils}' insert '{utils}' rows '{table}' --csv --silent"
        index = f"'{sqlite_utils}' enable-fts '{utils}' rows code description --tokenize porter"
        contestants["sqlite-utils"] = (["sh", "-c", f"{insert} && {index}"], without(utils))
        files["sqlite-utils"] = utils
    measured = by_turns(contestants, runs or 3, warm=False)
    sizes = {name: path.stat().st_size / 1e6 for name, path in files.items()}
    classify = inside("classify", {"errcat": [BUILT / "measure"]}, document, runs or 3)
    classified = classify["errcat"].median
    for path in files.values():
        path.unlink()
    texts = "all of them with texts of their own" if distinct else "three texts in ten differ"
    return Answer(
        f"Import of {ROWS:,} rows, {texts}",
        "errcat makes the full catalog of a Markdown document: normalized, classified,"
        " indexed, vacuumed. The shell imports the same rows from CSV into one table, without"
        " a journal, and builds an FTS5 index over both columns, with the same stemming;"
        " sqlite-utils inserts the same CSV and enables the same index. Classification is"
        f" clocked alone, all {ROWS:,} descriptions one after the other: {shown(classified)}.",
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
        list(bars(measured, sizes, classified, ", all texts distinct" if distinct else "")),
    )


def bars(measured, sizes, classified, kind):
    own = measured["errcat"]
    shell = ratio(measured, "errcat", "sqlite3 shell")
    yield Bar(f"import against the sqlite3 shell{kind}", shell, 2, unit="×")
    if "sqlite-utils" in measured:
        utils = ratio(measured, "sqlite-utils", "errcat")
        yield Bar("import, times faster than sqlite-utils", utils, 3, at_most=False, unit="×")
    yield Bar(f"import's peak memory{kind}", own.peak, 300, unit=" MB")
    size = sizes["errcat"] / sizes["sqlite3 shell"]
    yield Bar(f"catalog's size against the flat file{kind}", size, 2, unit="×")
    share = classified / own.median
    yield Bar(f"classification's share of the import{kind}", share, 0.25)
