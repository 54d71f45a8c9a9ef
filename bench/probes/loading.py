"""Which modules are loaded when the desk's first frame goes out to the terminal.

`python -P loading.py DB OUT`, in a terminal: writes their names to OUT, one a line.
"""

import sys
from pathlib import Path

from textual.drivers.linux_driver import LinuxDriver

FRAME = 2_000
"""Letters that only a frame has: what sets the terminal up is shorter."""

write = LinuxDriver.write


def note_and_write(driver: LinuxDriver, output: str) -> None:
    if len(output) > FRAME:
        LinuxDriver.write = write  # type: ignore[method-assign]  # only the first is asked for
        Path(sys.argv[2]).write_text("\n".join(sorted(sys.modules)), encoding="utf-8")
    write(driver, output)


LinuxDriver.write = note_and_write  # type: ignore[method-assign,assignment]  # what it is for

if __name__ == "__main__":
    from workbench.cli.main import main

    sys.exit(main(["--db", sys.argv[1], "1"]))
