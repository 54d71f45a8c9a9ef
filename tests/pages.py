"""Pages as tests read them, and a record that has the same words wherever words can stand."""

from html.parser import HTMLParser

from handovers import article, claim, detail, evidence, query, record, verdict

from workbench.exchange.html_page import link, page
from workbench.model.evidence_views import Override
from workbench.model.handover import Handover, Included, LeftOut
from workbench.model.queries import Asked
from workbench.model.revisions import PlacedMark, RevisionRow
from workbench.model.sign_offs import Correction, SignOff, StandingOverride
from workbench.model.token_views import ClaimTokens, Cover
from workbench.model.views import Verdict
from workbench.text.display import shown

AT = "2026-11-22T14:02:11.123456Z"


class Read(HTMLParser):
    """A page as a browser reads it: its elements with their attributes' names, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self._aside = ""
        self.feed(source)
        self.close()

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all_of(self, name: str) -> list[str]:
        return [value for _, found, value in self.attributes if found == name]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "style":
            self._aside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._aside:
            self._aside = ""

    def handle_comment(self, data: str) -> None:
        self.elements.append(("!--", ()))

    def handle_decl(self, decl: str) -> None:
        self.elements.append((f"!{decl}", ()))

    def handle_pi(self, data: str) -> None:
        self.elements.append(("?", ()))

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self.words.append(data)


def said(words: str) -> str:
    """Words as a page shows them."""
    return "\n".join(map(shown, words.split("\n")))


def full_of(words: str) -> Handover:
    """A record that has everything, with the same words wherever words of others can stand."""
    line = words.replace("\n", " ")
    text = f"{line}\n\n{line} and {line}."
    about = article(
        text, title=words, byline=words, publisher=words, url=words,
        published_on="2026-03-04",
    )  # fmt: skip
    piece = evidence(
        url=words, title=words, author=words, publisher=words, passage=words, locator=words,
        note=words, private_note=words, origin=words, found_at=AT, found_in=8, captured_at=AT,
        gone=True, supplied_by="author",
    )  # fmt: skip
    asking = query(whom=words, asked_by=words, question=words, proposed=words, answer=words)
    asking = asking._replace(state="answered", answered_at=AT, due_on="2026-12-01", exact=words)
    one = detail(claim(quote=line), text, pieces=(piece,), queries=(asking,))
    one = one._replace(
        claim=one.claim._replace(
            quote=words, restated=words, claimant=words, state="waiting", waiting_on=words
        ),
        verdicts=(
            verdict("true", words),
            verdict(None, words),
            _by(words, verdict("false", words)),
        ),
        proposed=words,
        tokens=ClaimTokens(3, 1, (words, words)),
    )
    source = record(
        url=words, title=words, author=words, publisher=words, note=words, origin=words,
        sensitive=True, archived_url=words,
    )  # fmt: skip
    capture = source.captures[0]._replace(media_type=words, file_name=words)
    return Handover(
        about,
        (RevisionRow(77, 41, 1, "cd" * 32, len(text), words, AT, 1, 0),),
        (one,),
        (PlacedMark(9, 901, 1, 77, None, None, words, "", "", "lost", "same", False, None),),
        (source._replace(captures=(capture,)),),
        (Asked(asking, words, words, words),),
        (Override(901, "hole", words, words, AT), Override(None, "hole", words, words, AT)),
        (Cover(1, 0, len(line), words),),
        (SignOff(1, "signed", 1, words, AT, words, (StandingOverride("hole", 1, words, words),)),),
        (Correction(1, 1, "verdict", 901, 1, 1, words, words, words, words, AT),),
        Included(True, True),
        LeftOut(2, 1),
    )


def _by(words: str, one: Verdict) -> Verdict:
    return one._replace(by=words, evidence=(301,))


def mistaken(words: str) -> list[str]:
    """What in a page is taken for something else than words, where these words stand everywhere:
    nothing, if it has no other element, attribute or link, and the words at every place.
    """
    harmless = "Q\nQ" if "\n" in words else "QXQ"
    if link(words):
        harmless = "https://q.example/"
    plain, read = Read(page(full_of(harmless))), Read(page(full_of(words)))
    places = plain.text.count(harmless)
    assert places > 30
    found = {
        "elements": read.elements != plain.elements,
        "links": {*read.all_of("href")} - {words} != {*plain.all_of("href")} - {harmless},
        "words": read.text.count(said(words)) < places,
    }
    return [f"{what} of a page: {words!r}" for what, is_wrong in found.items() if is_wrong]
