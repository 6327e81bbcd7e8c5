#!/usr/bin/env python3
"""Measures errcat side by side with its peers and keeps the run in runs/.

make bench                          everything
make bench ONLY="startup parsing"   some of the questions
make bench RUNS=3                   three runs of each contestant
make bench ONLY=growth MAX=10000000 also a catalog of ten million rows
"""

import argparse
import json
import subprocess
import sys

import chart
import data
import peers
import record
import report
from measuring import BUILT, ERRCAT, ROOT
from questions import (
    analyzing,
    annotating,
    documents,
    growth,
    importing,
    library,
    page,
    parsing,
    searching,
    startup,
)

QUESTIONS = {
    "startup": startup,
    "documents": documents,
    "parsing": parsing,
    "library": library,
    "annotating": annotating,
    "importing": importing,
    "growth": growth,
    "searching": searching,
    "analyzing": analyzing,
    "page": page,
}


def build():
    """Builds errcat, the program that measures within its process, and the C programs."""
    subprocess.run([ROOT / "Scripts" / "build-release"], cwd=ROOT, check=True)
    package = ROOT / "Benchmarks"
    swift = ["swift", "build", "-c", "release", "--package-path", package, "--product", "measure"]
    built = subprocess.run(swift, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if built.returncode != 0:
        sys.exit(built.stdout)
    BUILT.mkdir(parents=True, exist_ok=True)
    link = BUILT / "measure"
    link.unlink(missing_ok=True)
    link.symlink_to(package / ".build" / "release" / "measure")
    for name, options in {
        "clock": ["-static"],
        "lookup": ["-static", "-lsqlite3", "-lm"],
    }.items():
        source = package / "floor" / f"{name}.c"
        log = subprocess.run(
            ["cc", "-O2", source, "-o", BUILT / name, *options], capture_output=True, text=True
        )
        if log.returncode != 0:
            sys.exit(log.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("questions", nargs="*", metavar="QUESTION", help=", ".join(QUESTIONS))
    parser.add_argument("--runs", type=int, help="how often each contestant runs")
    parser.add_argument("--max", type=int, default=growth.LARGEST, help="the largest catalog")
    arguments = parser.parse_args()
    asked = arguments.questions or list(QUESTIONS)
    unknown = [name for name in asked if name not in QUESTIONS]
    if unknown:
        parser.error(f"no question {', '.join(unknown)}; there are {', '.join(QUESTIONS)}")
    print(f"building; data come from the seed {data.SEED}", flush=True)
    build()
    if {"documents", "importing", "page"} & set(asked):
        peers.install()
    run = report.Report()
    for name in asked:
        print(f"measuring {name}", flush=True)
        more = {"largest": arguments.max} if name == "growth" else {}
        answers = QUESTIONS[name].ask(arguments.runs, **more)
        print("\n".join(report.lines(answer) for answer in answers), flush=True)
        run.answers += answers
        for answer in answers:
            if answer.points and len(answer.points["import"]) > 1:
                chart.write(answer.points, ROOT / "docs" / "growth.svg")
    # A run of only some questions is not for reference: it stays in the build folder.
    is_whole = set(asked) == set(QUESTIONS)
    folder = ROOT / "Benchmarks" / "runs" if is_whole else BUILT
    if is_whole:
        run.put_into(ROOT / "docs" / "speed.md")
    page = run.write(folder)
    record.append(record.TABLE, json.loads(page.with_suffix(".json").read_text()))
    record.draw(record.TABLE, record.PICTURE)
    print(f"\n{run.summary()}\nwritten to {page.relative_to(ROOT)}")
    print(f"a line was added to {record.TABLE.relative_to(ROOT)}, and docs/record.svg drawn again")


main()
