"""Getting a source's text: fetched now, or supplied by the person as a file or pasted text."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.capturing import Missed, Progress, Taken
from workbench.model.errors import WorkbenchError
from workbench.model.states import Fetching
from workbench.model.views import Evidence
from workbench.tui.evidence.going import NO_SOURCE
from workbench.tui.evidence.phrases import OFFLINE, SENSITIVE
from workbench.tui.landing import on_loop
from workbench.workspace.supplying import pasted, read_upload

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbench.tui.evidence.screen import EvidenceScreen
    from workbench.tui.evidence.supplydialog import Supplied

NEVER = "The links of this article are never fetched, as was answered once; F attaches a file."


class Supplying:
    """The verbs that bring a text in."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen
        self._fetching: set[int] = set()

    # fetching

    def capture(self) -> None:
        """Fetch the source that is shown, once the article's question was answered."""
        screen = self._screen
        evidence = screen.seen.evidence
        if evidence is None:
            screen.say(NO_SOURCE)
        elif evidence.sensitive:
            screen.say(SENSITIVE)
        elif not evidence.url:
            screen.say(OFFLINE)
        elif evidence.source in self._fetching:
            screen.say(f"[{evidence.number}] is being fetched already.")
        else:
            self._ask_once(evidence)

    def _ask_once(self, evidence: Evidence) -> None:
        from workbench.tui.evidence.fetchdialog import FetchingDialog

        desk = self._screen.desk
        article = desk.state.article.id
        answer = desk.workspace.read.proof.fetching(article)
        if answer == Fetching.NEVER:
            self._screen.say(NEVER, bad=True)
        elif answer != Fetching.ASK:
            self._fetch(evidence)
        else:

            def answered(given: str | None) -> None:
                if given is None:
                    return
                kept = desk.workspace.captures.answer_fetching(article, given)
                then = (lambda _none: self._fetch(evidence)) if given != Fetching.NEVER else None
                desk.writing.write(kept, then, said=f"Links are fetched: {given}")

            desk.workbench.push_screen(FetchingDialog(), answered)

    def _fetch(self, evidence: Evidence) -> None:
        screen, workspace = self._screen, self._screen.desk.workspace
        wanted = workspace.read.proof.source_to_fetch(evidence.source)
        if wanted is None:
            screen.say(OFFLINE)
            return
        self._fetching.add(evidence.source)
        screen.say(f"Fetching [{evidence.number}]")
        on_loop(workspace.captures.fetch([wanted]).outcome, partial(self._fetched, evidence))

    def _fetched(self, evidence: Evidence, outcome: "Future[Progress]") -> None:
        screen = self._screen
        self._fetching.discard(evidence.source)
        if not screen.is_attached:
            return
        error = outcome.exception()
        if isinstance(error, WorkbenchError):
            screen.say(f"{error.title}: {error}", bad=True)
            return
        if error is not None:
            screen.desk.workbench.tell_failure(error)
            return
        screen.desk.showing.catch_up()
        screen.showing.follow()
        self._tell(evidence, outcome.result().last)

    # supplying

    def supply(self) -> None:
        """Ask for a file, or for the text of the source."""
        from workbench.tui.evidence.supplydialog import SupplyDialog

        screen = self._screen
        evidence = screen.seen.evidence
        if evidence is None:
            screen.say(NO_SOURCE)
            return
        dialog = SupplyDialog(f"[{evidence.number}]", Path.cwd())
        screen.desk.workbench.push_screen(dialog, partial(self._supplied, evidence))

    def _supplied(self, evidence: Evidence, given: "Supplied | None") -> None:
        if given is None:
            return
        screen = self._screen
        try:
            most = screen.desk.settings.web.most_megabytes
            upload = pasted(given.text) if given.path is None else read_upload(given.path, most)
        except WorkbenchError as error:
            screen.say(f"{error.title}: {error}", bad=True)
            return
        screen.say(f"Reading {upload.file_name or 'the pasted text'}")
        screen.desk.writing.write(
            screen.desk.workspace.captures.supply(evidence.source, upload),
            partial(self._tell, evidence),
        )

    def _tell(self, evidence: Evidence, last: Taken | Missed | None) -> None:
        """What became of it, and which other claims the text seems to carry."""
        screen = self._screen
        if last is None:
            screen.say(f"[{evidence.number}] was not fetched.")
        elif isinstance(last, Missed):
            screen.say(f"[{evidence.number}] gave nothing to keep: {last.detail}", bad=True)
        else:
            screen.showing.follow()
            screen.desk.say(taken_words(evidence.number, last), stays=True)


def taken_words(number: int, taken: Taken) -> str:
    """What a capture gave, compared with the one before."""
    if taken.note:
        return f"[{number}] captured, without text: {taken.note}"
    if taken.gone:
        count = len(taken.gone)
        claims = "1 claim" if count == 1 else f"{count} claims"
        return f"[{number}] captured: THE PINNED PASSAGE IS GONE, flagged on {claims}"
    was = {None: "", True: ", changed since the last time", False: ", unchanged"}[taken.is_changed]
    return f"[{number}] captured, {taken.characters:,} characters{was}, saved"
