"""What an Action is opened with, before it has an id."""

from typing import Any, NamedTuple

from workbench.model.states import Actor, Round


class ActionHead(NamedTuple):
    """Who does what, and on which article and claim; `label` is how history and undo name it,
    `round` which reading it belongs to.
    """

    who: str
    verb: str
    label: str
    article: int | None = None
    claim: int | None = None
    origin: str = Actor.PERSON
    round: str = Round.FIRST

    def kept(self) -> dict[str, Any]:
        """What the history keeps of it: which round a verdict is of stands with the verdict."""
        kept = self._asdict()
        del kept["round"]
        return kept
