"""The documents, tables and logs for the measurements, made from a seed and kept."""

import csv
import hashlib
import random
import sqlite3
from pathlib import Path

from measuring import BUILT

SEED = 20240229
# Bytes of a log: 1 GB for the measurement, less to check that memory does not grow with it.
LOG_BYTES = 1_000_000_000
LOG_BLOCK_LINES = 100_000
# Data made by other versions of this file is not used again.
MADE = BUILT / "data" / hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]

SUBJECTS = """account balance|the order|order price|order amount|withdrawal address|API key|signature
timestamp|nonce|trading pair|margin position|loan|deposit|sub-account|verification code|request
request parameter|the market|stop order|contract|leverage|websocket channel|user|transfer|currency
IP address|passphrase|order type|time in force|candle interval""".replace("\n", "|").split("|")
PROBLEMS = """is insufficient|does not exist|is invalid|has expired|is frozen|is not supported
must not be empty|exceeds the limit|is too low|was rejected|is not allowed to trade|failed
was cancelled already|is in an incorrect format|is under maintenance|timed out
is required for withdrawals|does not match|is duplicated|was sent too frequently""".replace("\n", "|").split("|")


def rows(count, distinct=False):
    """So many codes and descriptions; of a million descriptions, three in ten differ, or all."""
    chosen = random.Random(SEED)
    for number in range(count):
        text = f"{chosen.choice(SUBJECTS)} {chosen.choice(PROBLEMS)}"
        form = chosen.random()
        if form < 0.3:
            text += f", limit {chosen.randrange(1_000_000)} of {chosen.choice(SUBJECTS)}"
        elif form < 0.6:
            text += f"; check the {chosen.choice(SUBJECTS)}"
        if distinct:
            text += f" (case {number})"
        yield str(100_000 + number), text[0].upper() + text[1:]


def made(name, write):
    """The path of a file, which is written first if it is missing."""
    path = MADE / name
    if not path.exists():
        MADE.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        write(unfinished)
        unfinished.rename(path)
    return path


def document(count, distinct=False):
    """A Markdown document with one table of the given number of codes."""

    def write(path):
        with open(path, "w") as file:
            file.write("# REST API Error Codes\n\n| Error Code | Description |\n| --- | --- |\n")
            for code, text in rows(count, distinct):
                file.write(f"| {code} | {text} |\n")

    return made(f"{named(distinct)}-{count}.md", write)


def named(distinct):
    return "distinct" if distinct else "rows"


STATUSES = [400, 401, 403, 404, 409, 429, 500, 503]
SYLLABLES = [a + b for a in "b d f g k l m n p r s t v z ch st".split() for b in "aeiou"]


def own_word(number):
    """A word of four syllables that is another one for each number."""
    rest = number * 1_000_003 % len(SYLLABLES) ** 4
    word = ""
    for _ in range(4):
        rest, syllable = divmod(rest, len(SYLLABLES))
        word += SYLLABLES[syllable]
    return word


def words_document(count):
    """A Markdown document whose rows have a word that only one other row has."""

    def write(path):
        with open(path, "w") as file:
            file.write("# REST API Error Codes\n\n| Error Code | Name | Description |\n|-|-|-|\n")
            for number, (code, text) in enumerate(rows(count)):
                file.write(f"| {code} | ERR_{number:x} | The {text} {own_word(number // 2)} |\n")

    return made(f"words-{count}.md", write)


def page_document(count):
    """A Markdown document whose rows have a name and an HTTP status."""

    def write(path):
        chosen = random.Random(SEED)
        with open(path, "w") as file:
            file.write("# REST API Error Codes\n\n| Error Code | Name | Description | HTTP status |\n")
            file.write("|-|-|-|-|\n")
            for code, text in rows(count):
                name = "_".join(text.upper().split()[:3]).rstrip(",;")
                file.write(f"| {code} | {name}_{code} | {text} | {chosen.choice(STATUSES)} |\n")

    return made(f"page-{count}.md", write)


def pasted(size):
    """Text that somebody copied: rows with commas, without a space after them."""
    text = ""
    for number, (code, description) in enumerate(rows(size)):
        if len(text) + len(description) + 30 > size:
            return text
        text += f"{code},ERR_{number:x},the {description} {own_word(number * 7)}\n"
    return text


def table(count, distinct=False):
    """The same rows as CSV, with a header."""

    def write(path):
        with open(path, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["code", "description"])
            writer.writerows(rows(count, distinct))

    return made(f"{named(distinct)}-{count}.csv", write)


def flat(count):
    """The same rows in an SQLite table of five columns, with an index on the codes."""

    def write(path):
        database = sqlite3.connect(path)
        database.execute(
            "CREATE TABLE rows (id INTEGER PRIMARY KEY, code TEXT, number INTEGER,"
            " description TEXT, line INTEGER)"
        )
        database.executemany(
            "INSERT INTO rows (code, number, description, line) VALUES (?, ?, ?, ?)",
            (
                (code, int(code), text, line)
                for line, (code, text) in enumerate(rows(count), start=5)
            ),
        )
        database.execute("CREATE INDEX rows_by_code ON rows (code)")
        database.commit()
        database.close()

    return made(f"flat-{count}.db", write)


def log(size, codes):
    """A log of the given number of bytes; one line in eight names a code after a key."""

    def write(path):
        chosen = random.Random(SEED)
        lines = []
        for number in range(LOG_BLOCK_LINES):
            time = f"2024-02-29T12:{number // 1000 % 60:02}:{number % 60:02}.{number % 1000:03}Z"
            if number % 8 == 0:
                tail = f'reply {{"result":false,"error_code":{chosen.choice(codes)}}}'
            else:
                tail = f"GET /api/v1/orders/{chosen.randrange(10**8)} 200 {chosen.randrange(900)} ms"
            lines.append(f"{time} info gateway[{chosen.randrange(9000)}] {tail}\n")
        block = "".join(lines).encode()
        with open(path, "wb") as file:
            written = 0
            while written + len(block) <= size:
                written += file.write(block)

    return made(f"log-{size}.txt", write)
