"""A reworded copy of a story, held quotation by quotation against the story itself."""

from pathlib import Path

import pytest

from tests.scores.quotations import held, main, told
from workbench.model.states import Match

ORIGINAL = """\
Lamps for Hollin, at last

“We waited for nine winters, and nobody came to look,” the harbour master, Ada Brink, said.

The council paid £12,000 for 41 lamps. “It was never about the money,” said its chair, Tom Orrin.
“The old posts had rusted through.”
"""

REWORDED = """\
“We waited for nine winters and nobody came to look,” harbour master Ada Brink said.

“It was never about money,” said Tom Orrin, who leads the council. “The ancient posts had rusted
through.” He added: “Everybody in town is delighted with what the engineers have done here.”
"""


def test_each_quotation_is_told_with_the_words_that_differ() -> None:
    found = held(REWORDED, ORIGINAL)
    assert [match.kind for _quote, match in found] == [
        Match.CLOSE,
        Match.CLOSE,
        Match.CLOSE,
        Match.ABSENT,
    ]
    lines = list(told(found))
    assert any(line.strip().endswith("ancient > old") for line in lines)
    assert lines[-1] == "4 quotations: 0 verbatim, 3 close, 1 absent"


def test_a_story_has_its_own_quotations_word_for_word() -> None:
    assert {match.kind for _quote, match in held(ORIGINAL, ORIGINAL)} == {Match.VERBATIM}


def test_it_reads_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("copy.txt", REWORDED), ("story.txt", ORIGINAL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    main([str(tmp_path / "copy.txt"), str(tmp_path / "story.txt")])
    assert "3 close, 1 absent" in capsys.readouterr().out
