"""Captures read in a process of its own, where many come: on a thread each would hold up the keys.

What such a run reads is compared with what it read before, so that one process reads all of it.
"""

import pickle
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import IO, TYPE_CHECKING

from workbench.model.captured import Fetched

if TYPE_CHECKING:
    from workbench.workspace.capture_reading import Looked

MANY = 8
"""Sources in a run from which on it has a process of its own, which takes half a second to start
and the memory of a small program."""

SIZE = 8
"""Bytes before each message, which say how long it is."""

_START = (
    "import sys; sys.path[:] = sys.argv[2:];"
    " from workbench.workspace.reading_worker import main; main()"
)
"""As documents are read (`documents.isolation`): nothing that lies about is imported."""


class ReadingApart:
    """The process for one run; it starts with the first capture. For one thread, but for `close`.

    Both sides are this program and speak by `pickle`; what a page says is text in it by then.
    """

    def __init__(self, path: Path, start: str = _START) -> None:
        self._command = [sys.executable, "-I", "-c", start, str(path), *sys.path]
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._is_closed = False

    def fetched(self, source: int, got: Fetched, at: datetime) -> "Looked | None":
        """As `CaptureReading.fetched`; None where there is no answer: whoever asked reads it then,
        and is told by that what is wrong.
        """
        process = self._running()
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            send(process.stdin, (source, got, at))
        except OSError:
            answer = None
        else:
            answer = received(process.stdout)
        if answer is None:
            self._end()
            return None
        looked: Looked | None = pickle.loads(answer)  # noqa: S301 - said by this program
        return looked

    def close(self) -> None:
        """Ends the process; may be called again."""
        with self._lock:
            self._is_closed = True
        self._end()

    def _running(self) -> "subprocess.Popen[bytes] | None":
        with self._lock:
            if self._process is None and not self._is_closed:
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, and no shell
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    process_group=0,  # an interrupt is for who asks: what is read is read whole
                )
            return self._process

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def send(pipe: IO[bytes], message: object) -> None:
    """Writes a message, behind its length."""
    body = pickle.dumps(message)
    pipe.write(len(body).to_bytes(SIZE, "big"))
    pipe.write(body)
    pipe.flush()


def received(pipe: IO[bytes]) -> bytes | None:
    """The next message; None where the other side has ended."""
    size = int.from_bytes(pipe.read(SIZE), "big")
    body = pipe.read(size)
    return body if size and len(body) == size else None
