"""The page as Chromium shows it, where there is one: nothing asked for, links that lead somewhere,
both schemes, paper, and what axe-core says of it.
"""

from collections.abc import Iterator
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from browser import Browser, browser
from handovers import usual
from pages import full_of
from programs import BROWSERS, found

from workbench.exchange.html_page import page

WIDE, NARROW = (1400, 1000), (400, 900)

AXE = """axe.run({resultTypes: ["violations"]}).then(
  found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`))"""


@pytest.fixture(scope="module")
def shown_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(found(BROWSERS), tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def usual_page(tmp_path: Path) -> Path:
    place = tmp_path / "index.html"
    place.write_text(page(usual()), encoding="utf-8")
    return place


def test_the_page_asks_the_network_for_nothing_and_nothing_is_blocked(
    shown_in: Browser, usual_page: Path
) -> None:
    shown_in.open(usual_page)
    assert shown_in.requests == [usual_page.as_uri()]
    assert shown_in.console == []
    assert shown_in.value("document.scripts.length") == 0
    assert shown_in.value("getComputedStyle(document.querySelector('.card')).borderLeftWidth") == (
        "5px"  # the style sheet is taken: its hash is the one that is allowed
    )


def test_what_hostile_words_hold_is_not_asked_for_either(shown_in: Browser, tmp_path: Path) -> None:
    words = "<img src=x onerror=document.title='run'><script>document.title='run'</script>"
    place = tmp_path / "hostile.html"
    place.write_text(page(full_of(words + "<style>*{background:url(http://e.example)}")), "utf-8")
    shown_in.open(place)
    assert shown_in.requests == [place.as_uri()]
    assert shown_in.value("document.title") != "run"
    assert shown_in.value("document.images.length + document.scripts.length") == 0


def test_a_mark_leads_to_its_claim_and_the_claim_back(shown_in: Browser, usual_page: Path) -> None:
    shown_in.size(*WIDE)
    shown_in.open(usual_page)
    for link, target in ((".mark", "claim-1"), ("#claim-1 footer a", "place-1-1")):
        shown_in.value(f"document.querySelector('{link}').click()")
        assert shown_in.value("document.querySelector(':target').id") == target
        top = shown_in.value("document.querySelector(':target').getBoundingClientRect().top")
        assert 0 <= top < WIDE[1]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_it_is_readable_in_both_schemes_and_sizes(
    shown_in: Browser, usual_page: Path, size: tuple[int, int], dark: bool
) -> None:
    shown_in.size(*size)
    shown_in.open(usual_page, dark=dark)
    assert shown_in.value("document.documentElement.scrollWidth <= innerWidth")
    shades = shown_in.shades()
    paper = sum(shades[:64] if dark else shades[192:]) / sum(shades)
    assert 0.5 < paper < 0.995, "neither empty nor of the other scheme"
    assert sum(map(bool, shades)) > 50, "letters have edges of many shades"


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_that_keeps_anybody_out(
    shown_in: Browser, tmp_path: Path, dark: bool
) -> None:
    place = tmp_path / "index.html"
    for made in (usual(), full_of("many words")):
        place.write_text(page(made), encoding="utf-8")
        shown_in.open(place, dark=dark)
        assert judged(shown_in) == []


def judged(shown_in: Browser) -> Any:
    pytest.importorskip("axe_core_python")
    script = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    shown_in.value(f"{script}; 0")
    return shown_in.value(AXE)


def test_what_a_screen_reader_is_told(shown_in: Browser, usual_page: Path) -> None:
    shown_in.open(usual_page)
    nodes = shown_in.ask("Accessibility.getFullAXTree")["nodes"]
    told = [
        (each["role"]["value"], each.get("name", {}).get("value", ""))
        for each in nodes
        if not each["ignored"]
    ]
    roles = {role for role, _ in told}
    assert {"banner", "navigation", "main", "contentinfo", "region", "article"} <= roles
    assert ("article", "#1 “2,600 litres”") in told
    links = [name for role, name in told if role == "link"]
    assert [name for name in links if "litres" in name] == ["2,600 litres (claim 1, False)"]
    levels = shown_in.value(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_prints_whole_and_on_white(shown_in: Browser, usual_page: Path) -> None:
    shown_in.open(usual_page, dark=True, media="")
    document = pypdfium2.PdfDocument(shown_in.printed())
    text = "\n".join(each.get_textpage().get_text_bounded() for each in document)
    for words in ("Lighthouse keepers", "The meter says 1,900.", "https://harbour.example/report"):
        assert words in text, words
    corner = bytes(document[0].render(scale=0.5).buffer)[:30]
    assert set(corner) == {255}
