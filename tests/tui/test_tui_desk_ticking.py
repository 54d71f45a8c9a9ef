"""Tokens ticked and struck one by one, words without a fact, and the days that dates stand for."""

from pathlib import Path

import pytest
from tui_desk import SETTINGS, Desk, desk

from workbench.model.settings import Settings
from workbench.workspace.coverage import coverage

STAYS = Settings(who="MK", advance="never")


def states(on: Desk) -> dict[str, str]:
    """What became of each token, by its words."""
    return {token.text: token.state for token in coverage(on.app.workspace.read, 1).tokens}


def sentence_of(on: Desk, words: str) -> str:
    text = on.screen.state.article.text
    at = text.index(words)
    return text[text.rindex(".", 0, at) + 1 : text.index(".", at)].strip()


async def test_a_key_ticks_the_token_under_the_caret_and_goes_on(story_db: Path) -> None:
    async with desk(story_db) as on:
        on.at("1874")
        assert "v tick “1874”" in on.said
        await on.press("v")
        assert states(on)["1874"] == "ticked"
        assert "Ticked “1874”, saved" in on.said
        assert "hole" in on.target
        assert "1874" not in on.target
        await on.press("u")
        assert states(on)["1874"] == "hole"


async def test_ticking_twice_takes_it_back(story_db: Path) -> None:
    async with desk(story_db, settings=STAYS) as on:
        on.at("1874")
        await on.press("v", "v")
        assert states(on)["1874"] == "hole"
        assert "Unticked “1874”, saved" in on.said


async def test_a_verdict_ticks_the_rest_of_a_sentence_and_says_what_is_struck(
    story_db: Path,
) -> None:
    async with desk(story_db, settings=STAYS) as on:
        sentence = sentence_of(on, "1874")
        start = on.screen.state.article.text.index(sentence)
        on.screen.arranging.focus("article")
        on.screen.article.select(start, start + len(sentence))
        await on.press("enter")
        assert states(on)["1874"] == "hole"  # a mark covers nothing
        on.at("1874")
        await on.press("V")
        assert states(on)["1874"] == "struck"
        lines = [line[: on.screen.article.size.width] for line in on.lines]
        assert next(line for line in lines if "1874" in line).rstrip(" │·.").endswith("x")
        await on.press("1")
        assert states(on)["1874"] == "struck"
        assert "#1 Confirmed, saved; struck: “1874”" in on.said
        assert "“1874” struck" in "\n".join(on.lines)  # in the detail
        detail = on.app.workspace.read.detail(1)
        assert detail.tokens.struck == ("1874",)
        assert detail.tokens.ticked == detail.tokens.total - 1
        on.at("1874")
        await on.press("V")
        assert states(on)["1874"] == "ticked"  # as the verdict says


async def test_striking_in_a_settled_claim_names_its_verdict(story_db: Path) -> None:
    async with desk(story_db, "built in 1874", settings=STAYS) as on:
        on.at("1874")
        await on.press("1", "V")
        assert "Struck “1874” in #1, which is Confirmed, saved" in on.said
        await on.press("V", "v")
        assert "holds by the verdict already" in on.said


async def test_a_selection_is_ticked_as_one_step(story_db: Path) -> None:
    async with desk(story_db, settings=STAYS) as on:
        text = on.screen.state.article.text
        start = text.index("1874") - 80
        on.screen.arranging.focus("article")
        on.screen.article.select(max(0, start), text.index("1874") + 4)
        before = states(on)
        await on.press("v")
        ticked = [words for words, state in states(on).items() if state == "ticked"]
        assert "1874" in ticked
        assert len(ticked) >= 1
        await on.press("u")
        assert states(on) == before


async def test_without_a_token_it_says_so(story_db: Path) -> None:
    async with desk(story_db, settings=STAYS) as on:
        on.at("built in")
        await on.press("v")
        assert "No token here" in on.said


async def test_words_hold_no_fact_for_a_reason_that_can_be_changed_and_taken_back(
    story_db: Path,
) -> None:
    async with desk(story_db, settings=STAYS) as on:
        on.at("1874")
        await on.press("W", *"legend", "enter")
        assert states(on)["1874"] == "declared"
        on.at("1874")
        await on.settle()
        assert "no fact in “1874”: legend" in on.target
        await on.press("W", "ctrl+u", *"old", "enter")
        (made,) = [c for c in on.app.workspace.read.covers(1) if c.reason in ("legend", "old")]
        assert made.reason == "old"
        await on.press("u")
        assert any(c.reason == "legend" for c in on.app.workspace.read.covers(1))
        on.at("1874")
        await on.press("delete")
        assert states(on)["1874"] == "hole"
        await on.press("u")
        assert states(on)["1874"] == "declared"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_relative_day_is_said_where_the_caret_is(
    story_db: Path, size: tuple[int, int]
) -> None:
    async with desk(story_db, settings=SETTINGS, size=size) as on:
        day = on.screen.state.article.published_on
        assert day
        on.at("Tuesday")
        await on.settle()
        assert "Tue " in on.target or "Tue " in on.said
