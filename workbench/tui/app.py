"""The application: one file open for one person, the desk or the library on screen.

`make_app` is the composition root of the interface; the command line and the tests share it.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen
from textual.theme import Theme

from workbench.model.errors import StorageUnreadable
from workbench.model.settings import Settings
from workbench.tui import garbage
from workbench.tui.driver import driver_class
from workbench.tui.keys import bindings
from workbench.tui.leaving import Leaving, QuitRequested
from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.staying import StaysUp
from workbench.tui.symbols import symbols_for
from workbench.tui.themes import BY_SETTING, DARK
from workbench.tui.turns import Turns
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from textual.command import Provider

    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.library.screen import LibraryScreen

HELD_SECONDS = 0.15
"""A key that comes again within this time is a held key: repeats come 20 to 40 ms apart, and nobody
strikes the same key on purpose that soon after."""

MOST_FAULTS = 20
"""Faults after which the app gives up: one that comes with every frame would never let go."""


def _verbs() -> "type[Provider]":
    from workbench.tui.palette import VerbProvider

    return VerbProvider


class WorkbenchApp(StaysUp, App[None]):
    """The workbench in a terminal."""

    TITLE = "workbench"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {_verbs}
    CSS = "ToastRack { margin-bottom: 3; }"  # never over the footer, which names what digits rate

    def __init__(
        self, workspace: Workspace, settings: Settings, article: int | None = None
    ) -> None:
        # Before all else: a theme that is set later has Textual's styles parsed once more.
        self.set_reactive(App.theme, BY_SETTING[settings.theme].name)
        super().__init__(driver_class=driver_class())
        self.workspace = workspace
        self.settings = settings
        self.symbols = symbols_for(settings.symbols)
        self.key_is_held = False
        self._article = article
        self._faults = 0
        self._last_key: tuple[str, float] = ("", 0.0)
        self.turns = Turns(self, super().on_event, self.on_key)
        self.leaving = Leaving(self)
        self.failed_writes = 0
        self._goes_on = False
        self.is_painted = False  # what the first frame does without may be loaded from then on
        self.is_settled = False  # and what the next key may show be painted ahead
        self.animation_level = "none"
        if settings.keymap != "default" or settings.keys:
            self._use_keymap()

    def _use_keymap(self) -> None:
        from workbench.tui.keymap import resolve  # only where a person has one

        self.set_keymap(resolve(self.settings.keymap, self.settings.keys))

    @property
    def available_themes(self) -> dict[str, Theme]:
        return {**super().available_themes, **{theme.name: theme for theme in BY_SETTING.values()}}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        screen = self._library() if self._article is None else self._desk(self._article)
        # A first screen has no callback on its stack, and Textual takes one off as it is switched.
        screen._push_result_callback(self, None)
        return screen

    def _desk(self, article: int) -> "DeskScreen":
        from workbench.tui.desk.screen import DeskScreen

        return DeskScreen(self.workspace, self.settings, self.symbols, article)

    def _library(self) -> "LibraryScreen":
        from workbench.tui.library.screen import LibraryScreen

        return LibraryScreen(self.workspace, self.settings)

    def _refresh_notifications(self) -> None:
        """Show the notices there are; a screen of panes has no place for them before the first."""
        if self._notifications and self.screen_stack and isinstance(self.screen, PaneScreen):
            self.screen.make_room_for_notices()
        super()._refresh_notifications()

    # starting and leaving

    def run_until_left(self) -> None:
        """On the terminal until the person leaves, or a signal tells to."""
        with asyncio.Runner() as runner:
            loop = runner.get_loop()
            self.leaving.obey(loop)  # before the terminal is taken: it is given back in any case
            self.run(loop=loop)

    def on_mount(self) -> None:
        self.call_after_refresh(self._go_on)  # where nothing tells of the first frame

    def post_display_hook(self) -> None:
        if not self._goes_on and self.screen_stack and self.screen.is_mounted:
            self.call_later(self._go_on)

    def _go_on(self) -> None:
        if not self._goes_on and self.screen_stack:  # else it was left before it began
            self._goes_on = True
            self._after_first_frame()

    def _after_first_frame(self) -> None:
        """What the first frame did without is shown and loaded now."""
        from workbench.tui import late  # it did without this too

        garbage.begin()
        self.is_painted = True
        getattr(self.screen, "painted", garbage.look)()
        late.begin(self)

    def _on_loop(self, then: "Callable[..., None]", future: "Future[Any]") -> None:
        self.call_later(then, future)

    def action_request_quit(self) -> None:
        """Leave, behind whatever was asked before."""
        (self.focused or self.screen).post_message(QuitRequested())

    def on_quit_requested(self) -> None:
        """Leave once all that was asked for is on disk; where it could not be, stay and say so."""
        self.leaving.request()

    def action_help_quit(self) -> None:
        """Ctrl+C, which other programs leave by."""
        self.notify(f"Ctrl+Q leaves. {self.leaving.promise()}", markup=False)

    # keys

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.turns.add(event)
        else:
            await super().on_event(event)

    def on_resize(self) -> None:
        """Paint all anew: a terminal that was smaller for a moment, and may be as large as before
        by the time that is heard of, has lost what stood there."""
        if self.is_painted and self.screen_stack:
            self.screen.refresh()

    def on_key_handled(self) -> None:
        self.turns.handled()

    def on_key(self, event: events.Key) -> None:
        name, time = self._last_key
        self.key_is_held = event.key == name and event.time - time < HELD_SECONDS
        self._last_key = (event.key, event.time)
        typed = getattr(self.screen, "typed", None)
        if typed is not None and typed.take(event):
            event.prevent_default()  # a letter is no verb meanwhile
            return
        # A key that was struck right behind the one that opened a dialog went to the pane below.
        take = getattr(self.screen, "take_key", None)
        if take is not None and event.is_printable:
            take(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """A paste that nothing with the focus took: the screen may have a use for it."""
        typed = getattr(self.screen, "typed", None)
        if typed is not None:
            typed.paste(event.text)
            return
        take = getattr(self.screen, "take_paste", None)
        if take is not None:
            take(event.text)

    # screens

    def open_article(self, article: int, claim: int | None = None, place: int = -1) -> "DeskScreen":
        """Show an article on the desk, at a claim or a place of its text if one is given."""
        desk = self._desk(article)
        self.switch_screen(desk)
        if claim is not None:
            desk.call_after_refresh(desk.going.to_claim, claim)
        elif place >= 0:
            desk.call_after_refresh(desk.asking.to_words, place)
        return desk

    def open_library(self, said: str = "") -> None:
        """Show all articles, and say something there."""
        self.switch_screen(library := self._library())
        if said:
            self.call_later(library.say, said)

    def action_show_help(self) -> None:
        from workbench.tui.help import HelpScreen
        from workbench.tui.rating_verbs import scale_of

        if not isinstance(self.screen, HelpScreen):
            scale = scale_of(self.screen)
            self.push_screen(HelpScreen(self.contexts(), self.keymap_in_force(), scale))

    def action_command_palette(self) -> None:
        from workbench.tui.palette import VerbPalette

        if not isinstance(self.screen, VerbPalette):
            self.push_screen(VerbPalette(self.symbols))

    def action_cycle_theme(self) -> None:
        """The next theme, until the app is left; the configuration says with which it begins."""
        names = [theme.name for theme in BY_SETTING.values()]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys.py that are active, the focused pane's first."""
        of_screen = getattr(self.screen, "contexts", None)
        return (*(of_screen() if of_screen else ()), "everywhere")

    def keymap_in_force(self) -> dict[str, str]:
        """The person's keys by binding id, where they differ from the defaults."""
        from workbench.tui.keymap import resolve

        return resolve(self.settings.keymap, self.settings.keys)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[object]:  # type: ignore[override]
        """None of Textual's own: the palette lists the workbench's verbs."""
        return ()

    # errors

    def tell_failure(self, error: BaseException) -> None:
        """Show an error in a dialog, its trace kept in the log; the app stays up."""
        from workbench.tui.dialogs.failure import FailureDialog, logged

        self.push_screen(FailureDialog(error, logged(error)))

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours is told and the app stays up, unless it comes again and again."""
        told = getattr(self.screen_stack[0], "unreadable", None) if self.screen_stack else None
        if isinstance(error, StorageUnreadable) and told is not None:
            self.call_later(told, error)  # in no dialog: it would come with every look at the file
            return
        self._faults += 1
        if self.is_headless or self._faults > MOST_FAULTS or not self.is_running:
            super()._handle_exception(error)
        else:
            self.call_later(self.tell_failure, error)


def make_app(workspace: Workspace, settings: Settings, article: int | None = None) -> WorkbenchApp:
    """The interface over an open workspace, on an article's desk or, without one, the library."""
    return WorkbenchApp(workspace, settings, article)
