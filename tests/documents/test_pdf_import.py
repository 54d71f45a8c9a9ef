"""PDFs: columns in order, lines joined into paragraphs, hyphens, pages as locators, metadata."""

import pytest
from pdf_writer import Line, write_pdf

from workbench.documents import pdf
from workbench.documents.reading import read_bytes
from workbench.model.errors import UnreadableInput

LEFT = [
    "Rockets hit the airport of Erbil on",
    "Monday night, the ministry of the in-",
    "terior said. One contractor was killed",
    "and nine people were hurt.",
]
RIGHT = [
    "The coalition confirmed that a well-",
    "known base nearby was the target of",
    "the attack. A group that nobody knew",
    "claimed it on the same evening.",
]


def _two_columns(interleaved: bool) -> list[Line]:
    left = [Line(72, 700 - 12 * number, words) for number, words in enumerate(LEFT)]
    right = [Line(320, 700 - 12 * number, words) for number, words in enumerate(RIGHT)]
    lines = [line for pair in zip(left, right, strict=True) for line in pair]
    return [Line(72, 740, "Rockets in Erbil: what is known so far about the attack", 18)] + (
        lines if interleaved else left + right
    )


@pytest.mark.parametrize("interleaved", [True, False])
def test_columns_are_read_one_after_the_other(interleaved: bool) -> None:
    parsed = pdf.read(write_pdf([_two_columns(interleaved)]))
    assert parsed.text == (
        "Rockets in Erbil: what is known so far about the attack\n\n"
        "Rockets hit the airport of Erbil on Monday night, the ministry of the interior said. One "
        "contractor was killed and nine people were hurt.\n\n"
        "The coalition confirmed that a well-known base nearby was the target of the attack. A "
        "group that nobody knew claimed it on the same evening."
    )


def test_a_hyphen_that_the_text_writes_elsewhere_is_kept() -> None:
    lines = [
        Line(72, 700, "The ministry said that an air-"),
        Line(72, 688, "base was hit by five of the rockets."),
        Line(72, 650, "This air-base lies in the north."),
    ]
    assert "that an air-base was hit" in pdf.read(write_pdf([lines])).text
    assert "that an airbase was hit" in pdf.read(write_pdf([lines[:2]])).text


def test_a_pdf_is_read_through_the_worker_with_pages_and_properties() -> None:
    pages = [
        [
            Line(72, 760, f"The Daily Wire {number}", 8),
            Line(72, 700, f"Page {word} begins a sentence that runs over the end of the"),
            Line(72, 688, "page and goes on"),
        ]
        for number, word in enumerate(["one", "two", "three"], start=1)
    ]
    body = write_pdf(
        pages,
        {"Title": "Rockets in Erbil", "Author": "Ann Lee", "CreationDate": "D:20210220103000Z"},
    )
    imported = read_bytes(body, "rockets.pdf", "rockets.pdf")
    assert "The Daily Wire" not in imported.text
    assert [label for _, label in imported.locators] == ["page 1", "page 2", "page 3"]
    for (start, _), word in zip(imported.locators, ["one", "two", "three"], strict=True):
        assert imported.text[start:].startswith(f"Page {word}")
    assert (imported.title, imported.byline) == ("Rockets in Erbil", "Ann Lee")
    assert imported.published_on == "2021-02-20"
    assert imported.warnings[0] == (
        "Lines that recur on the pages' edges were left out: “The Daily Wire 1”."
    )


def test_a_sentence_goes_on_across_pages_with_its_locator_inside() -> None:
    pages = [
        [Line(72, 700, "Rockets hit the airport of Erbil on Monday night and")],
        [Line(72, 700, "killed one contractor.")],
    ]
    parsed = pdf.read(write_pdf(pages))
    assert (
        parsed.text == "Rockets hit the airport of Erbil on Monday night and killed one contractor."
    )
    assert parsed.locators == ((0, "page 1"), (53, "page 2"))


def test_rows_of_a_table_are_read_across() -> None:
    rows = [("Town", "Dead"), ("Erbil", "1"), ("Mosul", "0"), ("Basra", "2")]
    lines = [
        Line(72 + 150 * column, 700 - 14 * number, words)
        for number, row in enumerate(rows)
        for column, words in enumerate(row)
    ]
    text = pdf.read(write_pdf([lines])).text
    assert text == "Town\tDead\n\nErbil\t1\n\nMosul\t0\n\nBasra\t2"


def test_a_pdf_without_text_is_told_from_an_empty_one() -> None:
    with pytest.raises(UnreadableInput, match="pictures of pages and no text"):
        pdf.read(write_pdf([[]]))


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="PDF is broken or incomplete"):
        pdf.read(b"%PDF-1.4\nnothing more")
