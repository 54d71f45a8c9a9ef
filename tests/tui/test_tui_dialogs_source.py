"""The dialog for sources: addresses in any form, known ones, offline ones."""

from collections.abc import Iterator, Sequence

import pytest
from tui_dialogs import NOTHING_YET, TODAY, answer, asked, put, shown, source
from tui_panes import HOSTILE, assert_harmless, screen_lines

from workbench.model.requests import Citation
from workbench.model.views import Source
from workbench.tui.dialogs.pasted import understand
from workbench.tui.dialogs.source import Known, SourceChoice, SourceDialog
from workbench.tui.dialogs.source_rows import SourceRows

KNOWN = [source(1), source(2), source(3, title="Interview with a keeper", kind="interview", url="")]


def search(words: str) -> Iterator[Sequence[Source]]:
    wanted = words.lower().split()
    yield [s for s in KNOWN if all(w in f"{s.title} {s.url}".lower() for w in wanted)]


def at(url: str) -> Source | None:
    return next((s for s in KNOWN if s.canonical_url == url), None)


known = Known(search, at)


def make(initial: str = "", last: Source | None = KNOWN[0]) -> SourceDialog:
    return SourceDialog(known, last, initial, subject="#4", today=TODAY)


async def test_an_empty_enter_is_the_last_source_which_is_shown() -> None:
    async with asked(make) as (app, pilot):
        assert "Story 1" in shown(app)
        assert "the last one again" in shown(app)
        await pilot.press("enter")
        assert app.given == SourceChoice((), (1,))


async def test_an_empty_enter_without_a_last_one_asks() -> None:
    async with asked(lambda: make(last=None)) as (app, pilot):
        await pilot.press("enter")
        assert app.given == NOTHING_YET
        assert "Type or paste an address" in shown(app)


@pytest.mark.parametrize(
    ("pasted", "urls"),
    [
        ("https://a.example.com/1", ["https://a.example.com/1"]),
        (
            "https://a.example.com/1\nhttps://b.example.com/2\n",
            ["https://a.example.com/1", "https://b.example.com/2"],
        ),
        (
            "see [this](https://a.example.com/1), and <www.example.org/x>.",
            ["https://a.example.com/1", "www.example.org/x"],
        ),
        ("https://a.example.com/1 https://A.example.com:443/1#top", ["https://a.example.com/1"]),
        ("example.org", ["example.org"]),
    ],
)
async def test_addresses_in_any_form_each_once_and_as_they_were_typed(
    pasted: str, urls: list[str]
) -> None:
    given = await answer(lambda: make(last=None), "enter", paste=pasted)
    assert given == SourceChoice(tuple(Citation(url=url) for url in urls), ())


async def test_what_was_understood_is_shown() -> None:
    async with asked(make, (120, 40)) as (app, pilot):
        text = f"{KNOWN[1].url}?utm_source=x https://new.example.com/9 https://xn--pple-43d.com/z"
        await put(app, pilot, text)
        lines = shown(app)
        assert "known, on 2 claims" in lines
        assert "new.example.com/9" in lines
        assert "mixed scripts" in lines


async def test_what_cannot_be_cited_is_refused_with_the_reason() -> None:
    async with asked(make) as (app, pilot):
        await put(app, pilot, "javascript:alert(1)")
        await pilot.press("enter")
        assert app.given == NOTHING_YET
        assert "it runs a program and names no page" in shown(app)


async def test_the_rest_is_attached_only_after_the_refusal_was_told() -> None:
    async with asked(make) as (app, pilot):
        await put(app, pilot, "https://a.example.com/1 file:///etc/passwd")
        await pilot.press("enter")
        assert app.given == NOTHING_YET
        assert "Enter again attaches the other 1" in shown(app)
        await pilot.press("enter")
        assert app.given == SourceChoice((Citation(url="https://a.example.com/1"),), ())


async def test_words_find_known_sources_and_down_chooses() -> None:
    assert await answer(make, *"story", "enter") == SourceChoice((), (1,))
    assert await answer(make, *"story", "down", "enter") == SourceChoice((), (2,))
    assert await answer(make, *"keeper", "enter") == SourceChoice((), (3,))


async def test_words_that_nothing_known_has_are_not_taken_for_a_source() -> None:
    async with asked(make) as (app, pilot):
        await pilot.press(*"zebra", "enter")
        assert app.given == NOTHING_YET
        assert "Ctrl+O" in shown(app)


async def test_a_known_source_can_be_clicked_twice() -> None:
    async with asked(make) as (app, pilot):
        await pilot.press(*"story")
        lines = screen_lines(app)
        row = next(at for at, line in enumerate(lines) if "Story 2" in line)
        await pilot.click(offset=(20, row), times=2)
        await pilot.pause()
        assert app.given == SourceChoice((), (2,))


async def test_a_stance_is_chosen_by_its_sign() -> None:
    given = await answer(make, "tab", "minus", "enter", paste="https://a.example.com/1")
    cited = Citation(url="https://a.example.com/1", stance="refutes")
    assert given == SourceChoice((cited,), (), "refutes")
    assert await answer(make, "tab", "plus", "enter") == SourceChoice((), (1,), "supports")


async def test_an_offline_source() -> None:
    given = await answer(
        make,
        "ctrl+o",
        "shift+tab",
        "c",
        "tab",
        "tab",
        *"Odo",
        "tab",
        *"1 dec",
        "tab",
        *"telephone",
        "enter",
    )
    cited = Citation(
        kind="call",
        title="Call with Odo",
        author="Odo",
        published_on="2026-12-01",
        publisher="telephone",
    )
    assert given == SourceChoice((cited,), ())


async def test_an_offline_source_needs_a_title_or_a_person() -> None:
    async with asked(make) as (app, pilot):
        await pilot.press("ctrl+o", "shift+tab", "b", "enter")
        assert app.given == NOTHING_YET
        assert "needs a title" in shown(app)
        await pilot.press("ctrl+o", "enter")
        assert app.given == SourceChoice((), (1,)), "the first page again"


async def test_words_typed_at_once_name_an_offline_source() -> None:
    given = await answer(make, "ctrl+o", *"Ana Petrova", "enter")
    assert given == SourceChoice((Citation(kind="interview", title="Ana Petrova"),), ())


async def test_a_note_does_not_touch_the_end_of_its_highlight() -> None:
    async with asked(make) as (app, _):
        strips = app.screen._compositor.render_strips()
        line = next(strip for strip in strips if "the last one again" in strip.text)
        rows = app.screen.query_one(SourceRows)
        assert line.text[rows.region.x + rows.text_width - 2 :].startswith("n ")


async def test_a_pasted_end_is_in_sight() -> None:
    async with asked(make) as (app, pilot):
        await put(app, pilot, "https://a.example.com/" + "x" * 200 + "/end")
        assert "/end" in next(line for line in screen_lines(app) if "Address" in line)


async def test_hostile_pastes_are_shown_harmlessly() -> None:
    for words in HOSTILE:
        async with asked(make) as (app, pilot):
            await put(app, pilot, f"{words} https://a.example.com/1 javascript:{words}")
            assert_harmless(screen_lines(app))


def test_understanding_refuses_only_what_was_meant_as_an_address() -> None:
    assert understand("the keeper said: nothing") == ({}, ())
    assert [one.words for one in understand("ftp://a.example.com x").refused] == [
        "ftp://a.example.com"
    ]
    assert "mailbox" in understand("mailto:odo@example.com").refused[0].reason


async def test_a_key_waits_for_what_is_being_looked_for() -> None:
    def slowly(words: str) -> Iterator[Sequence[Source] | None]:
        for _ in range(1_000):
            yield None
        yield from search(words)

    async with asked(lambda: SourceDialog(Known(slowly, at), None, today=TODAY)) as (app, pilot):
        await put(app, pilot, "story")
        await pilot.press("enter")
        assert app.given == SourceChoice((), (1,))
