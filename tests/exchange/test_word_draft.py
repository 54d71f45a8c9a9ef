"""A writer's annotated draft in Word: what is offered of it, on which words, and what is not."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.documents import add_members, article_docx
from tests.faults import hostile
from tests.word_hands import commented, decided, replied
from tests.word_world import LAMP, asked_at, claim, handover, made
from workbench.documents import docx, reading, word_draft
from workbench.documents.zipped import Package
from workbench.exchange.word_draft import SILENT, STRUCK, UNUSED, offered
from workbench.model.errors import UnreadableInput
from workbench.model.offers import Offer, OfferedSource

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def note(number: int, what: str = "footnote") -> str:
    return f'<w:r><w:{what}Reference w:id="{number}"/></w:r>'


def on(number: int, inside: str) -> str:
    """Words with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def notes(what: str, *said: str) -> str:
    each = "".join(
        f'<w:{what} w:id="{at}"><w:p>{run(words)}</w:p></w:{what}>'
        for at, words in enumerate(said, 1)
    )
    rule = f'<w:{what} w:id="0" w:type="separator"><w:p/></w:{what}>'
    return f"<w:{what}s {W}>{rule}{each}</w:{what}s>"


def draft(
    *paragraphs: str, members: dict[str, str] | None = None, comments: tuple[str, ...] = ()
) -> bytes:
    """A draft of those paragraphs' runs; its comments are numbered from 0."""
    said = "".join(
        f'<w:comment w:id="{at}" w:author="Nora Feld" w:date="2026-11-20T09:00:00Z">'
        f"<w:p>{run(words)}</w:p></w:comment>"
        for at, words in enumerate(comments)
    )
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    parts = {"word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"}
    parts["word/comments.xml"] = f"<w:comments {W}>{said}</w:comments>"
    return add_members(made(handover()), parts | (members or {}))


def related(*addresses: str) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{address}" TargetMode="External"/>'
        for at, address in enumerate(addresses, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{each}</Relationships>'


def read(body: bytes) -> Offer:
    """What is offered; its text is what importing the same file gives, and its places are right."""
    found = offered(body, "draft.docx")
    assert found.text == reading.read_bytes(body, "draft.docx", "draft.docx").text
    for each in found.claims:
        assert found.text[each.start : each.end] == each.words != ""
        assert each.words == each.words.strip()
    return found


def test_a_comment_is_offered_on_its_words_with_its_addresses_who_and_when() -> None:
    body = draft(
        run("The lamp ") + on(0, run("burned 2,600 litres")) + run(" of oil."),
        comments=("See https://averil.example/log and the keeper.",),
    )
    (found,) = read(body).claims
    assert (found.where, found.words) == ("comment 1", "burned 2,600 litres")
    assert (found.by, found.at) == ("Nora Feld", "2026-11-20T09:00:00Z")
    assert found.comment == "See https://averil.example/log and the keeper."
    assert found.sources == (OfferedSource("https://averil.example/log"),)
    assert (found.prefix, found.suffix) == ("The lamp ", " of oil.")


def test_replies_and_that_a_thread_is_resolved_come_with_their_comment() -> None:
    body = draft(on(0, run("It was lit in 1871.")), comments=("Says who?",))
    body = replied(body, "Says who?", "The log: www.averil.example/log", "Odo", done=True)
    (found,) = read(body).claims
    assert (
        found.comment == "Says who?\n\nOdo: The log: www.averil.example/log\n\n(marked as resolved)"
    )
    assert [each.url for each in found.sources] == ["www.averil.example/log"]


def test_a_footnote_stands_on_what_of_its_sentence_is_behind_the_note_before() -> None:
    body = draft(
        run("It was lit in 1871") + note(1) + run(" and put out in 1990.") + note(2)
        + run(" Odo Farrant kept the log.") + note(3) + note(4),
        members={"word/footnotes.xml": notes(
            "footnote", "Log, page 4.", "https://averil.example/end", "A call.",
            "Also https://averil.example/odo says so.",
        )},
    )  # fmt: skip
    found = read(body)
    assert [(each.where, each.words) for each in found.claims] == [
        ("footnote 1", "It was lit in 1871"),
        ("footnote 2", "and put out in 1990."),
        ("footnotes 3, 4", "Odo Farrant kept the log."),
    ]
    assert [each.sources for each in found.claims] == [
        (OfferedSource(title="Log, page 4."),),
        (OfferedSource("https://averil.example/end"),),
        (OfferedSource(title="A call."), OfferedSource("https://averil.example/odo")),
    ]
    assert found.claims[2].comment == "Also https://averil.example/odo says so."
    assert found.left_aside == ()


def test_endnotes_are_numbered_with_the_footnotes_as_in_the_text() -> None:
    body = draft(
        run("It was lit in 1871.") + note(1) + run(" It was put out.") + note(1, "endnote"),
        members={
            "word/footnotes.xml": notes("footnote", "Log."),
            "word/endnotes.xml": notes("endnote", "Harbour office."),
        },
    )
    found = read(body)
    assert [(each.where, each.words) for each in found.claims] == [
        ("footnote 1", "It was lit in 1871."),
        ("endnote 2", "It was put out."),
    ]
    assert "put out.[2]" in found.text


def test_a_link_is_offered_on_its_words_and_joins_what_is_said_of_them() -> None:
    link = '<w:hyperlink r:id="rId{}">{}</w:hyperlink>'
    body = draft(
        run("The keeper ") + link.format(1, run("kept a log for years")) + run("."),
        on(0, run("It ") + link.format(2, run("was lit")) + run(" in 1871")),
        run("Read all of it ") + link.format(1, run("here")) + run(" today."),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"https://averil.example/field" </w:instrText></w:r><w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r>{run("Nobody ever paid for it")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        run("Write ") + link.format(3, run("to the keeper of it")),
        members={
            "word/_rels/document.xml.rels": related(
                "https://averil.example/log", "https://averil.example/lit", "mailto:odo@a.example"
            )
        },
        comments=("When?",),
    )
    found = read(body)
    assert [
        (each.where, each.words, [one.url for one in each.sources]) for each in found.claims
    ] == [
        ("link 1", "kept a log for years", ["https://averil.example/log"]),
        ("comment 1", "It was lit in 1871", ["https://averil.example/lit"]),
        ("link 3", "Read all of it here today.", ["https://averil.example/log"]),
        ("link 4", "Nobody ever paid for it", ["https://averil.example/field"]),
    ]
    assert [(each.where, each.words) for each in found.left_aside] == [
        ("link 5", "mailto:odo@a.example")
    ]


def test_changes_are_read_as_if_they_were_accepted() -> None:
    body = made(handover(queries=[
        asked_at(1, "2,600 litres", proposed="2,900 litres"),
        asked_at(2, "each night", proposed=""),
    ]))  # fmt: skip
    found = read(body)
    assert [each.words for each in found.claims] == ["2,900 litres"]
    assert [(each.where, each.why) for each in found.left_aside] == [("comment 2", STRUCK)]
    assert found.text == reading.read_bytes(decided(body, ["MK"]), "", "a.docx").text


def test_what_has_no_words_is_listed() -> None:
    body = draft(
        f"{on(0, '')}{note(1)}",
        run("It was lit.") + '<w:r><w:commentReference w:id="1"/></w:r>' + on(2, run("Then.")),
        comments=("Of all this?", "By whom?", "", "Nowhere."),
        members={"word/footnotes.xml": notes("footnote", "Before all.", "Never used.")},
    )
    found = read(body)
    assert [(each.where, each.words) for each in found.claims] == [("comment 2", "It was lit.")]
    assert {(each.where, each.words, each.why) for each in found.left_aside} == {
        ("comment 1", "Of all this?", "It stands on no words of the article."),
        ("comment 3", "", SILENT),
        ("comment 4", "Nowhere.", "It stands on no words of the article."),
        ("footnote 1", "Before all.", "It stands on no words of the article."),
        ("footnote", "Never used.", UNUSED),
    }


def test_headings_lists_tables_and_notes_leave_each_place_where_it_is() -> None:
    empty = add_members(article_docx(), {"word/comments.xml": f"<w:comments {W}/>"})
    found = read(commented(empty, "were hurt", "How many?"))
    assert [(each.where, each.words) for each in found.claims] == [
        ("footnote 1", "The minister said 1,200 people were hurt."),
        ("comment 1", "were hurt."),
    ]


def test_what_we_have_sent_ourselves_is_read_like_any_draft() -> None:
    found = read(made(handover([claim(1, [(28, 60)]), claim(2, [(44, 56)])])))
    assert [each.words for each in found.claims] == [LAMP[28:60].strip(), "2,600 litres"]
    assert [each.comment for each in found.claims] == ["Claim 1: False", "Claim 2: False"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"PK\x03\x04 broken",
        b"Words.",
        b"%PDF-1.4",
        add_members(article_docx(), {"word/document.xml": "<w"}),
    ],
)
def test_what_is_no_word_document_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"draft\.docx"):
        offered(body, "draft.docx")


def test_hostile_words_stay_words() -> None:
    strings = [
        re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", each) for each in hostile.OWN
    ]
    escaped = [
        each.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for each in strings
    ]
    body = draft(
        *(run("So: ") + on(at, run(f"x{words}x")) for at, words in enumerate(escaped)),
        comments=tuple(escaped),
    )
    found = read(body)
    assert len(found.claims) + len(found.left_aside) == len(strings)
    assert sum(each.why == SILENT for each in found.left_aside) == len(found.left_aside)


RUNS = st.lists(
    st.tuples(st.sampled_from(["The lamp. ", "burned", " ", "12 ", ""]), st.integers(0, 5)),
    max_size=9,
)


@given(st.lists(RUNS, min_size=1, max_size=4))
@settings(deadline=None)
def test_signs_of_places_leave_no_trace_in_the_text(
    paragraphs: list[list[tuple[str, int]]],
) -> None:
    """Wherever comments, notes, insertions and deletions begin and end."""
    number = iter(range(999))

    def written(words: str, kind: int) -> str:
        inside = run(words)
        deleted = inside.replace("w:t", "w:delText")
        return [
            inside,
            on(next(number), inside),
            f'<w:ins w:author="A">{inside}</w:ins>',
            f'<w:del w:author="A">{deleted}</w:del>',
            on(next(number), f'<w:del w:author="A">{deleted}</w:del>'),
            inside + note(1),
        ][kind]

    bodies = ["".join(written(*each) for each in runs) for runs in paragraphs]
    members: dict[str, Any] = {"word/footnotes.xml": notes("footnote", "Log.")}
    body = draft(run("Begin."), *bodies, members=members, comments=("Why?",) * next(number))
    package = Package(body, "document")
    found = word_draft.read(package)
    assert found.parsed == docx.read(package)
    for each in found.attached:
        assert each.start is None or found.parsed.text[each.start : each.end].strip() in {
            "", "The lamp.", "burned", "12",
        }  # fmt: skip
