"""What became of a claim's words, and of the sentence around them, in the next revision."""

import re

from workbench.model.spans import Span
from workbench.model.states import Alteration, DifferenceKind, TokenKind
from workbench.text.alignment import Run, difference
from workbench.text.pairing import MOST_CELLS
from workbench.text.sentences import sentence_at, sentences_around
from workbench.text.verbatim import read_pieces

MOST_BETWEEN = 40
"""Characters of white space between two sentences of a paragraph, at most."""

_PRONOUN = re.compile(r"\W{0,3}(?:he|she|they|his|her|their)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_CALLED = frozenset({TokenKind.NAME, TokenKind.DATE})
_FACTS = frozenset(
    {
        DifferenceKind.NUMBER,
        DifferenceKind.DATE,
        DifferenceKind.NAME,
        DifferenceKind.NEGATION,
    }
)


def alteration(old: str, new: str, proposed: str = "") -> Alteration:
    """How the words `new` differ from the words `old`; `proposed` are the words asked for, if any.

    White space is no difference; a change of facts outweighs one of words, that one of marks.
    """
    if old.split() == new.split():
        return Alteration.NONE
    if proposed and proposed.split() == new.split():
        return Alteration.PROPOSED
    kinds = _kinds(old, new)
    if kinds & _FACTS:
        return Alteration.FACTS
    return Alteration.WORDS if kinds - {DifferenceKind.PUNCTUATION} else Alteration.PUNCTUATION


def alteration_at(old: str, before: Span, new: str, after: Span, proposed: str = "") -> Alteration:
    """How the words of `new` at `after` differ from those of `old` at `before`.

    As `alteration`; what only the sentences tell is seen too: that a word with a capital is a name
    or a day, also where the mark begins with it, or an initial is in one.
    """
    ours, theirs = old[slice(*before)], new[slice(*after)]
    found = alteration(ours, theirs, proposed)
    if found is not Alteration.WORDS or not _CAPITAL.search(ours + theirs):
        return found
    return found if _called(old, before) == _called(new, after) else Alteration.FACTS


def _called(text: str, span: Span) -> list[str]:
    """The names and days that the words of a span belong to, as their sentences tell them."""
    from workbench.text.coverage import checkable

    around = sentences_around(text, span)
    said, start, end = text[slice(*around)], span.start - around.start, span.end - around.start
    return [
        said[token.start : token.end]
        for token in checkable(said)
        if token.kind in _CALLED and token.start < end and token.end > start
    ]


def _kinds(old: str, new: str) -> set[str]:
    """The kinds of all differences; of texts too long to compare, the gravest."""
    ours, theirs = read_pieces(old), read_pieces(new)
    if len(ours.words) * len(theirs.words) > MOST_CELLS:
        return {DifferenceKind.NUMBER}
    from rapidfuzz.distance import Levenshtein

    runs = [
        Run(op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(ours.words, theirs.words)
        if op.tag != "equal"
    ]
    return {difference(ours, theirs, run).kind for run in runs}


def sentence_change(old: str, new: str, before: Span, after: Span) -> Alteration:
    """How the sentence around `after` in `new` differs from the one around `before` in `old`.

    For a mark whose own words stayed: `none` where all that was said with them stayed too. Of a
    sentence that begins with a pronoun, `facts` also where the one before it has another name.
    """
    ours, theirs = sentences_around(old, before), sentences_around(new, after)
    said = old[ours.start : ours.end]
    found = alteration(said, new[theirs.start : theirs.end])
    if found is Alteration.NONE and _PRONOUN.match(said):
        names = _kinds(_sentence_before(old, ours.start), _sentence_before(new, theirs.start))
        return Alteration.FACTS if DifferenceKind.NAME in names else found
    return found


def _sentence_before(text: str, start: int) -> str:
    """The sentence before the one at `start`, if its paragraph has one."""
    end = len(text[max(0, start - MOST_BETWEEN) : start].rstrip()) + max(0, start - MOST_BETWEEN)
    if end <= 0 or "\n\n" in text[end:start]:
        return ""
    return text[slice(*sentence_at(text, end - 1))]
