"""How well checkable tokens are found, on sentences of the project's own with their tokens marked.

`python tests/scores/coverage_scores.py` prints the table of docs/scores.md. In the files a token is
`{kind:words}`, and may hold others. Rules were changed on `tuned`; nothing was on `held-out`.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.model.spans import Token
from workbench.text.coverage import checkable

HERE = Path(__file__).parent / "coverage"
HALVES = ("tuned", "held-out")
KINDS = {"n": "number", "d": "date", "p": "name", "q": "quotation", "c": "comparison"}


class Marked(NamedTuple):
    """A sentence without its marks, and the tokens that they mark."""

    text: str
    tokens: frozenset[Token]


def read_half(half: str) -> list[Marked]:
    """The sentences of a half, in order."""
    lines = (HERE / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    return [read(line) for line in lines if line]


def read(line: str) -> Marked:
    """A line without its marks, and what they mark."""
    text = ""
    open_tokens: list[tuple[int, str]] = []
    tokens: set[Token] = set()
    at = 0
    while at < len(line):
        if line[at] == "{":
            open_tokens.append((len(text), KINDS[line[at + 1]]))
            at += 3  # the brace, the kind and its colon
            continue
        if line[at] == "}":
            start, kind = open_tokens.pop()
            tokens.add(Token(start, len(text), kind))
        else:
            text += line[at]
        at += 1
    return Marked(text, frozenset(tokens))


def score(half: str) -> Counter[str]:
    """Tokens expected, given and right, by kind and in all; `touched` are those expected that one
    of their kind overlaps."""
    counts: Counter[str] = Counter()
    for marked in read_half(half):
        given = {Token(*token) for token in checkable(marked.text)}
        for name, tokens in (
            ("expected", marked.tokens),
            ("given", given),
            ("right", marked.tokens & given),
            ("touched", {token for token in marked.tokens if _is_touched(token, given)}),
        ):
            for token in tokens:
                counts[name] += 1
                counts[f"{name} {token.kind}"] += 1
    return counts


def _is_touched(token: Token, given: set[Token]) -> bool:
    return any(
        one.kind == token.kind and one.start < token.end and token.start < one.end for one in given
    )


def wrong(half: str) -> Iterator[str]:
    """What is missed and what is given in vain, sentence by sentence."""
    for marked in read_half(half):
        given = {Token(*token) for token in checkable(marked.text)}
        missed = [(t.kind, marked.text[t.start : t.end]) for t in sorted(marked.tokens - given)]
        extra = [(t.kind, marked.text[t.start : t.end]) for t in sorted(given - marked.tokens)]
        if missed or extra:
            yield f"{marked.text}\n    missed {missed}\n    in vain {extra}"


def table() -> str:
    """The figures of both halves as Markdown."""
    halves = [score(half) for half in HALVES]
    rows = ["| what | tuned | held out |", "|---|---|---|"]
    for kind in ("", *KINDS.values()):
        name = f" {kind}" if kind else ""
        said = f"{kind}s" if kind else "all tokens"
        for what, part, of in (
            ("found, to the letter", "right", "expected"),
            ("touched by one of its kind", "touched", "expected"),
            ("given that are right", "right", "given"),
        ):
            figures = (f"{c[part + name]} of {c[of + name]}" for c in halves)
            rows.append(f"| {said}: {what} | {' | '.join(figures)} |")
    return "\n".join(rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print("\n".join(wrong(sys.argv[1])))
    else:
        print(table())
