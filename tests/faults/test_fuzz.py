"""No input, however broken or odd, crashes, hangs or bloats what reads it."""

import pytest

from tests.faults import fuzz, fuzz_targets

INPUTS = 1_000
"""Of each way, so 2,000 of each kind. 200,000 by hand: `python -m tests.faults.fuzz`."""


@pytest.mark.parametrize("target", fuzz.NAMES)
def test_nothing_that_is_read_does_harm(target: str, seed: int) -> None:
    print(f"seed {seed}")
    for way in fuzz.WAYS:
        tried = fuzz.fuzz(target, way, seed, INPUTS)
        assert not tried.faults, "\n\n".join(map(str, tried.faults[:3]))
        assert tried.inputs == INPUTS


PLANTED = {
    "raises": "def read(body): 1 / 0",
    "hangs": "def read(body):\n while True: pass",
    "bloats": "def read(body): kept.append(bytearray(50_000_000))",
    "dies": "def read(body): os.kill(os.getpid(), 9)",
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_fault_that_was_planted_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time after 20 inputs that are read well: what was tried before counts as tried."""
    planted = f"""
import os
from tests.faults import fuzz_targets, fuzz_worker
kept, count = [], [0]
good = fuzz_targets.TARGETS["addresses"]
{PLANTED[fault]}
def now_and_then(body):
    count[0] += 1
    return read(body) if count[0] > 20 else None
fuzz_targets.TARGETS["addresses"] = good._replace(read=now_and_then)
fuzz_worker.main()
"""
    monkeypatch.setattr(fuzz, "WORKER", ("-c", planted))
    monkeypatch.setattr(fuzz, "ENOUGH", 0)
    [found, *_] = fuzz.fuzz("addresses", "mutated", 1, 60).faults
    assert {"raises": "ZeroDivisionError", "bloats": "MemoryError"}.get(fault, "ended with -") in (
        found.what
    )
    assert found.body


def test_every_target_is_run() -> None:
    assert set(fuzz.NAMES) == set(fuzz_targets.TARGETS)
