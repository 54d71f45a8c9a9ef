"""Sign-offs of articles, and the corrections of what was changed after one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbench.model.problems import Problem


class StandingOverride(NamedTuple):
    """A problem that was set aside for a sign-off: `claim` is a number, None for the article."""

    kind: str
    claim: int | None
    text: str
    reason: str


class SignOff(NamedTuple):
    """Who signed which revision off, or (`kind` reopened) opened the article again."""

    id: int
    kind: str
    revision: int
    by: str
    at: str
    note: str
    overrides: tuple[StandingOverride, ...] = ()


class Correction(NamedTuple):
    """A change after sign-off: of a verdict, by the labels of its ratings, or of the text.

    `number` counts the article's corrections from 1; `claim` and `claim_number` are None where the
    change is of no claim, or of one that is gone.
    """

    id: int
    number: int
    kind: str
    claim: int | None
    claim_number: int | None
    revision: int | None
    old: str
    new: str
    public_wording: str
    by: str
    at: str


class BeforeSignOff(NamedTuple):
    """What one looks at before an article is signed off: `words` are those of the claims with
    problems, by id; `last` is the newest sign-off or opening, if any.
    """

    problems: Sequence[Problem]
    words: Mapping[int, str]
    corrections: Sequence[Correction]
    revision: int
    last: SignOff | None
