"""The machine and the versions that a run's figures apply to."""

import os
import platform
import re
import subprocess

from measuring import ROOT
from peers import LIST


def first(pattern, text):
    found = re.search(pattern, text)
    return found.group(1).strip() if found else "unknown"


def output(*command):
    """The output of a command, or nothing if the command is missing."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    except OSError:
        return ""


def processor():
    with open("/proc/cpuinfo") as file:
        return first(r"model name\s*: (.*)", file.read())


def name():
    """A short name of the machine, of its processor and its number of cores."""
    words = re.sub(r"\(.*?\)|@.*|CPU|Processor", "", processor())
    return "-".join(re.findall(r"[a-z0-9.]+", words.lower())) + f"-{os.cpu_count()}-cores"


def memory():
    with open("/proc/meminfo") as file:
        return int(first(r"MemTotal:\s*(\d+)", file.read())) / 2**20


def facts():
    """Rows of a table: part and version."""
    debian = output("dpkg-query", "-W", "-f", "${Version}", "libcmark-gfm-dev")
    changed = " with changes" if output("git", "status", "--porcelain", "-uno").strip() else ""
    return [
        ("processor", f"{processor()}, {os.cpu_count()} cores"),
        ("memory", f"{memory():.0f} GB"),
        ("kernel", first(r"^([\d.]+)", platform.release())),
        ("commit", output("git", "rev-parse", "--short=12", "HEAD").strip() + changed),
        ("Swift", first(r"Swift version (\S+)", output("swift", "--version"))),
        ("C compiler", output("cc", "--version").split("\n")[0]),
        ("SQLite, shell and library", output("sqlite3", "--version").split(" ")[0]),
        ("cmark-gfm", debian or "unknown"),
        ("GRDB", "7.10.0"),
        ("Python", platform.python_version()),
        ("Python packages", LIST.read_text().strip().replace("\n", ", ")),
        ("grep", first(r"([\d.]+)\n", output("grep", "--version"))),
        ("ripgrep", first(r"ripgrep (\S+)", output("rg", "--version"))),
        ("valgrind", first(r"valgrind-(\S+)", output("valgrind", "--version"))),
    ]
