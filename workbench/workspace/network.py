"""The workspace's way to the network: opened by the first question, closed with the workspace.

One for all runs of a window, so that a host is asked no faster because two runs ask it.
"""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from workbench.model.settings import WebSettings

if TYPE_CHECKING:
    from workbench.web.fetching import Fetcher
    from workbench.web.session import Surroundings


class Network:
    """Makes the one Fetcher. `private` are hosts of the newsroom's own that a call allows."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._fetcher: Fetcher | None = None
        self._closed = False
        self.private: tuple[str, ...] = ()
        self.around: Surroundings | None = None
        """What stands in for this computer's network; None is this computer's."""
        self.tell: Callable[[str], object] = lambda _sentence: None
        """Called on the network's thread with a sentence, where a server asks for a pause."""

    def fetcher(self) -> "Fetcher":
        """The way to ask; RuntimeError once the workspace is closed."""
        from workbench.web.fetching import Fetcher
        from workbench.workspace.faults import keep_trace

        with self._lock:
            if self._closed:
                raise RuntimeError("The workspace is closed; nothing more can be asked.")
            if self._fetcher is None:
                self._fetcher = Fetcher(
                    self._settings,
                    self.private,
                    lambda said: self.tell(said),
                    self.around,
                    keep_trace,
                )
            return self._fetcher

    def close(self) -> None:
        """Ends what is being asked; may be called again."""
        with self._lock:
            self._closed = True
            fetcher, self._fetcher = self._fetcher, None
        if fetcher is not None:
            fetcher.close()
