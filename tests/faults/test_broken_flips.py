"""Five hundred files with bytes turned over: told or read, never a crash, never written to."""

import random
from pathlib import Path

import pytest
from broken import copy_of_sample, flip, use

from workbench.model.clock import SystemClock
from workbench.model.errors import WorkbenchError
from workbench.store import recovery

FLIPPED = 500
PARTS = 4
DOCTORED = 8
"""Files of each part that are also given to the doctor, which takes ten times as long."""


@pytest.mark.parametrize("part", range(PARTS))
def test_flipped_bytes_are_told_and_never_a_crash(tmp_path: Path, part: int, seed: int) -> None:
    chance = random.Random(seed)
    noticed = 0
    for number in range(FLIPPED // PARTS):
        path = copy_of_sample(tmp_path)
        where = flip(path, chance)
        before = path.read_bytes()
        said = f"seed {seed}, part {part}, file {number}: {where}"
        try:
            told = use(path, SystemClock())
            if number < DOCTORED:
                _doctor(path, tmp_path / "new.db")
        except Exception as error:  # noqa: BLE001 - told with its seed
            pytest.fail(f"{said}: {type(error).__name__} {error}")
        noticed += bool(told)
        assert all(sentence and "\n" not in sentence for sentence in told), said
        assert path.read_bytes() == before, said
        for left in tmp_path.glob("*.db*"):
            left.unlink()
    assert noticed > FLIPPED // PARTS // 4, f"seed {seed}"


def _doctor(path: Path, new: Path) -> None:
    """Whatever is left of it comes out whole enough to be used."""
    try:
        told = recovery.recover(path, new, SystemClock(), None)
    except WorkbenchError as error:
        raise AssertionError(f"not recovered: {error}") from error
    left = use(new, SystemClock())
    assert set(left) == set(told.problems)
