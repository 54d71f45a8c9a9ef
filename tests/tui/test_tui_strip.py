"""The strip: the current claim in four rows."""

from typing import Any

import pytest
from rich.cells import cell_len
from tui_panes import (
    HOSTILE,
    Host,
    assert_harmless,
    claim,
    detail,
    evidence,
    screen_lines,
    verdict,
)

from workbench.model.scales import MAGAZINE
from workbench.tui.panes.strip import ClaimStrip

RATED = claim(32, "and other coalition troops", rating="change", state="waiting", flags=("legal",))
SOURCES = tuple(
    evidence(number, url=f"https://www.site{number}.org/a/long/path/to/it", stance="refutes")
    for number in range(1, 6)
)


async def strip_at(width: int, of: Any, **values: Any) -> list[str]:
    pane = ClaimStrip()
    app = Host(pane)
    async with app.run_test(size=(width, 4)) as pilot:
        pane.show(of, scale=MAGAZINE, numbers={}, **values)
        await pilot.pause()
        return [line.rstrip() for line in screen_lines(app)]


async def test_the_strip_says_rating_words_wording_and_sources() -> None:
    of = detail(RATED, verdicts=(verdict(1, "change", "nine"),), evidence=SOURCES, proposed="eight")
    lines = await strip_at(80, of, saving=True)
    assert lines[0].startswith(" #32 > Change  MK")
    assert lines[0].endswith("saving  L legal  quantity")
    assert lines[1] == " “and other coalition troops”"
    assert lines[2] == " to eight"
    assert lines[3].startswith(" - [1] site1.org/")
    assert lines[3].endswith("+2")


async def test_long_words_take_the_second_row() -> None:
    of = detail(RATED._replace(quote="word " * 40), proposed="eight")
    lines = await strip_at(60, of)
    assert lines[1].startswith(" “word word")
    assert lines[2].endswith("wo…")
    assert lines[3] == " no source yet"


async def test_the_rationale_stands_where_nothing_is_proposed() -> None:
    of = detail(RATED, verdicts=(verdict(1, "change", "nine were\nhurt"),))
    assert (await strip_at(60, of))[2] == " why nine were hurt"


async def test_without_a_claim_it_says_so() -> None:
    assert await strip_at(60, None) == [" No claim here", "", "", ""]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [30, 80])
async def test_hostile_texts_stay_in_their_rows(text: str, width: int) -> None:
    pane = ClaimStrip()
    app = Host(pane)
    of = detail(
        RATED._replace(quote=text, kind=text),
        verdicts=(verdict(1, "change", text, by=text),),
        evidence=(evidence(1, title=text), evidence(2, url=f"https://{text}")),
        proposed=text,
    )
    async with app.run_test(size=(width, 4)) as pilot:
        pane.show(of, scale=MAGAZINE, numbers={})
        await pilot.pause()
        lines = screen_lines(app)
        assert_harmless(lines)
        assert [cell_len(line) for line in lines] == [width] * 4
