"""What claims stand on, on the desk: the line under the sources, and the mark in the list."""

from collections.abc import Sequence

import pytest
from desk_bench import OpenDesk
from pilot_desk import PilotDesk

from workbench.model.requests import Citation
from workbench.model.settings import Settings
from workbench.model.states import OverrideRule
from workbench.workspace.footings import Footings

STAYING = Settings(who="MK", advance="never")


def row(desk: PilotDesk, words: str) -> str:
    """The claim's line in the list."""
    return next(line for line in desk.lines if words in line and ("✓" in line or "o" in line))


async def test_a_claim_settled_on_nothing_is_marked_until_it_stands_on_enough(
    open_desk: OpenDesk,
) -> None:
    async with open_desk(settings=STAYING) as desk:
        await desk.claims.highlight(4).press("1")
        quote = desk.disk.quote_of(4)[:20]
        assert row(desk, quote).rstrip().endswith("!")
        claim = next(each.id for each in desk.screen.state.claims.values() if each.number == 4)
        read = {"locator": "page 3", "note": "says so"}
        one = Citation("https://one.example/a", **read)
        two = Citation("https://two.example/b", **read)
        desk.app.workspace.sources.attach([claim], [one, two]).result()
        desk.screen._look_again()
        await desk.settled()
        assert "!" not in row(desk, quote)[70:]
        assert "stands on 2 independent" in desk.text


async def test_an_opinion_and_an_open_claim_are_not_marked(open_desk: OpenDesk) -> None:
    async with open_desk(settings=STAYING) as desk:
        await desk.claims.highlight(4)
        quote = desk.disk.quote_of(4)[:20]
        for key in ("0", "6"):
            await desk.press(key)
            assert "!" not in "".join(line[70:] for line in desk.lines if quote in line)


async def test_a_claim_for_which_the_rule_is_set_aside_is_not_marked(open_desk: OpenDesk) -> None:
    async with open_desk(settings=STAYING) as desk:
        await desk.claims.highlight(3).press("1")
        assert "stands on 0 of 2 independent" in desk.text
        claim = next(each.id for each in desk.screen.state.claims.values() if each.number == 3)
        desk.app.workspace._acting.act(
            "override",
            "Set the rule aside",
            lambda tx: tx.overrides.set(claim, OverrideRule.SUFFICIENCY, "the mayor said so"),
        ).result()
        desk.screen.showing.grounds.touched()
        desk.screen.showing.grounds.look()
        await desk.settled()
        assert "the rule is set aside: the mayor" in " ".join(desk.text.split())


async def test_the_newsrooms_own_rule_counts(open_desk: OpenDesk) -> None:
    settings = STAYING._replace(settles_with="1 primary or 3 secondary")
    async with open_desk(settings=settings) as desk:
        await desk.claims.highlight(3)
        assert "stands on 0 of 3 independent" in desk.text


async def test_ratings_of_this_window_ask_for_no_footings(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    ask = Footings.ask

    def noting(self: Footings, article: int, claims: Sequence[int] | None) -> object:
        asked.append(claims)
        return ask(self, article, claims)

    async with open_desk(settings=STAYING) as desk:
        await desk.claims.highlight(4)
        monkeypatch.setattr(Footings, "ask", noting)
        for key in ("1", "6", "1"):
            await desk.press(key)
            desk.screen._look_again()
            await desk.settled()
        assert asked == []
        claim = next(each.id for each in desk.screen.state.claims.values() if each.number == 4)
        desk.app.workspace.sources.attach([claim], [Citation("https://one.example/a")]).result()
        desk.screen._look_again()
        await desk.settled()
        assert asked != []
