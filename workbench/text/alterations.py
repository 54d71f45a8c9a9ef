"""What became of a claim's words, and of the sentence around them, in the next revision."""

from workbench.model.spans import Span
from workbench.model.states import Alteration, DifferenceKind
from workbench.text.alignment import Run, difference
from workbench.text.sentences import sentence_at
from workbench.text.verbatim import Pieces, read_pieces

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
    ours, theirs = read_pieces(old), read_pieces(new)
    kinds = {difference(ours, theirs, run).kind for run in _runs(ours, theirs)}
    if kinds & _FACTS:
        return Alteration.FACTS
    return Alteration.WORDS if kinds - {DifferenceKind.PUNCTUATION} else Alteration.PUNCTUATION


def _runs(ours: Pieces, theirs: Pieces) -> list[Run]:
    from rapidfuzz.distance import Levenshtein

    return [
        Run(op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(ours.words, theirs.words)
        if op.tag != "equal"
    ]


def sentence_change(old: str, new: str, before: Span, after: Span) -> Alteration:
    """How the sentence around `after` in `new` differs from the one around `before` in `old`.

    For a mark whose own words stayed: `none` where all that was said with them stayed too.
    """
    return alteration(_sentences(old, before), _sentences(new, after))


def _sentences(text: str, span: Span) -> str:
    """The words of the sentences that the span begins and ends in, and of those between."""
    first = sentence_at(text, span.start)
    last = sentence_at(text, max(span.start, span.end - 1))
    return text[min(first.start, span.start) : max(last.end, span.end)]
