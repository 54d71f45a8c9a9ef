"""What others wrote reaches the screen as text: it never acts, and never breaks anything."""

from pathlib import Path

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from fixed_clock import FixedClock
from on_disk import Disk

from workbench.documents.reading import read_bytes
from workbench.model.evidence_requests import Upload
from workbench.model.queries import NewQuery
from workbench.model.requests import (
    Citation,
    ClaimEdit,
    EvidenceEdit,
    ImportOptions,
    NewClaim,
    Place,
)
from workbench.model.settings import Settings
from workbench.text.marks import describe
from workbench.workspace.opening import open_workspace

HOSTILE = {
    "markup": "He said [sic] it, [bold red]now[/], closing [/b] tag",
    "link": "[@click=app.exit]press[/] $primary {self.app} %s \\",
    "escapes": "a \x1b]52;c;eA==\x07 b \x1b]0;owned\x07 c \x1b[2J\x1b[H d \x9b31m e \x85 f",
    "hidden": "a \u202eevil\u202c b\u200bc\u2060d\u3164e\tf",
    "wide": "東京の国際空港で二発のロケット弾が確認された",
    "emoji": "👩‍👩‍👧‍👦 family, 🏳️‍🌈 flag, e\u0301\u0301\u0301",
    "arabic": "مجموعة تسمى سرايا أولياء الدم",
    "long": "x" * 5_000,
}

NARROW_TOO = ("markup", "escapes", "long")

NEVER_ON_SCREEN = "\x1b\x07\x9b\x85\u202e\u202c\u200b\u2060\u3164\t"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "hostile.db"


def fill(path: Path, words: str) -> None:
    """A file where the words stand wherever words of others can stand."""
    text = f"Title of it\n\nBefore 12 of them. {words} After 34 of them, on 3 May 2020.\n"
    with open_workspace(path, Settings(who="MK"), FixedClock()) as workspace:
        options = ImportOptions(title=words, byline=words, publisher=words)
        article = workspace.articles.add(read_bytes(text.encode(), words), options).result().value
        shown = workspace.read.article(article.article)
        start = shown.text.index("Before")
        end = shown.text.index("After")
        place = Place(start, describe(shown.text, start, end))
        new = NewClaim(shown.id, shown.revision_id, (place,), restated=words, claimant=words)
        claim = workspace.claims.mark(new).result().value
        workspace.verdicts.rate([claim], "change", words).result()
        workspace.verdicts.propose(claim, words).result()
        source = Citation("https://example.org/a", title=words, author=words, publisher=words)
        evidence = workspace.sources.attach([claim], [source]).result().value.evidence[0]
        edit = EvidenceEdit(evidence, passage=words, note=words, locator=words)
        workspace.sources.edit_evidence(edit).result()
        workspace.claims.defer([claim], words, "").result()
        workspace.claims.edit(ClaimEdit(claim, workspace.read.claims(1)[0].rev)).result()


@pytest.mark.parametrize(
    ("name", "size"),
    [(name, WIDE) for name in HOSTILE] + [(name, NARROW) for name in NARROW_TOO],
    ids=str,
)
async def test_hostile_words_are_only_words(
    open_desk: OpenDesk, file: Path, name: str, size: tuple[int, int]
) -> None:
    fill(file, HOSTILE[name])
    async with open_desk(file=file, size=size) as desk:
        title = desk.app.title
        for keys in ((), ("n",), ("tab",), ("tab",), ("r",), ("escape", "h"), ("escape", "A")):
            await desk.press(*keys)
            assert not set(desk.text) & set(NEVER_ON_SCREEN)
            assert desk.app.is_running
        assert desk.app.title == title
    assert Disk(file).rating_of(1) == "change"


@pytest.mark.parametrize("words", ["markup", "escapes", "long"])
async def test_hostile_words_in_the_library(open_desk: OpenDesk, file: Path, words: str) -> None:
    fill(file, HOSTILE[words])
    async with open_desk(file=file, article=None) as desk:
        assert not set(desk.text) & set(NEVER_ON_SCREEN)
        await desk.press("enter")
        assert desk.screen.state.article.id == 1


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_words_are_pasted_into_a_field_and_kept(
    open_desk: OpenDesk, words: str
) -> None:
    async with open_desk() as desk:
        await desk.claims.highlight(4).press("w").paste(words).press("ctrl+s")
        kept = desk.disk.rationale_of(4)
        assert "".join(kept.split()) == "".join(words.split())
        assert not set(desk.text) & set(NEVER_ON_SCREEN)


@pytest.mark.parametrize(
    ("name", "size"),
    [(name, WIDE) for name in HOSTILE] + [(name, NARROW) for name in NARROW_TOO],
    ids=str,
)
async def test_a_hostile_source_beside_a_hostile_claim_is_only_words(
    open_desk: OpenDesk, file: Path, name: str, size: tuple[int, int]
) -> None:
    words = HOSTILE[name]
    fill(file, words)
    with open_workspace(file, Settings(who="MK"), FixedClock()) as workspace:
        said = f"Top of it.\n\nBefore 13 of them. {words} After 34 of them.\n\n“{words}”\n"
        upload = Upload(said.encode(), "text/plain", f"{words[:40]}.txt")
        workspace.captures.supply(1, upload).result()
    async with open_desk(file=file, size=size) as desk:
        for keys in (("e",), ("n",), ("p",), ("t",), ("tab",), ("c",), ("T",), ("escape",), ("a",)):
            await desk.press(*keys)
            assert not set(desk.text) & set(NEVER_ON_SCREEN)
            assert desk.app.is_running
    evidence = Disk(file).detail(1).evidence[0]
    assert evidence.pinned
    assert evidence.match == "verbatim"


@pytest.mark.parametrize(
    ("name", "size"),
    [(name, WIDE) for name in HOSTILE] + [(name, NARROW) for name in NARROW_TOO],
    ids=str,
)
async def test_a_hostile_second_text_is_walked_through_as_words(
    open_desk: OpenDesk, file: Path, name: str, size: tuple[int, int]
) -> None:
    words = HOSTILE[name]
    fill(file, words)
    with open_workspace(file, Settings(who="MK"), FixedClock()) as workspace:
        text = workspace.read.article(1).text
        place = text.index(words.strip()[:8])
        asked = NewQuery(1, 1, Place(place, describe(text, place, place + 8)), words)
        workspace.queries.ask(asked).result()
        second = text.replace("12 of them", "13 of them").replace("After", f"{words} After")
        workspace.revisions.revise(1, read_bytes(second.encode(), words)).result()
    async with open_desk(file=file, size=size) as desk:
        for keys in (("R",), ("n",), ("t",), ("t",), ("t", "f"), ("escape",), ("R",), ("enter",)):
            await desk.press(*keys)
            assert not set(desk.text) & set(NEVER_ON_SCREEN)
            assert desk.app.is_running
        await desk.press("escape", "escape", "n", "plus", "escape")
    assert len(Disk(file).detail(1).verdicts) == 2
