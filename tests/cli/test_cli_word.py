"""Word documents on the command line: the article out, its answers in, and a writer's draft in."""

from pathlib import Path
from typing import Any

from tests.word_hands import commented, decided, replied, without_comments
from tests.word_world import asked_at, handover, made, seen

TEXT = "Lamps\n\nThe town of Hollin bought 41 street lamps in 2019. It paid for 40 of them."


def _article(cli: Any, folder: Path) -> int:
    place = folder / "lamps.txt"
    place.write_text(TEXT, encoding="utf-8")
    return int(cli.json("import", str(place))["article"])


def test_an_article_goes_out_in_word_and_its_answers_come_in(cli: Any, tmp_path: Path) -> None:
    article = _article(cli, tmp_path)
    cli("mark", str(article), "--quote", "41 street lamps")
    for quote, words in (("41 street", "14 street"), ("40 of them", "41 of them")):
        cli("query", str(article), "Sure?", "--quote", quote, "--proposed", words)
    cli("query", str(article), "When?", "--quote", "in 2019")
    place = tmp_path / "lamps.docx"
    cli("export", str(article), "--format", "docx", "--out", str(place))
    looked = seen(place.read_bytes())
    assert "bought [41 street]{14 street} lamps" in looked.text
    assert [said for said in looked.said.values() if said.startswith("Claim")] == ["Claim 1: Open"]

    (by,) = {who for who, _ in looked.by.values()} - {"Fact-check"}
    place.write_bytes(replied(decided(place.read_bytes(), [by]), "[q3]", "In the spring."))
    told = cli.json("queries", str(article), "--read", str(place))
    assert [(each["number"], each["state"], each["text"]) for each in told["answers"]] == [
        (1, "accepted", ""),
        (2, "accepted", ""),
        (3, "answered", "In the spring."),
    ]
    assert cli.json("queries", str(article), "--read", str(place))["answers"] == []


def test_a_draft_in_word_becomes_an_article_with_its_claims(cli: Any, tmp_path: Path) -> None:
    given = handover(queries=[asked_at(1, "2,600 litres", proposed="2,900 litres")])
    body = commented(without_comments(made(given)), "kept a log", "See https://averil.example/log")
    place = tmp_path / "draft.docx"
    place.write_bytes(body)
    told = cli.json("import-review", str(place))
    assert [(each["where"], each["claim"]) for each in told["new"]] == [("comment 1", "1/1")]
    shown = cli.json("show", "1/1")
    assert "kept a log" in shown["quote"]
    assert [each["url"] for each in shown["sources"]] == ["https://averil.example/log"]
    assert cli.json("import", str(place))["known"]
