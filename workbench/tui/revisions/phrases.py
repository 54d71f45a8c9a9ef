"""Groups, marks and outcomes of a new text in the words of the screens."""

from workbench.model.revisions import ReviseOutcome, WalkGroup, WalkItem
from workbench.model.states import MarkStatus

GROUPS = {
    WalkGroup.PROPOSED: "changed as proposed",
    WalkGroup.FACTS: "facts changed",
    WalkGroup.SENTENCE: "sentence changed",
    WalkGroup.WORDS: "words changed",
    WalkGroup.PUNCTUATION: "punctuation only",
    WalkGroup.AMBIGUOUS: "ambiguous",
    WalkGroup.LOST: "lost",
}

_NOW = {
    MarkStatus.EXACT: "the same words",
    MarkStatus.MOVED: "the same words, moved",
    MarkStatus.CHANGED: "changed",
    MarkStatus.AMBIGUOUS: "perhaps here: several places fit",
    MarkStatus.LOST: "not in this text",
}

_COUNTED = (
    (MarkStatus.EXACT, "exact"),
    (MarkStatus.MOVED, "moved"),
    (MarkStatus.CHANGED, "changed"),
    (MarkStatus.AMBIGUOUS, "ambiguous"),
    (MarkStatus.LOST, "lost"),
    ("sentence", "with another sentence around it"),
)


def now_words(item: WalkItem) -> str:
    """What became of a mark's words."""
    return _NOW[MarkStatus(item.status)]


def outcome_words(outcome: ReviseOutcome) -> str:
    """What a new text makes of the marks: `12 exact, 3 changed, 1 lost`."""
    counts = outcome.counted()
    said = [f"{counts[status]:,} {words}" for status, words in _COUNTED if counts[status]]
    return ", ".join(said) or "nothing was marked yet"


def besides(outcome: ReviseOutcome) -> list[str]:
    """What else a new text touches, a line each."""
    told = (
        (outcome.queries, "asked about words that are other ones now, or gone", "query", "queries"),
        (outcome.covers, "“no fact here” that cannot be taken over", "word", "words"),
        (outcome.ticks, "ticked or struck by hand that cannot be taken over", "token", "tokens"),
    )
    return [
        f"{number:,} {one if number == 1 else more} {words}"
        for number, words, one, more in told
        if number
    ]


def waiting_words(waiting: int) -> str:
    """What a number of marks wants."""
    return "1 mark waits" if waiting == 1 else f"{waiting:,} marks wait"
