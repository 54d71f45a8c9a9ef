"""import-review: what a draft's footnotes or others' reviews offer, told and taken in."""

import json
from pathlib import Path
from typing import Any

import pytest

DRAFT = """\
# The Lamps of Hollin

The town of Hollin bought 41 street lamps in 2019.[^1] The town of Marle bought 18 lamps,[^2] and no
more.[^nobody]

[^1]: The minutes of the council: https://example.org/minutes
[^2]: A call with the clerk of Marle.
"""

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/7",
    "claimReviewed": "The town of Marle bought 18 lamps.",
    "reviewRating": {"@type": "Rating", "alternateName": "Mostly false"},
    "author": {"@type": "Organization", "name": "Marle Checks"},
}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    place = tmp_path / "draft.md"
    place.write_text(DRAFT, encoding="utf-8")
    return place


@pytest.fixture
def review(tmp_path: Path) -> Path:
    place = tmp_path / "review.json"
    place.write_text(json.dumps(REVIEW), encoding="utf-8")
    return place


def test_an_annotated_draft_becomes_an_article_with_its_claims(cli: Any, draft: Path) -> None:
    told = cli.json("import-review", str(draft), code=1)
    assert (told["article"], told["title"], told["dry_run"]) == (1, "The Lamps of Hollin", False)
    assert [(each["where"], each["claim"]) for each in told["new"]] == [
        ("footnote 1, line 3", "1/1"),
        ("footnote 2, line 3", "1/2"),
    ]
    assert [each["words"] for each in told["skipped"]] == ["[^nobody]"]
    sources = cli.json("show", "1/1")["sources"]
    assert [each["canonical_url"] for each in sources] == ["https://example.org/minutes"]
    assert cli.json("show", "1/2")["sources"][0]["title"] == "A call with the clerk of Marle."
    assert cli.json("import", str(draft))["known"]


def test_the_same_draft_again_finds_all_of_it_known(cli: Any, draft: Path) -> None:
    cli("import-review", str(draft), code=1)
    again = cli.json("import-review", str(draft), code=1)
    assert (again["new"], len(again["known"])) == ([], 2)
    assert "2 known" in cli("import-review", str(draft), code=1).out


def test_one_undo_takes_all_of_it_back(cli: Any, draft: Path) -> None:
    cli("import-review", str(draft), code=1)
    assert "2 claims from draft.md" in cli("undo").out
    assert cli.json("articles") == []
    cli("redo")
    assert len(cli.json("claims", "1")) == 2
    assert cli.json("verify")["problems"] == []


@pytest.mark.parametrize("words", [("--dry-run",), ("--accept", "none")])
def test_nothing_is_written_where_that_is_asked_for(
    cli: Any, draft: Path, words: tuple[str, ...]
) -> None:
    told = cli.json("import-review", str(draft), *words, code=1)
    assert (told["dry_run"], told["new"], told["accepted"]) == (True, [], 2)
    assert cli.json("articles") == []


def test_a_review_is_put_on_the_article_that_is_named(cli: Any, article: int, review: Path) -> None:
    told = cli.json("import-review", str(review), str(article))
    assert [each["words"] for each in told["new"]] == ["The town of Marle bought 18 lamps."]
    shown = cli.json("show", "1/1")
    assert shown["rating"] is None
    assert any("Mostly false" in (each["note"] or "") for each in shown["sources"])


@pytest.mark.usefixtures("article")
def test_a_review_of_no_known_article_says_what_to_do(cli: Any, review: Path) -> None:
    assert "Name the article" in cli("import-review", str(review), code=2).err


def test_several_places_are_left_aside_unless_all_are_accepted(
    cli: Any, article: int, tmp_path: Path
) -> None:
    table = tmp_path / "check.csv"
    table.write_text("Claim,Verdict\nAda Brink,True\n", encoding="utf-8")
    printed = cli("import-review", str(table), str(article), code=1)
    assert "words is “Claim”" in printed.err
    assert "several places" in printed.err
    assert cli.json("import-review", str(table), "1", "--accept", "all")["new"][0]["claim"] == "1/1"


def test_a_column_is_what_the_call_says(cli: Any, article: int, tmp_path: Path) -> None:
    table = tmp_path / "check.csv"
    table.write_text("a,b\nnothing,18 lamps\n", encoding="utf-8")
    told = cli.json("import-review", str(table), "1", "--columns", "words=b", code=1)
    assert told["columns"]["b"] == "words"
    assert told["new"][0]["words"] == "18 lamps"
    cli("import-review", str(table), "1", "--columns", "words", code=2)
    cli("import-review", str(table), "1", "--columns", "words=c", code=2)


def test_a_draft_can_be_the_next_text_of_an_article(
    cli: Any, article: int, file: Path, tmp_path: Path
) -> None:
    cli("mark", str(article), "--quote", "41 street lamps")
    draft = tmp_path / "second.md"
    draft.write_text(
        file.read_text(encoding="utf-8").replace("18 lamps.", "19 lamps.[^1]")
        + "\n[^1]: https://example.org/19\n",
        encoding="utf-8",
    )
    told = cli.json("import-review", str(draft), "--revision-of", str(article))
    assert (told["article"], told["revision"], len(told["new"])) == (article, 2, 1)
    cli("import-review", str(draft), "1", "--revision-of", "1", code=2)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.json", b'{"a": 1}'),
        ("a.json", b"{"),
        ("a.txt", b"No notes at all."),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.csv", b""),
        ("a.md", b""),
    ],
)
def test_what_offers_nothing_is_unreadable(
    cli: Any, article: int, tmp_path: Path, name: str, body: bytes
) -> None:
    place = tmp_path / name
    place.write_bytes(body)
    printed = cli("import-review", str(place), str(article), code=2)
    assert name in printed.err
    assert printed.out == ""
