"""What it costs to ask a source of 20,000 words for a claim and for a quotation.

`python -P bench/probes/asking.py`: prints, as JSON, the median milliseconds of each, and its ratio
to splitting the same text into sentences; all are timed in turn, so that a busy machine slows all.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable

from workbench.text.passages import Index, find
from workbench.text.quotes import compare
from workbench.text.sentences import sentences

WORDS = 20_000
ROUNDS = 31
SYLLABLES = ("ka", "ro", "mi", "ten", "lo", "sa", "vi", "der", "pu", "nal", "ist", "or", "em", "be")
FACT = "The harbour handled 3.4 million tonnes of cargo in 2020, said “chief engineer” Ada Lund."
CLAIM = "Ada Lund says that 3,400,000 tonnes of cargo went through the harbour in 2020"
QUOTE = "The harbour handled 3.5 million tonnes of cargo in 2020"
ABSENT = "nobody has ever weighed what the ferries bring across in a winter"


def source() -> str:
    """Invented words as often as in a long report, with names, numbers and paragraphs; one fact."""
    chance = random.Random(7)
    known = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(3_000)]
    known += ["the", "of", "and", "in", "a"] * 250
    lines = [_line(chance, known) for _ in range(WORDS // 20)]
    lines.insert(len(lines) // 2, FACT)
    return "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))


def _line(chance: random.Random, known: list[str]) -> str:
    words = [chance.choice(known) for _ in range(20)]
    words[0] = words[0].capitalize()
    words[9] = chance.choice(("2019", "14", "12 per cent", "fourteen", "May 8", "Ostrow"))
    return " ".join(words) + "."


def main() -> None:
    text = source()
    index = Index(text)
    timed: dict[str, Callable[[], object]] = {
        "sentences": lambda: sentences(text),
        "find": lambda: find(CLAIM, text),
        "find in an index": lambda: index.find(CLAIM),
        "compare, close": lambda: compare(QUOTE, text),
        "compare, verbatim": lambda: compare(FACT, text),
        "compare, absent": lambda: compare(ABSENT, text),
    }
    taken: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(ROUNDS):
        for name, run in timed.items():
            began = time.perf_counter()
            run()
            taken[name].append(1000 * (time.perf_counter() - began))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    told = {
        name: {
            "ms": round(ms, 1),
            "least ms": round(min(taken[name]), 1),
            "ratio": round(ms / middle["sentences"], 2),
        }
        for name, ms in middle.items()
    }
    sys.stdout.write(json.dumps({"words": len(text.split()), **told}, indent=1) + "\n")


if __name__ == "__main__":
    main()
