"""What stands in the way of a check that holds: listed, and never in the way of a key."""

from enum import StrEnum
from typing import NamedTuple


class ProblemKind(StrEnum):
    """LITTLE_EVIDENCE rests on less than the rule wants; PASSAGE_GONE on words that its source
    does not have any more; DEAD_LINK on an address that gives nothing now and was never captured.
    """

    LITTLE_EVIDENCE = "little-evidence"
    PASSAGE_GONE = "passage-gone"
    DEAD_LINK = "dead-link"


class Problem(NamedTuple):
    """One problem of a claim; `text` is a sentence for the checker, `reason` why a person set the
    rule aside, empty where nobody did.
    """

    kind: ProblemKind
    claim: int
    number: int
    text: str
    reason: str = ""
