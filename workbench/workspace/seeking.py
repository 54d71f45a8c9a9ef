"""Seeks in long texts, in a process of its own: a thread would hold up every key meanwhile.

The process reads the texts from the file itself and is kept, since what it read is asked for again.
"""

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Any

_START = (
    "import sys; sys.path[:] = sys.argv[2:];"
    " from workbench.workspace.seeking_worker import main; main()"
)
"""As documents are read (`documents.isolation`): nothing that lies about is imported."""


class SeekingEnded(Exception):
    """The process ended before it answered: it was closed, or there was no memory."""


class Seeking:
    """One process over one file; what is asked is answered in its order."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[str] | None = None
        self._lock = Lock()
        self._is_closed = False

    def ask(self, what: str, capture_text: int, words: list[str]) -> Any:
        """What the worker answers to `find`, `carried`, `quotation`, `quotations` or `hits`.

        Waits for it: for a thread that nobody waits for. SeekingEnded where none comes.
        """
        question = json.dumps([what, capture_text, words])
        try:
            process = self._running()
            if process.stdin is None or process.stdout is None:
                raise SeekingEnded
            process.stdin.write(f"{question}\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError as error:
            raise SeekingEnded from error
        if not answer:
            self._forget()
            raise SeekingEnded
        return json.loads(answer)

    def close(self) -> None:
        """Ends the process, whatever it is at; may be called again."""
        with self._lock:
            self._is_closed = True
        self._forget()

    def _running(self) -> "subprocess.Popen[str]":
        with self._lock:
            if self._is_closed:
                raise SeekingEnded
            if self._process is None:
                command = [sys.executable, "-I", "-c", _START, str(self._path), *sys.path]
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, and no shell
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    encoding="utf-8",
                )
            return self._process

    def _forget(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
