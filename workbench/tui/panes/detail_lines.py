"""What the detail of a claim says, as lines for a width: verdict, wording, places, sources.

Lines belong to items, which are what the cursor stands on; headings and blank lines to none.
"""

from collections.abc import Sequence

from workbench.model.states import ClaimState, MarkStatus
from workbench.model.views import Evidence, Mark, Verdict
from workbench.text.display import shown
from workbench.tui.panes.detail_subject import Item, Line, Subject
from workbench.tui.panes.layout import (
    Run,
    flow,
    joined,
    one_line,
    spread,
    width_of,
    wrap_runs,
    wrap_text,
)
from workbench.tui.panes.phrases import day, moment, person, round_words, ticked
from workbench.tui.panes.query_lines import query_items
from workbench.tui.panes.rows import FLAG_LETTERS, rating_sign, sign
from workbench.tui.panes.source_lines import footing_lines, source_lines, source_sign

LABEL = 4
"""Cells of the words beside the text: `why`, `says`."""
GUTTER = LABEL + 3
"""Cells before the text: the cursor's, a blank, the label, a blank."""
MIN_TEXT = 12
"""Cells of text below which lines run past the edge rather than become a word each."""
CONTEXT = 24
"""Characters of what stands before and after a place that tell it from another one."""

_BLANK = Run(" ")
_NO_LABEL = [Run(" " * (LABEL + 2))]

USUAL_PRIORITY = 2
"""Where a claim starts; only another one is worth a word."""

DEFAULT_KEYS = {
    "claim.source": "s",
    "claim.why": "w",
    "claim.change_to": "c",
    "claim.restate": "r",
}


class DetailLines:
    """The lines of one claim at one width, built once."""

    def __init__(self, subject: Subject, width: int) -> None:
        self.lines: list[Line] = []
        self.items: list[Item] = []
        self.subject = subject
        self.width = width
        self._detail = subject.detail
        self._text = max(MIN_TEXT, width - GUTTER - 1)
        self._verdict()
        self._claim()
        self._change()
        self._why()
        self._queries()
        self._places()
        self._sources()
        self._earlier()

    def lines_of(self, item: int) -> range:
        """The lines of an item, which follow one another."""
        numbers = [number for number, line in enumerate(self.lines) if line.item == item]
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    # the sections

    def _verdict(self) -> None:
        subject, claim = self.subject, self._detail.claim
        label = sign(claim, subject.scale, subject.symbols)
        verdict = self._detail.verdict
        aside = joined(
            [
                [Run(f"priority {claim.priority}")] if claim.priority != USUAL_PRIORITY else [],
                *(
                    [Run(f"{FLAG_LETTERS.get(flag, '?')} {flag}", "role--mixed")]
                    for flag in claim.flags
                ),
            ]
        )
        name = [Run(self._rating_name(), f"pane--strong {label.look}")]
        lines = [spread(name, aside, self._text, subject.symbols.ellipsis)]
        if width_of(name) + width_of(aside) >= self._text:
            lines = [name, *wrap_runs(aside, self._text)]
        if verdict:
            said = [[Run(part, "pane--dim")] for part in self._circumstances(verdict)]
            lines += flow(said, ", ", self._text)
            lines += self._read_twice()
        else:
            lines.append([Run("a digit rates it", "pane--dim")])
        self._add(Item("verdict", verdict=verdict.id if verdict else None), label, lines)

    def _read_twice(self) -> list[list[Run]]:
        """What each reader found, where a second one read the claim too."""
        readings = self._detail.claim.readings
        if readings is None or readings.first is None:
            return []
        first, second = self._name_of(readings.first), self._name_of(readings.second)
        if not readings.differ:
            return [[Run(f"both readers: {first}", "pane--dim")]]
        end = "the editor decided" if readings.decided else "the readers differ"
        look = "pane--dim" if readings.decided else "role--mixed"
        return wrap_runs([Run(f"1st {first}, 2nd {second}: {end}", look)], self._text)

    def _why(self) -> None:
        verdict = self._detail.verdict
        if verdict is None or (verdict.rating is None and not verdict.rationale):
            return
        rating = self.subject.scale.rating(verdict.rating or "")
        if verdict.rationale:
            lines = wrap_text(verdict.rationale, self._text)
        elif rating and rating.asks_reason:
            lines = [[Run(f"a reason is asked for: {self._key('claim.why')}", "role--mixed")]]
        else:
            lines = [[Run(f"no reason given: {self._key('claim.why')}", "pane--dim")]]
        self._add(Item("why", verdict=verdict.id), Run("why", "pane--dim"), lines)

    def _claim(self) -> None:
        claim = self._detail.claim
        if claim.restated:
            lines = wrap_text(claim.restated, self._text)
            self._add(Item("claim"), Run("says", "pane--dim"), lines)
        if claim.state == ClaimState.WAITING:
            self._waiting()
        if said := ticked(self._detail.tokens):
            self._add(Item("claim"), Run("tick", "pane--dim"), flow(said, ", ", self._text))

    def _waiting(self) -> None:
        claim = self._detail.claim
        said = f"on {one_line(claim.waiting_on, 200)}" if claim.waiting_on else "on something"
        since = day(claim.waiting_since[:10])
        dates = [f"since {since}" if since else ""]
        dates.append(f"until {day(claim.waiting_until[:10])}" if claim.waiting_until else "")
        groups = [[Run(said, "role--waiting")], *([Run(date)] for date in dates if date)]
        self._add(Item("waiting"), Run("wait", "pane--dim"), flow(groups, ", ", self._text))

    def _change(self) -> None:
        detail = self._detail
        present = detail.marks[0].exact if detail.marks else detail.claim.quote
        item = Item("change", mark=detail.marks[0].id if detail.marks else None)
        if not detail.proposed:
            if present:
                self._add(item, Run("is", "pane--dim"), self._quoted([("same", present)]))
            return
        from workbench.text.worddiff import word_diff  # only where a wording is proposed

        changes = word_diff(present, detail.proposed)
        was = [change for change in changes if change.op != "new"]
        becomes = [change for change in changes if change.op != "gone"]
        self._add(item, Run("is", "pane--dim"), self._quoted(was))
        self._add(item, Run("to", "pane--dim"), self._quoted(becomes))

    def _quoted(self, changes: Sequence[tuple[str, str]]) -> list[list[Run]]:
        looks = {"same": "pane--text", "gone": "pane--gone", "new": "pane--new"}
        runs = [Run(shown(text.replace("\n", " ")), looks[op]) for op, text in changes]
        return wrap_runs(runs, self._text)

    def _queries(self) -> None:
        asked = self._detail.queries
        for query, label, lines in query_items(asked, self.subject.who, self._text):
            self._add(Item("query", query=query), label, lines)

    def _places(self) -> None:
        marks = self._detail.marks
        wrong = [mark for mark in marks if mark.status != MarkStatus.EXACT]
        if len(marks) < 2 and not wrong:
            return
        self._heading(f"{len(marks)} places" if len(marks) > 1 else "Place")
        for number, mark in enumerate(marks, 1):
            self._add(Item("place", mark=mark.id), Run(f"{number}", "pane--dim"), self._place(mark))

    def _place(self, mark: Mark) -> list[list[Run]]:
        ellipsis = self.subject.symbols.ellipsis
        before = mark.prefix[-CONTEXT:].partition(" ")[2].replace("\n", " ")
        after = mark.suffix[:CONTEXT].rpartition(" ")[0].replace("\n", " ")
        runs = [
            Run(ellipsis + shown(before), "pane--dim"),
            Run(shown(mark.exact.replace("\n", " ")), "pane--strong"),
            Run(shown(after) + ellipsis, "pane--dim"),
        ]
        lines = wrap_runs(runs, self._text)
        if mark.status != MarkStatus.EXACT:
            lines.append([Run(mark.status, "role--mixed")])
        return lines

    def _sources(self) -> None:
        evidence = self._detail.evidence
        if not evidence:
            self._blank()
            words = f"No source yet: {self._key('claim.source')}, or paste an address."
            lines = wrap_runs([Run(words, "pane--dim")], self._text)
            self._add(Item("source"), Run(""), lines)
            return
        unread = sum(one.unread for one in evidence)
        words = "1 source" if len(evidence) == 1 else f"{len(evidence)} sources"
        self._heading(f"{words}, {unread} not read yet" if unread else words)
        for one in evidence:
            self._source(one)
        self._stands_on()

    def _stands_on(self) -> None:
        subject = self.subject
        if subject.stands_on is not None:
            rating = subject.scale.rating(self._detail.claim.rating or "")
            label, lines = footing_lines(
                subject.stands_on, self._detail.claim.state, rating, self._text
            )
            self._lines(-1, label, lines)

    def _source(self, one: Evidence) -> None:
        subject = self.subject
        number = subject.numbers.get(one.source, one.number)
        lines = source_lines(one, number, subject.symbols, self._text)
        self._add(Item("evidence", evidence=one.id), source_sign(one, subject.symbols), lines)

    def _earlier(self) -> None:
        counts = self._detail.verdict
        earlier = [each for each in reversed(self._detail.verdicts) if each != counts]
        if earlier:
            is_twice = self._detail.claim.readings is not None
            self._heading("Other verdicts" if is_twice else "Earlier")
        for verdict in earlier:
            rating = self.subject.scale.rating(verdict.rating or "")
            symbols = self.subject.symbols
            label = (
                rating_sign(rating, symbols) if rating else Run(symbols.state["open"], "role--open")
            )
            said = [[Run(self._name_of(verdict.rating), label.look)]]
            said += [[Run(part, "pane--dim")] for part in self._circumstances(verdict)]
            lines = flow(said, ", ", self._text)
            if verdict.rationale:
                lines += wrap_text(verdict.rationale, self._text, "pane--dim")
            self._add(Item("earlier", verdict=verdict.id), label, lines)

    # words

    def _key(self, binding: str) -> str:
        return self.subject.keys.get(binding, DEFAULT_KEYS[binding])

    def _rating_name(self) -> str:
        claim = self._detail.claim
        if claim.rating is not None:
            return self._name_of(claim.rating)
        return {"open": "Open", "waiting": "Waiting", "cut": "Cut"}.get(claim.state, claim.state)

    def _name_of(self, key: str | None) -> str:
        rating = self.subject.scale.rating(key) if key is not None else None
        if rating:
            return one_line(rating.label, 80)
        return "Re-opened" if key is None else one_line(key, 80)

    def _circumstances(self, verdict: Verdict) -> list[str]:
        """Who gave a verdict, when, in which round, and the sources it rests on."""
        parts = [
            person(verdict.by, self.subject.who),
            moment(verdict.at),
            round_words(verdict.round),
        ]
        numbers = {
            one.id: self.subject.numbers.get(one.source, one.number)
            for one in self._detail.evidence
        }
        known = [f"[{numbers[one]}]" for one in verdict.evidence if one in numbers]
        rests_on = [" ".join(known)] if known else []
        if gone := len(verdict.evidence) - len(known):
            rests_on.append(f"{gone} detached since")
        if rests_on:
            parts.append("rests on " + ", ".join(rests_on))
        return [part for part in parts if part]

    # lines

    def _add(self, item: Item, label: Run, lines: Sequence[list[Run]]) -> None:
        """Lines of an item; an item that comes again goes on."""
        if not self.items or self.items[-1] != item:
            self.items.append(item)
        self._lines(len(self.items) - 1, label, lines)

    def _lines(self, number: int, label: Run, lines: Sequence[list[Run]]) -> None:
        gutter = [_BLANK, Run(f"{label.text:<{LABEL}}", label.look), _BLANK]
        for runs in lines:
            self.lines.append(Line([*gutter, *runs], number))
            gutter = _NO_LABEL

    def _heading(self, words: str) -> None:
        self._blank()
        rule = self.subject.symbols.rule * max(0, self.width - GUTTER - len(words) - 2)
        self.lines.append(Line([Run(f"  {words} {rule}", "pane--dim")], -1))

    def _blank(self) -> None:
        self.lines.append(Line([], -1))
