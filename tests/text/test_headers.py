"""What is read from the top of an article, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.dates import read_date
from workbench.text.headers import headers

BODY = "\n\nIt was a day of rain, and the members voted twice before noon.\n"
TOPS = st.lists(
    st.sampled_from(
        [
            "date 2021-02-20",
            "date: x",
            "By Ann Lee",
            "BERLIN (AP) —",
            "BERLIN, 3 May 2021 (AP) —",
            "key: |",
            "  title: Two words",
            "- item",
            "---",
            "title: T",
            "",
            " Words",
        ]
    )
).map("\n".join)


def read(text: str) -> list[tuple[str, str]]:
    return [(header.field, header.value) for header in headers(text)]


def test_a_scrapers_date_and_a_dateline_without_a_dash() -> None:
    text = " date 2021-02-20 \n\n\n\nWASHINGTON Iranian-backed fighters left." + BODY
    found = headers(text)
    assert read(text) == [("published_on", "2021-02-20"), ("", "WASHINGTON")]
    assert [text[h.start : h.end] for h in found] == ["date 2021-02-20", "WASHINGTON"]


def test_headline_byline_date_dateline() -> None:
    text = (
        "Rockets hit base\n\nBy Ann Lee and Bo Ng\nFebruary 20, 2021\n\nBASRA, Iraq — The army"
        + BODY
    )
    assert read(text) == [
        ("title", "Rockets hit base"),
        ("byline", "Ann Lee and Bo Ng"),
        ("published_on", "2021-02-20"),
        ("", "BASRA, Iraq"),
    ]


def test_pairs_and_front_matter() -> None:
    pairs = "title: A thing\nauthor: Ann Lee\nurl: https://example.org/x\n\nText here." + BODY
    assert read(pairs) == [
        ("title", "A thing"),
        ("byline", "Ann Lee"),
        ("url", "https://example.org/x"),
    ]
    matter = (
        '---\ntitle: "A thing"\ndraft: true\ndate: 2021-02-20T10:00:00Z\n---\nText here.' + BODY
    )
    assert [pair for pair in read(matter) if pair[0]] == [
        ("title", "A thing"),
        ("published_on", "2021-02-20"),
    ]


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("BERLIN (Reuters) — The council", "BERLIN"),
        ("PARIS, May 3 - A court", "PARIS"),
        ("NEW DELHI/ISLAMABAD, Feb 20 (Reuters) - India", "NEW DELHI/ISLAMABAD"),
        ("NATO Secretary General Lee said so.", ""),
        ("The AP (an agency) said so.", ""),
    ],
)
def test_datelines(start: str, place: str) -> None:
    assert [value for field, value in read(start + BODY) if not field] == ([place] if place else [])


@pytest.mark.parametrize(
    ("start", "place", "day"),
    [
        ("HOLLIN, 3 March 2025 — The river rose", "HOLLIN", "2025-03-03"),
        ("HOLLIN, March 3, 2025 (AP) — The river rose", "HOLLIN", "2025-03-03"),
        ("HOLLIN, Norland, 3 March 2025: The river rose", "HOLLIN, Norland", "2025-03-03"),
        ("HOLLIN, 31 Feb 2025 — The river rose", "HOLLIN", ""),
        ("HOLLIN, 3 March — The river rose", "HOLLIN", ""),
    ],
)
def test_the_whole_date_of_a_dateline_is_the_articles(start: str, place: str, day: str) -> None:
    text = start + BODY
    found = headers(text)
    assert [header.value for header in found] == [place, day] if day else [place]
    assert found[0].start == 0
    assert text[found[-1].end :].startswith(" The river")
    assert all(header.field == "published_on" for header in found[1:])


MATTER = """\
---
title: >-
  A good headline
  in two lines
publisher: |
  The Hollin Post

  of the river
author: [Ann Lee, "Bo Ng"]
description: |
  date: 1999-01-01
date: 2025-03-03
---

The river rose.
"""


def test_front_matter_with_blocks_and_lists() -> None:
    assert [pair for pair in read(MATTER + BODY) if pair[0]] == [
        ("title", "A good headline in two lines"),
        ("publisher", "The Hollin Post of the river"),
        ("byline", "Ann Lee, Bo Ng"),
        ("published_on", "2025-03-03"),
    ]


def test_all_of_front_matter_is_header_and_none_of_it_twice() -> None:
    found = headers(MATTER + BODY)
    covered = "".join(MATTER[header.start : header.end] for header in found)
    assert "".join(covered.split()) == "".join(MATTER.partition("\n\nThe river")[0].split())


@pytest.mark.parametrize("value", ["|", ">-", "|2+", "-", "''", "~", "null", "[]", "{a: b}", "*a"])
def test_a_value_without_words_is_none(value: str) -> None:
    for text in (f"---\npublisher: {value}\n---\n", f"publisher: {value}\n"):
        assert [pair for pair in read(text + BODY) if pair[0] == "publisher"] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Just a line",
        "He said so." + BODY,
        "A line\nand another of a poem\n\nmore",
        "date: 2021-02-30" + BODY,
        "Date: next week" + BODY,
        "By the time we came it was over, and dark." + BODY,
        "url: not an address" + BODY,
    ],
)
def test_nothing_uncertain_is_read(text: str) -> None:
    assert read(text) == []


@given(TOPS)
def test_headers_are_in_order_and_hold_words(top: str) -> None:
    text = top + BODY
    before = 0
    for header in headers(text):
        assert before <= header.start < header.end <= len(text)
        assert text[header.start : header.end] == text[header.start : header.end].strip()
        before = header.end


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021-02-20", "2021-02-20"),
        ("2021-02-20T10:00:00Z", "2021-02-20"),
        ("20 February 2021", "2021-02-20"),
        ("Saturday, Feb. 20, 2021", "2021-02-20"),
        ("1st of May 2021", ""),
        ("20/02/2021", "2021-02-20"),
        ("02/03/2021", ""),
        ("3.2.2021", "2021-02-03"),
        ("2021-02-30", ""),
        ("20 Nonsense 2021", ""),
        ("²⁰²¹-02-03", ""),
        ("", ""),
    ],
)
def test_whole_dates(words: str, day: str) -> None:
    assert read_date(words) == day


@pytest.mark.parametrize(
    "top",
    [
        "Orford, 3 March 2024 - The county said so.",
        "Port Averil, March 3, 2024\n\nThe council met.",
    ],
)
def test_a_place_with_a_whole_date_is_a_dateline(top: str) -> None:
    place, day = headers(f"{top}\n\nMore of it follows here.")
    assert (place.field, place.value) == ("", top.partition(",")[0])
    assert (day.field, day.value) == ("published_on", "2024-03-03")


def test_a_sentence_that_begins_with_a_place_and_a_date_is_none() -> None:
    assert headers("Irbil, 15 February 2021 was a Monday like any other.\n\nMore follows.") == []
