"""What holds for any two texts: words are never taken for others, no mark is torn or dropped."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from workbench.model.spans import Carried, Span
from workbench.text.carry import carry
from workbench.text.graphemes import snap

TEXTS = st.one_of(
    st.text("ab .\n1", max_size=60),
    st.text("a.\n é\u0301👩\u200d🇫🇷क्ष", max_size=30),
    st.text(max_size=40),
)
SENTENCES = (
    "The fire destroyed 14 warehouses.",
    "Nobody was killed, the police said.",
    "It was the second fire since 2019.",
    "Mayor Harms visited the harbour on Wednesday.",
    "The company is insured, she said.",
    "The fire spread, the police said.",
    "A report is expected in June.",
    "Three people were hurt.",
)
ARTICLES = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=8, unique=True)
SURE = ("exact", "moved")


@st.composite
def marked(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> tuple[str, list[Span]]:
    """A text, and spans of it that split no cluster."""
    text = draw(texts.filter(bool))
    spans: list[Span] = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        spans.append(snap(text, start, draw(st.integers(start + 1, len(text)))))
    return text, spans


def words(text: str, found: Carried) -> str:
    assert found.start is not None
    assert found.end is not None
    return text[found.start : found.end]


@given(marked())
def test_a_text_carried_to_itself_is_exact(one: tuple[str, list[Span]]) -> None:
    text, spans = one
    assert carry(text, text, spans) == [("exact", *span, 1.0) for span in spans]


@given(marked(), TEXTS)
@example(("a a", [Span(0, 1)]), "a")
@example(("e", [Span(0, 1)]), "e\u0301")
@example((" ", [Span(0, 1)]), " \u0301")
def test_sure_means_the_same_words_and_every_place_is_whole(
    one: tuple[str, list[Span]], new: str
) -> None:
    old, spans = one
    carried = carry(old, new, spans)
    assert len(carried) == len(spans)
    for span, found in zip(spans, carried, strict=True):
        assert (found.status == "lost") == (found.start is None) == (found.end is None)
        assert 0.0 <= found.score <= 1.0
        if found.start is not None and found.end is not None:
            assert 0 <= found.start < found.end <= len(new)
            assert snap(new, found.start, found.end) == (found.start, found.end)
        if found.status in SURE:
            assert words(new, found) == old[span.start : span.end]


@given(marked(), TEXTS)
def test_text_put_before_a_mark_never_moves_it_to_other_words(
    one: tuple[str, list[Span]], added: str
) -> None:
    text, spans = one
    for span, found in zip(spans, carry(text, added + text, spans), strict=True):
        if found.status in SURE:
            assert words(added + text, found) == text[span.start : span.end]


@given(ARTICLES, st.data())
def test_a_sentence_put_in_moves_every_mark_by_its_length(
    article: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(article)))
    added = data.draw(st.sampled_from(("A siren was heard.", "Then it rained for 3 days.")))
    old, new = " ".join(article), " ".join([*article[:at], added, *article[at:]])
    spans = _sentence_spans(article)
    for number, (span, found) in enumerate(zip(spans, carry(old, new, spans), strict=True)):
        by = len(added) + 1 if number >= at else 0
        assert found == ("exact", span.start + by, span.end + by, 1.0)


@given(ARTICLES, ARTICLES, st.data())
def test_there_and_back_loses_nothing_that_was_exact(
    article: list[str], other: list[str], data: st.DataObject
) -> None:
    old, new = " ".join(article), " ".join(other)
    start = data.draw(st.integers(0, len(old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(old))))
    (there,) = carry(old, new, [span])
    if there.status in SURE and there.start is not None and there.end is not None:
        (back,) = carry(new, old, [Span(there.start, there.end)])
        # Of two sentences that changed places either may be the one that moved.
        assert back.status in SURE
        assert (back.start, back.end) == span


@given(ARTICLES, st.data())
def test_more_edits_never_make_a_changed_mark_exact_again(
    article: list[str], data: st.DataObject
) -> None:
    """Monotone: of one mark of one text, each step edits what the step before left."""
    old = " ".join(article)
    number = data.draw(st.integers(0, len(article) - 1))
    mark = _sentence_spans(article)[number]
    now, statuses = list(article), ["exact"]
    for step in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(now) - 1))
        parts = now[at].split(" ")
        parts[data.draw(st.integers(0, len(parts) - 1))] = f"zu{step}"
        now[at] = " ".join(parts)
        statuses.append(carry(old, " ".join(now), [mark])[0].status)
        is_touched = now[number] != article[number]
        assert (statuses[-1] in SURE) == (not is_touched)
    assert not any(one not in SURE and two in SURE for one, two in pairwise(statuses))


@given(ARTICLES, st.data())
def test_words_of_a_sentence_taken_out_are_lost_whatever_else_has_them(
    article: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(article) - 1))
    old, new = " ".join(article), " ".join([*article[:at], *article[at + 1 :]])
    whole = _sentence_spans(article)[at]
    start = data.draw(st.integers(whole.start, whole.end - 2))
    end = data.draw(st.integers(start + 1, whole.end))
    (found,) = carry(old, new, [Span(start, end)])
    assert found.status == "lost"


def _sentence_spans(article: list[str]) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for sentence in article:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return spans
