"""Reads broken and invented inputs by the thousand: no crash, no hang, no memory without end.

By hand, from the checkout: `python -m tests.faults.fuzz --inputs 200000`; `--target pdf` for one
kind, `--seed` for the inputs of another run, `--keep FOLDER` to keep what broke something.
"""

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import NamedTuple

WAYS = ("mutated", "invented")

BATCH = 5_000
"""Inputs that one process reads: enough for a leak to show, few enough to start anew."""

STALLED = 20.0
"""Seconds on the wall per hundred inputs, and at least, until a process that waits is ended."""

ENOUGH = 20
"""Faults after which no more are looked for: they are likely one."""

WORKER = ("-m", "tests.faults.fuzz_worker")
ROOT = Path(__file__).parents[2]

NAMES = (
    *("docx", "odt", "epub", "pdf", "eml", "html", "markdown", "plain"),
    "web-page",
    *("addresses", "keymap", "configuration", "revision", "answers", "packet"),
    *("claim-review", "annotations", "spreadsheet", "record"),
    *("word-answers", "word-draft", "markdown-draft", "page-draft"),
)


class Fault(NamedTuple):
    """An input that broke its reader: by what, and how to have it again."""

    target: str
    way: str
    seed: int
    what: str
    body: bytes

    def __str__(self) -> str:
        return f"{self.target}, {self.way}, seed {self.seed}: {self.what}\n{self.body[:400]!r}"


class Tried(NamedTuple):
    inputs: int
    faults: list[Fault]
    peak_mb: int


def fuzz(target: str, way: str, seed: int, inputs: int) -> Tried:
    """Has `inputs` inputs read, in processes that may die of them; the same for the same seed."""
    done, peak = 0, 0
    faults: list[Fault] = []
    while done < inputs:
        count = min(BATCH, inputs - done)
        tried, found, grown = _batch(target, way, seed, done, count)
        faults += found
        done += max(tried, 1)
        peak = max(peak, grown)
        if len(faults) > ENOUGH:
            break
    return Tried(done, faults, peak)


def _batch(
    target: str, way: str, seed: int, first: int, count: int
) -> tuple[int, list[Fault], int]:
    """The number of inputs read, until the first that ended the process; what broke; MB."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        progress = Path(folder, "progress")
        progress.write_bytes(bytes((1 << 20) + 16))
        argv = [sys.executable, "-W", "error", *WORKER, target, way]
        argv += [str(seed), str(first), str(count), str(progress)]
        allowed = STALLED * (1 + count / 100)
        env = {**os.environ, "TMPDIR": folder, "HYPOTHESIS_STORAGE_DIRECTORY": folder}
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter
                argv, cwd=ROOT, env=env, capture_output=True, timeout=allowed, check=False
            )
            code, said = done.returncode, done.stderr[-2_000:].decode(errors="replace")
        except subprocess.TimeoutExpired:
            code, said = None, ""
        if code == 0:
            return _told(target, way, seed, json.loads(done.stdout))
        number, body = _last(progress.read_bytes())
    why = "it waits without end" if code is None else f"the process ended with {code} {said}"
    tried = number - first + 1 if way == "mutated" else number + 1
    return tried, [Fault(target, way, seed, why, body)], 0


def _told(
    target: str, way: str, seed: int, answer: dict[str, list[dict[str, str]]]
) -> tuple[int, list[Fault], int]:
    found = [
        Fault(target, way, seed, one["what"], bytes.fromhex(one["body"])) for one in answer["found"]
    ]
    return int(str(answer["tried"])), found, int(str(answer["peak_kb"])) // 1_000


def _last(progress: bytes) -> tuple[int, bytes]:
    number, size = (int.from_bytes(progress[at : at + 8], "big") for at in (0, 8))
    return number, progress[16 : 16 + size]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--inputs", type=int, default=200_000, help="of each kind; half of each way"
    )
    parser.add_argument("--target", choices=NAMES, action="append")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that broke something")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    broke = 0
    for target in arguments.target or NAMES:
        began = monotonic()
        runs = [fuzz(target, way, arguments.seed, arguments.inputs // 2) for way in WAYS]
        faults = [fault for run in runs for fault in run.faults]
        tried, peak = sum(run.inputs for run in runs), max(run.peak_mb for run in runs)
        took = monotonic() - began
        print(
            f"{target:14}{tried:>9,} inputs  {len(faults)} broke  {peak} MB  {took:.0f} s",
            flush=True,
        )
        alike: dict[str, Fault] = {}
        for fault in faults:
            alike.setdefault(fault.what[-300:], fault)
        for fault in alike.values():
            broke += 1
            print(fault, flush=True)
            if arguments.keep:
                arguments.keep.mkdir(exist_ok=True)
                (arguments.keep / f"{target}-{broke}").write_bytes(fault.body)
    return 1 if broke else 0


if __name__ == "__main__":
    sys.exit(main())
