"""What an Action is opened with, before it has an id."""

from typing import NamedTuple

from workbench.model.states import Actor


class ActionHead(NamedTuple):
    """Who does what, and on which article and claim; `label` is how history and undo name it."""

    who: str
    verb: str
    label: str
    article: int | None = None
    claim: int | None = None
    origin: str = Actor.PERSON
