"""Claims in the order of a list, and in which row each stands, while some come and go."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from workbench.model.views import Claim

MOST_SHIFTS = 100
"""Rows that came or went before all rows are numbered anew, which takes 3 ms for 50,000 claims."""


class ClaimList:
    """Claims by row. What a change costs does not depend on how many there are."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._claims = list(claims)
        # Rows as they were when they were numbered, or where a claim came later, at that shift.
        self._rows: dict[int, int] | None = None
        self._came: dict[int, int] = {}
        self._shifts: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._claims)

    def __getitem__(self, row: int) -> Claim:
        return self._claims[row]

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims, by row."""
        return self._claims

    def row_of(self, claim: int) -> int | None:
        """The row of a claim, None where it is not listed."""
        row = self._numbered().get(claim)
        if row is None:
            return None
        for first, by in self._shifts[self._came.get(claim, 0) :]:
            if row >= first:
                row += by
        return row

    def replace(self, claim: Claim) -> int | None:
        """Put a claim's new values into the row that it has; the row, None where there is none."""
        row = self.row_of(claim.id)
        if row is not None:
            self._claims[row] = claim
        return row

    def remove(self, claim: int) -> None:
        """Take a claim out, if it is listed."""
        row = self.row_of(claim)
        if row is not None:
            del self._claims[row]
            del self._numbered()[claim]
            self._shift(row + 1, -1)

    def place(self, claim: Claim, key: Callable[[Claim], Any]) -> int:
        """The row where `key`, by which the claims are sorted, puts a claim."""
        return bisect_left(self._claims, key(claim), key=key)

    def insert(self, claim: Claim, key: Callable[[Claim], Any]) -> None:
        """Put a claim where `key`, by which the others are sorted, says."""
        row = self.place(claim, key)
        numbered = self._numbered()
        self._claims.insert(row, claim)
        self._shift(row, 1)
        numbered[claim.id] = row
        self._came[claim.id] = len(self._shifts)

    def _shift(self, first: int, by: int) -> None:
        self._shifts.append((first, by))
        if len(self._shifts) > MOST_SHIFTS:
            self._rows = None

    def _numbered(self) -> dict[int, int]:
        if self._rows is None:
            self._rows = {claim.id: row for row, claim in enumerate(self._claims)}
            self._came.clear()
            self._shifts.clear()
        return self._rows
