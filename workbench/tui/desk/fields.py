"""Long text typed in place: saved as it is typed, one undo step a visit."""

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from workbench.model.errors import Conflict, WorkbenchError
from workbench.tui.panes.footer import FooterPane
from workbench.tui.panes.lineview import LineView

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbench.model.requests import Done
    from workbench.tui.desk.over import OverScreen
    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.panes.field import FieldEditor, FieldKey


class Fields:
    """The one field that is open at a time, and its way to the file."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._on: DeskScreen | OverScreen = desk
        self._editor: FieldEditor | None = None
        self._editors: WeakKeyDictionary[object, FieldEditor] = WeakKeyDictionary()
        """By the screens that they are on."""
        self._key: tuple[str, int, str] | None = None
        self._was = ""
        self._named = ""
        self._found: str | None = None
        """What stood in the file when the field was opened, as far as that matters."""
        self._founds: dict[tuple[str, int, str], str | None] = {}
        """The same for fields that were left and are not on disk."""
        self.title = ""
        self.is_opening = False

    @property
    def _unsaved(self) -> dict[tuple[str, int, str], tuple[str, str]]:
        """Fields that were left and are not on disk: what they are to people, and their text."""
        return self._desk.workbench.leaving.unsaved

    @property
    def is_open(self) -> bool:
        return self._key is not None

    def move(self, screen: "DeskScreen | OverScreen") -> None:
        """Have fields open on a screen that lies over the desk, or on the desk again."""
        self.leave()
        self._on = screen
        self._editor = self._editors.get(screen)

    def open(self, named: str, text: str, key: tuple[str, int, str]) -> None:
        """Open a field with the text that stands there; `key` is table, row and field, and `named`
        what it is to people: `Why #3`.
        """
        self.leave()
        self._found = self._founds.get(key) if key in self._unsaved else text
        _named, text = self._unsaved.get(key, (named, text))
        self._key, self._was, self._named = key, text, named
        title = self._titled()
        self._on.add_class("-writing")
        if self._editor is None:
            self._mount(title, text, key)
        else:
            self._editor.display = True
            self._editor.open(title, text, key)
            self.is_opening = False
        self._desk.showing.target()

    def retitle(self) -> None:
        """Say anew whether what is typed is saved."""
        if self._editor is not None and self._editor.key is not None:
            self._editor.retitle(self._titled())
            self._desk.showing.target()

    def _titled(self) -> str:
        how = "NOT SAVED" if self._desk.showing.standing.is_unsaved else "saved as you type"
        self.title = f"{self._named}, {how}"
        return self.title

    def _mount(self, title: str, text: str, key: tuple[str, int, str]) -> None:
        from workbench.tui.panes.field import FieldEditor  # costs more than the first frame

        editor = self._editor = self._editors[self._on] = FieldEditor(id="field")
        self.is_opening = True
        mounted = self._on.mount(editor, before=self._on.query_one(FooterPane))

        async def begin() -> None:
            try:
                await mounted
                if self._key == key and editor.is_running:  # the program may be leaving meanwhile
                    editor.open(title, text, key)
            finally:
                self.is_opening = False

        self._on.call_next(begin)

    def typed(self, key: "FieldKey", text: str) -> None:
        """Keep what is typed so far."""
        kept = self._desk.workspace.drafts.keep(key.table, key.row, key.field, text)
        told = partial(self._desk.writing.told, failed=partial(self._not_kept, key))
        kept.add_done_callback(told)

    def _not_kept(self, key: "FieldKey") -> None:
        if self._editor is not None and self._editor.key == key:
            self._editor.tell_again()

    def leave(self) -> None:
        """Leave the field: what it holds becomes one action, queued before this returns."""
        editor, key = self._editor, self._key
        if editor is None or key is None:
            return
        text = editor.text if editor.key is not None else self._was
        self._key = None
        editor.close()
        editor.display = False
        self._on.remove_class("-writing")
        self._on.focus_last()
        self._save(key, text)

    def left(self, key: "FieldKey") -> None:
        """The field lost the focus by a click or a key of its own."""
        if self._key is not None and tuple(key) == self._key:
            self._key = None
            self._reopen_for_leave(key)

    def _reopen_for_leave(self, key: "FieldKey") -> None:
        editor = self._editor
        if editor is None:
            return
        editor.display = False
        self._on.remove_class("-writing")
        if not isinstance(self._on.focused, LineView):
            self._on.focus_last()
        self._save(key, editor.text)

    def _save(self, key: "FieldKey | tuple[str, int, str]", text: str) -> None:
        self._desk.showing.target()
        table, row, field = key
        place = (table, row, field)
        is_new = text != self._was or place in self._unsaved
        said = f"{self._named}, saved" if is_new else ""
        self._unsaved[place] = (self._named, text)
        self._founds[place] = self._found
        future = self._desk.workspace.drafts.leave(table, row, field, text, self._found)

        def saved(_none: object) -> None:
            self._unsaved.pop(place, None)
            self._founds.pop(place, None)

        failed = partial(self._not_saved, place, future)
        self._desk.writing.write(future, saved, failed=failed, said=said)

    def _not_saved(self, key: tuple[str, int, str], future: "Future[Done[None]]") -> None:
        """Put the text back on screen, to be saved by the next try: unless another is typed there,
        or a question is asked; then it comes with the field's next opening.
        """
        if isinstance(future.exception(), Conflict):
            self._founds[key] = None  # it was told: whoever leaves the field once more means it
        if not self.is_open and self._on.is_current:
            self.open(*self._unsaved[key], key)

    def edit_outside(self, key: "FieldKey", text: str) -> None:
        """Open the text in the person's own editor, and put back what comes of it."""
        from workbench.tui.editor import edit_text

        editor = self._editor
        if editor is None or self._key != tuple(key):
            return
        try:
            fresh = edit_text(self._desk.app, text, self._desk.settings.editor)
        except WorkbenchError as error:
            self._desk.say(f"{error.title}: {error}", bad=True)
            return
        if fresh is not None:
            editor.put(fresh)
            editor.tell()
