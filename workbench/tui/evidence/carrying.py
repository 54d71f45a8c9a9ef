"""What else a source carries: other claims of the article, and all of its quotations."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from workbench.model.evidence_requests import Pin
from workbench.model.found import Passage, QuoteMatch
from workbench.model.spans import Span
from workbench.model.views import Claim, Evidence
from workbench.tui.evidence.going import no_text_here

if TYPE_CHECKING:
    from workbench.tui.evidence.alsodialog import Also
    from workbench.tui.evidence.quotations import Quoted
    from workbench.tui.evidence.screen import EvidenceScreen

MOST_ASKED = 1_000
"""Claims that are sought in a text: those of a long article around the current one; 1,000 take a
second on the thread that seeks."""

AT_ONCE = 40
"""Claims that are sought in one go: what a key asks for meanwhile waits for 20 to 40 ms."""

NAMED = 4
"""Claims that are named by number where a source seems to carry more."""

Carried = tuple[Claim, Passage]


class Carrying:
    """The verbs on all that a source's text may carry."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen
        self._found: dict[int, dict[int, Passage | None]] = {}
        """By texts the passages that carry claims, as far as they were sought."""

    # other claims

    def tell(self) -> None:
        """Say once for a text which other claims it seems to carry."""
        text = self._screen.seen.here.text
        if text is not None and text not in self._found:
            self._seek(text, self._tell)

    def also(self) -> None:
        """List the claims that the text also seems to carry."""
        text = self._screen.seen.here.text
        if text is None:
            self._screen.say(no_text_here(self._screen.seen))
        else:
            self._screen.say("Looking for the other claims in this text.")
            self._seek(text, self._list)

    def _seek(self, text: int, then: Callable[[list[Carried]], None]) -> None:
        """Seek the claims that were not sought yet, some at a time: others may ask meanwhile."""
        known = self._found.setdefault(text, {})
        others = self._others()
        part = [claim for claim in others if claim.id not in known][:AT_ONCE]
        if not part:
            found = [(claim, known[claim.id]) for claim in others]
            then([(claim, passage) for claim, passage in found if passage is not None])
            return

        def sought(carried: dict[int, Passage]) -> None:
            known.update((claim.id, carried.get(at)) for at, claim in enumerate(part))
            if text == self._screen.seen.here.text:
                self._seek(text, then)

        asked = [claim.restated.strip() or claim.quote.strip() for claim in part]
        proving = self._screen.desk.workspace.proving
        self._screen.reading.ask_quietly(proving.carried(asked, text), sought)

    def _others(self) -> list[Claim]:
        """The claims that have no pinned passage of this source, those around the current one."""
        screen, state = self._screen, self._screen.desk.state
        evidence = screen.seen.evidence
        if evidence is None:
            return []
        pins = screen.desk.workspace.read.proof.pins(evidence.source)
        done = {pin.claim for pin in pins if pin.start is not None} | {evidence.claim}
        here = state.claims[evidence.claim].start
        others = [one for one in state.claims.values() if one.id not in done]
        others.sort(key=lambda one: abs(one.start - here))
        return sorted(others[:MOST_ASKED], key=lambda one: one.number)

    def _tell(self, found: list[Carried]) -> None:
        if not found:
            return
        numbers = ", ".join(f"#{claim.number}" for claim, _passage in found[:NAMED])
        more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
        self._screen.say(f"This source also seems to carry {numbers}{more}: a pins them.")

    def _list(self, found: list[Carried]) -> None:
        from workbench.tui.evidence.alsodialog import Also, AlsoDialog

        screen, evidence = self._screen, self._screen.seen.evidence
        if evidence is None or not screen.is_current:
            return
        screen.say("")
        if not found:
            screen.say("No other claim looks as if this source carried it.")
            return
        rows = [
            Also(claim, one, screen.seen.words(Span(one.start, one.end))) for claim, one in found
        ]
        pin = partial(self._pin, evidence)
        dialog = AlsoDialog(f"[{evidence.number}]", rows, pin, screen.desk.symbols)
        screen.desk.workbench.push_screen(dialog, self._look)

    def _pin(self, evidence: Evidence, one: "Also") -> None:
        screen, text = self._screen, self._screen.seen.here.text
        if text is None:
            return
        future = screen.desk.workspace.captures.pin_source(
            one.claim.id, evidence.source, Pin(0, text, one.passage.start, one.passage.end)
        )
        said = f"Pinned a passage of [{evidence.number}] on #{one.claim.number}, saved"
        screen.desk.writing.write(future, said=said)

    def _look(self, chosen: "Also | None") -> None:
        if chosen is not None:
            self._screen.going.remember()
            self._screen.source.go_to(Span(chosen.passage.start, chosen.passage.end))

    # quotations

    def quotations(self) -> None:
        """Hold all quotations of the article against the text."""
        screen, text = self._screen, self._screen.seen.here.text
        if text is None:
            screen.say(no_text_here(screen.seen))
            return
        article = screen.desk.state.article.text
        screen.say("Comparing the quotations")
        proving = screen.desk.workspace.proving
        screen.reading.ask(proving.quotations(article, text), partial(self._show, text, article))

    def _show(self, text: int, article: str, matches: list[tuple[Span, QuoteMatch]]) -> None:
        from workbench.tui.evidence.quotations import QuotationsScreen, Quoted

        screen, evidence = self._screen, self._screen.seen.evidence
        if text != screen.seen.here.text or evidence is None or not screen.is_current:
            return
        screen.say("")
        found = [Quoted(article[slice(*place)], match) for place, match in matches]
        listed = QuotationsScreen(f"[{evidence.number}]", found, screen.desk.symbols)
        screen.desk.workbench.push_screen(listed, self._look_at_quotation)

    def _look_at_quotation(self, chosen: "Quoted | None") -> None:
        if chosen is not None and chosen.match.start is not None:
            match = chosen.match
            self._screen.going.remember()
            self._screen.source.go_to(Span(match.start or 0, match.end or 0))
