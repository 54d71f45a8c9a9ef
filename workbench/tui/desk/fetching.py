"""Captures what was attached, for an article whose links are to be fetched at once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.model.errors import WorkbenchError
from workbench.model.states import Fetching as Answer
from workbench.tui.landing import on_loop

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbench.model.capturing import Progress
    from workbench.tui.desk.screen import DeskScreen


class Fetching:
    """Runs of captures that the desk began by itself. What comes in, the desk sees in the file."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk

    def attached(self, claims: Iterable[int]) -> None:
        """Sources were put on these claims: those never captured are, if that was answered."""
        desk = self._desk
        proof = desk.workspace.read.proof
        if proof.fetching(desk.state.article.id) != Answer.NOW:
            return
        new = {
            each.source: each
            for claim in claims
            for each in proof.to_fetch_of_claim(claim)
            if not each.captures and not each.checked_at
        }
        if new:
            desk.say(f"Fetching {_counted(len(new))}", stays=True)
            on_loop(desk.workspace.captures.fetch(list(new.values())).outcome, self._over)

    def _over(self, outcome: "Future[Progress]") -> None:
        desk = self._desk
        if not desk.is_attached:
            return
        error = outcome.exception()
        if isinstance(error, WorkbenchError):
            desk.say(f"{error.title}: {error}", bad=True)
        elif error is not None:
            desk.workbench.tell_failure(error)
        else:
            done = outcome.result()
            missed = f"; {done.missed} gave nothing: L tells why" if done.missed else ""
            desk.say(f"Captured {_counted(done.taken)}{missed}", bad=bool(done.missed))


def _counted(count: int) -> str:
    return "1 source" if count == 1 else f"{count} sources"
