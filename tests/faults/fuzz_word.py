"""Word documents that others wrote into, broken or invented, and what must hold of what is read."""

from contextlib import suppress
from random import Random

from tests.documents.documents import add_members
from tests.faults import fuzz_corpus as corpus
from tests.faults import fuzz_tokens as tokens
from tests.faults.fuzz_mutations import mutate_zip
from tests.word_hands import commented, decided, replied, retyped
from tests.word_world import asked_at, claim, handover, made, sent
from workbench.documents import reading
from workbench.documents.characters import replace_unstorable
from workbench.exchange import word_answers, word_draft, word_remarks
from workbench.model.errors import UnreadableInput, UsageError
from workbench.model.queries import AnswersRead

_GIVEN = handover(
    [claim(1, [(28, 60)]), claim(2, [(44, 56), (100, 140)])],
    [
        asked_at(1, "2,600 litres", proposed="2,900 litres", asked_by="MK 1"),
        asked_at(2, "1990.\n\nThe keeper", proposed="1991.\n\nThe last", asked_by="MK 2"),
        asked_at(3, "each night", question="Each?", proposed=""),
    ],
)
_BODY = made(_GIVEN)
BODIES = (
    _BODY,
    replied(decided(_BODY, ["MK 1"], ["MK 2"]), "[q3]", "See https://averil.example/log"),
    retyped(commented(_BODY, "kept a log", "Which?"), "The lamp", "The lantern"),
)
WORDS = [
    *(b'<w:commentRangeStart w:id="1"/>', b'<w:commentRangeEnd w:id="1"/>', b"</w:ins>"),
    *(b'<w:commentReference w:id="2"/>', b'<w:footnoteReference w:id="2"/>', b'<w:ins w:id="9">'),
    *(b'<w:bookmarkStart w:id="3" w:name="workbench_q1c"/>', b'<w:bookmarkEnd w:id="3"/>'),
    *(b'<w:del w:id="9" w:author="MK 1">', b"</w:del>", b"<w:delText>x</w:delText>", b"[q1] To"),
    *(b'<w:hyperlink r:id="rId1">', b"</w:hyperlink>", b'<w:fldChar w:fldCharType="begin"/>'),
    *(b'<w:instrText>HYPERLINK "https://a.example"</w:instrText>', b"\xee\x80\x801\xee\x80\x80"),
    *(b'<w:fldChar w:fldCharType="separate"/>', b'<w:fldChar w:fldCharType="end"/>', b"q99999999"),
]


def mutated(chance: Random) -> bytes:
    body = chance.choice((*BODIES, corpus.docx()))
    return mutate_zip(chance, body, tokens.XML + tokens.WORD + WORDS)


def of_markup(markup: bytes) -> bytes:
    """A document of ours whose body says this."""
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    head += b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    body = head + b"<w:body>" + markup + b"</w:body></w:document>"
    return add_members(BODIES[1], {"word/document.xml": body})


def read_answers(body: bytes) -> None:
    """Raises where an answer is to no query, or to one twice, or where words lie elsewhere."""
    asked = sent(_GIVEN)
    with suppress(UnreadableInput, UsageError):
        margins = reading.margins(body, "a.docx")
        for each in (*margins.remarks, *margins.changes, *margins.bookmarks):
            if each.start is not None:
                assert 0 <= each.start <= (each.end or 0) <= len(margins.text) + 2, each
        word_remarks.with_remarks(AnswersRead((), ()), margins, asked)
        found = word_answers.read(margins, _GIVEN.article, asked)
        numbers = [each.number for each in found.answers]
        assert len(numbers) == len(set(numbers)), numbers
        assert set(numbers) <= set(asked), numbers
        for answer in found.answers:
            assert answer.text or answer.state != "answered", answer
        assert all(each.why for each in found.unplaced)


def read_draft(body: bytes) -> None:
    """Raises where the text is not the import's, or where a claim is not on its words."""
    with suppress(UnreadableInput):
        found = word_draft.offered(body, "a.docx")
        imported = reading.read_bytes(body, "a.docx", "a.docx")
        assert found.text == imported.text
        for each in found.claims:
            assert found.text[each.start : each.end] == each.words, each
            assert each.words, each
        assert all(each.why for each in found.left_aside)
        assert replace_unstorable(found.text)[0] == found.text
