"""What a later text of a source says otherwise than an earlier one, line by line."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text import rewordings as subject
from workbench.text.rewordings import rewordings

LAMPS = "The town of Hollin bought forty-one street lamps in 2019, its minutes say."
BILL = "The bill came to £12,000 and was paid in two parts over the winter."
RAIN = "It rained on nine days of the month, and the river stood at two metres."

LINES = st.lists(st.sampled_from([LAMPS, BILL, RAIN, LAMPS.replace("one", "two"), ""]), max_size=6)


def told(old: str, new: str) -> list[tuple[str, str]]:
    """The words of each side, line by line."""
    return [
        (old[slice(*one.ours)] if one.ours else "", new[slice(*one.theirs)] if one.theirs else "")
        for one in rewordings(old, new)
    ]


def test_a_line_with_another_number_is_found_among_lines_that_stayed() -> None:
    later = LAMPS.replace("forty-one", "forty")
    old, new = f"{BILL}\n\n{LAMPS}\n{RAIN}", f"{BILL}\n{later}\n\n{RAIN}\n"
    (found,) = rewordings(old, new)
    assert told(old, new) == [(LAMPS, later)]
    assert [words for op, words in found.changes if op == "gone"] == ["-one"]


def test_what_was_taken_out_and_put_in_stands_alone() -> None:
    assert told(f"{LAMPS}\n{BILL}", f"{LAMPS}\n{RAIN}") == [(BILL, ""), ("", RAIN)]
    assert told("", RAIN) == [("", RAIN)]
    assert told(RAIN, RAIN) == []


def test_a_line_that_was_edited_is_paired_with_itself_where_another_before_it_went() -> None:
    later = BILL.replace("two parts", "three parts")
    assert told(f"{LAMPS}\n{BILL}\n{RAIN}", f"{later}\n{RAIN}") == [(LAMPS, ""), (BILL, later)]


@given(LINES, LINES)
def test_the_changes_lead_from_one_text_to_the_other(ours: list[str], theirs: list[str]) -> None:
    old, new = "\n".join(ours), "\n".join(theirs)
    for one in rewordings(old, new):
        sides = {
            "gone": old[slice(*one.ours)] if one.ours else "",
            "new": new[slice(*one.theirs)] if one.theirs else "",
        }
        for side, words in sides.items():
            said = "".join(text for op, text in one.changes if op in ("same", side))
            assert said == words


@given(LINES, LINES)
def test_every_line_that_stands_on_one_side_only_is_told(
    ours: list[str], theirs: list[str]
) -> None:
    found = told("\n".join(ours), "\n".join(theirs))
    assert {line for line in ours if line and line not in theirs} <= {one for one, _ in found}
    assert {line for line in theirs if line and line not in ours} <= {other for _, other in found}


def test_a_text_that_is_wholly_another_is_told_whole() -> None:
    old = "\n".join(f"Line {number} of the first text." for number in range(90))
    new = "\n".join(f"Another text, its line {number}." for number in range(90, 140))
    found = told(old, new)
    assert len(found) >= 90
    assert [one for one, _ in found if one] == old.split("\n")
    assert [other for _, other in found if other] == new.split("\n")


def test_the_words_of_what_is_far_too_much_are_not_sought() -> None:
    old = "\n".join(f"{LAMPS} {number} {RAIN * 20}" for number in range(60))
    new = old.replace("forty-one", "forty-two")
    kinds = [{op for op, _text in one.changes} for one in rewordings(old, new)]
    assert kinds[0] == {"same", "gone", "new"}
    assert kinds[-1] == {"gone", "new"}
    assert sum("same" in each for each in kinds) <= subject.MOST_WORDS // (2 * len(LAMPS))
