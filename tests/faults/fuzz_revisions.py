"""Two revisions of a text as one input, and what must hold of whatever is carried between them."""

from random import Random

from hypothesis import strategies as st

from tests.faults import fuzz_corpus as corpus
from tests.faults import fuzz_tokens as tokens
from tests.faults.fuzz_mutations import mutate
from workbench.model.spans import Carried, Located, Span
from workbench.text.alterations import alteration_at, sentence_change
from workbench.text.carry import carry
from workbench.text.graphemes import snap
from workbench.text.marks import describe, locate
from workbench.text.worddiff import difference_in_brief

BETWEEN = "\x1e"
"""What parts the older revision from the newer; without it there is but one, carried to itself."""

MARKS = 12
"""Marks of an input, evenly over its older text, as long as what is between two."""

SURE = ("exact", "moved")


def mutated(chance: Random) -> bytes:
    """A text, and the same broken."""
    body = chance.choice(corpus.plains())
    made = mutate(chance, body, tokens.TEXT)
    words = (body, made) if chance.random() < 0.5 else (made, body)
    return BETWEEN.encode().join(words)


_PIECES = st.lists(
    st.sampled_from(
        ["The fire. ", "14 rockets ", "not ", "\n\n", "\n", ". ", "“", "the ", "1", "é\u0301", "🇫🇷"]
    )
    | st.text(max_size=4),
    max_size=30,
).map("".join)
invented = st.tuples(_PIECES, _PIECES).map(
    lambda made: BETWEEN.join(made).encode("utf-8", "surrogatepass")
)


def read(body: bytes) -> None:
    """Carries marks there and looks for their quotes; raises where one is torn or misplaced."""
    old, _, new = body.decode("utf-8", "replace").partition(BETWEEN)
    step = max(1, len(old) // MARKS)
    marks = [snap(old, at, min(at + step, len(old))) for at in range(0, len(old), step)]
    for mark, found in zip(marks, carry(old, new, marks), strict=True):
        _check(old, new, mark, found)
        if found.start is not None and found.end is not None:
            sentence_change(old, new, mark, Span(found.start, found.end))
            after = Span(found.start, found.end)
            alteration_at(old, mark, new, after)
            difference_in_brief(old[slice(*mark)], new[slice(*after)])
        _check(old, new, mark, locate(new, describe(old, *mark), mark.start))


def _check(old: str, new: str, mark: Span, found: Carried | Located) -> None:
    assert (found.status == "lost") == (found.start is None) == (found.end is None), found
    assert 0 <= found.score <= 1, found
    if found.start is None or found.end is None:
        return
    assert 0 <= found.start < found.end <= len(new), found
    if found.status in SURE:
        assert new[found.start : found.end] == old[mark.start : mark.end], (mark, found)
    if isinstance(found, Carried):
        assert snap(new, found.start, found.end) == (found.start, found.end), found
