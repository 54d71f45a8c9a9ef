"""Reads a writer's draft in Markdown: what its footnotes and links stand on, and what they name.

The text is the file's own characters, as importing it gives them.
"""

from collections.abc import Iterator

from workbench.documents import markdown
from workbench.documents.characters import one_line, replace_unstorable
from workbench.exchange.draft_words import UNDEFINED, WORDLESS, Words, footnote_sources
from workbench.exchange.markdown_notes import Note, find, line_of, lines, links_in, words_of
from workbench.model.offers import LeftAside, Offer, OfferedClaim, OfferedSource

FORMAT = "markdown"

BESIDE = " \t,;"
"""What may stand between two footnotes on the same words."""


def offered(body: bytes, name: str) -> Offer:
    """The draft as an offer; UnreadableInput where it is binary or holds no words."""
    parsed = markdown.read(body)
    text, _replaced = replace_unstorable(parsed.text)
    reading = _Reading(text)
    claims = list(reading.claims())
    return Offer(
        FORMAT,
        tuple(claims),
        tuple(reading.aside),
        text=text,
        title=one_line(parsed.title),
        url=one_line(parsed.url),
    )


class _Reading:
    """One draft; `aside` fills while claims are read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = find(text)
        self._words = Words(text, self._found.bare)
        self._lines = lines(text)
        self.aside = [
            LeftAside(self._where(f"footnote {each.label}", each.start), each.said, UNUSED)
            for each in self._found.unused
        ]

    def claims(self) -> Iterator[OfferedClaim]:
        before = 0
        for group in _groups(self._text, self._found.notes):
            if group[0].is_footnote:
                yield from self._footnotes(group, before)
                before = group[-1].end
            else:
                yield from self._link(group[0])

    def _footnotes(self, group: list[Note], before: int) -> Iterator[OfferedClaim]:
        for each in group:
            if each.said is None:
                where = self._where(f"footnote {each.label}", each.start)
                self.aside.append(LeftAside(where, f"[^{each.label}]", UNDEFINED))
        defined = [each for each in group if each.said is not None]
        if not defined:
            return
        where = self._where(_named(defined), group[0].start)
        said = "\n".join(each.said or "" for each in defined)
        span = self._words.before(group[0].start, before)
        if span is None:
            self.aside.append(LeftAside(where, said, WORDLESS))
            return
        sources, comments = [], []
        for each in defined:
            links = links_in(each.said or "")
            found, comment = footnote_sources(words_of(each.said or ""), links)
            sources += found
            comments += [comment] if comment else []
        if not sources and not comments:
            self.aside.append(LeftAside(where, said, UNDEFINED))
            return
        comment = "\n".join(comments)
        yield self._words.claim(span, where, comment=comment, sources=tuple(sources))

    def _link(self, note: Note) -> Iterator[OfferedClaim]:
        where = self._where("link", note.start)
        span = self._words.of_link(note.start, note.words)
        if span is None:
            self.aside.append(LeftAside(where, note.url, WORDLESS))
        else:
            yield self._words.claim(span, where, sources=(OfferedSource(note.url),))

    def _where(self, what: str, at: int) -> str:
        return f"{what}, line {line_of(self._lines, at)}"


UNUSED = "Nothing in the text refers to this footnote."


def _groups(text: str, notes: list[Note]) -> Iterator[list[Note]]:
    """The notes, footnotes that stand beside each other together."""
    group: list[Note] = []
    for note in notes:
        joins = group and note.is_footnote and group[-1].is_footnote
        if joins and not text[group[-1].end : note.start].strip(BESIDE):
            group.append(note)
            continue
        if group:
            yield group
        group = [note]
    if group:
        yield group


def _named(notes: list[Note]) -> str:
    labels = ", ".join(each.label for each in notes)
    return f"footnote {labels}" if len(notes) == 1 else f"footnotes {labels}"
