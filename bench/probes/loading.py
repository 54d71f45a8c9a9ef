"""Which modules are loaded when the desk's first frame goes out to the terminal.

`python -P loading.py DB OUT`, in a terminal: writes their names to OUT, one a line.
"""

import sys
from pathlib import Path

from workbench.cli import deferred

deferred.defer()  # as the command does before it loads Textual

from workbench.tui.output import Output  # noqa: E402 - see above

FRAME = 2_000
"""Letters that only a frame has: what sets the terminal up is shorter."""

send = Output.send


def note_and_send(output: Output, text: str) -> None:
    if len(text) > FRAME:
        Output.send = send  # type: ignore[method-assign]  # only the first is asked for
        loaded = (name for name in sys.modules if not deferred.is_waiting(name))
        Path(sys.argv[2]).write_text("\n".join(sorted(loaded)), encoding="utf-8")
    send(output, text)


Output.send = note_and_send  # type: ignore[method-assign,assignment]  # what it is for

if __name__ == "__main__":
    from workbench.cli.main import main

    sys.exit(main(["--db", sys.argv[1], "1"]))
