"""The words of a text: what is read in the quick way is what is read in the plain one."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from workbench.text.lexis import lower, read_lexis
from workbench.text.quantities import begins, quantities, read_quantities

PLAIN = re.compile(
    r"[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/-]\d+)*(?:[^\W\d_]+|%)?|[\u3400-\u9fff]"
)
texts = st.text(st.sampled_from("abzAZéßİ漢0149%.,:/-'’_ \n\t") | st.characters(), max_size=60)


@given(texts)
@example("the mayor's lamps, of 1,200.50m and 漢字a don’t.\nx_y")
def test_words_are_those_of_the_plain_pattern(text: str) -> None:
    read = read_lexis(text)
    plain = list(PLAIN.finditer(lower(text)))
    assert read.words == [found.group() for found in plain]
    assert list(read.starts) == [found.start() for found in plain]


@given(
    st.lists(
        st.sampled_from(
            [
                "14",
                "2.5",
                "fourteen",
                "a",
                "hundred",
                "and",
                "per",
                "cent",
                "May",
                "8",
                "2018",
                "dog",
            ]
        )
    )
)
def test_quantities_are_the_same_where_their_beginnings_are_known(words: list[str]) -> None:
    text = " ".join(words)
    lexis = read_lexis(text)
    firsts = [at for at, word in enumerate(lexis.words) if begins(word)]
    assert list(read_quantities(text, lexis, firsts)) == quantities(text)
