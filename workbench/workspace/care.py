"""Looking after the file: is it whole, and a copy of it."""

from pathlib import Path

from workbench.model.requests import VerifyOutcome


class Care:
    """Both run at once, on the caller's thread, over connections of their own."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def verify(self) -> VerifyOutcome:
        """Checks hashes, references, marks and that the history leads to what the tables hold."""
        from workbench.store.care import verify

        return verify(self._path)

    def backup(self, target: Path) -> None:
        """Copies the file as it is now, whole, also while it is written to.

        RefusedChange where there is a file at `target` already.
        """
        from workbench.store.care import backup

        backup(self._path, target)
