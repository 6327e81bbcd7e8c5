"""How fast are the codes in a log of 1 GB explained?"""

import sqlite3

import data
from catalogs import catalog_of_seeds
from measuring import ERRCAT, Answer, Bar, by_turns, ratio, shown


def ask(runs):
    catalog = catalog_of_seeds()
    codes = [
        code
        for (code,) in sqlite3.connect(catalog).execute(
            "SELECT code FROM codes WHERE number IS NOT NULL ORDER BY id"
        )
    ]
    large, small = data.log(data.LOG_BYTES, codes), data.log(data.LOG_BYTES // 20, codes)
    annotate = f"'{ERRCAT}' annotate --db '{catalog}'"
    measured = by_turns(
        {
            # grep stops at the first line if its output is /dev/null.
            "grep -c error_code": ["sh", "-c", f"grep -c error_code '{large}' | cat >/dev/null"],
            "rg -c error_code": ["sh", "-c", f"rg -c error_code '{large}' | cat >/dev/null"],
            "errcat annotate": ["sh", "-c", f"{annotate} '{large}' | cat >/dev/null"],
            "errcat annotate --summary": [ERRCAT, *f"annotate --summary --db {catalog} {large}".split()],
        },
        runs or 3,
    )
    peaks = {
        path: by_turns({"errcat": [ERRCAT, "annotate", "--db", catalog, path]}, 1)["errcat"].peak
        for path in (small, large)
    }
    gigabytes = large.stat().st_size / 1e9
    return [
        Answer(
            f"Annotating a log of {gigabytes:.2f} GB",
            "One line in eight names a code after `error_code`. All write into a pipe that `cat`"
            " empties. grep counts lines; errcat writes them all, with the meanings."
            f" Peak memory is {peaks[small]:.1f} MB for a twentieth of the log and"
            f" {peaks[large]:.1f} MB for all of it.",
            ["program", "median", "±", "errcat's ratio", "GB a second"],
            [
                [
                    f"`{name}`",
                    shown(run.median),
                    f"{run.spread:.0%}",
                    f"{ratio(measured, 'errcat annotate', name):.2f}",
                    f"{gigabytes / run.median:.2f}",
                ]
                for name, run in measured.items()
            ],
            [
                Bar(
                    "annotate against `grep -c`",
                    ratio(measured, "errcat annotate", "grep -c error_code"),
                    3,
                    unit="×",
                ),
                Bar(
                    "annotate's memory, 1 GB against 50 MB",
                    peaks[large] / peaks[small],
                    1.1,
                    unit="×",
                ),
            ],
        )
    ]
