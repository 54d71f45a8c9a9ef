"""The detail of a claim: what it says, the cursor over its items, texts that would harm."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_panes import (
    HOSTILE,
    Host,
    assert_harmless,
    claim,
    detail,
    evidence,
    mark,
    screen_lines,
    verdict,
)

from workbench.model.scales import MAGAZINE
from workbench.tui.panes.detail import DetailPane
from workbench.tui.panes.detail_lines import DetailLines
from workbench.tui.panes.detail_subject import Subject
from workbench.tui.panes.layout import Run, wrap, wrap_runs
from workbench.tui.panes.phrases import day, host_and_path, moment
from workbench.tui.symbols import NARROW

SIZE = (50, 20)
RATED = claim(1, "and other coalition troops", rating="change", state="waiting", waiting_on="text")


def lines_of(of: Any, width: int = 50, who: str = "") -> list[str]:
    subject = Subject(of, MAGAZINE, {}, who, NARROW, {})
    return ["".join(run.text for run in line.runs) for line in DetailLines(subject, width).lines]


def said(of: Any, width: int = 50, who: str = "") -> str:
    return "\n".join(line.rstrip() for line in lines_of(of, width, who))


def show(pane: DetailPane, of: Any, **values: Any) -> None:
    pane.show(of, scale=MAGAZINE, numbers={}, **values)


def test_the_verdict_says_who_when_and_what_it_rests_on() -> None:
    of = detail(
        RATED,
        verdicts=(verdict(1, "change", "nine were hurt", evidence=(503, 599)),),
        evidence=(evidence(3, url="https://thehill.com/a"),),
    )
    text = said(of, 100)
    assert " >    Change" in text
    assert f"MK, {moment(of.verdicts[0].at)}, 1st reading, rests on [3], 1 detached since" in text
    assert " why  nine were hurt" in text
    assert "you, " in said(of, 100, who="MK")


def test_the_proposed_wording_stands_under_the_present_one() -> None:
    text = said(detail(RATED, proposed="and eight civilian contractors"))
    assert " is   and other coalition troops\n to   and eight civilian contractors" in text


def test_what_goes_and_what_comes_look_different() -> None:
    of = detail(RATED, proposed="and eight civilian contractors")
    built = DetailLines(Subject(of, MAGAZINE, {}, "", NARROW, {}), 60)
    looks = {run.text: run.look for line in built.lines for run in line.runs}
    assert looks["other coalition troops"] == "pane--gone"
    assert looks["eight civilian contractors"] == "pane--new"


def test_a_source_says_stance_number_address_and_whether_it_was_read() -> None:
    sources = (
        evidence(
            1,
            url="https://www.thehill.com/policy/538941/?x=1",
            stance="refutes",
            locator="par 4",
            unread=False,
            passage="nine were hurt",
        ),
        evidence(2, kind="interview", title="Call", author="Col. M", note="at noon"),
    )
    text = said(detail(RATED, evidence=sources))
    assert " -    refutes [1] thehill.com/policy/538941?x=1\n      par 4" in text
    assert "“nine were hurt”" in text
    assert (
        " ?    no stance [2] Call\n      interview – Col. M – not read yet\n      at noon" in text
    )
    assert "2 sources, 1 not read yet" in text


def test_a_source_has_its_number_within_the_article() -> None:
    of = detail(RATED, evidence=(evidence(2, title="Call"),))
    subject = Subject(of, MAGAZINE, {20: 7}, "", NARROW, {})
    runs = [run.text for line in DetailLines(subject, 50).lines for run in line.runs]
    assert "[7] " in runs


def test_places_are_listed_where_there_are_several_or_one_has_changed() -> None:
    assert "place" not in said(detail(RATED)).lower()
    two = (mark(1, "troops"), mark(2, "troops", status="changed"))
    text = said(detail(RATED, marks=two))
    assert "2 places" in text
    assert " 1    …words before troops some words…" in text
    assert "changed" in text
    assert "Place" in said(detail(RATED, marks=two[1:]))


def test_earlier_verdicts_come_newest_first_the_oldest_last() -> None:
    verdicts = (verdict(1, "confirmed", "at first"), verdict(2, None), verdict(3, "change"))
    text = said(detail(RATED, verdicts=verdicts))
    assert text.index("Earlier") < text.index("Re-opened") < text.index("Confirmed")
    assert "at first" in text


def test_empty_parts_say_what_to_press() -> None:
    text = said(detail(claim(1, "troops")))
    assert "a digit rates it" in text
    assert "No source yet: s, or paste an address." in text
    of = detail(RATED, verdicts=(verdict(1, "change"),))
    assert "a reason is asked for: w" in said(of)
    subject = Subject(of, MAGAZINE, {}, "", NARROW, {"claim.why": "F5"})
    runs = [run.text for line in DetailLines(subject, 50).lines for run in line.runs]
    assert "a reason is asked for: F5" in runs


def test_waiting_priority_and_flags_are_said() -> None:
    of = RATED._replace(
        waiting_since="2026-11-20T10:00:00.000000Z",
        waiting_until="2026-11-25",
        priority=1,
        flags=("legal", "worry"),
        restated="Others were hurt.",
    )
    text = said(detail(of), 80)
    assert "on text, since 20 Nov 2026, until 25 Nov 2026" in text
    assert "priority 1  L legal  W worry" in text
    assert " says Others were hurt." in text


def test_a_host_of_two_scripts_is_shown_in_both_forms() -> None:
    host, path = host_and_path("https://xn--pple-43d.com/login")
    assert host.endswith("(xn--pple-43d.com, mixed scripts)")
    assert path == "/login"
    assert host_and_path("https://[broken") == ("https://[broken", "")


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2021-02-20", "20 Feb 2021"),
        ("2021-02", "Feb 2021"),
        ("2021", "2021"),
        ("", ""),
        ("x", "x"),
    ],
)
def test_dates_read_as_words(date: str, words: str) -> None:
    assert day(date) == words


@given(st.text(max_size=300), st.integers(2, 60))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    pieces = [text[start:end] for start, end in wrap(text, width)]
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(cell_len(piece) <= width for piece in pieces)


@example(["\x1b", "\x1b", "\x1b"], 2)
@given(st.lists(st.text(max_size=20), max_size=6), st.integers(2, 40))
def test_wrapped_runs_are_the_wrapped_text(texts: list[str], width: int) -> None:
    whole = "".join(texts)
    lines = wrap_runs([Run(text) for text in texts], width)
    pieces = ["".join(run.text for run in line) for line in lines]
    assert pieces == [whole[start:end] for start, end in wrap(whole, width)]


async def test_the_cursor_goes_from_item_to_item() -> None:
    pane = DetailPane()
    app = Host(pane)
    of = detail(
        RATED,
        verdicts=(verdict(1, "confirmed"), verdict(2, "change", "why not")),
        evidence=(evidence(1, title="One"), evidence(2, title="Two")),
    )
    async with app.run_test(size=SIZE) as pilot:
        show(pane, of)
        pane.focus()
        kinds = []
        for _ in range(8):
            assert pane.current
            kinds.append(pane.current.kind)
            await pilot.press("down")
        assert kinds == [
            "verdict",
            "waiting",
            "change",
            "why",
            "evidence",
            "evidence",
            "earlier",
            "earlier",
        ]
        await pilot.press("k")
        assert pane.current_evidence == 502
        assert pane.evidence_ids == (501, 502)
        await pilot.press("home")
        assert pane.current
        assert pane.current.kind == "verdict"
        await pilot.press("end")
        assert pane.current
        assert pane.current.verdict == 1


async def test_an_item_longer_than_the_pane_is_scrolled_through() -> None:
    pane = DetailPane()
    app = Host(pane)
    of = detail(RATED, verdicts=(verdict(1, "change", "word " * 400),))
    async with app.run_test(size=(50, 10)) as pilot:
        show(pane, of)
        pane.focus()
        tops = []
        for _ in range(20):
            await pilot.press("down")
            tops.append(round(pane.scroll_y))
        assert tops == sorted(tops)
        assert len(set(tops)) > 5
        assert pane.current
        assert pane.current.kind == "source"
        for _ in range(25):
            await pilot.press("up")
        assert pane.current.kind == "verdict"
        assert pane.scroll_y == 0


async def test_the_cursor_stays_on_its_item_when_the_claim_is_shown_again() -> None:
    pane = DetailPane()
    app = Host(pane)
    sources = (evidence(1, title="One"), evidence(2, title="Two"))
    async with app.run_test(size=SIZE):
        show(pane, detail(RATED, evidence=sources))
        pane.select_evidence(502)
        show(pane, detail(RATED, evidence=sources[::-1], proposed="other words"))
        assert pane.current_evidence == 502
        show(pane, detail(RATED, evidence=sources[:1]))
        assert pane.current
        show(pane, detail(claim(2, "another")))
        assert pane.current
        assert pane.current.kind == "verdict"
        show(pane, None)
        assert pane.current is None
        assert pane.evidence_ids == ()


async def test_the_title_names_the_claim_and_says_what_is_not_saved() -> None:
    pane = DetailPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        of = RATED._replace(claimant="Silliman", claimed_on="2021-02-19")
        show(pane, detail(of))
        await pilot.pause()
        assert screen_lines(app)[0].startswith(" #1 quantity, said by Silliman, 19 Feb 2021")
        pane.set_saving(True)
        await pilot.pause()
        assert screen_lines(app)[0].endswith("saving ")
        show(pane, detail(claim(2)))
        await pilot.pause()
        assert screen_lines(app)[0].rstrip() == " #2 quantity, said by the article"


async def test_a_second_click_chooses() -> None:
    pane = DetailPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        show(pane, detail(RATED, evidence=(evidence(1, title="Found here"),)))
        await pilot.pause()
        row = next(at for at, line in enumerate(screen_lines(app)) if "Found here" in line)
        await pilot.click(pane, offset=(12, row), times=2)
        await pilot.pause()
        chosen = app.heard_of(DetailPane.ItemChosen)
        assert [message.item.evidence for message in chosen] == [501]


async def test_without_a_claim_keys_do_nothing() -> None:
    pane = DetailPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        pane.focus()
        await pilot.press("down", "end", "pageup")
        await pilot.click(pane, offset=(3, 3))
        assert pane.current is None
        assert "No claim here." in screen_lines(app)[2]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [24, 61])
async def test_hostile_texts_stay_in_the_pane(text: str, width: int) -> None:
    pane = DetailPane()
    app = Host(pane)
    of = RATED._replace(quote=text, restated=text, claimant=text, waiting_on=text, kind=text)
    source = evidence(1, title=text, author=text, publisher=text, passage=text, note=text)
    full = detail(
        of,
        marks=(mark(1, text, prefix=text, suffix=text), mark(2, text)),
        verdicts=(verdict(1, text, text, by=text, at=text), verdict(2, "change", text)),
        evidence=(source, evidence(2, url=f"https://{text}/{text}", locator=text)),
        proposed=text[::-1],
    )
    async with app.run_test(size=(width, 60)) as pilot:
        show(pane, full)
        await pilot.pause()
        for top in range(0, min(pane.line_count(), 400), 50):
            pane.go_to_line(top)
            await pilot.pause()
            lines = screen_lines(app)
            assert_harmless(lines)
            assert {cell_len(line) for line in lines} == {width}


@pytest.mark.parametrize(
    ("values", "said_of_it"),
    [
        ({}, ["found in the capture of 22 Nov 2026"]),
        ({"match": "close"}, ["close to the capture of 22 Nov 2026", "in other words"]),
        ({"match": "absent", "pinned": False}, ["not found in the capture of 22 Nov 2026"]),
        ({"gone": True}, ["found in the capture of", "gone from the capture of 23 Nov 2026"]),
        ({"match": "unchecked", "pinned": False, "found_at": ""}, []),
    ],
)
def test_a_passage_says_in_which_capture_it_was_found(
    values: dict[str, Any], said_of_it: list[str]
) -> None:
    fields = {
        "passage": "nine were hurt",
        "match": "verbatim",
        "pinned": True,
        "found_at": "2026-11-22T12:02:11Z",
        "captured_at": "2026-11-23T12:02:11Z",
        "unread": False,
    }
    text = " ".join(said(detail(RATED, evidence=(evidence(1, **(fields | values)),)), 70).split())
    assert "nine were hurt" in text
    for words in said_of_it:
        assert words in text
    if not said_of_it:
        assert "capture" not in text


def test_a_source_says_how_its_link_is_and_what_it_was_said_to_be() -> None:
    one = evidence(1, url="https://a.example/x", health="dead", primary=True, sensitive=True)
    text = said(detail(RATED, evidence=(one,)), 70)
    for word in ("dead", "primary", "sensitive", "not read yet"):
        assert word in text
    assert "unknown" not in said(detail(RATED, evidence=(evidence(1),)), 70)
