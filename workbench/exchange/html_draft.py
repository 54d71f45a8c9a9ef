"""Reads a writer's draft in HTML: what its links and footnotes stand on, and what they name.

The words are told as a reader sees the page. Which of them are the article's is the import's to
find: a link in a menu will have no place in it.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workbench.documents.decoding import decode
from workbench.documents.html_text import Placed, placed_text
from workbench.exchange.draft_words import UNDEFINED, WORDLESS, Words, blanked, footnote_sources
from workbench.model.offers import LeftAside, Offer, OfferedClaim, OfferedSource
from workbench.text.addresses import find_addresses

FORMAT = "html"

LONGEST_SIGN = 6
"""Characters of what refers to a footnote: `[12]`, `*`, `12`."""

_MOST_AROUND = 3
"""Elements up from where a footnote's address points, in which its words are: Word points at the
sign alone."""


class _Footnotes:
    """Which links refer to footnotes, and the element that each is."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        named = {name: node for node in tree.css("[id], a[name]") for name in _names(node)}
        self.by_sign: dict[int, LexborNode] = {}
        signs: set[int] = set()
        for link in tree.css('a[href^="#"]'):
            target = named.get((link.attributes.get("href") or "")[1:])
            # A footnote leads back to its sign: what points at one is none.
            if target is None or target.mem_id in signs or _has_words(link):
                continue
            signs |= {each.mem_id for each in _around(link)}
            if (note := _with_words(target)) is not None:
                self.by_sign[link.mem_id] = note
        self.elements = {note.mem_id for note in self.by_sign.values()}


def offered(body: bytes, name: str) -> Offer:
    """The draft as an offer; `text` is that of the whole page."""
    tree = LexborHTMLParser(decode(body).text)
    reading = _Reading(tree)
    claims = tuple(reading.claims())
    return Offer(FORMAT, claims, tuple(reading.aside), text=reading.text, title=reading.title)


class _Reading:
    """One page; `aside` fills while claims are read."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        notes = _Footnotes(tree)
        self._notes = notes.by_sign
        links = {each.mem_id for each in tree.css("a[href]")}
        self.text, placed = (
            placed_text(tree.root, links | notes.elements) if tree.root else ("", [])
        )
        inside = [each for each in placed if each.node.mem_id in notes.elements]
        self._links = list(_outside(placed, inside, links))
        title = tree.css_first("title")
        self.title = " ".join(title.text().split()) if title else ""
        signs = [each for each in self._links if each.node.mem_id in self._notes]
        self._words = Words(self.text, blanked(self.text, [(e.start, e.end) for e in signs]))
        self.aside: list[LeftAside] = []
        self._said: dict[int, tuple[str, tuple[OfferedSource, ...], str]] = {}

    def claims(self) -> Iterator[OfferedClaim]:
        before = 0
        for number, link in enumerate(self._links, 1):
            note = self._notes.get(link.node.mem_id)
            url = (link.node.attributes.get("href") or "").strip()
            if note is not None:
                yield from self._footnote(link, note, before)
                before = link.end
            elif url and not url.startswith("#"):
                yield from self._link(link, url, f"link {number}")

    def _footnote(self, link: Placed, note: LexborNode, before: int) -> Iterator[OfferedClaim]:
        sign = self.text[link.start : link.end].strip(" []()")
        if note.mem_id not in self._said:
            said = _line(note).strip(" []().").removeprefix(sign).strip(" []().↩↑^\ufe0e")
            found = footnote_sources(_without_addresses(said), _links_in(note, said))
            self._said[note.mem_id] = said, tuple(found[0]), found[1]
        said, sources, comment = self._said[note.mem_id]
        span = self._words.before(link.start, before)
        if span is None or not (sources or comment):
            why = UNDEFINED if span else WORDLESS
            self.aside.append(LeftAside(f"footnote {sign}", said, why))
        else:
            yield self._words.claim(span, f"footnote {sign}", comment=comment, sources=sources)

    def _link(self, link: Placed, url: str, where: str) -> Iterator[OfferedClaim]:
        span = self._words.of_link(link.start, (link.start, link.end))
        if span is None:
            self.aside.append(LeftAside(where, url, WORDLESS))
        else:
            yield self._words.claim(span, where, sources=(OfferedSource(url),))


def _outside(placed: list[Placed], inside: list[Placed], links: set[int]) -> Iterator[Placed]:
    """The links that are not in a footnote."""
    end, notes = 0, iter([*inside])
    note = next(notes, None)
    for each in placed:
        while note is not None and note.start <= each.start:
            end, note = max(end, note.end), next(notes, None)
        if each.node.mem_id in links and each.start >= end:
            yield each


def _names(node: LexborNode) -> list[str]:
    given = node.attributes
    return [name for name in (given.get("id"), given.get("name")) if name]


def _around(node: LexborNode) -> list[LexborNode]:
    """The element and the few around it that only hold it."""
    found = [node]
    while len(found) < _MOST_AROUND and (parent := found[-1].parent) is not None:
        if _has_words(parent):
            break
        found.append(parent)
    return found


def _with_words(node: LexborNode) -> LexborNode | None:
    """The element that has the footnote's words, at most a few around where it is pointed at."""
    found: LexborNode | None = node
    for _up in range(_MOST_AROUND):
        if found is None or found.tag in ("body", "html"):
            return None
        if _has_words(found):
            return found
        found = found.parent
    return None


def _links_in(note: LexborNode, said: str) -> list[tuple[str, str]]:
    """The addresses in a footnote, each with the words that it is linked on."""
    links = [
        (url, "" if (words := _line(each)) == url else words)
        for each in note.css("a[href]")
        if (url := (each.attributes.get("href") or "").strip()) and not url.startswith("#")
    ]
    known = {url for url, _words in links}
    bare = (said[each.start : each.end] for each in find_addresses(said))
    return links + [(url, "") for url in bare if url not in known]


def _without_addresses(said: str) -> str:
    for each in reversed(find_addresses(said)):
        said = said[: each.start] + said[each.end :]
    return " ".join(said.split()).strip(" ,;:–—-()<>")


def _has_words(node: LexborNode) -> bool:
    """Whether more than a sign stands in it; reads no more of it than that takes."""
    length = 0
    for each in node.traverse(include_text=True):
        if each.is_text_node:
            length += len((each.text_content or "").strip())
            if length > LONGEST_SIGN:
                return True
    return False


def _line(node: LexborNode) -> str:
    return " ".join((node.text() or "").split())
