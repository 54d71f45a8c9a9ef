"""Reading what an archive's service answers: JSON, or else a reason why nothing was learned."""

import json
from typing import Any

from workbench.model.archives import ArchiveAnswer
from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.model.states import ArchiveState

THROTTLED = 60.0
"""Seconds of quiet after a 429: the Internet Archive shuts out whoever goes on."""

TROUBLED = 30.0
"""Seconds after which what may have passed is asked again."""

AWAY = 300.0
"""Seconds after which a network that is away is looked for again."""

SAFE = "Nothing was learned about the page; it is asked again later."
_PAUSES = {
    Fault.REFUSED: None,
    Fault.BAD_TLS: None,
    Fault.NO_NAME: AWAY,
    Fault.NO_CONNECTION: AWAY,
    Fault.ASKED_TO_WAIT: AWAY,
}


class NoWord(Exception):
    """The archive gave no answer that can be read; `answer` says so to the checker."""

    def __init__(
        self,
        why: str,
        pause: float | None = TROUBLED,
        for_all: bool = False,
        state: ArchiveState = ArchiveState.COULD_NOT_ASK,
    ) -> None:
        super().__init__(why)
        said = f"{why} {SAFE}" if pause is not None else why
        self.answer = ArchiveAnswer(state, said, pause=pause, for_all=for_all)


def read(got: Fetched | Unfetched, what: str) -> Any:
    """The JSON of an answer, of any status that brings some; NoWord says why there is none.

    `what` names the service, at the beginning of a sentence.
    """
    if isinstance(got, Unfetched):
        pause = _PAUSES.get(got.fault, TROUBLED)
        raise NoWord(f"{what} could not be asked: {got.message}", pause, True)
    if got.status == 429:
        raise NoWord(f"{what} asks for fewer questions (429).", _pause(got), True)
    if got.status >= 500:
        raise NoWord(f"{what} has trouble of its own ({got.status}).", TROUBLED, True)
    try:
        return json.loads(got.body)
    except (ValueError, RecursionError):  # a page for people where data was asked for
        raise NoWord(f"{what} answered with status {got.status} and no data.") from None


def text(value: Any) -> str:
    """A value that should be text; empty for anything else."""
    return value if isinstance(value, str) else ""


def _pause(got: Fetched) -> float:
    asked = next((value for name, value in got.headers if name == "retry-after"), "")
    seconds = float(asked[:6]) if asked.isascii() and asked.isdigit() else 0.0
    return max(THROTTLED, seconds)
