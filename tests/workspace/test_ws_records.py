"""A whole check out of one file and into another, and back out of there the same."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from ws_world import World

from workbench.model.errors import CannotUndo, RefusedChange, UnknownThing, UnreadableInput
from workbench.model.evidence_requests import Pin, Upload
from workbench.model.exports import ExportRequest
from workbench.model.formats import BY_NAME
from workbench.model.handover import Included, LeftOut
from workbench.model.requests import Citation, EvidenceEdit
from workbench.model.settings import Settings
from workbench.workspace import records
from workbench.workspace.exporting import prepare

PAGE, BOOK = "https://example.org/irbil", "The Harbour Book"
SECRET, NOTE = "https://whisper.example/", "she called from home"
ALL = Included(sensitive_sources=True, private_notes=True)
SAID = "On Monday 14 rockets were counted, said the office. " * 4


@pytest.fixture
def checked(world: World) -> World:
    """An article with something of everything that a check has."""
    ws = world.ws
    first = world.mark("at least 14 rockets")
    gone = world.mark("left on Monday")
    third = world.mark("nine people", "false")
    (piece,) = (
        ws.sources.attach([first], [Citation(PAGE, stance="supports")]).result().value.evidence
    )
    ws.sources.attach([first, third], [Citation(kind="book", title=BOOK, locator="p. 4")]).result()
    ws.sources.attach([third], [Citation(SECRET, title="Whisper", sensitive=True)]).result()
    ws.sources.edit_evidence(EvidenceEdit(piece, private_note=NOTE)).result()
    ws.captures.supply(1, Upload(SAID.encode(), "text/plain", "page.txt")).result()
    read = ws.read.proof.newest_text(1)
    start = SAID.index("14 rockets")
    ws.captures.pin([Pin(piece, read.row.id, start, start + len("14 rockets"))]).result()
    world.rate(first, "true", "The page says so.")
    ws.claims.delete([gone]).result()
    ws.claims.set_aside(third, "Only one saw it.", "sufficiency").result()
    ws.history.undo(1).result()
    return world


def exported(world: World, article: int = 1, included: Included = ALL) -> bytes:
    request = ExportRequest(article, BY_NAME["json"], included)
    (file,) = prepare(world.ws.read, request, world.ticking.now()).exported.files
    return file.content


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[World]:
    """Another, empty file, and another person at it."""
    made = World(tmp_path / "elsewhere.db", Settings(who="SR"))
    yield made
    made.ws.close()


def bring(world: World, body: bytes, **options: Any) -> Any:
    return world.ws.records.bring_in(records.load(body), **options).result().value


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All tables but the history and what lies in blob."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            """SELECT name FROM sqlite_master WHERE type = 'table'
            AND name NOT IN ('action', 'change', 'blob', 'sqlite_sequence')"""
        )
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - of ours
            for (name,) in names.fetchall()
        }


def test_a_record_comes_out_of_an_empty_file_as_it_went_in(checked: World, elsewhere: World):
    body = exported(checked)
    made = bring(elsewhere, body)
    assert not made.known
    assert (made.new["claim"], made.new["source"]) == (2, 3)
    assert exported(elsewhere, made.article) == body
    assert exported(elsewhere, made.article) == body, "the second time too"
    assert elsewhere.ws.care.verify().problems == ()


def test_what_is_shown_of_it_there_is_what_was_shown_here(checked: World, elsewhere: World):
    bring(elsewhere, exported(checked))
    there, here = elsewhere.everything(), checked.everything()
    assert there[0]._replace(id=0, revision_id=0) == here[0]._replace(id=0, revision_id=0)
    assert [each.number for each in there[1]] == [each.number for each in here[1]]
    unread = "", "unchecked"
    for read in (checked.ws.read, elsewhere.ws.read):
        details = [read.detail(each.id) for each in read.claims(1)]
        shown = [[(p.number, p.passage, p.match) for p in each.evidence] for each in details]
        assert shown == [
            [(1, "14 rockets", "verbatim"), (2, *unread)],
            [(2, *unread), (3, *unread)],
        ]
    assert elsewhere.ws.read.proof.content(checked.ws.read.proof.captures(1)[0].sha256)


def test_what_is_done_there_comes_behind_what_was_done_here(checked: World, elsewhere: World):
    before = json.loads(exported(checked))
    bring(elsewhere, exported(checked))
    claim = elsewhere.mark("2 trucks")
    elsewhere.ws.sources.attach([claim], [Citation("https://example.org/new")]).result()
    elsewhere.ws.sources.attach([claim], [Citation(PAGE)]).result()
    elsewhere.ws.history.undo(1).result()
    body = exported(elsewhere)
    after = json.loads(body)
    assert after["history"][: len(before["history"])] == before["history"]
    added = after["history"][len(before["history"]) :]
    assert [step["verb"] for step in added] == ["mark", "attach", "attach", "undo"]
    assert added[3]["reverses"] == len(before["history"]) + 3
    assert [row["number"] for row in after["claim"]] == [1, 3, 4]
    assert [row["ordinal"] for row in after["source"]] == [1, 2, 3, 4]
    pieces = [row["ordinal"] for row in after["evidence"]]
    assert pieces == sorted(set(pieces))
    third = World(elsewhere.ws.path.with_name("third.db"))
    bring(third, body)
    assert exported(third) == body
    third.ws.close()


def test_an_import_is_taken_back_in_one_step_and_brought_again(checked: World, elsewhere: World):
    body = exported(checked)
    elsewhere.add("Another article altogether, of 2026.")
    before = dump(elsewhere.ws.path)
    made = bring(elsewhere, body)
    elsewhere.ws.history.undo().result()
    assert dump(elsewhere.ws.path) == before
    assert elsewhere.ws.care.verify().problems == ()
    elsewhere.ws.history.redo().result()
    assert exported(elsewhere, made.article) == body
    assert elsewhere.ws.care.verify().problems == ()


def test_work_on_it_stands_in_the_way_of_taking_it_back(checked: World, elsewhere: World):
    made = bring(elsewhere, exported(checked))
    with pytest.raises(CannotUndo, match="the library deletes articles"):
        elsewhere.ws.history.undo(made.article).result()
    elsewhere.ws.sources.attach([1], [Citation("https://example.org/new")]).result()
    action = elsewhere.ws.read.actions()[-1].id
    with pytest.raises(CannotUndo):
        elsewhere.ws.history.undo_action(action).result()


def test_a_known_text_is_said_to_be_known_and_nothing_is_taken(checked: World):
    body = exported(checked)
    before = dump(checked.ws.path)
    done = checked.ws.records.bring_in(records.load(body)).result()
    assert (done.action, done.value.known, done.value.article) == (None, True, 1)
    assert dump(checked.ws.path) == before


def test_where_it_is_wanted_again_it_is_a_second_article_on_the_same_sources(checked: World):
    body = exported(checked)
    made = bring(checked, body, again=True)
    assert (made.article, made.new["claim"], made.found["source"]) == (2, 2, 3)
    assert made.found["capture"] == 1
    assert made.new["source"] == made.new["capture"] == 0
    assert made.skipped == ()
    assert len(checked.ws.read.proof.captures(1)) == 1
    assert checked.ws.care.verify().problems == ()
    again = json.loads(exported(checked, 2))
    first = json.loads(body)
    assert [again[name] for name in ("article", "claim", "mark", "evidence", "contents")] == [
        first[name] for name in ("article", "claim", "mark", "evidence", "contents")
    ]


def test_a_source_that_is_known_stays_what_it_is_here_and_learns(checked: World, elsewhere: World):
    claim = (elsewhere.add("Another article altogether, of 2026."), elsewhere.mark("2026"))[1]
    cited = [Citation(PAGE, title="Our title"), Citation(SECRET)]
    elsewhere.ws.sources.attach([claim], cited).result()
    checked.ws.sources.edit_source(1, title="Their title", author="Ann").result()
    made = bring(elsewhere, exported(checked))
    assert made.found["source"] == 2
    assert made.skipped == ("“Our title” is known here with another title: that stays.",)
    first, second = elsewhere.ws.read.proof.sources(1)
    assert (first.title, first.author) == ("Our title", "Ann")
    assert (second.title, second.sensitive) == ("Whisper", True)
    assert elsewhere.ws.care.verify().problems == ()


def test_what_is_not_asked_for_by_name_stays_here_in_the_history_too(checked: World):
    body = exported(checked, included=Included()).decode()
    for words in (SECRET, "whisper", "Whisper", NOTE):
        assert words not in body
    told = json.loads(body)
    assert told["left_out"] == {"sensitive_sources": 1, "private_notes": 1}
    assert [row["ordinal"] for row in told["source"]] == [1, 2]
    again = json.loads(exported(checked, included=Included()))
    changes = [
        [change for step in each["history"] for change in step["changes"]] for each in (told, again)
    ]
    assert changes[0] != changes[1], "nobody can try what hashes are of"
    assert {**told, "history": []} == {**again, "history": []}


def test_a_source_that_was_taken_back_stays_here_in_the_history_too(world: World):
    claim = world.mark("nine people")
    for sensitive in (True, False):
        made = Citation(f"{PAGE}/{sensitive}", title=f"Was {sensitive}", sensitive=sensitive)
        world.ws.sources.attach([claim], [made]).result()
        world.ws.history.undo(1).result()
    body = exported(world, included=Included()).decode()
    assert "Was False" in body
    assert "Was True" not in body
    assert f"{PAGE}/True" not in body


@pytest.mark.parametrize("included", [Included(), Included(True), Included(False, True)])
def test_a_record_that_kept_something_back_comes_out_as_it_went_in(
    checked: World, elsewhere: World, included: Included
):
    body = exported(checked, included=included)
    made = bring(elsewhere, body)
    assert made.left_out == LeftOut(int(not included[0]), int(not included[1]))
    assert exported(elsewhere) == exported(elsewhere, included=included)
    assert exported(elsewhere, included=included) == body
    assert elsewhere.ws.care.verify().problems == ()


def test_what_becomes_sensitive_there_is_kept_back_in_what_came_too(
    checked: World, elsewhere: World
):
    bring(elsewhere, exported(checked))
    elsewhere.ws.sources.set_sensitive([1], True).result()
    body = exported(elsewhere, included=Included()).decode()
    assert PAGE not in body
    assert SAID not in body
    assert json.loads(body)["left_out"]["sensitive_sources"] == 2


def test_a_purge_takes_a_source_out_of_what_was_done_before(checked: World, elsewhere: World):
    bring(elsewhere, exported(checked))
    elsewhere.ws.sources.purge(1).result()
    body = exported(elsewhere).decode()
    for words in (PAGE, SAID, "14 rockets were counted"):
        assert words not in body
    assert elsewhere.ws.care.verify().problems == ()
    elsewhere.ws.close()
    held = elsewhere.ws.path.read_bytes()
    assert b"example.org/irbil" not in held
    third = World(elsewhere.ws.path.with_name("third.db"))
    bring(third, body.encode())
    assert exported(third) == body.encode()
    third.ws.close()


def test_progress_is_told_from_a_thousand_rows_on(checked: World, elsewhere: World):
    told: list[tuple[int, int]] = []
    file = records.load(exported(checked))
    elsewhere.ws.records.bring_in(file, tell=lambda *each: told.append(each)).result()
    assert told == []
    long = World(elsewhere.ws.path.with_name("long.db"))
    long.add(" ".join(f"In {number} it rained." for number in range(1000, 2500)))
    body = exported(long)
    elsewhere.ws.records.bring_in(records.load(body), tell=lambda *each: told.append(each)).result()
    total = told[-1][1]
    assert total >= 1_500
    assert told[-1][0] == total
    assert told == sorted(told)
    for reverse in (elsewhere.ws.history.undo, elsewhere.ws.history.redo):
        told.clear()
        reverse(tell=lambda *each: told.append(each)).result()
        assert told[-1][0] == told[-1][1] >= total
        assert told == sorted(told)
    assert exported(elsewhere, 2) == body
    long.ws.close()


def test_a_second_reader_exports_no_record(checked: World, file: Path):
    second = World(file, Settings(who="SR", round="second"))
    with pytest.raises(RefusedChange, match="first reader"):
        exported(second)
    second.ws.close()


def test_there_is_no_record_of_an_article_that_is_not_there(checked: World):
    with pytest.raises(UnknownThing):
        exported(checked, 7)


def test_a_file_that_is_wrong_leaves_nothing(checked: World, elsewhere: World):
    said = json.loads(exported(checked))
    said["mark"][0]["exact"] = "other words"
    before = dump(elsewhere.ws.path)
    with pytest.raises(UnreadableInput, match=r"mark\[0\]\.exact"):
        bring(elsewhere, json.dumps(said).encode())
    assert dump(elsewhere.ws.path) == before
