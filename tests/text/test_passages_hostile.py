"""Texts that nobody wrote to be read are searched too, and cost no more than their size."""

import pytest

from workbench.text.differences import contrast
from workbench.text.graphemes import snap
from workbench.text.passages import Index, find
from workbench.text.quotes import compare

FACT = "The harbour handled 3.4 million tonnes in 2020."
HOSTILE = {
    "no spaces": "x" * 1_000_000,
    "digits": "1" * 1_000_000,
    "numbers": "1-" * 60_000,
    "number words": "hundred " * 60_000,
    "capitals": "A. " * 30_000,
    "long form": "Wa Ha " * 20_000,
    "one word": "harbour " * 30_000,
    "quote marks": "“" * 60_000,
    "marks": ".,;:!?" * 20_000,
    "blank lines": "\n" * 100_000,
    "one line": "a b c d. " * 20_000,
    "combining": "e\u0301\u0301" * 50_000,
    "ideographs": "港口" * 100_000,
    "surrogates": "\ud800 harbour \udfff " * 5_000,
    "controls": "\x00\x1b[31m harbour " * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_source_is_searched(name: str) -> None:
    text = HOSTILE[name] + "\n\n" + FACT
    best = find("3,400,000 tonnes were handled in 2020, the WHO said", text)[0]
    assert FACT in text[best.start : best.end]
    assert snap(text, best.start, best.end) == (best.start, best.end)
    found = compare("The harbour handled 3.4 million tonnes in 2020", text)
    assert found.kind == "verbatim"
    assert compare("The harbour took 3.5 million tonnes in 2020", text).kind == "close"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_claim_is_asked(name: str) -> None:
    claim = HOSTILE[name]
    for one in Index(FACT).find(claim):
        assert 0 <= one.start < one.end <= len(FACT)
    compare(claim, FACT)
    assert contrast(claim, FACT).only_ours is not None


def test_a_long_capture_is_read_once_for_many_claims() -> None:
    text = "\n\n".join(f"Report {number} says nothing of the matter." for number in range(5_000))
    index = Index(text + "\n\n" + FACT)
    for _ in range(50):
        best = index.find("Tonnes handled in 2020: 3.4m")[0]
        assert FACT in index.text[best.start : best.end]
