"""What is a catalog worth against searching the documents, and against a server?"""

import http.client
import subprocess
import time
import urllib.parse

import data
from catalogs import catalog_of
from measuring import ERRCAT, Answer, Runs, by_turns, ratio, shown
from peers import PEERS

ROWS = 1_000_000
WORDS = "insufficient balance"
PORT = 18_203


def ask(runs):
    document, catalog = data.document(ROWS), catalog_of(ROWS)
    code = "654321"
    looked_up = by_turns(
        {
            "errcat explain": [ERRCAT, "explain", code, "--db", catalog],
            "grep": ["sh", "-c", f"grep -w {code} '{document}' | cat"],
            "ripgrep": ["sh", "-c", f"rg -w {code} '{document}' | cat"],
        },
        runs or 20,
    )
    searched = by_turns({"errcat search": [ERRCAT, "search", *WORDS.split(), "--db", catalog]}, runs or 20)
    searched["Datasette, a request to its server"] = datasette(catalog, runs or 20)
    return [
        Answer(
            f"One code of {ROWS:,}, against the raw document",
            "The whole process; grep and ripgrep look for the code as a word in the Markdown"
            " document.",
            ["program", "median", "±", "errcat's ratio"],
            table(looked_up, "errcat explain"),
        ),
        Answer(
            f"Words among {ROWS:,} entries, against Datasette",
            f"The best 20 entries for `{WORDS}`. errcat is a whole process each time, Datasette a"
            " request to a server that runs already, with one SELECT over the same catalog.",
            ["program", "median", "±", "errcat's ratio"],
            table(searched, "errcat search"),
        ),
    ]


def table(runs, own):
    return [
        [name, shown(run.median), f"{run.spread:.0%}", f"{ratio(runs, own, name):.3f}"]
        for name, run in runs.items()
    ]


def datasette(catalog, count):
    """Sends a Datasette server the given number of requests."""
    sql = (
        "select e.domain, e.code, e.cause, e.description from entries_fts f join entries e"
        " on e.id = f.rowid where entries_fts match :words order by rank limit 20"
    )
    query = urllib.parse.urlencode({"sql": sql, "words": WORDS, "_shape": "array"})
    server = subprocess.Popen(
        [PEERS / "bin" / "datasette", "serve", catalog, "--port", str(PORT)]
        + ["--setting", "sql_time_limit_ms", "60000"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        runs = Runs()
        for number in range(-1, count):
            start = time.perf_counter()
            body = answer(f"/{catalog.stem}.json?{query}")
            if number >= 0:
                runs.seconds.append(time.perf_counter() - start)
        if not body.startswith(b"[{"):
            raise SystemExit(f"Datasette answers {body[:200]!r}")
        return runs
    finally:
        server.terminate()
        server.wait()


def answer(path):
    """The body of one answer; the server is given ten seconds to start."""
    for _ in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT)
            connection.request("GET", path)
            return connection.getresponse().read()
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise SystemExit("Datasette does not start")
