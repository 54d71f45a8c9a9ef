"""The URL Standard's own test data against the form in which sources are known, and the guard.

By hand, from the checkout: `python -m tests.faults.addresses [FOLDER]`, where FOLDER (or
SHARED_DATA, else `shared/data` beside the checkout) holds `urls/*.json`. What the standard says
must fail must be refused by both; what is accepted must have one form; nothing else may be raised.
"""

import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

from workbench.model.errors import ForbiddenAddress, RefusedAddress
from workbench.text.addresses import canonical, find_addresses, host_shown, without_user
from workbench.web.guard import check

ROOT = Path(__file__).parents[2]


class Case(NamedTuple):
    """An address of the test data, and whether it must fail."""

    address: str
    fails: bool


class Tally(NamedTuple):
    tried: int
    must_fail: int
    refused: int
    wrong: list[str]


def judge(cases: list[Case]) -> Tally:
    """What `canonical` says of each; `wrong` tells what should not be."""
    wrong: list[str] = []
    refused = 0
    for address, fails in cases:
        find_addresses(address)
        host_shown(address)
        if _passes_guard(address) and fails:
            wrong.append(f"would be asked: {address!r}")
        try:
            once = canonical(address)
        except RefusedAddress:
            refused += 1
            continue
        if fails:
            wrong.append(f"accepted: {address!r} as {once!r}")
        if canonical(once) != once or canonical(without_user(address)) != once:
            wrong.append(f"has no one form: {address!r}, {once!r}")
        if not once.isascii() or not once.startswith(("http://", "https://")):
            wrong.append(f"is no address: {address!r}, {once!r}")
    return Tally(len(cases), sum(case.fails for case in cases), refused, wrong)


def _passes_guard(address: str) -> bool:
    try:
        check(address)
    except ForbiddenAddress:
        return False
    return True


def read_cases(folder: Path) -> list[Case]:
    """All that the folder's files name: addresses, and hosts in an address made for them."""
    cases: list[Case] = []
    for name, made in (("urltestdata.json", _address), ("toascii.json", _host)):
        place = folder / "urls" / name
        if place.exists():
            listed = json.loads(place.read_text(encoding="utf-8"))
            cases += [made(one) for one in listed if isinstance(one, dict)]
    return cases


def _address(one: dict[str, object]) -> Case:
    return Case(str(one["input"]), bool(one.get("failure")))


def _host(one: dict[str, object]) -> Case:
    return Case(f"https://{one['input']}/x", one["output"] is None)


def main() -> int:
    given = (sys.argv[1:] or [os.environ.get("SHARED_DATA", "")])[0]
    cases = read_cases(Path(given) if given else ROOT.parent / "shared" / "data")
    if not cases:
        print("Skipped: there is no folder with the test data.")
        return 0
    tally = judge(cases)
    print(f"{tally.tried} addresses, {tally.must_fail} must fail, {tally.refused} refused")
    print(f"{len(tally.wrong)} wrong")
    print("\n".join(tally.wrong))
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
