"""What stands in the way of a check that holds: listed, and never in the way of a key."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from workbench.model.states import OverrideRule


class ProblemKind(StrEnum):
    """LITTLE_EVIDENCE rests on less than the rule wants; PASSAGE_GONE on words that its source
    does not have any more; DEAD_LINK on an address that gives nothing now, of which nobody has a
    copy. WRONG_IN_TEXT is rated wrong, or struck, and stands there still; CHANGED_MARK waits in the
    revision walk; DISAGREEMENT was read twice, and the readers differ; NAME_VARIANT is a name that
    is spelt oddly, of which nobody has said whether it is right.
    """

    WRONG_IN_TEXT = "wrong-in-text"
    OPEN_CLAIM = "open-claim"
    WAITING_CLAIM = "waiting-claim"
    CHANGED_MARK = "changed-mark"
    DISAGREEMENT = "disagreement"
    LEGAL_FLAG = "legal-flag"
    RECHECK_FLAG = "recheck-flag"
    NOT_VERBATIM = "not-verbatim"
    OPEN_QUERY = "open-query"
    NAME_VARIANT = "name-variant"
    HOLE = "hole"
    LITTLE_EVIDENCE = "little-evidence"
    PASSAGE_GONE = "passage-gone"
    DEAD_LINK = "dead-link"

    @property
    def rule(self) -> OverrideRule:
        """What files call the rule that is set aside with a problem of the kind."""
        return _OLDER_NAMES.get(self) or OverrideRule(self.value)


_OLDER_NAMES = {ProblemKind.LITTLE_EVIDENCE: OverrideRule.SUFFICIENCY}


class Problem(NamedTuple):
    """One problem of a claim, or of the article as a whole: then `claim` and `number` are None.

    `text` is a sentence for the checker, `reason` why a person set the rule aside, empty where
    nobody did; `start` a place to go to where there is no claim.

    `about` names the thing that it is a problem of, the same for as long as it is the same
    problem: an override holds for the claim, the kind and this.
    """

    kind: ProblemKind
    claim: int | None
    number: int | None
    text: str
    reason: str = ""
    about: str = ""
    start: int | None = None


def about_pin(evidence: int, capture: int | None) -> str:
    """A passage as it is pinned in one capture: pinned in another it is another thing."""
    return f"{about_evidence(evidence)} capture {capture}"


def about_mark(mark: int) -> str:
    """A place of a claim in one revision."""
    return f"mark {mark}"


def about_words(words: str) -> str:
    """Words that were struck, wherever they stand."""
    return f"struck {words}"


def about_name(key: str, spellings: Iterable[str]) -> str:
    """A name in the spellings that it has: in one more it is odd anew."""
    return f"name {key}: {', '.join(sorted(spellings))}"


def about_evidence(evidence: int) -> str:
    """A source on a claim."""
    return f"evidence {evidence}"
