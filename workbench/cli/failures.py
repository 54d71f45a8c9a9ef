"""How a command ends: the exit codes, and a sentence with the log's place for what nobody expected.

0 done, 1 problems found or a change refused, 2 usage, 3 network, 4 storage, 130 interrupted. A
fault of the program itself is 1 too, which is also what Python gives for one.
"""

import os
from pathlib import Path

from workbench.cli import output
from workbench.model.clock import SystemClock
from workbench.model.errors import WorkbenchError

DONE = 0
PROBLEMS = 1
INTERRUPTED = 130

LOG_NAME = "workbench.log"


def end(error: BaseException) -> int:
    """Says what there is to say of what ended a command, and returns the exit code."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # Whoever read the output has seen enough; what was done is done.
        output.abandon()
        return DONE
    if isinstance(error, output.Unwritten):
        output.abandon()
    if isinstance(error, WorkbenchError):
        between = "\n" if "\n" in error.message else " "
        output.say(f"workbench: {error.message}{between}{error.hint}".rstrip())
        return error.exit_code
    return tell_unexpected(error)


def tell_unexpected(error: BaseException) -> int:
    """Logs a fault with its trace, and says where; the trace itself where no log can be kept."""
    import traceback  # only a fault needs it

    trace = "".join(traceback.format_exception(error))
    try:
        place = keep_trace(trace)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        output.say(f"{trace}\nworkbench: That is a fault of the workbench. Its log could not be")
        output.say(f"written ({reason}), so the trace is above. What was saved is safe.")
        return PROBLEMS
    output.say(
        f"workbench: That is a fault of the workbench ({type(error).__name__}). What was saved is "
        f"safe; the trace is in {place}."
    )
    return PROBLEMS


def keep_trace(trace: str) -> Path:
    """Adds a trace to the log, which only its owner can read, and returns the log's place."""
    from platformdirs import user_state_path  # only a fault needs it

    folder = user_state_path("workbench", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / LOG_NAME
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as log:
        log.write(f"{SystemClock().now().isoformat()}\n{trace}\n")
    return place
