"""What a verdict makes of tokens, taken into what is known of them and put back."""

from pathlib import Path

import pytest

from workbench.model.imports import Imported
from workbench.model.requests import ImportOptions
from workbench.model.settings import Settings
from workbench.model.spans import Span
from workbench.tui.desk.holes import Holes
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

TEXT = "On 3 March 2021 the council bought 14 boats.\n\nIn 1998 it had 2 boats.\n"
FIRST = Span(0, 44)


@pytest.fixture
def workspace(tmp_path: Path):
    made = open_workspace(tmp_path / "workbench.db", Settings(who="MK"))
    made.articles.add(Imported(TEXT, "boats.txt", "plain"), ImportOptions()).result()
    yield made
    made.close()


@pytest.fixture
def holes(workspace: Workspace) -> Holes:
    made = Holes(workspace, workspace.read.article(1).revision_id)
    made.between(0, len(TEXT))
    assert made.counts is not None
    return made


def _judged(holes: Holes, **values: object) -> dict[int, dict[str, object]]:
    return {one.id: {"claim": 1, **values} for one in holes.tokens(*FIRST)}


def test_judged_tokens_are_no_holes_and_are_counted_no_more(holes: Holes) -> None:
    before, there = holes.counts, holes.between(0, len(TEXT))
    undo = holes.judged(_judged(holes, ticked=1), [FIRST])
    assert undo is not None
    left = holes.between(0, len(TEXT))
    assert left == [span for span in there if span.start >= FIRST.end]
    assert holes.counts is not None
    assert before is not None
    assert holes.counts.total == before.total - (len(there) - len(left))
    assert sum(holes.counts.by_kind.values()) == holes.counts.total
    holes.put_back(undo)
    assert (holes.counts, holes.between(0, len(TEXT))) == (before, there)


def test_a_struck_token_is_shown_as_struck(holes: Holes) -> None:
    assert holes.judged(_judged(holes, ticked=0), [FIRST]) is not None
    assert holes.struck(*FIRST) == [Span(one.start, one.end) for one in holes.tokens(*FIRST)]


def test_nothing_is_taken_of_tokens_that_are_not_known(workspace: Workspace, holes: Holes) -> None:
    changes = _judged(holes, ticked=1)
    assert holes.judged({**changes, 9_999: {"claim": 1, "ticked": 1}}, [FIRST]) is None
    assert holes.judged(changes, [Span(50_000, 50_010)]) is None
    released = {each: {"ticked": None, "claim": None} for each in changes}
    assert holes.judged(released, [FIRST]) is None
    fresh = Holes(workspace, workspace.read.article(1).revision_id)
    assert fresh.judged(changes, [FIRST]) is None
    assert len(holes.between(*FIRST)) == len(changes)
