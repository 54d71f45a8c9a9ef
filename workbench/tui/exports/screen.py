"""Handing an article over: a format, a path, what stays here, and what would be written."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult

from workbench.model.errors import WorkbenchError
from workbench.model.exports import ExportRequest
from workbench.model.formats import FORMATS, Format
from workbench.model.handover import Included
from workbench.model.settings import Settings
from workbench.tui.dialogs.completion import expanded
from workbench.tui.exports import rows
from workbench.tui.exports.handing import Handing
from workbench.tui.exports.panes import FormatsPane, LinesPane
from workbench.tui.exports.previewing import Previewing
from workbench.tui.lists.screen import ListScreen
from workbench.tui.panes.layout import Run
from workbench.tui.symbols import symbols_for
from workbench.workspace.exporting import suffix_of
from workbench.workspace.workspace import Workspace


class ExportScreen(ListScreen[Format]):
    """Lists the formats; the highlighted one is previewed, and written by Enter.

    What takes a while is done on threads: no key waits for it.
    """

    CONTEXT = "exports"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("exports.write", "write"),
        ("exports.path", "path"),
        ("exports.sensitive", "sensitive sources"),
        ("exports.private", "private notes"),
        ("exports.address", "address"),
        ("exports.preview_down", "preview down"),
        ("place.close", "back"),
        ("app.help", "help"),
    )
    EMPTY = "There is no format."
    NO_STOP = "The list of formats has no stops."

    DEFAULT_CSS = """
    ExportScreen > FormatsPane { height: auto; max-height: 50%; }
    ExportScreen > #terms { height: 3; }
    ExportScreen > #preview { height: 1fr; }
    """

    def __init__(self, workspace: Workspace, settings: Settings, article: int, title: str) -> None:
        symbols = symbols_for(settings.symbols)
        super().__init__(workspace, settings, article, FormatsPane(symbols))
        self._title = title
        self._terms = LinesPane(symbols, id="terms")
        self._seen = LinesPane(symbols, id="preview", has_title=True)
        self._folder = Path.cwd()
        self._included = Included()
        self._check_url = ""
        self._paths: dict[str, str] = {}
        self.previewing = Previewing(workspace, self._request, self._paint)
        self._handing = Handing(self)

    def compose(self) -> ComposeResult:
        yield self._pane
        yield self._terms
        yield self._seen
        yield self._footer

    # ListScreen's side

    def read(self) -> Sequence[Format]:
        self.previewing.look(anew=True)
        return FORMATS

    def take(self, lines: Sequence[Format]) -> None:
        super().take(lines)
        self._paint()

    def counted(self, lines: Sequence[Format]) -> str:
        return f"Hand over “{self._title}”"

    def words_of(self, line: Format) -> str:
        return f"{line.name} {line.makes}"

    def told_of(self, line: Format) -> str:
        return f"{line.name} to {self._path}"

    def is_stop(self, line: Format) -> bool:
        return False

    def on_rows_view_highlighted(self) -> None:
        super().on_rows_view_highlighted()
        self._changed()

    def action_close(self) -> None:
        if self._handing.path is None:
            super().action_close()
        else:
            self._handing.stop()
            self.say("Stopping")

    # verbs

    def action_choose(self, digit: int) -> None:
        if digit <= len(FORMATS):
            self._pane.highlight_key(FORMATS[digit - 1].name)
        else:
            self.say(f"There is no format {digit}.")

    def action_write_it(self) -> None:
        if self.workbench.key_is_held or self._pane.line is None:
            return
        if self._handing.path is not None:
            self.say(f"{self._handing.path} is being written. Esc stops it.")
        else:
            self._handing.begin(self._request(), expanded(self._path, self._folder))

    def action_switch(self, what: str) -> None:
        """Put in what is left out, or leave it out again."""
        is_in = not getattr(self._included, what)
        self._included = self._included._replace(**{what: is_in})
        said = what.replace("_", " ").capitalize()
        self.say(f"{said} leave with it." if is_in else f"{said} stay here.", bad=is_in)
        self._changed()

    def action_edit_path(self) -> None:
        from workbench.tui.exports.pathdialog import PathDialog

        kind = self._kind
        offered = kind.file.format(self._article)

        def typed(path: str | None) -> None:
            if path is not None:
                self._paths[kind.name] = path
                self._changed()

        self.app.push_screen(PathDialog(kind, self._path, offered, self._folder), typed)

    def action_edit_address(self) -> None:
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        if not self._kind.takes_check_url:
            self.say(f"{self._kind.name} does not name the published check; claimreview does.")
            return

        def typed(address: str | None) -> None:
            if address is not None:
                self._check_url = address
                self._changed()

        dialog = TextEntryDialog(
            "Where the check is published",
            "Address",
            self._check_url,
            hint="https://example.org/check#{number}",
        )
        self.app.push_screen(dialog, typed)

    def action_scroll_preview(self, pages: int) -> None:
        self._seen.scroll_pages(pages)

    # private

    @property
    def _kind(self) -> Format:
        """The highlighted format; while a filter hides all, the first."""
        return self._pane.line or FORMATS[0]

    @property
    def _path(self) -> str:
        return self._paths.get(self._kind.name) or self._kind.file.format(self._article)

    def _request(self) -> ExportRequest:
        kind = self._kind
        url = self._check_url if kind.takes_check_url else ""
        suffix = suffix_of(Path(self._path))
        return ExportRequest(self._article, kind, self._included, suffix, url)

    def _changed(self) -> None:
        self._show_target()
        self.previewing.look()
        self._paint()

    def _paint(self) -> None:
        if not self.is_attached:
            return
        kind, preview, error = self._kind, self.previewing.preview, self.previewing.error
        told = rows.failed(error) if isinstance(error, WorkbenchError) else None
        if error is not None and told is None:
            self.tell(error)
        self._terms.show(
            [
                rows.where(Path(self._path), self._folder),
                told or rows.staying(preview, self._included),
                rows.address(kind, self._check_url) or [Run("")],
            ]
        )
        lines = () if preview is None else rows.body(kind, preview)
        self._seen.show([[each] for each in lines], rows.title(kind, preview))
