"""How fast is the Markdown reader alone?"""

import data
from measuring import BUILT, Answer, Bar, inside, ratio, shown

ROWS = 1_000_000


def ask(runs):
    document = data.document(ROWS)
    program = [BUILT / "measure"]
    measured = inside(
        "parse", {"errcat": program, "cmark-gfm": program}, document, runs or 5
    )
    megabytes = document.stat().st_size / 1e6
    return [
        Answer(
            f"Parsing a table of {ROWS:,} rows",
            f"A document of {megabytes:.0f} MB in memory, of which both give the text of every cell:"
            " errcat row by row, cmark-gfm's C library by its tree, which is made and freed.",
            ["program", "median", "±", "errcat's ratio", "MB a second"],
            [
                [
                    name,
                    shown(run.median),
                    f"{run.spread:.0%}",
                    f"{ratio(measured, 'errcat', name):.3f}",
                    f"{megabytes / run.median:.0f}",
                ]
                for name, run in measured.items()
            ],
            [
                Bar(
                    "parsing, times faster than cmark-gfm",
                    ratio(measured, "cmark-gfm", "errcat"),
                    10,
                    at_most=False,
                    unit="×",
                )
            ],
        )
    ]
