"""Which sentences of a text became which others: what a correction tells readers."""

from difflib import SequenceMatcher
from typing import NamedTuple

from workbench.text.sentences import sentences


class ChangedSentences(NamedTuple):
    """A run of sentences that stand otherwise now; empty where there were, or are, none.

    `start` and `end` are of the old text, code points; alike where nothing stood there.
    """

    start: int
    end: int
    old: str
    new: str


def changed_sentences(old: str, new: str, language: str = "en") -> list[ChangedSentences]:
    """What of `old` became what of `new`, in the order of the old; spaces between words, and where
    lines end, are no change.
    """
    before, after = sentences(old, language), sentences(new, language)
    was = [_words(old[span.start : span.end]) for span in before]
    now = [_words(new[span.start : span.end]) for span in after]
    found = []
    for op, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if op != "equal":
            start = before[i1].start if i1 < len(before) else len(old)
            end = before[i2 - 1].end if i2 > i1 else start
            found.append(ChangedSentences(start, end, " ".join(was[i1:i2]), " ".join(now[j1:j2])))
    return found


def _words(sentence: str) -> str:
    return " ".join(sentence.split())
