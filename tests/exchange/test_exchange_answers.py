"""Answers read back: each under its number, and whatever cannot be placed is listed."""

from datetime import UTC, datetime

import pytest
from exchanged import HOSTILE, asked, document, misread
from hypothesis import given
from hypothesis import strategies as st

from tests.faults import hostile
from workbench.documents import docx as word_reader
from workbench.documents.zipped import Package
from workbench.exchange.queries import FORMATS, written
from workbench.exchange.query_answers import read
from workbench.model.errors import UsageError
from workbench.model.queries import Answer, AnswersRead, Asked

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8"), max_size=80)
PLAIN = "[q3]"


def sent(*entries: Asked) -> dict[int, Asked]:
    return {each.query.number: each for each in entries}


def text_of(suffix: str, *entries: Asked) -> str:
    body = written(document(*entries), suffix, AT)
    if suffix == ".docx":
        return word_reader.read(Package(body, "Word document")).text
    return body.decode()


def answered(text: str, number: int, words: str, decision: str = "") -> str:
    """The document with words put behind a query's labels, as a person does."""
    head, mark, part = text.partition(f"[q{number}]")
    for label, said in (("(yes or no)", decision), ("Answer", words)):
        at = part.find(f"{label}:")
        if at >= 0 and said:
            at += len(label) + 1
            at += 2 if part[at : at + 2] == "**" else 0
            part = f"{part[:at]} {said}{part[at:].lstrip(' ')}"
    return head + mark + part


THREE = (asked(3), asked(7, proposed="2,900 litres"), asked(12))


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_document_that_nobody_has_touched_holds_no_answer(suffix: str) -> None:
    assert read(text_of(suffix, *THREE), 1, sent(*THREE)) == AnswersRead((), ())


@pytest.mark.parametrize("suffix", FORMATS)
def test_answers_are_found_under_their_numbers(suffix: str) -> None:
    text = answered(text_of(suffix, *THREE), 3, "From the log.\n\nPage 4 of it.")
    text = answered(text, 7, "Of course.", "Yes")
    found = read(text, 1, sent(*THREE))
    assert found.unplaced == ()
    assert found.answers == (
        Answer(3, "From the log.\n\nPage 4 of it."),
        Answer(7, "Of course.", "accepted"),
    )


@pytest.mark.parametrize(
    ("decision", "answer"),
    [
        ("no", Answer(7, "", "rejected")),
        ("YES.", Answer(7, "", "accepted")),
        ("Yes, but say forty", Answer(7, "Yes, but say forty", "accepted")),
        ("no: it was 2,700", Answer(7, "no: it was 2,700", "rejected")),
    ],
)
def test_a_yes_or_no_decides_and_what_stands_behind_it_is_kept(
    decision: str, answer: Answer
) -> None:
    text = answered(text_of(".txt", *THREE), 7, "", decision)
    assert read(text, 1, sent(*THREE)) == AnswersRead((answer,), ())


def test_a_yes_on_the_line_below_decides_too() -> None:
    text = answered(text_of(".txt", *THREE), 7, "", "\n\nyes\n")
    assert read(text, 1, sent(*THREE)).answers == (Answer(7, "", "accepted"),)


def test_neither_yes_nor_no_is_listed_and_the_answer_kept() -> None:
    text = answered(text_of(".txt", *THREE), 7, "I am not sure.", "perhaps")
    found = read(text, 1, sent(*THREE))
    assert found.answers == (Answer(7, "I am not sure."),)
    assert [(each.number, each.words) for each in found.unplaced] == [(7, "perhaps")]


def test_a_yes_where_no_words_are_proposed_is_listed() -> None:
    text = text_of(".txt", asked(3)).replace(
        "Answer:", "Accept the proposed wording? (yes or no): yes"
    )
    found = read(text, 1, sent(asked(3)))
    assert found.answers == ()
    assert "yes" in found.unplaced[0].words


def test_what_is_written_elsewhere_is_listed_with_where_it_stands() -> None:
    text = "Dear MK, here you are.\n\n" + text_of(".txt", *THREE)
    text = text.replace("Question: Where is number 12", "I was ill.\nQuestion: Where is number 12")
    text = text.replace("[q3] To", "[q99] nobody\nAnswer: lost\n\n[q3] To")
    found = read(text, 1, sent(*THREE))
    assert found.answers == ()
    assert [(each.number, each.words) for each in found.unplaced] == [
        (None, "Dear MK, here you are."),
        (99, "nobody\nAnswer: lost"),
        (12, "I was ill."),
    ]


def test_words_written_into_our_own_lines_are_listed() -> None:
    text = text_of(".txt", *THREE).replace("was it measured?", "was it measured? In 2019!", 1)
    found = read(text, 1, sent(*THREE))
    assert "In 2019!" in found.unplaced[0].words


def test_the_answer_to_another_question_of_that_number_is_not_taken() -> None:
    other = asked(3, question="Who is the mayor of Port Averil now?")
    text = answered(text_of(".md", other), 3, "Ada Brink.")
    found = read(text, 1, sent(asked(3, question="How deep is the harbour at low tide?")))
    assert found.answers == ()
    assert "Ada Brink." in found.unplaced[0].words
    assert "asks something else" in found.unplaced[0].why


def test_a_yes_to_words_that_are_not_proposed_any_more_is_not_taken() -> None:
    text = answered(text_of(".md", asked(7, proposed="2,700 litres")), 7, "", "yes")
    found = read(text, 1, sent(asked(7, proposed="2,900 litres")))
    assert found.answers == ()
    assert "proposes other words now" in found.unplaced[0].why


def test_a_number_that_stands_there_twice_is_taken_once() -> None:
    text = answered(text_of(".txt", asked(3)), 3, "One.") + "\n[q3]\nAnswer: Two.\n"
    found = read(text, 1, sent(asked(3)))
    assert found.answers == (Answer(3, "One."),)
    assert [each.words for each in found.unplaced] == ["Answer: Two."]


def test_a_document_of_another_article_is_refused() -> None:
    with pytest.raises(UsageError, match="article 1"):
        read(text_of(".docx", *THREE), 2, sent(*THREE))


def test_a_quoting_mail_that_broke_the_lines_is_read_all_the_same() -> None:
    text = answered(text_of(".txt", *THREE), 3, "From the log.")
    lines = []
    for line in text.splitlines():
        while len(line) > 60:
            cut = line.rindex(" ", 0, 60)
            lines.append(line[:cut])
            line = line[cut + 1 :]
        lines.append(line)
    quoted = "\n".join("> " + line for line in lines)
    found = read(quoted, 1, sent(*THREE))
    assert [answer.number for answer in found.answers] == [3]
    assert found.answers[0].text.startswith("From the log.")
    assert found.unplaced == ()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_questions_answer_nothing(hostile: str, suffix: str) -> None:
    entry = asked(3, hostile, question=hostile, proposed=f"{hostile} x", whom=hostile)
    closed = asked(4, hostile, state="answered", answer=hostile)
    text = text_of(suffix, entry, closed)
    assert read(text, 1, sent(entry, closed)).answers == ()


def test_documents_of_all_that_could_steer_a_terminal_are_read_as_they_were_written() -> None:
    assert misread([words for words in hostile.OWN if words.strip()]) == []


@given(WORDS, WORDS, WORDS, st.sampled_from((".md", ".txt")))
def test_no_words_whatever_are_taken_for_an_answer(
    words: str, question: str, proposed: str, suffix: str
) -> None:
    entry = asked(3, words, question=question, proposed=proposed)
    assert read(text_of(suffix, entry), 1, sent(entry)) == AnswersRead((), ())


@given(st.text(st.characters(codec="ascii", exclude_categories=("Cc",)), max_size=60))
def test_an_answer_comes_back_as_it_was_written(words: str) -> None:
    text = answered(text_of(".txt", *THREE), 3, words)
    expected = (Answer(3, words.strip()),) if words.strip() else ()
    assert read(text, 1, sent(*THREE)) == AnswersRead(expected, ())
