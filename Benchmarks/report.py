"""The written report of a run."""

import datetime
import json
import os
import re

import machine
from data import SEED


def table(columns, rows):
    """A Markdown table, its first column to the left and the others to the right."""
    return "\n".join(
        "| " + " | ".join(map(str, row)) + " |"
        for row in [columns, ["---"] + ["---:"] * (len(columns) - 1), *rows]
    )


def held(bar):
    """A bar's claim, value, limit and result, as cells."""
    sign = "at most" if bar.at_most else "at least"
    value = f"{bar.value:.0f}" if bar.value >= 100 else f"{bar.value:.2f}"
    return [
        bar.claim,
        f"{value}{bar.unit}",
        f"{sign} {bar.limit:g}{bar.unit}",
        "met" if bar.is_met else "**not met**",
    ]


def lines(answer):
    """An answer as a section."""
    parts = [f"## {answer.title}", answer.note, table(answer.columns, answer.rows)]
    if answer.bars:
        parts.append(table(["bar", "measured", "to be", ""], map(held, answer.bars)))
    return "\n\n".join(parts) + "\n"


class Report:
    """The answers of one run, with its day, machine and initial load."""

    def __init__(self):
        self.answers = []
        self.start = datetime.datetime.now(datetime.timezone.utc)
        self.load = os.getloadavg()
        self.machine = machine.facts()

    def summary(self):
        bars = [bar for answer in self.answers for bar in answer.bars]
        met = sum(bar.is_met for bar in bars)
        return f"{met} of {len(bars)} bars are met"

    def text(self):
        facts = [
            ("began", f"{self.start:%Y-%m-%d %H:%M} UTC"),
            ("load average at the start", " ".join(f"{load:.2f}" for load in self.load)),
            ("load average at the end", " ".join(f"{load:.2f}" for load in os.getloadavg())),
            ("seed of the data", str(SEED)),
            *self.machine,
        ]
        head = [
            f"# {self.start:%Y-%m-%d}, {machine.name()}",
            "Medians of runs by turns; ± is half of the distance between the quartiles. errcat's"
            " ratio is errcat's time divided by that of the line. Made by `make bench`.",
            table(["", ""], facts),
            f"## The bars\n\n{self.summary()}.",
            self.bars(),
        ]
        return "\n\n".join(head) + "\n\n" + "\n".join(map(lines, self.answers))

    def bars(self):
        """All bars as one table."""
        rows = [held(bar) for answer in self.answers for bar in answer.bars]
        return table(["bar", "measured", "to be", ""], rows)

    def put_into(self, page):
        """Puts the bars into a page, between its marks."""
        section = f"<!-- bars -->\n{self.bars()}\n<!-- /bars -->"
        marks = re.compile(r"<!-- bars -->.*?<!-- /bars -->", re.DOTALL)
        page.write_text(marks.sub(lambda _: section, page.read_text()))

    def write(self, folder):
        """Writes the run as Markdown, and its figures as JSON next to it; returns the path."""
        path = folder / f"{self.start:%Y-%m-%d}-{machine.name()}.md"
        path.write_text(self.text())
        figures = {
            "began": self.start.isoformat(timespec="seconds"),
            "machine": machine.name(),
            "commit": dict(self.machine)["commit"],
            "bars": [
                {
                    "claim": bar.claim,
                    "measured": bar.value,
                    "limit": bar.limit,
                    "at_most": bar.at_most,
                    "met": bar.is_met,
                }
                for answer in self.answers
                for bar in answer.bars
            ],
            "growth": {
                name: points
                for answer in self.answers
                for name, points in answer.points.items()
            },
        }
        path.with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n")
        return path
