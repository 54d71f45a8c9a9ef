"""The page of a handover: what it says, where its links lead, and that others' words stay words."""

import re

import pytest
from exchanged import HOSTILE
from handovers import article, handover, usual
from hypothesis import example, given
from hypothesis import strategies as st
from pages import Read, mistaken

from tests.faults import hostile
from workbench.exchange.html_page import TEMPLATES, export, link, page
from workbench.exchange.wording import ROLES
from workbench.model.handover import Included, LeftOut
from workbench.model.revisions import PlacedMark

WORDS = st.text(min_size=1, max_size=30)


def test_a_claim_is_linked_from_its_words_and_back() -> None:
    read = Read(page(usual()))
    ids = read.all_of("id")
    assert len(ids) == len(set(ids))
    inside = [value[1:] for value in read.all_of("href") if value.startswith("#")]
    assert set(inside) <= set(ids)
    for wanted in ("claim-1", "claim-2", "place-1-1", "place-2-1", "source-1", "query-1"):
        assert wanted in inside, wanted


def test_the_page_says_what_the_record_says() -> None:
    text = Read(page(usual())).text
    for words in (
        "Lighthouse keepers",
        "1 of 2 claims settled, 1 open.",
        "✗ False",
        "The meter says 1,900.",
        "M. Keller, 22 November 2026, 14:02 UTC",
        "1,900 litres were used each month.",
        "page 3",
        "ab" * 32,
        "Where is this from?",
        "21 November 2026, 10:00 UTC, fetched, status 200, text/html, 1.2 kB",
        "Nothing was left out.",
        "As of the newest entry, 22 November 2026, 14:05 UTC.",
    ):
        assert words in re.sub(r"\s+", " ", text), words


def test_every_way_of_standing_has_a_sign_and_a_number_on_its_mark() -> None:
    source = page(usual())
    assert "✗1</span>" in source
    assert "○2</span>" in source


def test_what_was_left_out_is_counted_and_what_was_asked_for_is_warned_of() -> None:
    some = usual()._replace(left_out=LeftOut(2, 1))
    assert "Left out: 2 sensitive sources and 1 private note." in Read(page(some)).text
    assert "Not for everybody" not in Read(page(some)).text
    assert "Not for everybody" in Read(page(some._replace(included=Included(True)))).text


def test_a_claim_that_the_text_has_lost_says_which_words_it_was_on() -> None:
    lost = PlacedMark(
        9, 901, 1, 77, None, None, "nine keepers", "", "", "lost", "same", False, None
    )
    text = Read(page(usual()._replace(lost=(lost,)))).text
    assert "no longer in the text: “nine keepers”" in text


def test_an_article_without_anything_is_a_page_too() -> None:
    empty = handover(about=article(""))
    assert "0 of 0 claims settled." in Read(page(empty)).text


def test_the_page_is_one_file() -> None:
    [only] = export(usual()).files
    assert only.name == "index.html"
    assert only.body == page(usual()).encode()


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    read = Read(page(usual()))
    tags = {tag for tag, _ in read.elements}
    assert not tags & {
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "video",
    }
    names = {name for _, name, _ in read.attributes}
    assert not [name for name in names if name.startswith("on") or name in ("src", "style")]
    [policy] = [value for value in read.all_of("content") if "default-src" in value]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    away = [value for value in read.all_of("href") if not value.startswith("#")]
    assert away
    assert all(value.startswith("https://") for value in away)
    assert read.all_of("rel") == ["noreferrer noopener"] * len(away)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://a.example",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/hosts",
        "//evil.example/",
        " https://evil.example/",
        "https://evil.example/\nx",
        "https://evil.example/\u202egnp",
        "https:\\\\evil.example",
        "ftp://evil.example/",
        "https://evil.example/<script>",
        "",
    ],
)
def test_only_addresses_of_the_web_that_look_as_they_are_become_links(address: str) -> None:
    assert link(address) == ""


@given(WORDS)
@example("</title></style></script><script>alert(1)</script><!--")
@example("'\" onmouseover=alert(1) x=")
@example("]]>&amp;&#0;&lt;\x00\r\n\u202e\ud800\uffff")
def test_any_words_in_every_field_stay_words(words: str) -> None:
    assert mistaken(words) == []


@pytest.mark.parametrize("words", [*HOSTILE, *hostile.OWN])
def test_hostile_words_come_out_inert_and_whole(words: str) -> None:
    assert mistaken(words) == []


@pytest.mark.parametrize(
    ("code", "kept"), [("de", True), ("zh-Hant-TW", True), ("x y", False), ('en" onclick="', False)]
)
def test_only_a_language_is_said_to_be_one(code: str, kept: bool) -> None:
    langs = Read(page(handover(about=article(language=code)))).all_of("lang")
    assert langs == (["en", code] if kept else ["en"])


def colours(scheme: str) -> dict[str, str]:
    """The colours by name that a page has in a scheme: what dark does not set stays."""
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    bright, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", bright))
    assert found
    changed = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))
    assert set(changed) == set(found)
    return changed if scheme == "dark" else found


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    line = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_that_is_read_has_a_contrast_of_four_and_a_half_to_one(scheme: str) -> None:
    of = colours(scheme)
    grounds = ("paper", "card")
    pairs = [(ink, ground) for ink in ("ink", "dim", "link", *ROLES) for ground in grounds]
    pairs += [(role, f"{role}-tint") for role in ROLES]
    pairs += [("ink", f"{role}-tint") for role in ROLES]
    pairs += [("paper", role) for role in ROLES]
    low = {pair: round(contrast(of[pair[0]], of[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


def test_no_rule_of_the_style_sheet_sets_a_colour_that_was_not_measured() -> None:
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    rules = re.sub(r":root \{.*?\}", "", style, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(?:rgb|hsl)a?\(", rules) == []
