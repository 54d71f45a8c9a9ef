"""What of a text is checked, token by token, and what of it that makes of each sentence."""

from enum import StrEnum
from typing import NamedTuple

from workbench.model.states import TokenKind


class TokenState(StrEnum):
    """Why a token is left to check or not.

    TICKED holds, STRUCK is wrong; JUDGED has a verdict that does not settle; DECLARED lies in words
    declared "no fact here"; REPEAT is a name that is ticked elsewhere; the rest are holes.
    """

    TICKED = "ticked"
    STRUCK = "struck"
    JUDGED = "judged"
    DECLARED = "declared"
    REPEAT = "repeat"
    HOLE = "hole"


class CoveredToken(NamedTuple):
    """A token of the current revision; `claim` is the number of the one that judged it, if any."""

    start: int
    end: int
    kind: str
    text: str
    state: str
    claim: int | None

    @property
    def covered(self) -> bool:
        return self.state != TokenState.HOLE


class Stretch(NamedTuple):
    """A sentence, a paragraph or all of a text, with how many tokens begin in it."""

    start: int
    end: int
    tokens: int
    covered: int

    @property
    def percent(self) -> float:
        """The share of its tokens that are no holes; where there is none, nothing is left."""
        return round(100 * self.covered / self.tokens, 1) if self.tokens else 100.0


class Coverage(NamedTuple):
    """How far the check of an article's current revision has come."""

    article: int
    revision: int
    tokens: tuple[CoveredToken, ...]
    whole: Stretch
    paragraphs: tuple[Stretch, ...]
    sentences: tuple[Stretch, ...]

    @property
    def holes(self) -> dict[str, int]:
        """How many holes there are of each kind that has any."""
        left = [token.kind for token in self.tokens if not token.covered]
        return {str(kind): left.count(kind) for kind in TokenKind if kind in left}
