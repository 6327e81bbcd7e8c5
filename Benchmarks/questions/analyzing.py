"""How fast are an analyst's questions in SQL, with a million codes of 500 vendors?"""

import analyst
import vendors
from catalogs import imported
from measuring import Answer, Bar

CODES = 1_000_000


def ask(runs):
    catalog = imported(vendors.folder(CODES), f"vendors-{CODES}.db")
    replies = list(analyst.replies(catalog, runs or 3))
    return [
        Answer(
            f"Fifty questions in SQL, {CODES:,} codes of 500 vendors",
            "Each is a file in `questions/sql/`, asked by Python's sqlite3, all rows fetched. The"
            " time is the processor's, the least of the runs. `python3 Benchmarks/analyst.py"
            " CATALOG` shows the plans, too.",
            ["question", "rows", "time", "limit"],
            [
                [
                    f"`{reply.question.name}` {reply.question.text}",
                    f"{reply.rows:,}",
                    f"{reply.milliseconds:.1f} ms",
                    f"{reply.question.limit} ms" if reply.question.limit else "",
                ]
                for reply in replies
            ],
            [
                Bar(
                    f"SQL at a million codes, the slowest question of those with {limit} ms",
                    slowest(replies, limit),
                    limit,
                    unit=" ms",
                )
                for limit in sorted({reply.question.limit for reply in replies} - {None})
            ],
        )
    ]


def slowest(replies, limit):
    """The time of the slowest reply with a limit."""
    return max(reply.milliseconds for reply in replies if reply.question.limit == limit)
