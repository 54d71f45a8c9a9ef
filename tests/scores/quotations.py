"""Holds the quotations of an article against the text that they may have been taken from.

By hand, from the checkout: `python -m tests.scores.quotations ARTICLE SOURCE`, two files of any
kind that can be imported. Each quotation is told with how it stands in the source, and which words
differ; then how many stand there how. The desk shows the same with `T` once the source is captured.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.model.found import Difference, QuoteMatch
from workbench.model.states import Match
from workbench.text.display import shown
from workbench.text.quotes import compare_all
from workbench.workspace.reading import read_file

LONGEST = 200
"""Characters of a quotation that are told."""


def held(article: str, source: str) -> list[tuple[str, QuoteMatch]]:
    """The quotations of an article, in order, and how each stands in the source."""
    found = compare_all(article, source)
    return [(article[span.start : span.end], match) for span, match in found]


def told(found: list[tuple[str, QuoteMatch]]) -> Iterator[str]:
    """A line for each quotation, with a line for each difference, and the counts."""
    for quote, match in found:
        yield f"{match.kind:<9} “{shown(' '.join(quote.split()))[:LONGEST]}”"
        yield from (f"          {_words(one)}" for one in match.diff)
    counts = Counter(match.kind for _quote, match in found)
    kinds = (Match.VERBATIM, Match.CLOSE, Match.ABSENT)
    yield f"{len(found)} quotations: " + ", ".join(f"{counts[kind]} {kind}" for kind in kinds)


def _words(one: Difference) -> str:
    ours, theirs = (shown(words) or "nothing" for words in (one.our_words, one.their_words))
    return f"{one.kind}: {ours} > {theirs}"


def main(words: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path)
    parser.add_argument("source", type=Path)
    given = parser.parse_args(words)
    texts = [read_file(path).text for path in (given.article, given.source)]
    sys.stdout.writelines(f"{line}\n" for line in told(held(*texts)))


if __name__ == "__main__":
    main(sys.argv[1:])
