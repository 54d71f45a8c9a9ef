"""What is checkable in a text. The samples are the project's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.coverage import RULES_VERSION, STRETCH, checkable

TEXTS = st.text('aB1.,“”‘’"- \n$%€TheMay', max_size=80)


def found(text: str, kind: str) -> list[str]:
    return [text[token.start : token.end] for token in checkable(text) if token.kind == kind]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The attack featured at least 14 107mm rockets", ["14", "107mm"]),
        (
            "Fourteen died; thirteen minutes later, twenty-three more",
            ["Fourteen", "thirteen minutes", "twenty-three"],
        ),
        (
            "It cost $1.4 billion, or €900m, up 3.5 per cent",
            ["$1.4 billion", "€900m", "3.5 per cent"],
        ),
        (
            "between 10 and 15%; 10–15 km; the 5th; 1,234,567",
            ["10", "15%", "10–15 km", "5th", "1,234,567"],
        ),
        ("two-thirds of them, half the rest, dozens of others", ["two-thirds", "half", "dozens"]),
        ("It killed one contractor; no one saw, one of them said", ["one"]),
        ("for a decade", []),
        ("F-35 and COVID-19 and G7", []),
        ("see https://example.org/2019/14-dead", []),
        ("He is 6'2\" tall", ["6'2\""]),
        ("one hundred and five people and a dozen dogs", ["one hundred and five", "a dozen"]),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert found(text, "number") == numbers


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on Monday, earlier this week, last year", ["Monday", "earlier this week", "last year"]),
        (
            "in January 2020 and on 5 March 2019 and Feb. 3",
            ["January 2020", "5 March 2019", "Feb. 3"],
        ),
        ("from 2016 to 2019, the 1990s, 2016–19", ["2016 to 2019", "the 1990s", "2016–19"]),
        ("the 2015 deal; 2000 people", ["2015"]),
        ("date 2021-02-20, at 21:30, at 9.30 p.m.", ["2021-02-20", "21:30", "9.30 p.m."]),
        ("a 34-year-old man; Ann Lee, 52, left; aged 7", ["34-year-old", "52", "aged 7"]),
        ("In May it may march in March", ["May", "March"]),
        ("In 3.30 seconds, 2015 km", []),
        (
            "the early 1990s, late January 2020, mid-2015",
            ["early 1990s", "late January 2020", "mid-2015"],
        ),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert found(text, "date") == dates


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The group Asaib Ahl al-Haq, or AAH, spoke.", ["Asaib Ahl al-Haq", "AAH"]),
        (
            "Then President Joe Biden and Cmdr. Ann Lee met.",
            ["President Joe Biden", "Cmdr. Ann Lee"],
        ),
        ("A US-led force and Iranian-backed fighters", ["US"]),
        (
            "It names the Guardians of the Blood and the U.S. Senate.",
            ["Guardians of the Blood", "U.S. Senate"],
        ),
        ("However, rain fell. Experts left. Children play.", []),
        ("Microsoft said so. Rebels fired.", ["Microsoft"]),
        ("The knights left. Knights said no.", []),
        ("WASHINGTON Iranian fighters left", ["WASHINGTON"]),
        ("He read The New York Times on Monday.", ["New York Times"]),
        ("The President met former French officials. I agree.", []),
        ("He fears al-Qaeda and the Silliman’s friends", ["al-Qaeda", "Silliman"]),
        (
            "They met Ludwig van Beethoven and Dr. J. R. Smith Jr. there",
            ["Ludwig van Beethoven", "Dr. J. R. Smith Jr."],
        ),
        ("A LINE ALL IN CAPITALS\n\nthen text", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert found(text, "name") == names


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“It ended,” she said. “Well.”", ["It ended,", "Well."]),
        ("He said: “It was planned. It is over. . “", ["It was planned. It is over. ."]),
        ("“It was planned, “the former envoy said.", ["It was planned,"]),
        ("They wrote “one “two” three” there", ["one “two” three"]),
        ("“One goes on\n\n“and ends here.” Yes", ["One goes on", "and ends here."]),
        ('He said "it ended" and 6" of rain', ["it ended"]),
        ("Er sagte „Gut“ und « bon » und »ja«", ["Gut", "bon", "ja"]),
        ("They call it ‘a plain lie’ and don’t stop", ["a plain lie"]),
        ("“Tell them, ‘Don’t do this,'” Ann said", ["Tell them, ‘Don’t do this,'"]),
        ("the soldiers’ food", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert found(text, "quotation") == quoted


@pytest.mark.parametrize(
    ("text", "comparisons"),
    [
        ("for more than a decade", ["more than a decade"]),
        ("the first pictures of the second-largest port", ["the first", "the second-largest"]),
        ("It is larger than Basra, rather than smaller", ["larger than Basra"]),
        (
            "from the same area as before, twice as deep as it was",
            ["the same area as", "twice as deep as"],
        ),
        ("more than 300 people, no fewer than five", []),
    ],
)
def test_comparisons(text: str, comparisons: list[str]) -> None:
    assert found(text, "comparison") == comparisons


def test_a_quotation_holds_other_tokens() -> None:
    text = "“It cost Ann Lee $5 in May 2020,” he said"
    tokens = [(token.kind, text[token.start : token.end]) for token in checkable(text)]
    assert tokens == [
        ("quotation", "It cost Ann Lee $5 in May 2020,"),
        ("name", "Ann Lee"),
        ("number", "$5"),
        ("date", "May 2020"),
    ]


@given(TEXTS)
def test_tokens_are_sorted_and_one_kind_does_not_overlap(text: str) -> None:
    tokens = checkable(text)
    assert tokens == sorted(tokens, key=lambda token: (token.start, -token.end))
    ends: dict[str, int] = {}
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert ends.get(token.kind, 0) <= token.start
        ends[token.kind] = token.end


def test_a_language_without_rules_is_read_by_the_english_ones() -> None:
    assert checkable("14 Tote", "de") == checkable("14 Tote")
    assert RULES_VERSION == "2"


@pytest.mark.parametrize("before", range(STRETCH - 30, STRETCH + 3))
def test_an_address_is_left_alone_wherever_it_stands(before: int) -> None:
    text = "a " * (before // 2) + "x" * (before % 2) + " http://a.org/2019/14 or b14@c.org in 1998"
    assert [text[one.start : one.end] for one in checkable(text)] == ["1998"]
