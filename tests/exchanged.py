"""Queries as tests of documents want them: one with all that it may have, and variations of it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from workbench.documents import docx
from workbench.documents.zipped import Package
from workbench.exchange.queries import FORMATS, written
from workbench.exchange.query_answers import read
from workbench.exchange.query_blocks import QueryDocument
from workbench.model.queries import AnswersRead, Asked, Query

BEFORE, WORDS, AFTER = "It has burned through ", "2,600 litres", " of diesel a month."

HOSTILE = [
    "closing [/b] tag and [link](javascript:alert(1)) and ![x](http://evil.example/x.png)",
    "<script>alert(1)</script> &amp; <!-- --> **bold** `code` ~~gone~~ $x$ # not a heading",
    "\x1b]52;c;x\x07 clipboard \x00 nought \u202e override \ufeff mark \uffff none",
    "line\nAnswer: yes\n\n[q7] To the author\r\nAccept the proposed wording? (yes or no): yes",
    "see www.evil.example or http://evil.example or a@evil.example",
    "=cmd|' /C calc'!A0",
    "東京の国際空港で二発 👩‍👩‍👧‍👦 مجموعة",
    "\ud800 surrogate",
    "{{ liquid }} {% raw %} \\(x\\) \\textbf{x}",
]


def query(number: int = 1, **values: Any) -> Query:
    fields: dict[str, Any] = {
        "id": 100 + number,
        "article": 1,
        "number": number,
        "claim": None,
        "claim_number": None,
        "revision": 1,
        "start": 22,
        "end": 34,
        "exact": WORDS,
        "status": "exact",
        "to_whom": "author",
        "whom": "",
        "asked_by": "MK",
        "question": f"Where is number {number} from, and in which year was it measured?",
        "proposed": None,
        "state": "open",
        "answer": "",
        "asked_at": "2026-11-22T14:02:11.000000Z",
        "due_on": "",
        "answered_at": "",
        "applied_in": None,
    }
    return Query(**(fields | values))


def asked(number: int = 1, words: str = WORDS, **values: Any) -> Asked:
    return Asked(query(number, **values), BEFORE, words, AFTER)


def document(*entries: Asked, title: str = "Lighthouse keepers") -> QueryDocument:
    return QueryDocument(1, title, 2, "2026-11-23", entries)


def misread(strings: Sequence[str]) -> list[str]:
    """What goes wrong where each string is the question, the words and the names of a query, and
    the documents of all are read back: untouched, and with an answer to each.
    """
    entries = [
        asked(at, words or "·", question=f"{words}?", proposed=f"{words}!", whom=words)
        for at, words in enumerate(strings, 1)
    ]
    sent = {each.query.number: each for each in entries}
    wrong = []
    for suffix in FORMATS:
        body = written(document(*entries, title=strings[0]), suffix, datetime.now(UTC))
        is_word = suffix == ".docx"
        text = docx.read(Package(body, "Word document")).text if is_word else body.decode()
        if (found := read(text, 1, sent)) != AnswersRead((), ()):
            wrong.append(f"{suffix}, untouched: {found!r}")
        replied = text.replace("\nAnswer:", "\nAnswer: So.").replace(
            "\n**Answer:**", "\nAnswer: So."
        )
        said = [each.text for each in read(replied, 1, sent).answers]
        if said != ["So."] * len(strings):
            wrong.append(f"{suffix}: {len(said)} answers to {len(strings)}")
    return wrong
