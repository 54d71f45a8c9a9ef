"""What it costs to carry 5,000 marks over a 100,000-word article with 300 edits.

`python -P bench/probes/carrying.py`: prints, as JSON, the wall and processor milliseconds of
`carry`, and of one plain diff of both texts' words by rapidfuzz, in turn.
"""

import json
import re
import sys
import time
from collections.abc import Callable

from rapidfuzz.distance import Levenshtein

from bench.texts import revised, story
from workbench.text.carry import carry

WORDS = 100_000
MARKS = 5_000


def timed(run: Callable[[], object]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    run()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


def main() -> None:
    old = story(WORDS)
    new, marks = revised(old.text), old.places(MARKS)
    ours, theirs = (re.findall(r"\w+|[^\w\s]", text) for text in (old.text, new))
    told = {
        "rapidfuzz": timed(lambda: Levenshtein.opcodes(ours, theirs)),
        "workbench": timed(lambda: carry(old.text, new, marks)),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
