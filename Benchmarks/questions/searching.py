"""How long do searches take in a catalog of a million entries, from the start of the process to its end?"""

import random
import re
import statistics

import data
from catalogs import imported
from measuring import ERRCAT, ROOT, Answer, Bar, by_turns, shown

ROWS = 1_000_000
SEED = 17
TYPED_AHEAD = 25
JUDGED = ROOT / "Tests" / "ErrorCatalogTests" / "Relevance"
COMMON = """balance withdrawal address signature timestamp margin position deposit verification request
parameter currency price amount contract leverage channel transfer""".split()


def ask(runs):
    document = data.words_document(ROWS)
    catalog = imported(document, f"words-{ROWS}.db")
    chosen = random.Random(SEED)
    queries = {
        "two words": "insufficient balance",
        "a word that every entry has": "the",
        "ten common words": " ".join(COMMON[:10]),
        "a common word and a code": "balance code:500000",
        "two misspelled words": "witdrawal adress",
        "a word of the vocabulary, misspelled twice": misspelled(data.own_word(123_456), chosen),
        "words that no entry has": "xyzzyplugh frobnicate",
    }
    # What a shell or an editor may ask after each key.
    ahead = {
        "the first letter of a word": "w",
        "the first letters of two words": "withdr addr",
    }
    queries |= ahead
    judged = judged_queries()
    page = "a pasted page of 64 KB"

    def searched(queries, count):
        # A search that finds nothing ends with 1.
        commands = {
            name: [ERRCAT, "search", "--db", catalog, "--", text] for name, text in queries.items()
        }
        return by_turns(commands, count, statuses=(0, 1))

    typed = searched(queries, runs or 20)
    pasted = searched({page: data.pasted(65_536)}, runs or 10)
    each = searched({text: text for text in judged}, runs or 3)
    name = f"the {len(judged)} judged queries, the slowest of a hundred"
    rows = [
        [query, shown(run.median), f"{run.spread:.0%}", shown(processor(run))]
        for query, run in (typed | pasted).items()
    ]
    rows.append([name, shown(p99(each, lambda run: run.median)), "", shown(p99(each, processor))])
    bars = [
        Bar(f"{query}, ms", processor(run) * 1000, TYPED_AHEAD if query in ahead else 150)
        for query, run in typed.items()
    ]
    bars += [
        Bar(f"{name}, ms", p99(each, processor) * 1000, 150),
        Bar(f"{page}, ms", processor(pasted[page]) * 1000, 500),
    ]
    return [
        Answer(
            f"Searches among {ROWS:,} entries with 500,000 different words",
            "The whole process each, for the best 20 entries and the count of all. The bars are about"
            " processor time, which other processes hardly change.",
            ["query", "median", "±", "processor time"],
            rows,
            bars,
        )
    ]


def processor(run):
    """The processor seconds of a run in the middle."""
    return statistics.median(run.processor)


def p99(runs, seconds):
    """The seconds that one run in a hundred takes, or more."""
    return statistics.quantiles(map(seconds, runs.values()), n=100)[98]


def misspelled(word, chosen):
    """A word with two letters exchanged, and another one left out."""
    place = chosen.randrange(1, len(word) - 3)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 : -1]


def judged_queries():
    """The queries of the tests of relevance, each once."""
    queries = {}
    for path in sorted(JUDGED.glob("*-queries*.md")):
        for line in path.read_text().splitlines():
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if len(cells) >= 3 and not set(cells[0]) <= set("-: ") and cells[0] != "kind":
                queries[cells[1].strip("`").replace("\\|", "|")] = None
    return list(queries)
