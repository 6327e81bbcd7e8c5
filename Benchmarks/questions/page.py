"""How much processor time does a browser spend on the exported page of ten thousand codes?"""

import json
import statistics
import subprocess
import sys

import data
import peers
from catalogs import imported
from measuring import BUILT, ERRCAT, ROOT, Answer, Bar

ROWS = 10_000
LIMITS = {"open the page": 1000, "type the first letter": 200}


def ask(runs):
    catalog = imported(data.page_document(ROWS), f"page-{ROWS}.db")
    page = BUILT / "page.html"
    subprocess.run([ERRCAT, "export", "--db", catalog, "-o", page], check=True)
    browser = [peers.PEERS / "bin" / "python", ROOT / "Benchmarks" / "browser.py"]
    done = subprocess.run([*browser, page, str(runs or 10)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    steps = json.loads(done.stdout)
    rows, bars = [], []
    for name in steps[0]:
        spent = [step[name] for step in steps]
        middle = statistics.median(spent)
        rows.append([name, f"{middle:.0f} ms", f"{min(spent):.0f} to {max(spent):.0f} ms"])
        if name in LIMITS:
            bars.append(Bar(f"the HTML page of {ROWS:,} codes: {name}, ms", middle, LIMITS[name]))
    return [
        Answer(
            f"The HTML page of {ROWS:,} codes in Chromium",
            f"The processor time of the browser's process for the page, which has"
            f" {page.stat().st_size / 1e6:.1f} MB.",
            ["step", "median", "least to most"],
            rows,
            bars,
        )
    ]
