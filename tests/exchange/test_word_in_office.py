"""The Word document in LibreOffice, where that is: every comment and change at its words."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import programs

from tests.faults import hostile
from tests.word_hands import decided, replied, without_comments
from tests.word_world import LAMP, asked_at, claim, handover, made, margins, sent
from workbench.exchange.word_answers import read
from workbench.exchange.word_xml import legible
from workbench.model.queries import Answer, AnswersRead

DEADLINE = 180
"""Seconds for a program that takes 5 where nothing else runs."""

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t"}
_DC = "{http://purl.org/dc/elements/1.1/}"


def converted(bodies: Sequence[bytes], suffix: str, folder: Path) -> list[bytes]:
    """The documents as LibreOffice opens them and saves them again; skips where there is none."""
    office = programs.found(programs.OFFICES)
    sources = [folder / f"{number}.docx" for number in range(len(bodies))]
    for source, body in zip(sources, bodies, strict=True):
        source.write_bytes(body)
    # A profile of its own: two runs cannot share one.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run(  # noqa: S603 - the office's own path, and no shell
        [*command, str(folder / "made"), *map(str, sources)],
        timeout=DEADLINE,
        check=True,
        capture_output=True,
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
    )
    return [(folder / "made" / f"{source.stem}.{suffix}").read_bytes() for source in sources]


class Opened:
    """What LibreOffice says that it sees: the words under each comment, and in each change."""

    def __init__(self, flat: bytes) -> None:
        root = ElementTree.fromstring(flat)  # noqa: S314 - LibreOffice's own
        body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        assert body is not None
        self.changes: dict[str, tuple[str, str, str]] = {}
        for region in body.iter(f"{_TEXT}changed-region"):
            kind = region[0]
            by, at = (kind.findtext(f".//{_DC}{name}", "") for name in ("creator", "date"))
            name = region.get(f"{_TEXT}id", "")
            self.changes[name] = (kind.tag.removeprefix(_TEXT), by, at)
        self.comments: dict[str, tuple[str, str]] = {}
        self.words: dict[str, str] = {}
        self._open: dict[str, str] = {}
        for child in body:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._see(child)
                self._add("\n\n")

    def _see(self, element: ElementTree.Element) -> None:
        tag = element.tag
        if tag == f"{_OFFICE}annotation":
            name = element.get(f"{_OFFICE}name", "")
            said = "\n".join("".join(each.itertext()) for each in element.iter(f"{_TEXT}p"))
            self.comments[name] = (element.findtext(f"{_DC}creator", ""), said)
            self._open[name] = ""
        elif tag == f"{_OFFICE}annotation-end":
            name = element.get(f"{_OFFICE}name", "")
            self.words[name] = self._open.pop(name)
        elif tag == f"{_TEXT}change-start":
            self._open[element.get(f"{_TEXT}change-id", "")] = ""
        elif tag == f"{_TEXT}change-end":
            name = element.get(f"{_TEXT}change-id", "")
            self.words[name] = self._open.pop(name)
        else:
            self._add(_SIGNS.get(tag, ""))
            self._add(element.text or "")
            for child in element:
                self._see(child)
                self._add(child.tail or "")
            return

    def _add(self, words: str) -> None:
        for name in self._open:
            self._open[name] += words


def test_every_comment_and_change_is_at_its_words_in_libreoffice(tmp_path: Path) -> None:
    claims = [
        claim(1, [(28, 60)], rationale="Not so."),
        claim(2, [(44, 56)]),
        claim(3, [(50, 80), (100, 140)]),
        claim(4, [], quote="5,000 ships"),
    ]
    queries = [
        asked_at(1, "2,600 litres", proposed="2,900 litres"),
        asked_at(2, "1990.\n\nThe keeper, Odo Farrant", proposed="1991.\n\nThe last one"),
        asked_at(3, "each night", question="Each?", proposed=""),
    ]
    (flat,) = converted([made(handover(claims, queries))], "fodt", tmp_path)
    found = Opened(flat)
    said = {said.split("\n")[0]: found.words[name] for name, (_, said) in found.comments.items()}
    assert said == {
        "Claim 1: False": "The lamp burned 2,600 litres2,900 litres of ",
        "Claim 2: False": "2,600 litres2,900 litres",
        "Claim 3: False": "litres2,900 litres" + LAMP[56:80],
        "Claim 3: False, place 2 of 2: see the first place.": LAMP[100:138]
        + "1991.\n\nThe last one, ",
        "Claim 4: False": "",
        "[q1] To the author": "2,600 litres2,900 litres",
        "[q2] To the author": "1990.\n\nThe keeper, Odo Farrant1991.\n\nThe last one",
        "[q3] To the author": "each night",
    }
    assert {by for by, _ in found.comments.values()} == {"MK"}
    changes: dict[str, str] = {"deletion": "", "insertion": ""}
    for name, (kind, by, at) in found.changes.items():
        assert (by, at) == ("MK", "2026-11-22T14:02:11")
        changes[kind] += found.words[name]
    assert changes == {
        "deletion": "2,600 litres1990.\n\nThe keeper, Odo Farranteach night",
        "insertion": "2,900 litres1991.\n\nThe last one",
    }


def test_answers_are_read_back_out_of_what_libreoffice_has_saved(tmp_path: Path) -> None:
    queries = [
        asked_at(1, "2,600 litres", proposed="2,900 litres", asked_by="MK 1"),
        asked_at(2, "Odo Farrant", proposed="Ada Brink", asked_by="MK 2"),
        asked_at(3, "each night", question="Each?"),
    ]
    given = handover([claim(1, [(28, 60)]), claim(2, [(44, 56), (100, 140)])], queries)
    body = made(given)
    answered = replied(decided(body, ["MK 1"], ["MK 2"]), "[q3]", "Nearly.")
    answered = replied(answered, "[q1]", "You are right.")
    saved = converted(
        [body, answered, decided(without_comments(body), ["MK 1"], ["MK 2"])], "docx", tmp_path
    )
    untouched, whole, bare = (read(margins(each), given.article, sent(given)) for each in saved)
    assert untouched == AnswersRead((), ())
    decisions = (Answer(1, "", "accepted"), Answer(2, "", "rejected"))
    assert bare == AnswersRead(decisions, ())
    assert whole == AnswersRead(
        (Answer(1, "You are right.", "accepted"), decisions[1], Answer(3, "Nearly.")), ()
    )


def test_hostile_words_are_under_their_comments_in_libreoffice_too(tmp_path: Path) -> None:
    strings = [words for words in hostile.OWN if words.split()]
    text, places = "Begin.", []
    for words in strings:
        text += "\n\nSo: "
        places.append((len(text), len(text) + len(words)))
        text += f"{words} end."
    claims = [
        claim(at, [place], rationale=words, by=words, text=text)
        for at, (place, words) in enumerate(zip(places, strings, strict=True), 1)
    ]
    (flat,) = converted([made(handover(claims, text=text))], "fodt", tmp_path)
    found = Opened(flat)
    on = {said.split("\n")[0]: found.words[name] for name, (_, said) in found.comments.items()}
    assert {said: words.split() for said, words in on.items()} == {
        f"Claim {at}: False": legible(words).split() for at, words in enumerate(strings, 1)
    }
