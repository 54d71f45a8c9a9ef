"""The field for long text: it tells of what was typed in time, and is left in every way once."""

import pytest
from textual import events
from textual.widgets import Button
from tui_panes import HOSTILE, Host, assert_harmless, screen_lines

from workbench.tui.panes import field
from workbench.tui.panes.field import FieldEditor

KEY = ("verdict", 7, "rationale")
SIZE = (50, 10)


async def test_the_field_opens_at_the_end_of_its_text() -> None:
    editor = FieldEditor()
    app = Host(editor)
    async with app.run_test(size=SIZE) as pilot:
        editor.open("Why #32 is Change", "nine were hurt", KEY)
        await pilot.press("enter", "full_stop")
        await pilot.pause()
        assert editor.text == "nine were hurt\n."
        assert screen_lines(app)[0].startswith(" Why #32 is Change")
        assert screen_lines(app)[1].startswith(" nine were hurt")


async def test_typing_is_told_of_in_time_and_not_at_every_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(field, "TYPED_AFTER", 0.05)
    editor = FieldEditor()
    app = Host(editor)
    async with app.run_test(size=SIZE) as pilot:
        editor.open("Why", "", KEY)
        await pilot.press(*"abcdefgh")
        while not (told := app.heard_of(FieldEditor.Typed)) or told[-1].text != "abcdefgh":
            await pilot.pause(0.01)
        assert told[-1].key == KEY
        assert [message.text for message in told] == sorted({message.text for message in told})


async def test_a_terminal_that_loses_the_focus_does_not_leave_the_field() -> None:
    editor = FieldEditor()
    app = Host(editor)
    async with app.run_test(size=SIZE) as pilot:
        editor.open("Why", "kept", KEY)
        await pilot.pause()
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.post_message(events.AppFocus())
        await pilot.pause()
        await pilot.press("full_stop")
        assert app.heard_of(FieldEditor.Left) == []
        assert editor.text == "kept."


@pytest.mark.parametrize("key", ["ctrl+s", "tab", "shift+tab", "escape"])
async def test_every_way_out_tells_of_the_text_once(key: str) -> None:
    editor = FieldEditor()
    app = Host(editor, Button("beside"))
    async with app.run_test(size=SIZE) as pilot:
        editor.open("Why", "", KEY)
        await pilot.press("a", "b", key)
        await pilot.pause()
        left = app.heard_of(FieldEditor.Left)
        assert [(message.key, message.text) for message in left] == [(KEY, "ab")]
        assert editor.key is None


async def test_losing_the_focus_leaves() -> None:
    editor = FieldEditor()
    button = Button("beside")
    app = Host(editor, button)
    async with app.run_test(size=SIZE) as pilot:
        editor.open("Why", "kept", KEY)
        await pilot.pause()
        button.focus()
        await pilot.pause()
        assert [message.text for message in app.heard_of(FieldEditor.Left)] == ["kept"]


async def test_opening_another_text_leaves_the_first() -> None:
    editor = FieldEditor()
    app = Host(editor)
    async with app.run_test(size=SIZE) as pilot:
        editor.open("Why", "first", KEY)
        editor.open("To", "second", ("claim", 3, "proposed"))
        await pilot.pause()
        assert [message.text for message in app.heard_of(FieldEditor.Left)] == ["first"]
        assert editor.text == "second"
        assert editor.key == ("claim", 3, "proposed")


async def test_the_persons_own_editor_is_asked_for_and_its_text_taken() -> None:
    editor = FieldEditor()
    app = Host(editor)
    async with app.run_test(size=SIZE) as pilot:
        editor.open("Why", "before", KEY)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert [message.text for message in app.heard_of(FieldEditor.EditorRequested)] == ["before"]
        editor.put("after")
        editor.tell()
        await pilot.pause()
        assert app.heard_of(FieldEditor.Typed)[-1].text == "after"


async def test_the_cursor_does_not_blink() -> None:
    editor = FieldEditor()
    app = Host(editor)
    async with app.run_test(size=SIZE):
        assert editor.query_one(field.FieldArea).cursor_blink is False


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_are_edited_as_they_are_and_shown_harmless(text: str) -> None:
    editor = FieldEditor()
    app = Host(editor)
    async with app.run_test(size=SIZE) as pilot:
        editor.open(text, text, KEY)
        await pilot.pause()
        assert_harmless(screen_lines(app))
        editor.close()
        await pilot.pause()
        assert app.heard_of(FieldEditor.Left)[0].text.split() == text.split()
