#!/usr/bin/env python3
"""Counts the instructions of some processes of errcat, and fails if one count has risen.

Usage: Benchmarks/instructions.py ERRCAT [--record | --check]

The counts are valgrind's, of everything after the start of main, so they are the same from run to
run, whatever else the machine does. They are compared with Benchmarks/instructions.csv; --record
writes that file again. They only compare where the compiler and the libraries have the versions that
the file names: elsewhere, nothing is counted. --check only says whether that is so, by its status.
"""

import csv
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

TABLE = pathlib.Path(__file__).resolve().parent / "instructions.csv"
SEEDS = TABLE.parent.parent / "seeds" / "error-code-for-spot.md"
# The rise of a count that fails, as a share of it.
MOST = 0.05
# The same hashes and the same routines of the C library in each run and on each processor; every
# function of a shared library is found before main.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "LD_BIND_NOW": "1",
    "SWIFT_DETERMINISTIC_HASHING": "1",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX512F,-ERMS,-FSRM"
    ":glibc.cpu.x86_non_temporal_threshold=0x300000",
}

# Names and arguments. The files are made by `prepare`.
PROCESSES = {
    "look-up": ["10016"],
    "look-up with an option": ["10016", "-d", "rest-api"],
    "look-up as JSON": ["explain", "10016", "--json"],
    "search": ["search", "insufficient", "balance"],
    "search, misspelled": ["search", "insuficient", "balence"],
    "import of 2,000 rows": ["import", "--fresh", "rows.md", "--db", "new.db"],
    "import of a page of 200 rows": ["import", "--fresh", "page.html", "--db", "new.db"],
    "tables of a document of 100 kB": ["tables", "large.md"],
    "annotate of 1 MB": ["annotate", "app.log"],
    "lint of 2,000 rows": ["lint", "rows.md"],
    "diff of 2,000 rows": ["diff", "rows.md", "changed.md"],
    "export of 2,000 rows as a page": ["export", "--format", "html", "--db", "rows.db"],
    "verify of 2,000 rows": ["verify", "rows.db"],
}
# Processes that end with 1 because they found what they look for.
FINDING = {"diff of 2,000 rows"}
WORDS = "order balance limit price market account token margin symbol request".split()


def description(number):
    """A short text; three in ten are of one number only."""
    first, second = WORDS[number % 10], WORDS[number // 10 % 10]
    text = f"The {first} of the {second} is not valid"
    return f"{text} in batch {number}" if number % 10 < 3 else text


def rows(count, changed=0):
    """A document with one table, in which the first so many texts are others."""
    lines = ["# Error codes", "", "| Error Code | Description | HTTP Status |", "|---|---|---|"]
    for number in range(count):
        text = description(number) + (" now" if number < changed else "")
        lines.append(f"| {100000 + number} | {text} | {400 + number % 5} |")
    return "\n".join(lines) + "\n"


def page(count):
    cells = "".join(
        f"<tr><td>{100000 + number}</td><td>{description(number)}</td></tr>\n"
        for number in range(count)
    )
    return (
        "<!DOCTYPE html>\n<title>Codes</title><h1>Error codes</h1>\n"
        f"<table><tr><th>Error Code</th><th>Description</th></tr>\n{cells}</table>\n"
    )


def large():
    """A document of 100 kB: sections with prose and tables, of which every other has codes."""
    parts, size, number = [], 0, 0
    while size < 100_000:
        header = "Error Code | Description" if number % 2 else "Parameter | Meaning"
        first = 100000 + number * 20
        lines = [f"## Section {number}", "", "Some *words* about `it`, and a [link](#top)."] * 4
        lines += ["", f"| {header} |", "|---|---|"]
        for row in range(20):
            name = first + row if number % 2 else f"name_{first + row}"
            lines.append(f"| {name} | {description(first + row)} |")
        parts.append("\n".join(lines) + "\n\n")
        size, number = size + len(parts[-1]), number + 1
    return "".join(parts)


def log():
    """A log of a megabyte, with a code of the catalog in one line of eight."""
    lines, size, number = [], 0, 0
    while size < 1_000_000:
        what = f"error_code={10000 + number % 20}" if number % 8 == 0 else f"port={number % 9000}"
        lines.append(f"2026-11-22T10:00:{number % 60:02}Z INFO request {number} done {what} user=7\n")
        size, number = size + len(lines[-1]), number + 1
    return "".join(lines)


def prepare(errcat, folder):
    """Writes the documents, and makes the catalogs that the processes ask."""
    for name, text in {
        "rows.md": rows(2000), "changed.md": rows(2000, changed=50), "page.html": page(200),
        "large.md": large(), "app.log": log(),
    }.items():
        (folder / name).write_text(text)
    for document, catalog in [(SEEDS, "catalog.db"), ("rows.md", "rows.db")]:
        subprocess.run([errcat, "import", "--fresh", document, "--db", catalog, "--source", "vendor"],
                       cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)


def count(errcat, name, folder):
    """The instructions of a process after the start of main."""
    # main has another name in a program that tests can be linked with.
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
         "--toggle-collect=errcat_main", errcat, *PROCESSES[name]],
        cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != (1 if name in FINDING else 0) or not found or found[1] == "0":
        sys.exit(f"instructions: '{name}' failed with {done.returncode}:\n{done.stderr}")
    return int(found[1])


def versions(errcat):
    """What the counts depend on, besides errcat."""
    def first(pattern, text):
        found = re.search(pattern, text)
        return found[1] if found else "unknown"

    shown = subprocess.run([errcat, "--version"], capture_output=True, text=True, check=True).stdout
    # The compiler writes its version into what it compiles for debugging.
    swift = first(rb"Swift version ([0-9.]+)", pathlib.Path(errcat).read_bytes())
    valgrind = subprocess.run(["valgrind", "--version"], capture_output=True, text=True).stdout
    return {
        "swift": swift.decode() if isinstance(swift, bytes) else swift,
        "sqlite": first(r"SQLite (\S+)", shown),
        "glibc": platform.libc_ver()[1],
        "valgrind": first(r"valgrind-(\S+)", valgrind),
        "machine": platform.machine(),
    }


def read():
    """The recorded versions and counts."""
    with open(TABLE, newline="") as file:
        recorded = dict(part.split("=") for part in file.readline().removeprefix("# ").split())
        return recorded, {row["process"]: int(row["instructions"]) for row in csv.DictReader(file)}


def write(found, counts):
    with open(TABLE, "w", newline="") as file:
        file.write("# " + " ".join(f"{name}={value}" for name, value in found.items()) + "\n")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["process", "instructions"])
        table.writerows(counts.items())


def compare(recorded, counts):
    """Prints both counts of each process; returns those that are not as they should be."""
    wrong = []
    width = max(map(len, counts))
    for name, now in counts.items():
        before = recorded.get(name)
        if before is None:
            wrong.append(f"'{name}' has no recorded count")
            continue
        change = now / before - 1
        print(f"{name:{width}} {before:13,} {now:13,} {change:+7.1%}")
        if change > MOST:
            wrong.append(f"'{name}' takes {change:.1%} more instructions")
    wrong += [f"'{name}' is recorded, but no longer counted" for name in recorded if name not in counts]
    return wrong


def main():
    options = {"--record", "--check"}
    arguments = [each for each in sys.argv[1:] if each not in options]
    asked = options & set(sys.argv[1:])
    if len(arguments) != 1 or len(asked) > 1:
        sys.exit(__doc__.split("\n")[2].replace("Usage", "usage"))
    errcat = os.path.realpath(arguments[0])
    found = versions(errcat)
    if "--record" not in asked:
        recorded, expected = read()
        others = [f"{name} is {found.get(name, 'unknown')}, not {value}"
                  for name, value in recorded.items() if found.get(name) != value]
        if others:
            print("instructions: skipped, as the counts are of other versions:", "; ".join(others))
            sys.exit(1 if "--check" in asked else 0)
        if "--check" in asked:
            return
    with tempfile.TemporaryDirectory(prefix="errcat-") as name:
        folder = pathlib.Path(name)
        prepare(errcat, folder)
        counts = {}
        for each in PROCESSES:
            counts[each] = count(errcat, each, folder)
            print(f"counted {each}", flush=True)
    if "--record" in asked:
        write(found, counts)
        print(f"{len(counts)} counts written to {TABLE}")
        return
    wrong = compare(expected, counts)
    if wrong:
        sys.exit("\n".join(f"instructions: {each}" for each in wrong)
                 + "\n`make bench-instructions RECORD=1` records the counts again")


main()
