"""The texts and files that are measured on: what they promise holds."""

from itertools import pairwise
from pathlib import Path

import pytest

from bench.bulk import LibrarySize
from bench.databases import Databases, make_article
from bench.texts import story
from workbench.model.settings import Settings
from workbench.text.coverage import checkable
from workbench.workspace.opening import open_workspace


def test_a_text_is_the_same_for_the_same_seed() -> None:
    assert story(300) == story(300)
    assert story(300) != story(300, seed=2)


def test_every_sentence_has_something_to_check() -> None:
    text = story(500)
    starts = [token.start for token in checkable(text.text)]
    assert all(any(start <= at < end for at in starts) for start, end in text.sentences)


@pytest.mark.parametrize("count", [3, 20, 200])
def test_places_do_not_overlap(count: int) -> None:
    places = story(1_000).places(count)
    assert len(places) == count
    assert all(before.end <= after.start for before, after in pairwise(places))


def test_bulk_and_use_cases_make_files_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article(tmp_path / "calls.db", 300, 10)
    monkeypatch.setattr("bench.databases.MOST_BY_HAND", 0)
    make_article(tmp_path / "bulk.db", 300, 10)
    seen = []
    for name in ("calls", "bulk"):
        with open_workspace(tmp_path / f"{name}.db", Settings(who="MK")) as workspace:
            claims = workspace.read.claims(1)
            seen.append([(claim.number, claim.quote, claim.start) for claim in claims])
            assert {claim.state for claim in claims} == {"open", "settled"}
    assert seen[0] == seen[1]


def test_a_library_is_what_it_says(tmp_path: Path) -> None:
    databases = Databases(tmp_path / "kept", tmp_path / "copies", lambda _said: None)
    path = databases.library(LibrarySize(articles=20, claims=40, sources=10))
    with open_workspace(path, Settings(who="MK")) as workspace:
        listed = workspace.read.articles()
        assert [article.id for article in listed] == list(range(1, 21))
        assert {article.claims for article in listed} == {2}
        assert len(workspace.read.sources_like("register", limit=50)) == 10
    assert databases.library(LibrarySize(20, 40, 10)) == path
