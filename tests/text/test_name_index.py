"""Names put together: which spellings are one name, and what only looks like one."""

from hypothesis import example, given
from hypothesis import strategies as st

from workbench.text.coverage import rules_of
from workbench.text.name_index import Entry, Seen, folded, index

RULES = rules_of("en")


def names(*words: str, text: str = "") -> dict[str, Entry]:
    """The entries that spellings make, each standing twice in the order given."""
    seen = [Seen(each, 2, at * 10) for at, each in enumerate(words)]
    return {entry.words: entry for entry in index(seen, text, RULES)}


def spelt(entry: Entry) -> list[str]:
    return [each.words for each in entry.spellings]


def test_titles_and_surnames_are_one_person() -> None:
    found = names("Iranian General Omar Haddad", "Haddad", "General Haddad", "Gen. Omar Haddad")
    assert list(found) == ["Omar Haddad"]
    assert found["Omar Haddad"].titles == ("Iranian General", "General", "Gen.")
    assert found["Omar Haddad"].times == 8
    assert found["Omar Haddad"].problems == ()


def test_a_surname_of_two_persons_stays_by_itself() -> None:
    assert list(names("Ada Brink", "Tom Brink", "Brink")) == ["Ada Brink", "Tom Brink", "Brink"]


def test_an_abbreviation_goes_with_the_one_name_that_it_is_of() -> None:
    found = names("Harbour Workers League", "HWL", "United States", "U.S.", "US")
    assert spelt(found["Harbour Workers League"]) == ["Harbour Workers League", "HWL"]
    assert spelt(found["United States"]) == ["United States", "U.S.", "US"]
    assert found["United States"].problems == ("Spelt “U.S.” 2x, “US” 2x",)


def test_bodies_keep_their_words_and_lend_no_surname() -> None:
    found = names("State Department", "Brink Institute", "Institute", "Prime Minister Lee")
    assert set(found) == {"State Department", "Brink Institute", "Institute", "Lee"}


def test_one_letter_other_is_told_and_not_put_together() -> None:
    found = names("Michael Knights", "Knight", "Iran", "Iraq")
    assert found["Knight"].problems == ("“Knight” is nearly “Michael Knights”",)
    assert found["Michael Knights"].problems == ()
    assert not found["Iran"].problems
    assert not found["Iraq"].problems


def test_a_surname_in_small_letters_is_a_problem_of_its_name() -> None:
    text = "Michael Knights spoke. The knights said no. The knights of old rode."
    found = names("Michael Knights", text=text)["Michael Knights"]
    assert spelt(found) == ["Michael Knights", "The knights"]
    assert found.problems == ("“The knights” in small letters",)


def test_accents_stops_and_case_are_told_but_a_headline_in_capitals_is_not() -> None:
    two = names("José Paz", "Jose Paz")["José Paz"]
    assert two.problems == ("Spelt “José Paz” 2x, “Jose Paz” 2x",)
    assert names("WASHINGTON", "Washington")["Washington"].problems == ()


@example([".-."])
@given(st.lists(st.text("aAbB. -é", min_size=1, max_size=12), unique=True, max_size=8))
def test_every_spelling_is_in_exactly_one_entry(words: list[str]) -> None:
    seen = [Seen(each, 1, at) for at, each in enumerate(words) if each.split()]
    entries = index(seen, "", RULES)
    assert sorted(each for entry in entries for each in spelt(entry)) == sorted(
        each.words for each in seen
    )
    assert all(folded(entry.words) == folded(folded(entry.words)) for entry in entries)
