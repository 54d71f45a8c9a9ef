"""Text that would steer a terminal: no command prints it as it is."""

import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

HOSTILE = [
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[2J\x1b[31mred",
    "\x9b31mred",
    "left\u202eright",
    "a\u200bb",
    "tab\there",
    "[/b][sic]",
    "bell\x07del\x7f",
    "line\u2028break",
]


def steers(text: str) -> list[str]:
    """The characters in `text` that a terminal could obey or a reader could not see."""
    return [
        c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_hostile_reaches_the_terminal(cli: Any, tmp_path: Path, words: str) -> None:
    place = tmp_path / "hostile.txt"
    place.write_text(f"Seven geese {words} crossed the road in 1999.\n", encoding="utf-8")
    said = [cli("import", str(place), "--title", f"Geese {words}")]
    text = place.read_text(encoding="utf-8")
    end = text.index(" crossed")
    said.append(cli("mark", "1", "--start", "6", "--end", str(end), "--claimant", words))
    said.append(cli("rate", "1/1", "cut", "--note", f"why {words}"))
    said.append(
        cli("source", "1/1", "https://example.org/1", "--title", words, "--note", words,
            "--passage", words, "--locator", words)
    )  # fmt: skip
    said += [cli("articles"), cli("claims", "1"), cli("show", "1/1"), cli("history"), cli("undo")]
    said.append(cli("mark", "1", "--quote", f"none {words}", code=2))
    said.append(cli("rate", "1/1", words, code=2))
    said.append(cli("show", words, code=2))
    said.append(cli(words, code=2))
    said.append(cli("source", "1/1", f"https://{words}", code=2) if "[" not in words else said[0])
    for outcome in said:
        assert steers(outcome.out + outcome.err) == []


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "setting", ["theme = {}", "{} = 1", "keymap = {}", "[keys]\n{} = 1", "[[scale]]\nname = {}"]
)
def test_settings_that_cannot_be_are_told_as_text(
    cli: Any, home: Path, words: str, setting: str
) -> None:
    place = home / ".config" / "workbench" / "config.toml"
    place.parent.mkdir(parents=True)
    place.write_text(setting.format(json.dumps(words)), encoding="utf-8")
    said = cli("claims", "1", code=2)
    assert "config.toml" in said.err
    assert steers(said.out + said.err) == []


def test_words_in_another_locale_are_recorded_as_they_are(cli: Any, claim: str) -> None:
    """As Python hands on UTF-8 where the locale is not: each byte a lone surrogate."""
    words = "naïve — 日本"
    said = cli("rate", claim, "cut", "--note", words.encode().decode("ascii", "surrogateescape"))
    assert said.err == ""
    assert cli.json("show", claim)["rationale"] == words


def test_a_file_is_found_by_the_bytes_of_its_name(cli: Any, tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"caf\xe9.txt")
    place.write_text("Seven geese crossed the road in 1999.\n", encoding="utf-8")
    cli("import", str(place), "--byline", os.fsdecode(b"Z\xc3\xbcrich"))


def test_a_lone_surrogate_in_a_call_is_survived_and_told(cli: Any, claim: str) -> None:
    said = cli("rate", claim, "cut", "--note", "bad \udcff byte")
    assert "The note had bytes that are not UTF-8" in said.err
    assert "bad \ufffd byte" in cli("show", claim).out
    assert cli.json("show", claim)["rationale"] == "bad \ufffd byte"
