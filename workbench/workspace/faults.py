"""Where the trace of a fault that nobody expected is kept, for who mends the program."""

import os
import traceback
from pathlib import Path

from workbench.model.clock import SystemClock

LOG_NAME = "workbench.log"


def keep_trace(error: BaseException) -> Path:
    """Adds an error's trace to the log, which only its owner can read, and returns its place.

    OSError where no log can be written.
    """
    from platformdirs import user_state_path  # only a fault needs it

    folder = user_state_path("workbench", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / LOG_NAME
    trace = "".join(traceback.format_exception(error))
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as log:
        log.write(f"{SystemClock().now().isoformat()}\n{trace}\n")
    return place
