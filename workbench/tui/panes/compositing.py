"""A screen of panes: painted by the shorter way, at the end of the key that changed them.

Private parts of Textual's screen are used here; one is left alone where they are not as expected.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual import events
from textual._compositor import Compositor
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets._toast import ToastRack

from workbench.tui.panes.compositor import PaneCompositor, Sent
from workbench.tui.panes.lineview import LineView
from workbench.tui.staying import StaysUp

if TYPE_CHECKING:
    from workbench.tui.filtering import Filtering

Chain = tuple[LineView, Mapping[str, str], list[tuple[DOMNode, BindingsMap]]]
"""The bindings that hold for a pane under a keymap, the pane's first."""


class PaneScreen(StaysUp, Screen[None]):
    """A screen of panes: painted the shorter way, at the end of the key that changed them.

    No pane takes a key for itself: a key does at once what it is bound to.
    """

    def __init__(self) -> None:
        super().__init__()
        if _is_as_expected(self):
            self._compositor = PaneCompositor()
        self.typed: Filtering | None = None
        """What takes the keys while a filter is typed."""
        self._holds: set[object] = set()
        self._has_missed = False
        self._is_in_key = False
        self._is_kept_back = False
        self.to_look_ahead: set[LineView] = set()
        """The panes that are to paint what the next key may show, behind the frame."""
        self.to_stay: Callable[[], object] | None = None
        """Waits for milliseconds at the end of the key for what that asked for."""
        self._chain: Chain | None = None

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """Kept for the pane with the focus: Textual copies all bindings twice for each key."""
        focused, keymap = self.focused, self.app._keymap
        if not isinstance(focused, LineView):
            return super()._binding_chain
        if self._chain is None or self._chain[0] is not focused or self._chain[1] is not keymap:
            self._chain = focused, keymap, super()._binding_chain
        return self._chain[2]

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """As Textual does it, but for the second layout and frame that are asked for where all was
        just laid out and painted: what follows the first would wait for that, and a key too.
        """
        event.prevent_default()
        before = self._wholes
        super()._on_screen_resume(event)
        if self._wholes > before:
            self._repaint_required = self._layout_required = False

    def _screen_resized(self, size: Size) -> None:
        """As Textual does it where the size is another one: it tells each screen of the size that
        it has been laid out for, too. Whoever lost what stood there has it painted anew.
        """
        if size != self._compositor.size or size != self.size:
            super()._screen_resized(size)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Without Textual's place for notices, which comes with the first, and for tooltips, which
        no pane has: both take their time at the start.
        """

    def make_room_for_notices(self) -> None:
        """Have what Textual shows notices in."""
        rack = [each for each in self.children if isinstance(each, ToastRack)]
        if not rack and not self.app._disable_notifications:
            self.mount(ToastRack(id="textual-toastrack"), before=0)

    @property
    def _wholes(self) -> int:
        return self._compositor.wholes if isinstance(self._compositor, PaneCompositor) else 0

    def on_screen_suspend(self) -> None:
        """Something lies over the screen now, and takes the keys."""
        if self.typed is not None:
            self.typed.end()

    def before_input(self) -> None:
        """A key, a paste or the mouse comes: what it may need has to be there."""

    def end_key(self) -> None:
        """A key was obeyed and no other waits: stay for what it asked for, if that comes soon."""
        stay, self.to_stay = self.to_stay, None
        if stay is not None:
            stay()

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.MouseEvent):
            self.before_input()  # keys come another way
        super()._forward_event(event)

    def painted(self) -> None:
        """A frame was painted, and the next key is awaited: the time to look ahead."""

    @property
    def lacks(self) -> bool:
        """Whether something is still to be shown that the first frame did without."""
        return False

    def look_ahead(self) -> None:
        """Begin to paint what the next key may show: the first frame left that for later."""
        for child in self.children:
            if isinstance(child, LineView):
                child.look_ahead()
        self.painted()

    def _compositor_refresh(self) -> None:
        if self._holds:
            self._has_missed = True  # a new size came meanwhile: Textual would drop this frame
            return
        super()._compositor_refresh()
        if not self._is_kept_back:
            self._behind_frame()

    def _behind_frame(self) -> None:
        behind, self.to_look_ahead = self.to_look_ahead, set()
        for pane in behind if getattr(self.app, "is_settled", True) else ():
            pane.look_ahead()
        if self.is_current and self.is_mounted:
            self.painted()

    @contextmanager
    def kept_back(self) -> Iterator[None]:
        """Paint what is not shown yet: what comes behind a frame has to wait for `shown`."""
        self._is_kept_back = True
        try:
            with self.in_key():
                yield
        finally:
            self._is_kept_back = False

    def shown(self) -> None:
        """What was painted while kept back is on the terminal."""
        self._behind_frame()

    def pane_changed(self, pane: LineView) -> None:
        """Have a pane painted with the next frame, without messages from it to here."""
        self._dirty_widgets.add(pane)
        if not self._is_in_key:
            self.check_idle()

    @contextmanager
    def in_key(self) -> Iterator[None]:
        """While a key is obeyed panes that change ask for no frame: it ends with one. Asked for
        earlier, it would come with the tick of Textual's frames, 16 ms after the last.
        """
        self._is_in_key = True
        try:
            yield
        finally:
            self._is_in_key = False

    def paint_now(self) -> None:
        """Paint what changed in panes, without waiting for the tick of Textual's frames."""
        if isinstance(self._compositor, PaneCompositor) and not self._layout_required:
            self._on_timer_update()

    def hold_painting(self, key: object) -> None:
        """Paint nothing before `release_painting` of the same key: what follows joins the frame.

        Whoever holds sees to it that it is for milliseconds.
        """
        if key not in self._holds:
            self._holds.add(key)
            self.app._begin_batch()

    def release_painting(self, key: object) -> None:
        """End what was held, and paint at once where nothing else holds."""
        if key in self._holds:
            self._holds.discard(key)
            self.app._end_batch()
            if self._holds:
                return
            if self._has_missed:
                self._has_missed = False
                self.refresh()
            seen = self.app.screen  # what lies over this one may have changed with it
            for screen in {self, seen} if isinstance(seen, PaneScreen) else {self}:
                screen.paint_now()
                screen.check_idle()

    def is_held_for(self, key: object) -> bool:
        """Whether painting is held for this key alone, and is of panes alone."""
        is_of_panes = isinstance(self._compositor, PaneCompositor) and not self._layout_required
        return self._holds == {key} and not self._has_missed and is_of_panes

    @property
    def sent(self) -> Sent:
        """What the terminal shows, as far as it is known."""
        return self._compositor.sent if isinstance(self._compositor, PaneCompositor) else {}

    def take_back(self, sent: Sent | None) -> None:
        """What was painted since the terminal showed `sent` did not come to it: paint again what
        that is not. With None nobody knows what it shows.
        """
        if isinstance(self._compositor, PaneCompositor):
            self._compositor.take_sent(sent or {})
        for pane in self.query(LineView):
            pane.refresh()

    def on_unmount(self) -> None:
        for key in tuple(self._holds):
            self.release_painting(key)


def _is_as_expected(screen: Screen[Any]) -> bool:
    """Whether Textual has the parts that are used here."""
    own = getattr(screen, "_compositor", None)
    parts = ("render_full_update", "render_partial_update", "visible_widgets")
    of_screen = ("_on_timer_update", "_dirty_widgets", "_layout_required")
    return (
        type(own) is Compositor
        and all(hasattr(own, part) for part in parts)
        and all(hasattr(screen, part) for part in of_screen)
    )
