"""The process that reads the captures of a long run: one after the other, until nobody asks.

Started by `reading_apart` alone; it ends with its standard input.
"""

import logging
import os
import pickle
import sys
from pathlib import Path
from typing import BinaryIO

from workbench.model.errors import WorkbenchError
from workbench.workspace.capture_reading import CaptureReading
from workbench.workspace.reading_apart import received, send

NICE = 10
"""By which this, and what it starts to read pages, give way to the program that a person is at."""


def main() -> None:
    """Answers until nobody asks any more."""
    os.nice(NICE)
    logging.disable()  # nobody reads what libraries say of a page
    said, sys.stdout = sys.stdout.buffer, sys.stderr  # a library that prints spoils no answer
    serve(CaptureReading(Path(sys.argv[1])), sys.stdin.buffer, said)


def serve(reading: CaptureReading, asked: BinaryIO, said: BinaryIO) -> None:
    """Answers what is asked until `asked` ends; None where a capture could not be read."""
    while (question := received(asked)) is not None:
        source, got, at = pickle.loads(question)  # noqa: S301 - said by this program
        try:
            answer = reading.fetched(source, got, at)
        except WorkbenchError:  # whoever asked finds it too, and tells it
            answer = None
        send(said, answer)
