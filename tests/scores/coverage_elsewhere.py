"""How coverage does on texts that are not the project's: `python tests/scores/coverage_elsewhere.py
FOLDER` prints what it finds; nothing was tuned on them, and what is not there is skipped.

In `articles` an article and the table of what a checker found in it: of the figures and capitalised
words that the table's first column repeats from the article, how many lie in a token. In
`data/claimbuster` sentences of debates that people called worth checking or not: how many have a
token.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.text.coverage import checkable

_FIGURE_OR_NAME = re.compile(r"\b(?:\d+|[A-Z][\w-]+)")
_ROW = re.compile(r"^\| (?P<said>[^|]+) \|", re.MULTILINE)


def main(folder: Path) -> None:
    for text in sorted((folder / "articles").glob("*.txt")):
        table = text.with_name(f"{text.stem}-sources.md")
        if table.exists():
            print(*_article(text.read_text("utf-8"), table.read_text("utf-8")), sep="\n")
    sentences = folder / "data" / "claimbuster" / "crowdsourced.csv"
    if sentences.exists():
        print(*_debates(sentences), sep="\n")


def _article(text: str, table: str) -> Iterator[str]:
    """What a checker's list repeats from the article, and what of it no token holds."""
    tokens = checkable(text)
    words = {
        found.group()
        for row in _ROW.finditer(table)
        for found in _FIGURE_OR_NAME.finditer(row["said"])
        if found.start()  # its first word has a capital anyway
        and re.search(rf"\b{re.escape(found.group())}\b", text)
    }
    missed = [
        word
        for word in sorted(words)
        if not any(re.search(rf"\b{word}\b", text[one.start : one.end]) for one in tokens)
    ]
    yield f"{len(tokens)} tokens: {dict(Counter(one.kind for one in tokens))}"
    yield f"a checker's words in one: {len(words) - len(missed)} of {len(words)}; not: {missed}"


def _debates(path: Path) -> Iterator[str]:
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            counts[row["Verdict"]] += 1
            counts[row["Verdict"] + " held"] += bool(checkable(row["Text"]))
    for key, said in (("1", "worth checking"), ("0", "of fact, unimportant"), ("-1", "no fact")):
        share = 100 * counts[key + " held"] / max(1, counts[key])
        yield f"{said}: {counts[key + ' held']} of {counts[key]} have a token ({share:.1f} %)"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
