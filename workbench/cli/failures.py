"""How a command ends: the exit codes, and a sentence with the log's place for what nobody expected.

0 done, 1 problems found or a change refused, 2 usage, 3 network, 4 storage, 130 interrupted. A
fault of the program itself is 1 too, which is also what Python gives for one.
"""

import traceback

from workbench.cli import output
from workbench.model.errors import WorkbenchError

DONE = 0
PROBLEMS = 1
INTERRUPTED = 130


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
    from workbench.workspace.faults import keep_trace  # only a fault needs it

    try:
        place = keep_trace(error)
    except OSError as problem:
        trace = "".join(traceback.format_exception(error))
        reason = (problem.strerror or str(problem)).lower()
        output.say(f"{trace}\nworkbench: That is a fault of the workbench. Its log could not be")
        output.say(f"written ({reason}), so the trace is above. What was saved is safe.")
        return PROBLEMS
    output.say(
        f"workbench: That is a fault of the workbench ({type(error).__name__}). What was saved is "
        f"safe; the trace is in {place}."
    )
    return PROBLEMS
