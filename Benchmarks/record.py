#!/usr/bin/env python3
"""The record of `make bench`: a line for each run in runs/record.csv, and its drawing.

Usage: Benchmarks/record.py [--table CSV] [--picture SVG] [RUN.json...]

Appends the bars of runs to the table, and draws the table again. `make bench` does both.
"""

import argparse
import csv
import json
import math
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "Benchmarks" / "runs" / "record.csv"
PICTURE = ROOT / "docs" / "record.svg"
# What a line says besides its bars.
ABOUT = ["day", "machine", "commit"]

WIDTH, COLUMNS, TOP, ROW = 790, 2, 76, 52
CURVE, HEIGHT = 200, 22
# The ratios to the limit that the top and the bottom of a curve mean.
MOST, LEAST = 4.0, 0.25
STYLE = """
    .text { font: 12px system-ui, sans-serif; fill: #333 }
    .title { font-size: 16px; font-weight: 600 }
    .limit { stroke: #999; stroke-width: 1; stroke-dasharray: 3 3 }
    .curve { fill: none; stroke: #2f74c0; stroke-width: 1.5 }
    .met { fill: #2b8a57 } .missed { fill: #c2571a }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #16181c } .text { fill: #ddd }
    }
"""


def cell(bar):
    """A bar as one cell: what was measured, and what it is to be."""
    return f"{bar['measured']:.4g}{'<=' if bar['at_most'] else '>='}{bar['limit']:g}"


def values(text):
    """What was measured, the limit, and the share of the limit that is used up: at most 1 is met."""
    at_most = "<=" in text
    measured, limit = map(float, text.split("<=" if at_most else ">="))
    worse = measured / limit if at_most else limit / max(measured, 1e-9)
    return measured, ("at most" if at_most else "at least") + f" {limit:g}", worse


def read(table):
    """The names of the columns and the lines, oldest first."""
    if not table.exists():
        return list(ABOUT), []
    with open(table, newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames), list(reader)


def append(table, run):
    """Adds a run as the last line; a bar that is new gets a column, which is empty in older lines."""
    columns, lines = read(table)
    line = {"day": run["began"][:10], "machine": run["machine"], "commit": run["commit"]}
    line |= {bar["claim"]: cell(bar) for bar in run["bars"]}
    columns += [name for name in line if name not in columns]
    with open(table, "w", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows([*lines, line])


def bar_drawn(claim, lines, x, y):
    """The curve of one bar over all runs, with its limit as a dashed line, and its last value."""
    def place(number, worse):
        share = number / max(1, len(lines) - 1)
        height = math.log(min(max(worse, LEAST), MOST) / LEAST) / math.log(MOST / LEAST)
        return f"{x + 4 + share * (CURVE - 8):.1f}", f"{y + 8 + (1 - height) * HEIGHT:.1f}"

    measured = [(number, values(line[claim])) for number, line in enumerate(lines) if line[claim]]
    points = [place(number, worse) for number, (_, _, worse) in measured]
    last, limit, worse = measured[-1][1]
    parts = [
        f'  <text class="text" x="{x}" y="{y}">{escape(claim.replace("`", ""))}</text>',
        f'  <path class="limit" d="M{x} {y + 8 + HEIGHT / 2}h{CURVE}"/>',
        f'  <text class="text" x="{x + CURVE + 10}" y="{y + 24}">{last:.3g}, {limit}</text>',
    ]
    if len(points) > 1:
        parts.append(f'  <path class="curve" d="M{"L".join(" ".join(point) for point in points)}"/>')
    for (_, (_, _, each)), (across, down) in zip(measured, points):
        kind = "met" if each <= 1 else "missed"
        parts.append(f'  <circle class="{kind}" cx="{across}" cy="{down}" r="3"/>')
    return parts


def draw(table, picture):
    columns, lines = read(table)
    claims = [name for name in columns if name not in ABOUT and any(line[name] for line in lines)]
    rows = math.ceil(len(claims) / COLUMNS)
    height = TOP + rows * ROW + 12
    days = f"{lines[0]['day']} to {lines[-1]['day']}" if len(lines) > 1 else lines[0]["day"]
    runs = "1 run" if len(lines) == 1 else f"{len(lines)} runs"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        "  <title>Each bar in all runs of make bench</title>",
        f"  <style>{STYLE}  </style>",
        f'  <rect class="ground" width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'  <text class="text title" x="20" y="28">The bars in {runs}, {days}</text>',
        '  <text class="text" x="20" y="48">'
        "Below the dashed line a bar is met; lower is better for all.</text>",
    ]
    for number, claim in enumerate(claims):
        x = 20 + number // rows * (WIDTH // COLUMNS)
        parts += bar_drawn(claim, lines, x, TOP + number % rows * ROW)
    picture.write_text("\n".join([*parts, "</svg>"]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("runs", nargs="*", type=Path, metavar="RUN.json")
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--picture", type=Path, default=PICTURE)
    arguments = parser.parse_args()
    for run in arguments.runs:
        append(arguments.table, json.loads(run.read_text()))
    draw(arguments.table, arguments.picture)


if __name__ == "__main__":
    main()
