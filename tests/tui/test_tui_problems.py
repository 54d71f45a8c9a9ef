"""The screen of problems: what it lists, going to a claim, and setting the rule aside."""

from pathlib import Path

import pytest
from tui_desk import Desk, desk, file_of
from tui_panes import HOSTILE, assert_harmless

from workbench.model.evidence_requests import Pin
from workbench.model.problems import Problem, ProblemKind
from workbench.model.requests import Citation
from workbench.model.sign_offs import Correction, SignOff
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.library.screen import LibraryScreen
from workbench.tui.panes.layout import width_of
from workbench.tui.problems.rows import CorrectionRow, ProblemRow, SignRow
from workbench.tui.problems.screen import ProblemsScreen
from workbench.tui.symbols import ASCII, NARROW
from workbench.workspace.problems import problems
from workbench.workspace.supplying import pasted

RULE = "1 primary or 2 independent"
QUOTES = ("11 days in January", "built in 1874", "since 2009")


def reasons(on: Desk) -> list[str]:
    """Why the rule was set aside, problem by problem, as the file has it."""
    return [each.reason for each in problems(on.app.workspace.read, 1, RULE)]


def see_to_all(on: Desk) -> None:
    """Leave no problem: every claim is settled by what needs no evidence, no hole is left."""
    workspace = on.app.workspace
    article = workspace.read.article(1)
    workspace.claims.cover(1, article.revision_id, 0, len(article.text)).result()
    claims = [claim.id for claim in workspace.read.claims(1)]
    workspace.verdicts.rate(claims, "opinion").result()


async def settle_claims(on: Desk) -> None:
    """Rate the second and third claim, which rest on nothing, and open the list."""
    see_to_all(on)
    on.app.workspace.verdicts.rate([2, 3], "confirmed").result()
    await on.press("P")
    assert isinstance(on.app.screen, ProblemsScreen)


async def test_it_lists_claims_on_too_little_and_goes_there(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await settle_claims(on)
        assert "2 problems" in on.lines[0]
        assert "#2  too little evidence" in on.lines[1]
        assert "0 of 2 independent" in on.lines[1]
        assert "“since 2009”" in on.lines[2]
        await on.press("n", "enter")
        assert isinstance(on.app.screen, DeskScreen)
        assert on.screen.state.current == 3


async def test_a_rule_is_set_aside_with_a_reason_and_that_can_be_undone(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await settle_claims(on)
        await on.press("w", *"seen", "enter")
        assert reasons(on) == ["seen", ""]
        assert "#2  set aside" in on.lines[1]
        assert "set aside            seen" in on.lines[1]
        assert "is the rule. Set aside: seen" in on.lines[-2]
        assert "2 problems, 1 set aside" in on.lines[0]
        await on.press("n", "n")
        assert on.lines[2].startswith(">")
        await on.press("u")
        assert reasons(on) == ["", ""]
        assert "too little evidence" in on.lines[1]


async def test_an_empty_reason_lets_the_rule_hold_again(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        on.app.workspace.claims.set_aside(2, "seen").result()
        await settle_claims(on)
        assert reasons(on) == ["seen", ""]
        await on.press("w", "ctrl+u", "enter")
        assert reasons(on) == ["", ""]
        assert "the rule holds again" in on.said
        await on.press("w", "enter")
        assert reasons(on) == ["", ""]


def lose_passages(on: Desk) -> None:
    """Two sources of #1, whose pinned words their newest captures lack."""
    workspace = on.app.workspace
    cited = [Citation(f"https://hollin.example/{name}") for name in "ab"]
    workspace.sources.attach([1], cited).result()
    for piece in workspace.read.detail(1).evidence:
        workspace.captures.supply(piece.source, pasted("It was dark for 11 days.")).result()
        text = workspace.read.proof.newest_text(piece.source)
        assert text is not None
        workspace.captures.pin([Pin(piece.id, text.row.id, 0, 11)]).result()
        workspace.captures.supply(piece.source, pasted("It was light all along.")).result()


async def test_a_passage_that_is_gone_is_set_aside_beside_another(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        see_to_all(on)
        lose_passages(on)
        await on.press("P")
        assert "passage gone" in on.lines[1]
        await on.press("w")
        assert "Set “passage gone” aside for #1" in "\n".join(on.lines)
        await on.press(*"seen", "enter")
        assert reasons(on) == ["seen", ""]
        assert "set aside            seen" in on.lines[1]
        assert "passage gone" in on.lines[2]
        await on.press("w", "ctrl+u", "enter")
        assert reasons(on) == ["", ""]
        assert "“passage gone” holds again" in on.said


async def test_a_claim_that_is_gone_meanwhile_is_told_and_nothing_is_set_aside(
    story_db: Path,
) -> None:
    async with desk(story_db, *QUOTES) as on:
        await settle_claims(on)
        await on.press("w", *"seen")
        on.app.workspace.claims.delete([2]).result()
        await on.press("enter")
        assert any("no claim" in line.lower() for line in on.lines)
        assert reasons(on) == [""]


async def test_the_article_may_go_meanwhile(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await settle_claims(on)
        listed = on.app.screen
        await on.press("w")
        on.app.workspace.articles.delete(1).result()
        for _ in range(400):
            if isinstance(on.app.screen, LibraryScreen):
                break
            await on.pilot.pause(0.005)
        await on.settle()
        assert on.app.screen_stack == [on.app.screen]
        assert listed not in on.app.screen_stack
        assert "is gone" in on.said


async def test_a_filter_finds_the_words_of_a_claim(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await settle_claims(on)
        await on.press("f", *"2009", "enter")
        assert "1 problem, filter: 2009" in on.lines[0]
        await on.press("escape", "escape")
        assert isinstance(on.app.screen, DeskScreen)


async def test_without_problems_it_says_so(story_db: Path) -> None:
    async with desk(story_db, *QUOTES, size=(80, 24)) as on:
        see_to_all(on)
        await on.press("P")
        assert "No problem is known of this article" in on.lines[0]
        assert "sign off" in on.lines[1]
        await on.press("n")
        assert "No problem is left" in on.said
        await on.press("w")
        assert "No problem here" in on.said
        await on.press("f", "escape")
        assert isinstance(on.app.screen, ProblemsScreen)


async def test_from_the_library_it_goes_to_a_claim_on_the_desk(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        see_to_all(on)
        on.app.workspace.verdicts.rate([3], "confirmed").result()
        await on.press("b")
        assert isinstance(on.app.screen, LibraryScreen)
        await on.press("P", "enter")
        assert isinstance(on.app.screen, DeskScreen)
        assert on.screen.state.current == 3


@pytest.mark.parametrize("width", [30, 76, 115, 200])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_row_fills_its_width_and_is_harmless_whatever_was_typed(width: int, text: str) -> None:
    for kind in ProblemKind:
        row = ProblemRow(Problem(kind, 7, 7, "It rests on less.", text), text)
        for symbols in (NARROW, ASCII):
            runs = row.runs(width, symbols)
            assert width_of(runs) == width
            assert_harmless([run.text for run in runs])


@pytest.mark.parametrize("width", [30, 115])
@pytest.mark.parametrize("text", HOSTILE)
def test_so_are_a_correction_and_the_sign_off(width: int, text: str) -> None:
    at = "2026-11-22T14:02:11.123456Z"
    made = Correction(1, 1, "verdict", 7, 7, None, text, text, text, text, at)
    signed = SignOff(1, "signed", 2, text, at, text)
    for row in (
        CorrectionRow(made),
        CorrectionRow(made._replace(public_wording="")),
        SignRow(0, 2, signed),
        SignRow(3, 3, signed),
        SignRow(0, 1, None),
    ):
        for symbols in (NARROW, ASCII):
            runs = row.runs(width, symbols)
            assert width_of(runs) == width
            assert_harmless([run.text for run in runs])


async def test_the_last_row_asks_for_ones_name_and_signs_off(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as on:
        await settle_claims(on)
        await on.press("end", "enter")
        assert "2 problems are left" in on.said
        await on.press("home", "w", *"seen", "enter", "n", "w", *"too", "enter")
        await on.press("end", "enter", *"somebody", "enter")
        assert "Not signed: you are MK" in on.said
        await on.press("enter", *"mk", "enter")
        assert "Revision 1 signed off, saved" in on.said
        assert "signed off by MK" in "\n".join(on.lines)
        (signed,) = on.app.workspace.read.proof.sign_offs(1)
        assert [each.reason for each in signed.overrides] == ["seen", "too"]
        await on.press("escape")
        assert "signed off" in on.lines[0]
        await on.press("b")
        assert "signed off" in "\n".join(on.lines)


async def test_a_correction_is_listed_and_worded_and_a_signed_article_opens_again(
    story_db: Path,
) -> None:
    async with desk(story_db, *QUOTES) as on:
        see_to_all(on)
        on.app.workspace.signing.sign(1).result()
        on.app.workspace.verdicts.rate([2], "cut").result()
        await on.press("P")
        assert "1 correction" in on.lines[0]
        assert "Opinion → Cut" in "\n".join(on.lines)
        await on.press("down", "enter", *"It was 1876.", "enter")
        assert on.app.workspace.read.proof.corrections(1)[0].public_wording == "It was 1876."
        await on.press("u")
        assert on.app.workspace.read.proof.corrections(1)[0].public_wording == ""
        await on.press("end", "enter", *"a call", "enter")
        assert "open again" in on.said
        assert on.app.workspace.read.article(1).state == "open"


async def test_holes_are_gone_to_where_they_begin(story_db: Path) -> None:
    async with desk(story_db) as on:
        await on.press("P", "enter")
        assert isinstance(on.app.screen, DeskScreen)
        assert on.screen.arranging.pane == "article"
        assert "hole" in on.target


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("Knight: “Knight” is nearly “Michael Knights”.", "Knight,"),
        ("Michael Knights: “The knights” in small letters.", "The knights"),
    ],
)
async def test_a_name_spelt_oddly_is_listed_and_gone_to(
    tmp_path: Path, said: str, odd: str
) -> None:
    text = "It rained. Michael Knights spoke. So did Knight, who left. The knights said so.\n"
    async with desk(file_of(tmp_path / "a.db", text)) as on:
        await on.press("P")
        assert any("name spelt oddly" in line and said in line for line in on.lines)
        for _ in on.lines:
            if said in on.lines[-2]:
                break
            await on.press("n")
        await on.press("enter")
        assert isinstance(on.app.screen, DeskScreen)
        assert on.screen.article.caret == text.index(odd)
