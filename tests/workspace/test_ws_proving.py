"""Seeking in captured texts: on a thread, and in long texts in another process, with one answer."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from workbench.model.errors import UnknownThing
from workbench.model.evidence_requests import Upload
from workbench.model.requests import Citation, NewClaim
from workbench.model.settings import Settings
from workbench.workspace import proving
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace
from workbench.workspace.proving import Proving
from workbench.workspace.seeking import SeekingEnded

SOURCE = """\
A survey of the tower

The tower was built in 1876. It stands thirty-eight metres above the sea.

“We ate rice and tinned peas for a week,” said one of them.
"""
ARTICLE = "“We ate rice and tinned pears for a week,” she said.\n"
CLAIM = "stands 38 metres above the sea"
WAIT = 60


@pytest.fixture
def text(story_db: Path) -> int:
    """The id of the source's text in the file."""
    with open_workspace(story_db, Settings(who="MK")) as workspace:
        place = find_place(workspace.read.article(1).text, "38 metres above the sea")
        claim = workspace.claims.mark(NewClaim(1, 1, (place,))).result().value
        workspace.sources.attach([claim], [Citation("https://example.org/a")]).result()
        workspace.captures.supply(1, Upload(SOURCE.encode(), "text/plain")).result()
        found = workspace.read.proof.newest_text(1)
        assert found is not None
        return found.row.id


@pytest.fixture(params=["thread", "process"])
def seeking(
    request: pytest.FixtureRequest, story_db: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Proving]:
    """The way that a short text is sought in, and that of a long one."""
    monkeypatch.setattr(proving, "LONG", 0 if request.param == "process" else 10**9)
    made = Proving(story_db)
    yield made
    made.close()


def answer(future: "Future[Any]") -> Any:
    return future.result(timeout=WAIT)


def test_both_ways_give_the_same_answers(seeking: Proving, text: int) -> None:
    assert answer(seeking.text(text)).text.startswith("A survey of the tower")
    best, *_ = answer(seeking.passages(CLAIM, text))
    assert SOURCE[best.start : best.end] == "It stands thirty-eight metres above the sea."
    carried = answer(seeking.carried(["nothing of it", CLAIM], text))
    assert list(carried) == [1]
    assert carried[1].start == best.start
    ((place, match),) = answer(seeking.quotations(ARTICLE, text))
    assert ARTICLE[place.start : place.end].startswith("We ate")
    assert match.kind == "close"
    assert ("pears", "peas") in [(one.our_words, one.their_words) for one in match.diff]
    assert answer(seeking.quotation("tinned peas for a week", text)).kind == "verbatim"
    assert [SOURCE[slice(*hit)] for hit in answer(seeking.hits("THE TOWER", text))] == [
        "the tower",
        "The tower",
    ]


def test_what_was_found_is_known_afterwards(seeking: Proving, text: int) -> None:
    assert seeking.known_text(text) is None
    found = answer(seeking.passages(CLAIM, text))
    assert seeking.known_passages(CLAIM, text) == found
    assert seeking.known_passages("other words", text) is None
    assert seeking.pending == 0


def test_a_text_that_is_not_there_is_said(seeking: Proving, text: int) -> None:
    with pytest.raises(UnknownThing):
        answer(seeking.passages(CLAIM, text + 1))


def test_after_the_end_nothing_is_sought(
    story_db: Path, text: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, "LONG", 0)
    made = Proving(story_db)
    answer(made.passages(CLAIM, text))
    made._seeking.close()
    with pytest.raises(SeekingEnded):
        answer(made.passages("built in 1876", text))
    made.close()


def test_only_so_many_texts_are_kept(
    story_db: Path, text: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, "CHARACTERS_KEPT", 0)
    with open_workspace(story_db, Settings(who="MK")) as workspace:
        workspace.captures.supply(1, Upload(b"Another text.", "text/plain")).result()
        other = workspace.read.proof.newest_text(1)
    assert other is not None
    made = Proving(story_db)
    answer(made.text(text))
    answer(made.text(other.row.id))
    assert made.known_text(text) is None
    assert made.known_text(other.row.id) is not None
    made.close()
