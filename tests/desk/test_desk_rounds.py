"""A blind second reading at the desk: nothing of the first reader's is on a screen before time."""

import re
import shutil
from pathlib import Path

import pytest
from desk_bench import OpenDesk
from fixed_clock import FixedClock
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from pilot_desk import PilotDesk

from workbench.model.settings import Settings
from workbench.workspace.opening import open_workspace

SECOND = Settings(who="SR", round="second")
TOLD = "qzxwvy"
"""A word of the first reader's that stands in no article."""
FOUND = re.compile(rf"Confirmed, |{TOLD}|MK|On author, |\bcut\b, |waits? on|log book")


@pytest.fixture(scope="session")
def read_file(marked_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with five claims, all of which the first reader has rated and written about."""
    path = Path(shutil.copy(marked_file, tmp_path_factory.mktemp("read") / "read.db"))
    with open_workspace(path, Settings(who="MK"), FixedClock()) as workspace:
        claims = [claim.id for claim in workspace.read.claims(1)]
        for claim, rating in zip(claims, ("cut", "on-author", "change", "cut", "cut"), strict=True):
            workspace.verdicts.rate([claim], rating, f"{TOLD} says so").result()
        workspace.verdicts.propose(claims[0], f"{TOLD} instead").result()
        (piece, *_) = workspace.read.detail(claims[2]).evidence
        workspace.sources.set_stance([piece.id], "refutes").result()
        workspace.claims.defer([claims[4]], TOLD, "2026-12-01").result()
    return path


@pytest.fixture
def blind_file(read_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(read_file, tmp_path / "blind.db"))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_blind_desk_opens_as_if_nobody_had_rated(
    open_desk: OpenDesk, blind_file: Path, size: tuple[int, int]
) -> None:
    async with open_desk(file=blind_file, settings=SECOND, size=size) as desk:
        assert "SR, 2nd reading" in desk.lines[0]
        assert "0 of 5 settled" in desk.lines[1]
        assert "blind reading" in desk.lines[1]
        assert not FOUND.search(desk.text)
        for pane in ("article", "claims", "detail"):
            await desk.focus(pane)
            assert not FOUND.search(desk.text)


async def test_a_rating_of_ones_own_shows_what_the_first_found(
    open_desk: OpenDesk, blind_file: Path
) -> None:
    async with open_desk(file=blind_file, settings=SECOND) as desk:
        before = desk.disk.detail(1).claim
        await desk.claims.highlight(1).press("1").claims.highlight(1)
        assert "the readers differ" in desk.text
        assert f"{TOLD} says so" in desk.text
        assert "1 of 5 settled" in desk.lines[1]
        assert desk.disk.detail(1).claim.rating == before.rating
        await desk.claims.highlight(2)
        assert TOLD not in desk.text
        await desk.press("u")
        await desk.claims.highlight(1)
        assert TOLD not in desk.text


async def test_the_next_open_claim_is_open_to_this_reader(
    open_desk: OpenDesk, blind_file: Path
) -> None:
    async with open_desk(file=blind_file, settings=SECOND) as desk:
        await desk.claims.highlight(1).press("1")
        first = desk.current
        await desk.press("1")
        assert {first, desk.current} & {1, None} == set()
        assert len(desk.screen.state.open) == 3


async def test_what_would_touch_the_hidden_says_why_not(
    open_desk: OpenDesk, blind_file: Path
) -> None:
    async with open_desk(file=blind_file, settings=SECOND) as desk:
        await desk.claims.highlight(1).press("c")
        assert "hidden" in desk.said
        await desk.claims.highlight(3).focus("detail")
        desk.screen.detail.select_evidence(desk.disk.detail(3).evidence[0].id)
        await desk.press("+")
        assert "hidden until you have rated" in desk.said
        assert desk.disk.detail(3).evidence[0].stance == "refutes"
        await desk.focus("article").press("n")
        assert "blind reading shows no holes" in desk.said


async def test_f3_takes_another_round_and_stays_at_the_claim(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(2)
        assert "2 of 5 settled" in desk.lines[1] or "waiting" in desk.lines[1]
        await desk.press("f3").type("second").press("enter")
        assert "MK, 2nd reading" in desk.lines[0]
        assert "0 of 5 settled" in desk.lines[1]
        assert desk.current == 2
        await desk.press("1")
        await desk.press("f3").type("editor").press("enter")
        assert "MK, editor" in desk.lines[0]
        assert desk.disk.detail(2).claim.readings is not None


async def test_claims_on_which_readers_differ_are_a_list(
    open_desk: OpenDesk, blind_file: Path
) -> None:
    async with open_desk(file=blind_file, settings=SECOND) as desk:
        await desk.claims.highlight(1).press("1").claims.highlight(2).press("5")
    async with open_desk(file=blind_file) as desk:
        await desk.focus("claims").press("t", "t", "t")
        assert "differing: 0 of 2 agree, 0 %" in desk.text
        assert len(desk.screen.claims.order) == 2


KEYS = ("1", "3", "0", "u", "U", "j", "k", "h", "H", "w", "e", "l", "t", "z", "n", ">", "escape")


@trying(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=8))
async def test_whatever_a_blind_reader_presses_what_they_have_not_rated_stays_hidden(
    open_desk: OpenDesk, read_file: Path, tmp_path: Path, keys: list[str]
) -> None:
    path = Path(shutil.copy(read_file, tmp_path / "tried.db"))
    async with open_desk(file=path, settings=SECOND) as desk:
        for key in keys:
            await desk.press(key)
            assert not _leaks(desk), keys


def _leaks(desk: PilotDesk) -> bool:
    """Whether the screen has a word of the first reader's while nothing of ours is in."""
    own = [each for each in desk.disk.claims() if each.readings]
    return not own and TOLD in desk.text
