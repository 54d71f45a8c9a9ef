"""The screen of sources: what each is, what goes back to one, and what rests on it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from workbench.model.settings import Settings
from workbench.model.source_views import SourceRow
from workbench.tui.lists.screen import ListScreen
from workbench.tui.opening import open_address
from workbench.tui.sources.capturing import Capturing
from workbench.tui.sources.pane import SourcesPane
from workbench.tui.sources.rows import citation, is_problem, name_of, origin_words, told
from workbench.tui.symbols import symbols_for
from workbench.workspace.source_rows import of_article
from workbench.workspace.workspace import Workspace

_NONE = "No source here to act on."
_NEXT_PRIMARY = {None: True, True: False, False: None}
_PRIMARY_WORDS = {True: "primary", False: "secondary", None: "neither primary nor secondary"}


class SourcesScreen(ListScreen[SourceRow]):
    """Lists the sources of an article; verbs act on the selected ones, else on the highlighted."""

    CONTEXT = "sources"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("sources.open", "its claims"),
        ("sources.primary", "primary"),
        ("sources.group", "group"),
        ("sources.sensitive", "sensitive"),
        ("sources.capture", "capture"),
        ("stop.next", "next problem"),
        ("place.find", "filter"),
        ("history.undo", "undo"),
        ("app.help", "help"),
    )
    EMPTY = "No claim here rests on a source: s on the desk attaches one."
    NO_STOP = "No source here is dead, has lost a passage or waits to be captured."

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        article: int,
        go: Callable[[int], object],
    ) -> None:
        """`go` is called with the id of a claim to go to, once this screen is gone."""
        super().__init__(workspace, settings, article, SourcesPane(symbols_for(settings.symbols)))
        self._go = go
        self._capturing = Capturing(self, workspace, article)

    def read(self) -> Sequence[SourceRow]:
        return of_article(self.workspace.read, self._article)

    def counted(self, lines: Sequence[SourceRow]) -> str:
        problems = sum(is_problem(each.source) for each in lines)
        count = "1 source" if len(lines) == 1 else f"{len(lines):,} sources"
        return f"{count}, {problems:,} to see to"

    def words_of(self, line: SourceRow) -> str:
        source = line.source
        said = (name_of(source), source.url, source.author, source.publisher, source.kind)
        return " ".join((f"[{source.number}]", *said, origin_words(line), line.guess))

    def told_of(self, line: SourceRow) -> str:
        return told(line)

    def is_stop(self, line: SourceRow) -> bool:
        return is_problem(line.source)

    def on_unmount(self) -> None:
        self._capturing.stop()

    def open_line(self) -> None:
        """Go to the claim that rests on the source; of several, ask which."""
        from workbench.tui.sources.claims import ClaimsDialog

        if self._pane.line is None:
            self.say(_NONE)
            return
        source = self._pane.line.source
        pins = self.workspace.read.proof.pins(source.id)
        resting = [each for each in pins if each.article == self._article]
        claims = self.workspace.read.claims_by_id([each.claim for each in resting])
        if len(claims) == 1:
            self._leave(claims[0].id)
        elif claims:
            self.app.push_screen(ClaimsDialog(source.number, claims, resting), self._leave)

    # verbs

    def action_open_claims(self) -> None:
        if not self.workbench.key_is_held:  # the Enter that ended a filter
            self.open_line()

    def action_select_source(self) -> None:
        self._pane.select()

    def action_cycle_primary(self) -> None:
        """Primary, secondary, not said: from what the highlighted one is."""
        if acted := self._acted():
            wanted = _NEXT_PRIMARY[acted[0].source.primary]
            write = self.workspace.sources.set_primary(_ids(acted), wanted, self._article)
            self.write(write, f"{_named(acted)}: {_PRIMARY_WORDS[wanted]}")

    def action_group(self) -> None:
        """Ask for the name of the origin that they go back to."""
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        acted = self._acted()
        if not acted:
            return

        def named(origin: str | None) -> None:
            if origin:
                write = self.workspace.sources.group(_ids(acted), origin, self._article)
                self.write(write, f"{_named(acted)}: one origin, “{origin}”")

        dialog = TextEntryDialog(
            f"Group {_named(acted)}", "They go back to", _proposed(acted), hint="Reuters, 16 Feb"
        )
        self.app.push_screen(dialog, named)

    def action_ungroup(self) -> None:
        acted = self._acted()
        if acted and not any(each.source.origin for each in acted):
            self.say("Nothing here was grouped by hand.")
        elif acted:
            write = self.workspace.sources.group(_ids(acted), "", self._article)
            self.write(write, f"{_named(acted)}: in no group")

    def action_sensitive(self) -> None:
        """Sensitive or not: what the highlighted one is not yet."""
        if acted := self._acted():
            wanted = not acted[0].source.sensitive
            write = self.workspace.sources.set_sensitive(_ids(acted), wanted, self._article)
            not_fetched = "sensitive, never fetched in the background, left out of exports"
            self.write(write, f"{_named(acted)}: {not_fetched if wanted else 'not sensitive'}")

    def action_capture(self) -> None:
        if acted := self._acted():
            self._capturing.capture([each.source for each in acted])

    def action_open_source(self) -> None:
        if self._pane.line is None:
            self.say(_NONE)
        else:
            source = self._pane.line.source
            open_address(self, source.url, source.canonical_url)

    def action_copy(self) -> None:
        if acted := self._acted():
            self.app.copy_to_clipboard("\n".join(citation(each.source) for each in acted))
            self.say(f"Copied the citation of {_named(acted)}")

    def action_close(self) -> None:
        if not self._capturing.stop():
            super().action_close()

    # private

    def _acted(self) -> list[SourceRow]:
        """What verbs act on; where that is nothing it is said. A held key acts once."""
        if self.workbench.key_is_held:
            return []
        acted = self._pane.acted_on
        if not acted:
            self.say(_NONE)
        return acted

    def _leave(self, claim: int | None) -> None:
        if claim is not None:
            self.dismiss()
            self._go(claim)


def _ids(rows: Sequence[SourceRow]) -> list[int]:
    return [each.source.id for each in rows]


def _named(rows: Sequence[SourceRow]) -> str:
    """`[3]`, or how many."""
    return f"[{rows[0].source.number}]" if len(rows) == 1 else f"{len(rows)} sources"


def _proposed(rows: Sequence[SourceRow]) -> str:
    """The name of a group that one of them is in, else the agency that one credits."""
    names = [each.source.origin for each in rows] + [each.credit for each in rows]
    return next(filter(None, names), "")
