"""How a claim looks in one line: its sign, its words, and the small signs at the row's end."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len

from workbench.model.scales import Rating, RatingScale
from workbench.model.states import ClaimState, Flag, Stance
from workbench.model.views import Claim
from workbench.tui.panes.layout import Run, cut, one_line, width_of
from workbench.tui.symbols import Symbols

FLAG_LETTERS: dict[str, str] = {
    Flag.LEGAL: "L",
    Flag.REPLY: "R",
    Flag.RECHECK: "C",
    Flag.NAME: "N",
    Flag.WORRY: "W",
}
STANCE_LOOKS: dict[str, str] = {
    Stance.NONE: "pane--dim",
    Stance.SUPPORTS: "role--good",
    Stance.REFUTES: "role--bad",
    Stance.PARTLY: "role--mixed",
    Stance.CONTEXT: "role--unsure",
    Stance.SAID_HERE: "role--note",
}
STANCE_WORDS: dict[str, str] = {
    Stance.NONE: "no stance",
    Stance.SUPPORTS: "supports",
    Stance.REFUTES: "refutes",
    Stance.PARTLY: "partly",
    Stance.CONTEXT: "context",
    Stance.SAID_HERE: "said here",
}
SHORT = "!"
"""A claim that is settled on less than it is to rest on."""

STANCE_CELLS = 4
"""Signs of sources that a row shows one by one; the irbil article has at most 3 on a claim."""

MIN_WORDS = 14
"""Cells of a claim's words below which the signs at the row's end give way: two or three words."""

LONGEST_NAME = 8
"""Cells of the name of whom a claim waits on."""


class Pending(NamedTuple):
    """A rating that was given and is not on disk yet; None re-opens."""

    rating: str | None


def never(_claim: Claim) -> bool:
    """For a list in which no claim is marked as settled on too little."""
    return False


def unchanged(_claim: Claim) -> str:
    """For a list in which no claim's words were changed."""
    return ""


class ClaimRows(NamedTuple):
    """What all rows of a list share; `digits`, `sources`: cells for the number, the stances."""

    scale: RatingScale
    symbols: Symbols
    digits: int
    sources: int
    is_short: Callable[[Claim], bool] = never
    """Whether a claim is settled on less than it is to rest on."""
    changed: Callable[[Claim], str] = unchanged
    """The sign of a claim whose words a new text changed, else an empty text."""


def sign(claim: Claim, scale: RatingScale, symbols: Symbols, pending: Pending | None = None) -> Run:
    """The one cell that says where a claim stands: its rating's symbol, or its state's."""
    key = pending.rating if pending else claim.rating
    if key is not None:
        rating = scale.rating(key)
        run = rating_sign(rating, symbols) if rating else Run("?", "role--unsure")
    elif claim.state == ClaimState.WAITING and not pending:
        run = Run(symbols.state["waiting"], "role--waiting")
    elif claim.state == ClaimState.CUT and not pending:
        run = Run(symbols.state["cut"], "role--bad")
    else:
        run = Run(symbols.state["open"], "role--open")
    return Run(run.text, "role--saving") if pending else run


@lru_cache(maxsize=64)
def rating_sign(rating: Rating, symbols: Symbols) -> Run:
    """A rating's symbol in one cell, whatever a person's own scale says."""
    symbol = cut(one_line(rating.symbol, 4), 1, "?") or "?"
    return Run(symbols.rating(symbol), f"role--{rating.role}")


def words_of(claim: Claim, most: int) -> str:
    """The words a claim is known by: those of the article, else the claim restated."""
    return one_line(claim.quote, most) or one_line(claim.restated, most)


def row(
    rows: ClaimRows, claim: Claim, width: int, pending: Pending | None, marks: str = "  "
) -> list[Run]:
    """A claim's line of exactly `width` cells; `marks` are its first two cells.

    What may be read from right to left comes after all columns that stand left of it, and the
    columns on the right have their own cells, so that nothing moves.
    """
    head = [
        Run(marks, "pane--strong"),
        Run(f"{claim.number:>{rows.digits}} ", "pane--dim"),
        sign(claim, rows.scale, rows.symbols, pending),
        Run(" "),
    ]
    room = width - width_of(head)
    tail = _tail(rows, claim, room - MIN_WORDS, pending)
    room -= width_of(tail)
    words = cut(words_of(claim, room * 2 + 8), room, rows.symbols.ellipsis)
    look = "pane--dim" if claim.state == ClaimState.CUT else "pane--text"
    return [*head, Run(words, look), Run(" " * (room - cell_len(words))), *tail]


def _tail(rows: ClaimRows, claim: Claim, room: int, pending: Pending | None) -> list[Run]:
    """The signs at the end of a row: as many as have room, sources always in the last cells."""
    stances = stance_signs(claim, rows.symbols)
    room -= rows.sources + 1
    tags: list[Run] = []
    for tag in _tags(rows, claim, pending):
        if cell_len(tag.text) + 1 <= room:
            room -= cell_len(tag.text) + 1
            tags += [Run(" "), tag]
    if room < 0:
        return []
    return [*tags, Run(" " * (rows.sources + 1 - width_of(stances))), *stances]


def _tags(rows: ClaimRows, claim: Claim, pending: Pending | None) -> list[Run]:
    """What else there is to know, what matters most first."""
    tags = [Run("saving", "role--saving")] if pending else []
    if not pending and rows.is_short(claim):
        tags.append(Run(SHORT, "role--bad"))
    if sign := rows.changed(claim):
        tags.append(Run(sign, "role--bad"))
    flags = "".join(FLAG_LETTERS.get(flag, "?") for flag in claim.flags)
    if flags:
        tags.append(Run(flags, "role--mixed"))
    if waits_on := _waits_on(rows.scale, claim):
        name = cut(one_line(waits_on, 40), LONGEST_NAME, rows.symbols.ellipsis)
        tags.append(Run(f"w:{name}", "role--waiting"))
    if claim.queries:
        more = "+" if len(claim.queries) > 1 else ""
        tags.append(Run(f"q{claim.queries[0]}{more}", "role--note"))
    if claim.places > 1:
        tags.append(Run(f"x{claim.places}", "pane--dim"))
    return tags


def _waits_on(scale: RatingScale, claim: Claim) -> str:
    """Whom a claim waits on, where its rating does not say so already."""
    rating = scale.rating(claim.rating) if claim.rating else None
    if claim.state != ClaimState.WAITING or (rating and rating.waits_on == claim.waiting_on):
        return ""
    return claim.waiting_on


def stance_cells(claim: Claim) -> int:
    """The cells that the stances of a claim's sources take: 0 to STANCE_CELLS."""
    return _stance_cells(len(claim.stances))


def most_stance_cells(claims: Sequence[Claim]) -> int:
    """The most that `stance_cells` gives for any of these claims, 0 without one."""
    numbers = set(map(len, map(attrgetter("stances"), claims)))
    return max(map(_stance_cells, numbers), default=0)


def most_digits(claims: Sequence[Claim]) -> int:
    """The digits of the greatest number of these claims."""
    return len(str(max(map(attrgetter("number"), claims), default=0)))


def _stance_cells(number: int) -> int:
    return number if number <= STANCE_CELLS else min(STANCE_CELLS, len(f"({number})"))


def stance_signs(claim: Claim, symbols: Symbols) -> list[Run]:
    """The stances of a claim's sources: a sign each, or, where they are many, what stands out."""
    if len(claim.stances) > STANCE_CELLS:
        most, _ = Counter(claim.stances).most_common(1)[0]
        look = _stance_look(most, claim) if len(set(claim.stances)) == 1 else "pane--dim"
        return [Run(cut(f"({len(claim.stances)})", STANCE_CELLS, "+"), look)]
    return [
        Run(symbols.stance.get(stance, "?"), _stance_look(stance, claim))
        for stance in claim.stances
    ]


def _stance_look(stance: str, claim: Claim) -> str:
    """A source's colour; while none of a claim's sources is read, all are dim."""
    if claim.unread >= len(claim.stances):
        return "pane--dim"
    return STANCE_LOOKS.get(stance, "pane--dim")
