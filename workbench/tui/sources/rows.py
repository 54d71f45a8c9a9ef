"""How a source of the article looks in one line, and in the sentence under the list."""

from workbench.model.evidence_views import ArticleSource
from workbench.model.source_views import Kin, SourceRow
from workbench.model.states import Health, SourceKind
from workbench.tui.links.rows import HEALTH_LOOKS
from workbench.tui.panes.layout import Run, cells_of, cut, one_line, spread
from workbench.tui.panes.phrases import day, host_and_path, moment
from workbench.tui.symbols import Symbols

WITH_ALL = 105
"""Cells from which a row has all columns; narrower, the sentence under the list has the rest."""

_SEEN = 400
"""Characters of a title or an origin that a line can show at most."""

_HEALTH_SIGNS = {
    Health.ALIVE: "v",
    Health.SUSPECT: "?",
    Health.DEAD: "x",
    Health.BLOCKED: "!",
    Health.UNKNOWN: " ",
}
_COUNTS = ("on", "pin", "gone")


def is_problem(source: ArticleSource) -> bool:
    """Whether somebody should see to it: the link fails, a pinned passage is gone, or it was never
    captured though it could be.
    """
    fails = source.health.state in (Health.SUSPECT, Health.DEAD)
    uncaptured = bool(source.url) and not source.sensitive and not source.captures
    return bool(fails or source.gone or uncaptured)


def name_of(source: ArticleSource) -> str:
    """What a source is called: its title, else its host and path, else what it is."""
    if source.title:
        return one_line(source.title, _SEEN)
    if source.url:
        return "".join(host_and_path(source.url))
    return one_line(source.author, _SEEN) or source.kind


def source_runs(row: SourceRow, width: int, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells; the name gives way first."""
    source, has_all = row.source, width >= WITH_ALL
    left = [Run(f"{f'[{source.number}]':>5} ", "pane--dim"), _health(source, symbols)]
    if source.sensitive:
        left.append(Run("sensitive  ", "role--unsure"))
    if source.kind != SourceKind.WEB:
        left.append(Run(f"{source.kind}  ", "pane--dim"))
    left.append(Run(name_of(source)))
    counts = [source.claims, source.pinned, source.gone]
    right = [
        Run("  "),
        Run(f"{counts[0]:>3}{counts[1] or '':>4}"),
        Run(f"{counts[2] or '':>5}  ", "role--bad"),
        _column(*_primary(row, has_all), 19 if has_all else 11, symbols),
        _column(origin_words(row), "pane--text", 26 if has_all else 10, symbols),
    ]
    if has_all:
        captured = day(source.captured_at[:10]) if source.captured_at else "not yet"
        look = "pane--text" if source.captured_at else "role--mixed"
        right.insert(1, _column(captured, look, 11, symbols))
    return spread(left, right, width, symbols.ellipsis)


def heading(width: int) -> list[Run]:
    """The names of the columns over those of `source_runs` for the same width."""
    has_all = width >= WITH_ALL
    words = "".join(f"{name:>{cells}}" for name, cells in zip(_COUNTS, (3, 4, 5), strict=True))
    words += f"  {'primary':<{20 if has_all else 12}}{'origin':<{27 if has_all else 11}}"
    return [Run(f"{'captured':<12}{words}" if has_all else words)]


def origin_words(row: SourceRow) -> str:
    """Why a source does not stand for itself, or is suggested not to; empty where nothing does."""
    group = [one_line(row.source.origin, _SEEN)] if row.source.origin else []
    said = group + [_kin(each) for each in row.kin]
    if not said and row.credit:
        return f"credits {one_line(row.credit, _SEEN)}?"
    return "; ".join(said)


def told(row: SourceRow) -> str:
    """What is known of a source, in words: the origin and who says so, then its link."""
    source = row.source
    origin = origin_words(row)
    said = [
        f"[{source.number}]",
        f"origin: {origin}" if origin else "",
        f"guessed primary: {row.guess}" if source.primary is None and row.guess else "",
        f"captured {moment(source.captured_at)}" if source.captured_at else "not captured",
        source.health.detail,
        source.url,
    ]
    return one_line("  ".join(filter(None, said)), 2 * _SEEN)


def citation(source: ArticleSource) -> str:
    """A source as one cites it: author, title, publisher, date, address, what there is of them."""
    title = f"“{source.title}”" if source.title else ""
    parts = (source.author, title, source.publisher, source.published_on, source.url)
    return ", ".join(part for part in parts if part)


def _kin(kin: Kin) -> str:
    if kin.percent is None:
        return f"one address with [{kin.number}]"
    return f"one text with [{kin.number}], {kin.percent} %"


def _health(source: ArticleSource, symbols: Symbols) -> Run:
    if not source.url:
        return Run(f"  {'no link':<8} ", "pane--dim")
    state = Health(source.health.state)
    return Run(f"{symbols.rating(_HEALTH_SIGNS[state])} {state:<8} ", HEALTH_LOOKS[state])


def _primary(row: SourceRow, has_all: bool) -> tuple[str, str]:
    if row.source.primary is not None:
        return "primary" if row.source.primary else "secondary", "pane--text"
    if row.guess:
        return f"guessed: {row.guess}" if has_all else f"{row.guess}?", "pane--dim"
    return "", "pane--dim"


def _column(words: str, look: str, cells: int, symbols: Symbols) -> Run:
    """Words in just so many cells and a blank."""
    words = cut(words, cells, symbols.ellipsis)
    return Run(words + " " * (cells + 1 - cells_of(words)), look)
