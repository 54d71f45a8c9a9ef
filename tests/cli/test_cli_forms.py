"""Checks that leave in a form of others and come into another file: the same words, sources."""

import json
from pathlib import Path
from typing import Any

import pytest

from workbench.text.offsets import Utf16

TEXT = "Lamps 🎉 of Hollin\n\nThe 🎉 town bought 41 lamps. Marle bought 41 lamps too, said Ada.\n"
QUOTE = "41 lamps"
URL = "https://example.org/minutes?year=2019"


@pytest.fixture
def other(cli: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Another file with the same article, and nothing found of it yet."""
    second = type(cli)(tmp_path / "other.db", capsys)
    (tmp_path / "party.txt").write_text(TEXT, encoding="utf-8")
    for one in (cli, second):
        one("import", str(tmp_path / "party.txt"), "--purpose", "statements", "--url", URL)
    start = TEXT.rindex(QUOTE)
    cli("mark", "1", "--start", str(start), "--end", str(start + len(QUOTE)))
    cli("source", "1/1", URL, "--stance", "refutes", "--passage", "18 lamps", "--locator", "p. 3")
    cli("rate", "1/1", "false", "--note", "=18, says the council.")
    return second


@pytest.mark.parametrize(
    ("kind", "out", "name"),
    [
        ("csv", "claims.csv", "claims.csv"),
        ("annotations", "notes.json", "notes.json"),
        ("claimreview", "reviews", "reviews/bundle.json"),
    ],
)
def test_a_check_comes_into_another_file_at_the_same_words_with_its_sources(
    cli: Any, other: Any, tmp_path: Path, kind: str, out: str, name: str
) -> None:
    said = ["--check-url", "https://c.example/{number}"] if kind == "claimreview" else []
    cli("export", "1", "--format", kind, "--out", str(tmp_path / out), *said)
    told = other.json("import-review", str(tmp_path / name), "1", "--accept", "all")
    assert len(told["new"]) == 1
    shown = other.json("show", "1/1")
    assert [shown["quote"], shown["rating"]] == [QUOTE, None]
    if kind != "claimreview":  # which has no places
        assert shown["marks"][0]["start"] == TEXT.rindex(QUOTE)
    [source] = [each for each in shown["sources"] if each["url"] == URL]
    noted = " ".join(each["note"] or "" for each in shown["sources"])
    assert "=18, says the council." in noted
    assert "False" in noted
    if kind != "claimreview":  # which says of a source only that it is one
        assert (source["stance"], source["passage"]) == ("refutes", "18 lamps")


def test_an_export_of_hypothesis_lands_at_its_words_though_they_stand_twice(
    other: Any, tmp_path: Path
) -> None:
    at = Utf16(TEXT).units(TEXT.rindex(QUOTE))
    selectors = [
        {"type": "TextPositionSelector", "start": at, "end": at + len(QUOTE)},
        {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": "", "suffix": ""},
    ]
    row = {
        "id": "x",
        "user": "acct:mk@hypothes.is",
        "text": f"No: {URL}",
        "target": [{"source": URL, "selector": selectors}],
    }
    file = tmp_path / "hypothesis.json"
    file.write_text(json.dumps({"total": 1, "rows": [row]}), encoding="utf-8")
    [new] = other.json("import-review", str(file))["new"]  # the article is known by its address
    assert new["start"] == TEXT.rindex(QUOTE)
    assert [each["url"] for each in other.json("show", "1/1")["sources"]] == [URL]


def test_markup_in_a_file_of_text_is_read_as_markup(other: Any, tmp_path: Path) -> None:
    review = {"@type": "ClaimReview", "claimReviewed": "Marle bought 41 lamps too"}
    file = tmp_path / "markup.txt"
    script = f'<script type="application/ld+json">{json.dumps(review)}</script>'
    file.write_text(f"Put this into the page:\n\n{script}\n", encoding="utf-8")
    [new] = other.json("import-review", str(file), "1")["new"]
    assert new["words"] == "Marle bought 41 lamps too"


def test_what_a_page_of_a_check_would_be_refused_for_is_told_by_file_and_property(
    cli: Any, other: Any, tmp_path: Path
) -> None:
    assert other.db != cli.db
    told = cli("export", "1", "--format", "claimreview", "--out", str(tmp_path / "r"), code=1).err
    assert "claim-1.json: url: It is missing" in told
    assert json.loads((tmp_path / "r" / "claim-1.json").read_bytes())["claimReviewed"] == QUOTE
