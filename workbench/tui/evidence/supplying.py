"""Getting a source's text: fetched now, or supplied by the person as a file or pasted text."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.capturing import Missed, Progress, Taken
from workbench.model.errors import WorkbenchError
from workbench.model.views import Evidence
from workbench.tui.dialogs.fetching import Asker, captured_words, fetch_if_allowed
from workbench.tui.evidence.going import NO_SOURCE
from workbench.tui.evidence.phrases import OFFLINE, SENSITIVE
from workbench.tui.landing import on_loop
from workbench.tui.lists.runs import Runs
from workbench.workspace.supplying import pasted, read_upload

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from workbench.model.evidence_views import ToFetch
    from workbench.tui.evidence.screen import EvidenceScreen
    from workbench.tui.evidence.supplydialog import Supplied


class Supplying:
    """The verbs that bring a text in."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen
        self._fetching: set[int] = set()
        self._runs = Runs(screen.desk.workspace.clock, screen.say, self._ended)

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
        elif self._runs.is_running:
            screen.say("Several sources are being fetched: Esc stops that.")
        else:
            self._fetch_if_allowed(evidence)

    def _fetch_if_allowed(self, evidence: Evidence) -> None:
        desk = self._screen.desk
        wanted = desk.workspace.read.proof.source_to_fetch(evidence.source)
        if wanted is None:
            self._screen.say(OFFLINE)
            return
        asker = Asker(
            desk.workbench,
            desk.workspace,
            desk.state.article.id,
            self._screen.say,
            lambda future, said, then: desk.writing.write(future, then, said=said),
        )
        fetch_if_allowed(asker, [wanted], partial(self._fetch, evidence))

    def _fetch(self, evidence: Evidence, wanted: "Sequence[ToFetch]") -> None:
        """Fetch the source, or with it others of the article, which are told of as they come in."""
        screen, captures = self._screen, self._screen.desk.workspace.captures
        if len(wanted) > 1:
            self._runs.begin("Capturing", lambda tell: captures.fetch(wanted, tell))
            return
        self._fetching.add(evidence.source)
        screen.say(f"Fetching [{evidence.number}]")
        on_loop(captures.fetch(wanted).outcome, partial(self._fetched, evidence))

    def stop(self) -> bool:
        """Stop a run over several sources; whether there was one."""
        was_running = self._runs.is_running
        self._runs.stop()
        return was_running

    def _ended(self, progress: Progress | None, error: BaseException | None) -> None:
        if self._is_told(error) and progress is not None:
            self._screen.say(captured_words(progress))

    def _is_told(self, error: BaseException | None) -> bool:
        """Whether a run ended well and is still looked at; what came in is shown then."""
        screen = self._screen
        if not screen.is_attached:
            return False
        if isinstance(error, WorkbenchError):
            screen.say(f"{error.title}: {error}", bad=True)
        elif error is not None:
            screen.desk.workbench.tell_failure(error)
        else:
            screen.desk.showing.catch_up()
            screen.showing.follow()
        return error is None

    def _fetched(self, evidence: Evidence, outcome: "Future[Progress]") -> None:
        self._fetching.discard(evidence.source)
        if self._is_told(outcome.exception()):
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
