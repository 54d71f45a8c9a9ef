"""Checks that a wheel holds all that the program reads beside its modules."""

import sys
import zipfile
from pathlib import Path

BESIDE = (".sample", ".mako", ".toml", ".txt", ".tcss", ".css", ".html", ".jinja", ".typed")
"""Endings of files in the package that are read while the program runs."""


def main(wheel: str) -> str | None:
    """What is missing or too much, None where nothing is."""
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"workbench/workbench.db.sample"} | {
        path.as_posix()
        for path in Path("workbench").rglob("*")
        if path.is_file() and (path.suffix == ".py" or path.suffix in BESIDE)
    }
    missing = sorted(wanted - held)
    strange = sorted(name for name in held if not name.startswith(("workbench/", "factcheck_")))
    if missing or strange:
        return f"The wheel lacks {missing} and should not hold {strange}."
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
