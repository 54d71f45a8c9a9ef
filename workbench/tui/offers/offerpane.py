"""One offered claim: where it stands in the article, and what its file says of it."""

from collections.abc import Iterator

from workbench.model.offers import LeftAside, OfferedSource
from workbench.model.requests import Place
from workbench.model.states import Stance
from workbench.model.taking_in import OfferState, PlacedClaim
from workbench.tui.offers.phrases import TOLD, state_words
from workbench.tui.panes.laidpane import LaidText
from workbench.tui.panes.layout import Run, one_line, wrap_runs, wrap_text
from workbench.tui.panes.rows import STANCE_LOOKS, STANCE_WORDS
from workbench.tui.revisions.saying import BREAKS, MARKED
from workbench.tui.symbols import NARROW, Symbols

AROUND = 240
"""Characters of the article on either side of the words: three or four lines."""

LONGEST = 2_000
"""Characters of one thing that is said; a comment may be a book."""

Shown = PlacedClaim | LeftAside | None


class OfferPane(LaidText):
    """An offered claim, or what could not be offered, or a note in its place."""

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(symbols, id=id)
        self._shown: Shown = None
        self._text = ""
        self._note = ""

    def show(self, shown: Shown, text: str, note: str = "") -> None:
        """Show a claim on a text, or where there is none say this."""
        if (shown, note) == (self._shown, self._note) and text is self._text:
            return
        self._shown, self._text, self._note = shown, text, note
        self._lay_anew()
        self.go_to_line(0)

    def title(self) -> str:
        shown = self._shown
        if shown is None:
            return ""
        where, state = (
            (shown.offered.where, state_words(shown))
            if isinstance(shown, PlacedClaim)
            else (shown.where, "left aside")
        )
        return one_line(f"{where}, {state}", LONGEST)

    # private

    def _built(self, width: int) -> Iterator[list[Run]]:
        shown = self._shown
        yield []
        if shown is None:
            yield from wrap_text(self._note or " ", width, "pane--dim")
        elif isinstance(shown, LeftAside):
            yield from wrap_text(one_line(shown.words, LONGEST) or "No words.", width)
            yield []
            yield from wrap_text(shown.why, width, "pane--dim")
        else:
            yield from self._claim(shown, width)

    def _claim(self, claim: PlacedClaim, width: int) -> Iterator[list[Run]]:
        offered = claim.offered
        if claim.place is not None:
            yield from wrap_runs(_in_context(self._text, claim.place), width)
            yield []
        there = claim.place.quote.exact if claim.place is not None else ""
        if offered.words.strip() and offered.words.strip() != there:
            yield from _named("In the file", offered.words, width)
        yield from wrap_text(TOLD[claim.state], width, _look(claim.state))
        said = (
            ("Restated", offered.restated),
            ("Said by", offered.claimant),
            ("Said on", offered.claimed_on),
            ("Comment", offered.comment),
            ("By", " ".join(filter(None, (offered.by, offered.at)))),
        )
        for name, words in said:
            if words.strip():
                yield from _named(name, words, width)
        if offered.rating.strip():
            yield from _named("Rated there", f"{offered.rating} (kept as a note)", width)
        for source in offered.sources:
            yield []
            yield from _source(source, width)


def _in_context(text: str, place: Place) -> list[Run]:
    start, end = place.start, place.end
    before = text[max(0, start - AROUND) : start].rpartition("\n\n")[2]
    after = text[end : end + AROUND].partition("\n\n")[0]
    return [
        Run(one_line(before.translate(BREAKS) + "|")[:-1], "pane--text"),
        Run(one_line(text[start : min(end, start + LONGEST)].translate(BREAKS)), MARKED),
        Run(one_line("|" + after.translate(BREAKS))[1:], "pane--text"),
    ]


def _named(name: str, words: str, width: int) -> Iterator[list[Run]]:
    yield from wrap_runs([Run(f"{name}: ", "pane--dim"), Run(one_line(words, LONGEST))], width)


def _source(source: OfferedSource, width: int) -> Iterator[list[Run]]:
    stance = source.stance if source.stance in STANCE_WORDS else Stance.NONE
    name = source.title.strip() or source.url
    head = [Run(f"{STANCE_WORDS[stance]} ", STANCE_LOOKS[stance])]
    yield from wrap_runs([*head, Run(one_line(name, LONGEST), "pane--strong")], width)
    for words in (source.url if source.title.strip() else "", source.locator, source.note):
        if words.strip():
            yield from wrap_text(one_line(words, LONGEST), width, "pane--dim")
    if source.passage.strip():
        yield from wrap_text(f"“{one_line(source.passage, LONGEST)}”", width)


def _look(state: OfferState) -> str:
    return "pane--dim" if state in (OfferState.PLACED, OfferState.KNOWN) else "role--unsure"
