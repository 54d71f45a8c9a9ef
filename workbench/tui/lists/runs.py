"""A run over links or archives as the screen has it: one at a time, told of as it goes, stopped."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol

from workbench.model.clock import Clock
from workbench.model.errors import WorkbenchError
from workbench.tui.landing import on_loop, poster


class Run(Protocol):
    """What is on its way."""

    @property
    def outcome(self) -> "Future[Any]": ...
    def stop(self) -> None: ...


class Progress(Protocol):
    """How far it is."""

    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...


class Runs:
    """`said` is told how far a run is, `ended` what it came to or why it did not."""

    def __init__(
        self,
        clock: Clock,
        said: Callable[[str], object],
        ended: Callable[[Any, BaseException | None], object],
    ) -> None:
        self._clock = clock
        self._said = said
        self._ended = ended
        self._run: Run | None = None

    @property
    def is_running(self) -> bool:
        return self._run is not None

    def begin(self, name: str, start: Callable[[Callable[[Progress], object]], Run]) -> None:
        """Starts a run, unless one is on its way; WorkbenchError is told like one of the run."""
        if self._run is not None:
            self._said("One is on its way: Esc stops it.")
            return
        post = poster()
        begun = self._clock.now()

        def tell(progress: Progress) -> None:
            words = f"{name} {progress.done} of {progress.total}"
            seconds = (self._clock.now() - begun).total_seconds()
            if progress.done and seconds > 0:
                left = (progress.total - progress.done) * seconds / progress.done
                words += f", {progress.done / seconds:.1f} a second, {left:.0f} s left"
            post(self._tell, f"{words}. Esc stops.")

        self._said(f"{name}. Esc stops.")
        try:
            self._run = start(tell)
        except WorkbenchError as refusal:
            self._ended(None, refusal)
        else:
            on_loop(self._run.outcome, self._end)

    def stop(self) -> None:
        """Stops what is on its way."""
        if self._run is not None:
            self._said("Stopping.")
            self._run.stop()

    def _tell(self, words: str) -> None:
        if self._run is not None:
            self._said(words)

    def _end(self, future: "Future[Any]") -> None:
        self._run = None
        error = future.exception()
        self._ended(None if error else future.result(), error)
