"""What it costs to find the checkable tokens of 200,000 characters, with their sentences beside.

`python -P bench/probes/coverage.py`: prints, as JSON, the milliseconds of processor time of each at
the quickest of the rounds, and the ratio of the first to the second; both are timed in turn, so
that a busy machine slows both.
"""

import json
import random
import sys
import time
from collections.abc import Callable

from workbench.text.coverage import checkable
from workbench.text.sentences import sentences

CHARACTERS = 200_000
ROUNDS = 15
SYLLABLES = ("ka", "ro", "mi", "ten", "lo", "sa", "vi", "der", "pu", "nal", "ist", "or", "em", "be")
FACTS = ("2019", "14", "12 per cent", "fourteen", "May 8", "Ostrow", "the largest", "on Monday")


def article() -> str:
    """Invented words with a fact in every sixth place, and a quotation in every paragraph."""
    chance = random.Random(11)
    known = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(3_000)]
    known += ["the", "of", "and", "in", "a"] * 250
    paragraphs: list[str] = []
    length = 0
    while length < CHARACTERS:
        words = [chance.choice(FACTS if at % 6 == 5 else known) for at in range(48)]
        lines = [" ".join(words[at : at + 16]).capitalize() for at in range(0, 48, 16)]
        paragraphs.append(f"{lines[0]}. “{lines[1]},” said Ada Lund. {lines[2]}.")
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:CHARACTERS]


def main() -> None:
    text = article()
    timed: dict[str, Callable[[], object]] = {
        "checkable": lambda: checkable(text),
        "sentences": lambda: sentences(text),
    }
    taken: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(ROUNDS):
        for name, run in timed.items():
            began = time.process_time()
            run()
            taken[name].append(1000 * (time.process_time() - began))
    quickest = {name: round(min(times), 1) for name, times in taken.items()}
    ratio = round(quickest["checkable"] / quickest["sentences"], 2)
    said = {"tokens": len(checkable(text)), "ms": quickest, "ratio": ratio}
    sys.stdout.write(json.dumps(said, indent=2) + "\n")


if __name__ == "__main__":
    main()
