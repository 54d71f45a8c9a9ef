"""Values in the words of the screen: moments, days, rounds, what a source is called."""

from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from workbench.model.states import Round, SourceKind
from workbench.model.token_views import ClaimTokens
from workbench.model.views import Evidence
from workbench.text.display import in_quotes
from workbench.tui.panes.layout import Run, one_line

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ROUND_WORDS = {
    Round.FIRST: "1st reading",
    Round.SECOND: "2nd reading",
    Round.EDITOR: "editor",
}
_SEEN = 400
"""Characters of a name or title that a line can show at most: more than the widest terminal."""


@lru_cache(maxsize=500)
def day(date: str) -> str:
    """`2021-02-20` as `20 Feb 2021`; `2021-02` and `2021` as far as they go, others as they are."""
    parts = date.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return one_line(date, 20)
    if len(parts) == 1:
        return date
    month = int(parts[1])
    name = _MONTHS[month - 1] if 1 <= month <= 12 else parts[1]
    return " ".join([*(str(int(part)) for part in parts[2:]), name, parts[0]])


def moment(at: str) -> str:
    """A time as stored (ISO 8601, UTC), on the clock of this place: `22 Nov 2026 14:02`."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return one_line(at, 40)
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    here = when.astimezone()
    return f"{day(here.date().isoformat())} {here.hour:02}:{here.minute:02}"


@lru_cache(maxsize=16)
def round_words(name: str) -> str:
    """A round of reading as the screen names it."""
    return ROUND_WORDS[Round(name)] if name in list(Round) else one_line(name, 40)


def person(name: str, who: str) -> str:
    """A person's name; `you` for the one at the desk."""
    return "you" if name == who else one_line(name, 40)


def host_and_path(url: str) -> tuple[str, str]:
    """A web address in two parts, without its scheme; a host of other scripts in both its forms."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return one_line(url, _SEEN), ""
    if not parts.hostname:
        return one_line(url, _SEEN), ""
    rest = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    # What is stored is an ASCII host; should it be another, it is painted harmless all the same.
    from workbench.text.hosts import honest_host  # only where a source is shown

    host = one_line(honest_host(parts.hostname.removeprefix("www.")), _SEEN)
    return host, one_line(rest, _SEEN)


def source_name(evidence: Evidence) -> str:
    """What a source is called: its title, else its host, else what it is and from whom."""
    if evidence.title:
        return one_line(evidence.title, _SEEN)
    if evidence.url:
        return host_and_path(evidence.canonical_url or evidence.url)[0]
    return ", ".join(part for part in (evidence.kind, one_line(evidence.author, _SEEN)) if part)


def source_path(evidence: Evidence) -> str:
    """What follows the host where a source is called by that."""
    if evidence.title or not evidence.url:
        return ""
    return host_and_path(evidence.canonical_url or evidence.url)[1]


def source_origin(evidence: Evidence) -> list[str]:
    """What else says where a source comes from: kind, author, publisher, date, address."""
    titled = bool(evidence.title)
    origin = [evidence.kind if evidence.kind != SourceKind.WEB and titled else ""]
    if titled or evidence.url:
        origin.append(one_line(evidence.author, _SEEN))
    origin += [one_line(evidence.publisher, _SEEN), day(evidence.published_on)]
    if titled and evidence.url:
        origin.append("".join(host_and_path(evidence.canonical_url or evidence.url)))
    return [part for part in origin if part]


def ticked(tokens: ClaimTokens) -> list[list[Run]]:
    """How far a claim's words are ticked one by one, and which are struck; nothing where that says
    no more than the verdict does.
    """
    if not tokens.struck and tokens.ticked in (0, tokens.total):
        return []
    struck = [
        [Run(f"{in_quotes(one_line(words, 40))} struck", "role--bad")] for words in tokens.struck
    ]
    return [*struck, [Run(f"{tokens.ticked} of {tokens.total} tokens ticked", "pane--dim")]]
