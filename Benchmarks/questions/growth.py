"""What becomes of imports, look-ups and searches as a catalog grows?"""

import data
from catalogs import LONG, catalog_of, catalog_of_seeds
from measuring import BUILT, ERRCAT, Answer, Bar, by_turns, inside, ratio, shown

LARGEST = 1_000_000


def ask(runs, largest=LARGEST):
    sizes = [10**power for power in range(3, 8) if 10**power <= largest]
    points = {"import": [], "search": [], "explain": []}
    catalogs = {203: catalog_of_seeds()} | {size: catalog_of(size) for size in sizes}
    codes = {203: "10016"} | {size: str(100_000 + size // 2) for size in sizes}
    explained = by_turns(
        {size: [ERRCAT, "explain", codes[size], "--db", path] for size, path in catalogs.items()},
        runs or 100,
    )
    searched = by_turns(
        {
            size: [ERRCAT, "search", "insufficient", "balance", "--db", path]
            for size, path in catalogs.items()
        },
        runs or 10,
    )
    inner = {
        size: inside("explain", {"errcat": [BUILT / "measure"]}, path, runs or 5)["errcat"]
        for size, path in catalogs.items()
    }
    rows = []
    for size, path in catalogs.items():
        imported = None
        if size != 203:
            count = 1 if size > 100_000 else runs or 5
            # A catalog from an older errcat would be refused.
            (BUILT / "grown.db").unlink(missing_ok=True)
            command = [ERRCAT, "import", "--fresh", data.document(size), *LONG]
            command += ["--db", BUILT / "grown.db"]
            imported = by_turns({"errcat": command}, count, warm=False)["errcat"]
            points["import"].append((size, imported.median))
            points["search"].append((size, searched[size].median))
            points["explain"].append((size, explained[size].median))
        rows.append(
            [
                f"{size:,}",
                shown(imported.median) if imported else "",
                f"{imported.peak:.0f} MB" if imported else "",
                f"{path.stat().st_size / 1e6:.1f} MB",
                shown(explained[size].median),
                shown(inner[size].median / 20_000),
                shown(searched[size].median),
            ]
        )
    seconds = dict(points["import"])
    bars = []
    for size in sizes:
        if size < 1_000_000 and size != sizes[-1]:
            continue
        bars += [
            Bar(
                f"look-up, {size:,} entries against 203, the whole process",
                explained[size].median / explained[203].median,
                1.2,
                unit="×",
            ),
            Bar(
                f"import, seconds a row, {size:,} against 10,000",
                seconds[size] / size / (seconds[10_000] / 10_000),
                1.5,
                unit="×",
            ),
        ]
    return [
        Answer(
            "Growth",
            "The whole process each, but for the look-up in an open catalog, which is the library's"
            " `explain`, with all it reads of an entry, by turns over the whole catalog.",
            [
                "entries",
                "import",
                "its peak memory",
                "file",
                "`explain`",
                "look-up in an open catalog",
                "`search` of two words",
            ],
            rows,
            bars,
            points,
        )
    ]
