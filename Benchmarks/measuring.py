"""Running contestants in turn, and the results of the runs."""

import json
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / ".build" / "bench"
ERRCAT = ROOT / ".build" / "release" / "errcat"


@dataclass
class Runs:
    """The runs of one contestant: seconds of each, processor seconds, and peak memory in MB."""

    seconds: list = field(default_factory=list)
    processor: list = field(default_factory=list)
    memory: list = field(default_factory=list)
    result: object = None

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def peak(self):
        return max(self.memory)

    @property
    def spread(self):
        """Half of the distance between the quartiles, as a share of the median."""
        if len(self.seconds) < 3:
            return (max(self.seconds) - min(self.seconds)) / 2 / self.median
        low, _, high = statistics.quantiles(self.seconds, n=4, method="inclusive")
        return (high - low) / 2 / self.median


@dataclass
class Bar:
    """A ratio or a size, and its limit."""

    claim: str
    value: float
    limit: float
    at_most: bool = True
    unit: str = ""

    @property
    def is_met(self):
        return self.value <= self.limit if self.at_most else self.value >= self.limit


@dataclass
class Answer:
    """The answer to a question: a table, bars, and notes for reading them."""

    title: str
    note: str
    columns: list
    rows: list
    bars: list = field(default_factory=list)
    points: dict = field(default_factory=dict)


def spawn(command, before=None, statuses=(0,)):
    """Runs a command once as a process; returns wall and processor seconds, and MB at its peak."""
    if before:
        before()
    done = subprocess.run(
        [BUILT / "clock", *map(str, command)], capture_output=True, text=True, check=True
    )
    wall, processor, kib, status = map(int, done.stdout.split())
    if status not in statuses:
        sys.exit(f"{' '.join(map(str, command))}\nended with {status}: {done.stderr}")
    return wall / 1e9, processor / 1e6, kib / 1024


def by_turns(contestants, count, warm=True, statuses=(0,)):
    """Runs each command once a round, for so many rounds; a first round is thrown away.

    A contestant is a command, or a command and what is to be done before each run of it. It must
    end with one of the statuses.
    """
    runs = {name: Runs() for name in contestants}
    for number in range(-1 if warm else 0, count):
        for name, contestant in contestants.items():
            command, before = contestant if isinstance(contestant, tuple) else (contestant, None)
            wall, processor, memory = spawn(command, before, statuses)
            if number >= 0:
                runs[name].seconds.append(wall)
                runs[name].processor.append(processor)
                runs[name].memory.append(memory)
    return runs


def inside(question, contestants, path, count):
    """Runs work that its own process times, in turn; the results must be equal."""
    runs = {name: Runs() for name in contestants}
    for number in range(-1, count):
        for name, program in contestants.items():
            done = subprocess.run(
                [*program, question, name, str(path)], capture_output=True, text=True, check=True
            )
            measured = json.loads(done.stdout)
            runs[name].result = measured["result"]
            if number >= 0:
                runs[name].seconds.append(measured["seconds"])
    results = {name: run.result for name, run in runs.items()}
    if len(set(results.values())) > 1:
        sys.exit(f"{question}: the contestants did not do the same: {results}")
    return runs


def instructions(command):
    """The number of instructions a process executes, counted by valgrind's callgrind."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)],
        capture_output=True,
        text=True,
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found.group(1)) if found else None


def shown(seconds):
    """Seconds with three digits and the unit that suits them."""
    if seconds >= 1:
        return f"{seconds:.3g} s" if seconds < 100 else f"{seconds:.0f} s"
    if seconds >= 1e-3:
        return f"{seconds * 1e3:.3g} ms"
    return f"{seconds * 1e6:.3g} µs"


def ratio(runs, one, other):
    """The ratio of the first time to the second."""
    return runs[one].median / runs[other].median
