"""Reads a writer's draft in Word: what its comments, footnotes and links stand on, and what they
name.

A comment stands on its words, or, where it is on none, on the sentence it stands behind; a footnote
on what of its sentence is behind the footnote before. Changes are read as if they were accepted, as
importing reads them.
"""

import re
from collections.abc import Iterable, Iterator

from workbench.documents import reading
from workbench.documents.characters import one_line
from workbench.documents.drafts import Attached
from workbench.exchange.draft_words import WORDLESS, Words, blanked, footnote_sources
from workbench.model.offers import LeftAside, Offer, OfferedClaim, OfferedSource
from workbench.text.addresses import find_addresses

FORMAT = "docx"

STRUCK = "Its words are struck from the text."
UNUSED = "Nothing in the text refers to it."
SILENT = "It says nothing."

BESIDE = " \t,;"
"""What may stand between two footnotes on the same words."""

_SIGN = re.compile(r"\[\d+\]")
"""How a footnote stands in the text that is read."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


def offered(body: bytes, name: str) -> Offer:
    """The draft as an offer; UnreadableInput where it is no Word document, broken or encrypted."""
    draft = reading.draft(body, name)
    made = _Reading(draft.parsed.text, draft.attached)
    claims = sorted(made.claims(), key=lambda each: (each.start or 0, -(each.end or 0)))
    return Offer(
        FORMAT,
        tuple(claims),
        tuple(made.aside),
        text=draft.parsed.text,
        title=one_line(draft.parsed.title),
    )


class _Reading:
    """One draft; `aside` fills while claims are read."""

    def __init__(self, text: str, attached: Iterable[Attached]) -> None:
        self.aside: list[LeftAside] = []
        self._text = text
        self._attached = list(attached)
        self._words = Words(text, blanked(text, self._signs()))

    def claims(self) -> list[OfferedClaim]:
        found = [*self._comments(), *self._footnotes()]
        for link in (each for each in self._attached if each.what == "link"):
            found = self._with_link(found, link)
        return found

    def _signs(self) -> Iterator[tuple[int, int]]:
        for each in self._attached:
            if each.what in ("footnote", "endnote") and each.start is not None:
                yield each.start, self._behind(each)

    def _behind(self, note: Attached) -> int:
        """Where the text goes on behind a footnote's sign."""
        at = note.start or 0
        found = _SIGN.match(self._text, at)
        return found.end() if found else at

    # comments

    def _comments(self) -> Iterator[OfferedClaim]:
        comments = {each.id: each for each in self._attached if each.what == "comment"}
        replies: dict[str, list[Attached]] = {}
        for each in comments.values():
            if (root := _root(each, comments)) is not each:
                replies.setdefault(root.id, []).append(each)
        for each in comments.values():
            if _root(each, comments) is each:
                yield from self._comment(each, replies.get(each.id, []))

    def _comment(self, comment: Attached, replies: list[Attached]) -> Iterator[OfferedClaim]:
        thread = [comment, *replies]
        where, said = f"comment {comment.number}", _thread(thread)
        sources = list(_sources(thread))
        span = self._span(comment)
        if not said and not sources:
            self.aside.append(LeftAside(where, "", SILENT))
        elif span is None:
            why = STRUCK if comment.is_on_deleted else WORDLESS
            self.aside.append(LeftAside(where, said, why))
        else:
            claim = self._words.claim(span, where, said, tuple(sources))
            found = _MOMENT.match(comment.at)
            yield claim._replace(by=one_line(comment.by), at=f"{found[0]}Z" if found else "")

    def _span(self, comment: Attached) -> tuple[int, int] | None:
        start, end = comment.start, comment.end
        if start is None or end is None or comment.is_on_deleted:
            return None
        if words := self._text[start:end].strip():
            start = self._text.index(words, start)
            return start, start + len(words)
        return self._words.before(start, 0)

    # footnotes and endnotes

    def _footnotes(self) -> Iterator[OfferedClaim]:
        before = 0
        for group in self._groups():
            first = group[0]
            span = None if first.start is None else self._words.before(first.start, before)
            said = "\n".join(each.text for each in group)
            if span is None:
                self.aside.append(LeftAside(_named(group), said, WORDLESS))
            else:
                yield self._footnote(group, span)
            before = self._behind(group[-1])

    def _groups(self) -> Iterator[list[Attached]]:
        """The notes in the text's order, those that stand beside each other together."""
        group: list[Attached] = []
        for note in self._attached:
            if note.what not in ("footnote", "endnote"):
                continue
            if note.start is None:
                why = WORDLESS if note.number else UNUSED
                self.aside.append(LeftAside(_named([note]), note.text, why))
            elif group and not self._text[self._behind(group[-1]) : note.start].strip(BESIDE):
                group.append(note)
            else:
                if group:
                    yield group
                group = [note]
        if group:
            yield group

    def _footnote(self, group: list[Attached], span: tuple[int, int]) -> OfferedClaim:
        sources: list[OfferedSource] = []
        comments: list[str] = []
        for note in group:
            links = [(each.url, "") for each in _sources([note])]
            found, comment = footnote_sources(" ".join(note.text.split()), links)
            sources += found
            comments += [comment] if comment else []
        return self._words.claim(span, _named(group), "\n".join(comments), tuple(sources))

    # links

    def _with_link(self, claims: list[OfferedClaim], link: Attached) -> list[OfferedClaim]:
        """The claims with one more; or with one more source, where one is on the link's words."""
        where, sources = f"link {link.number}", tuple(_sources([link]))
        if link.start is None or link.end is None:
            address = " ".join(link.addresses)
            self.aside.append(LeftAside(where, address, STRUCK if link.is_on_deleted else WORDLESS))
            return claims
        if not sources:
            self.aside.append(LeftAside(where, " ".join(link.addresses), UNCITABLE))
            return claims
        around = [each for each in claims if _holds(each, link.start, link.end)]
        if around:
            nearest = min(around, key=lambda each: (each.end or 0) - (each.start or 0))
            at = claims.index(nearest)
            new = tuple(each for each in sources if each not in nearest.sources)
            return [
                *claims[:at],
                nearest._replace(sources=nearest.sources + new),
                *claims[at + 1 :],
            ]
        span = self._words.of_link(link.start, (link.start, link.end))
        if span is None:
            self.aside.append(LeftAside(where, sources[0].url, WORDLESS))
            return claims
        return [*claims, self._words.claim(span, where, sources=sources)]


UNCITABLE = "Its address is none that can be cited."


def _holds(claim: OfferedClaim, start: int, end: int) -> bool:
    return (claim.start or 0) <= start and end <= (claim.end or 0)


def _root(comment: Attached, comments: dict[str, Attached]) -> Attached:
    """The comment that began a thread."""
    seen = {comment.id}
    while (parent := comments.get(comment.parent)) and parent.id not in seen:
        seen.add(parent.id)
        comment = parent
    return comment


def _thread(thread: list[Attached]) -> str:
    """What was said, each reply by who said it, and addresses that no words of it name."""
    first, *replies = (_with_leads(each) for each in thread)
    named = zip(thread[1:], replies, strict=True)
    said = [first, *(f"{one_line(each.by) or 'Reply'}: {words}" for each, words in named if words)]
    if thread[0].is_resolved:
        said.append("(marked as resolved)")
    return "\n\n".join(filter(None, said)) if any((first, *replies)) else ""


def _with_leads(comment: Attached) -> str:
    """A comment's words, with what its links lead to that is no web address."""
    other = [each for each in comment.addresses if not find_addresses(each)]
    return " ".join([comment.text, *(f"({one_line(each)})" for each in other)]).strip()


def _sources(attached: Iterable[Attached]) -> Iterator[OfferedSource]:
    """Each address once, in the order in which they are named."""
    seen: set[str] = set()
    for each in attached:
        for words in (each.text, *each.addresses):
            for found in find_addresses(words):
                if found.url not in seen:
                    seen.add(found.url)
                    yield OfferedSource(words[found.start : found.end])


def _named(notes: list[Attached]) -> str:
    """`footnote 3`, by the number that it has in the text, or `footnotes 3, 4`."""
    numbers = ", ".join(str(each.number) for each in notes if each.number)
    what = notes[0].what if len({each.what for each in notes}) == 1 else "note"
    return f"{what}{'s' * (len(notes) > 1)} {numbers}".strip()
