"""What a new text takes over: planned from what is on the present one, without touching the file.

A place is looked for once; planning again, under the file's lock, is quick where little changed.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from workbench.model.carrying import Asked, Judged, Standing, ToCarry
from workbench.model.revisions import CarriedMark
from workbench.model.spans import Carried, Span, Token
from workbench.model.states import Alteration, MarkStatus, NameVerdict, SentenceState, TokenKind
from workbench.text.alterations import sentence_change
from workbench.text.carry import carry
from workbench.text.marks import describe

Values = dict[str, Any]
Place = tuple[int, int, int]
"""A revision's id, and where something starts and ends in it."""

STAYS = frozenset({MarkStatus.EXACT, MarkStatus.MOVED})
_ELSEWHERE = frozenset({Alteration.NONE, Alteration.PUNCTUATION})
"""Changes of a sentence that say nothing else of what stands in it."""

HOLDS, STRUCK = 1, 0


class Plan(NamedTuple):
    """What is written with the new text; rows are by columns' names, without their revision."""

    marks: list[Values]
    told: tuple[CarriedMark, ...]
    tokens: list[Values]
    covers: list[tuple[int, int, str]]
    queries: list[tuple[int, Values]]
    applied: list[int]
    changed_queries: int
    lost_covers: int
    lost_ticks: int


class Carrier:
    """Where places of earlier revisions stand in a new text; each is looked for once."""

    def __init__(self, texts: Mapping[int, str], text: str) -> None:
        self._texts = texts
        self.text = text
        self._found: dict[Place, Carried] = {}

    def look_for(self, places: Iterable[Place]) -> None:
        """Looks for places that were not looked for yet, all of a revision at once."""
        wanted: dict[int, dict[tuple[int, int], None]] = defaultdict(dict)
        for revision, start, end in places:
            if (revision, start, end) not in self._found:
                wanted[revision][start, end] = None
        for revision, spans in wanted.items():
            found = carry(self._texts[revision], self.text, list(spans))
            for span, carried in zip(spans, found, strict=True):
                self._found[revision, *span] = carried

    def words(self, place: Place) -> str:
        """What stands at a place of an earlier revision."""
        revision, start, end = place
        return self._texts[revision][start:end]

    def found(self, place: Place, words: str) -> Carried:
        """Where the place stands now; said to be the same words only where it has `words`."""
        carried = self._found[place]
        if carried.start is None or carried.end is None or carried.start >= carried.end:
            return Carried(MarkStatus.LOST, None, None, carried.score)
        if carried.status in STAYS and self.text[carried.start : carried.end] != words:
            return carried._replace(status=MarkStatus.CHANGED)
        return carried

    def sentence(self, place: Place, carried: Carried) -> SentenceState:
        """Whether what is said around a place that stayed still is the same."""
        if carried.start is None or carried.end is None:
            return SentenceState.SAME
        revision, start, end = place
        old = self._texts[revision]
        if _paragraph(old, start, end) == _paragraph(self.text, carried.start, carried.end):
            return SentenceState.SAME
        before, after = Span(start, end), Span(carried.start, carried.end)
        change = sentence_change(old, self.text, before, after)
        return SentenceState.SAME if change in _ELSEWHERE else SentenceState.CHANGED


def _paragraph(text: str, start: int, end: int) -> tuple[int, str]:
    """How far into its lines a place begins, and these lines."""
    begin = text.rfind("\n", 0, start) + 1
    close = text.find("\n", end)
    return start - begin, text[begin : len(text) if close < 0 else close]


def places_of(there: ToCarry) -> Iterator[Place]:
    """All that has to be looked for."""
    now = there.revision_id
    yield from ((mark.revision, mark.start, mark.end) for mark in there.marks)
    yield from ((now, token.start, token.end) for token in there.tokens if is_by_hand(token))
    yield from ((now, cover.start, cover.end) for cover in there.covers)
    yield from ((query.revision, query.start, query.end) for query in _with_words(there.queries))


def is_by_hand(token: Judged) -> bool:
    """Whether a person said it of this token, and no verdict did."""
    return token.ticked == STRUCK or (token.ticked == HOLDS and token.claim is None)


def plan(there: ToCarry, carrier: Carrier, tokens: list[Token], rules_version: str) -> Plan:
    """What the new text, with these tokens, takes over; all places were looked for before."""
    found = [_placed(mark, carrier) for mark in there.marks]
    judged, lost_ticks = _judgements(there, found, carrier, tokens)
    covers = [
        (place.start, place.end, cover.reason)
        for cover in there.covers
        if (place := _stayed(carrier, (there.revision_id, cover.start, cover.end))) is not None
    ]
    queries = [(query.id, _asked_at(query, carrier)) for query in there.queries]
    return Plan(
        [_row(one, carrier.text) for one in found],
        tuple(_told(one, carrier.text) for one in found),
        [_token(token, carrier.text, rules_version, judged.get(token)) for token in tokens],
        covers,
        queries,
        [query.id for query in there.queries if _has_wording(query, carrier)],
        sum(values.get("status", MarkStatus.EXACT) not in STAYS for _query, values in queries),
        len(there.covers) - len(covers),
        lost_ticks,
    )


class _Placed(NamedTuple):
    mark: Standing
    carried: Carried
    sentence: SentenceState

    @property
    def stands(self) -> bool:
        """Whether a verdict stands on it."""
        return self.carried.status in STAYS


def _placed(mark: Standing, carrier: Carrier) -> _Placed:
    place = (mark.revision, mark.start, mark.end)
    carried = carrier.found(place, mark.exact)
    same = SentenceState.SAME
    return _Placed(
        mark, carried, carrier.sentence(place, carried) if carried.status in STAYS else same
    )


def _row(one: _Placed, text: str) -> Values:
    mark, carried, sentence = one
    start, end = carried.start, carried.end
    quote = mark[6:9] if start is None or end is None else describe(text, start, end)
    return {
        "claim": mark.claim,
        "start_offset": start,
        "end_offset": end,
        **dict(zip(("exact", "prefix", "suffix"), quote, strict=True)),
        "status": str(carried.status),
        "carried_from": mark.mark,
        "sentence": str(sentence),
    }


def _told(one: _Placed, text: str) -> CarriedMark:
    mark, carried, sentence = one
    words = "" if carried.start is None else text[carried.start : carried.end]
    return CarriedMark(
        mark.claim, mark.number, *carried, sentence=sentence, old_words=mark.exact, words=words
    )


def _judgements(
    there: ToCarry, found: list[_Placed], carrier: Carrier, tokens: list[Token]
) -> tuple[dict[Token, tuple[int | None, int | None]], int]:
    """What is known of the new tokens (ticked, and by whose verdict), and how much of what was
    ticked by hand has no token any more.
    """
    judged = _by_names(there.names, tokens, carrier.text) | _by_verdicts(there, found, tokens)
    spans = {(token.start, token.end): token for token in tokens}
    lost = 0
    for old in filter(is_by_hand, there.tokens):
        place = _stayed(carrier, (there.revision_id, old.start, old.end))
        same = None if place is None else spans.get((place.start, place.end))
        if same is None:
            lost += 1
        elif old.ticked == STRUCK:
            judged[same] = (STRUCK, judged.get(same, (None, None))[1])
        else:
            judged[same] = (HOLDS, None)
    return judged, lost


def _by_verdicts(
    there: ToCarry, found: list[_Placed], tokens: list[Token]
) -> dict[Token, tuple[int | None, int | None]]:
    """What verdicts that stand say of tokens; what a person ticked or struck beside them stays."""
    judged: dict[Token, tuple[int | None, int | None]] = {}
    starts = [token.start for token in tokens]
    known = {(old.start, old.end): old.ticked for old in there.tokens}
    for one in found:
        if one.stands and one.mark.has_verdict:
            by = one.mark.start - (one.carried.start or 0)
            usual = HOLDS if one.mark.settled else None
            for token in _inside(tokens, starts, one.carried):
                said = known.get((token.start + by, token.end + by))
                is_here = one.mark.revision == there.revision_id
                judged[token] = (usual if said is None or not is_here else said, one.mark.claim)
    return judged


def _by_names(
    names: Mapping[str, str], tokens: list[Token], text: str
) -> dict[Token, tuple[int | None, int | None]]:
    """What was found of names says it of their places in a new text too."""
    from workbench.text.name_index import folded

    said = {NameVerdict.RIGHT: HOLDS, NameVerdict.WRONG: STRUCK}
    return {
        token: (said[NameVerdict(names[key])], None)
        for token in (tokens if names else ())
        if token.kind == TokenKind.NAME and (key := folded(text[token.start : token.end])) in names
    }


def _inside(tokens: list[Token], starts: list[int], carried: Carried) -> Iterator[Token]:
    start, end = carried.start or 0, carried.end or 0
    for at in range(bisect_left(starts, start), bisect_left(starts, end)):
        if tokens[at].end <= end:
            yield tokens[at]


def _token(
    token: Token, text: str, rules_version: str, judged: tuple[int | None, int | None] | None
) -> Values:
    ticked, claim = judged or (None, None)
    return {
        "start_offset": token.start,
        "end_offset": token.end,
        "kind": str(token.kind),
        "words": " ".join(text[token.start : token.end].split()),
        "rules_version": rules_version,
        "ticked": ticked,
        "claim": claim,
    }


def _stayed(carrier: Carrier, place: Place) -> Span | None:
    """Where words stand that are the same still."""
    carried = carrier.found(place, carrier.words(place))
    if carried.status not in STAYS or carried.start is None or carried.end is None:
        return None
    return Span(carried.start, carried.end)


def _with_words(queries: Iterable[Asked]) -> Iterator[Asked]:
    """The queries that are on words; others are about the article."""
    return (query for query in queries if query.end > query.start)


def _asked_at(query: Asked, carrier: Carrier) -> Values:
    """What changes of a query; where its words are gone it stays on the text that had them."""
    if query.end <= query.start:
        return {"start_offset": 0, "end_offset": 0}
    carried = carrier.found((query.revision, query.start, query.end), query.exact)
    if carried.start is None:
        return {"status": str(carried.status)}
    place = {"start_offset": carried.start, "end_offset": carried.end}
    return {**place, "status": str(carried.status)}


def _has_wording(query: Asked, carrier: Carrier) -> bool:
    """Whether the new text has the wording that was accepted, where its words were asked about."""
    if not query.accepted or query.end <= query.start:
        return False
    carried = carrier.found((query.revision, query.start, query.end), query.exact)
    words = "" if carried.start is None else carrier.text[carried.start : carried.end]
    return words.split() == query.accepted.split()
