"""Catalogs made by errcat, kept until errcat changes."""

import subprocess

import data
from measuring import BUILT, ERRCAT, ROOT


# A document of ten million codes has more bytes than errcat reads by default.
LONG = ["--max-bytes", str(1 << 30)]


def imported(document, name, *options):
    """The path of a catalog of a document or a folder, made again if errcat is newer."""
    path = BUILT / name
    newest = max(ERRCAT.stat().st_mtime, (ROOT / document).stat().st_mtime)
    if not path.exists() or path.stat().st_mtime < newest:
        path.unlink(missing_ok=True)
        subprocess.run(
            [ERRCAT, "import", "--fresh", document, "--db", path, *options],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    return path


def catalog_of_seeds():
    """A catalog of the 203 codes in seeds/."""
    return imported("seeds/error-code-for-spot.md", "seeds.db", "--source", "okcoin")


def catalog_of(count):
    """A catalog with the given number of generated codes."""
    return imported(data.document(count), f"catalog-{count}.db", *LONG)
