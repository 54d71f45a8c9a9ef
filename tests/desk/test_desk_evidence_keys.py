"""Every key of the evidence screen does something that can be seen, or says why not."""

import webbrowser

import pytest
from desk_bench import OpenDesk
from pilot_desk import PilotDesk

from workbench.tui.keys import CONTEXTS, split_keys

CONTEXTS_HERE = ("evidence", "source", "text", "claim", "screen")

QUIET = {
    "text.up": "the caret stands in the first line of the passage; tested by its counterpart",
    "evidence.previous": "tested beside its counterpart",
}

VERBS = [
    (key.id, split_keys(key.keys)[0])
    for context in CONTEXTS_HERE
    for key in CONTEXTS[context]
    if key.id not in QUIET
]


def seen(desk: PilotDesk) -> tuple[object, ...]:
    painted = [tuple(strip) for strip in desk.app.screen._compositor.render_strips()]
    return (type(desk.app.screen), painted, desk.disk.verbs())


@pytest.mark.parametrize(("verb", "key"), VERBS, ids=[verb for verb, _ in VERBS])
async def test_no_key_is_dead(
    open_evidence: OpenDesk, monkeypatch: pytest.MonkeyPatch, verb: str, key: str
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address, *_, **__: opened.append(address))
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    async with open_evidence() as desk:
        await desk.press("j", "k", "right")
        before = seen(desk)
        await desk.press(key)
        assert seen(desk) != before or opened, f"{verb} did nothing that can be seen"
        assert desk.app.is_running
