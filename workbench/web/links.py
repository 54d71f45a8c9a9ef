"""What a look at an address says of the link: there, gone, removed, kept from us, or not asked.

A capture is such a look too: `judge` takes what the client gives, whoever asked for it.
"""

from workbench.model.captured import Fault, Fetched, Judged, Probe, Unfetched
from workbench.text.display import shown
from workbench.web.glance import glance
from workbench.web.moves import leads_home, leads_to_login
from workbench.web.removed import notice

GONE = frozenset({404, 410})
BLOCKED = frozenset({401, 402, 403, 407, 429, 451, 999})
"""The page may be there, for others: for those who log in, pay, or ask less often or from
elsewhere. 999 is what LinkedIn says to programs."""

NOT_ASKED = frozenset({Fault.REFUSED, Fault.STOPPED})
"""Nothing was heard of the address because it was not asked."""

PAGES = frozenset({"", "text/html", "application/xhtml+xml"})

FEW_WORDS = 1_500
"""Characters of a page that asks for a password and shows little beside. Pages of articles with a
log-in in their head show more."""

_SAID = {
    401: "asks who is there (401)",
    402: "asks for payment (402)",
    403: "does not let the program in (403)",
    404: "does not know this address (404)",
    407: "asks who is there (407)",
    410: "says that this is gone for good (410)",
    429: "was asked too often (429)",
    451: "keeps this back for legal reasons (451)",
    999: "does not let programs in (999)",
}


def judge(got: Fetched | Unfetched, *, others_answered: bool = False) -> Judged:
    """The outcome of a look. A name that is not found is the link's own fault only where other
    addresses answered at the time: else the network may be away, and that is UNKNOWN.
    """
    if isinstance(got, Unfetched):
        return _unanswered(got, others_answered)
    if got.status in GONE:
        return _by_status(Probe.GONE, got.status)
    if got.status in BLOCKED or _is_challenge(got):
        return _by_status(Probe.BLOCKED, got.status)
    if not 200 <= got.status < 300:
        return _by_status(Probe.FAILED, got.status)
    return _answered(got)


def _answered(got: Fetched) -> Judged:
    moved = bool(got.redirects)
    if moved and leads_home(got.url, got.final_url):
        return Judged(Probe.REMOVED, got.status, "The address leads to the home page now.")
    if moved and leads_to_login(got.url, got.final_url):
        return _behind_login(got.status)
    if got.body and got.media_type in PAGES:
        page = glance(got.body, got.charset)
        if words := notice(page):
            return Judged(Probe.REMOVED, got.status, f"The page says “{shown(words)}”.")
        if page.asks_password and len(page.words) <= FEW_WORDS:
            return _behind_login(got.status)
    return Judged(Probe.OK, got.status, f"It leads to {got.final_url} now." if moved else "")


def _unanswered(got: Unfetched, others_answered: bool) -> Judged:
    if got.fault in NOT_ASKED or (got.fault == Fault.NO_NAME and not others_answered):
        return Judged(Probe.UNKNOWN, None, got.message)
    if got.status in GONE:
        return _by_status(Probe.GONE, got.status)
    if got.status in BLOCKED:
        return _by_status(Probe.BLOCKED, got.status)
    if got.fault == Fault.TOO_LARGE and got.status is not None and 200 <= got.status < 300:
        return Judged(Probe.OK, got.status, "It answers with more than was read.")
    return Judged(Probe.FAILED, got.status, got.message)


def _is_challenge(got: Fetched) -> bool:
    """Whether a service before the site wants to see a browser first (Cloudflare names it so)."""
    return any(name == "cf-mitigated" for name, _ in got.headers)


def _by_status(outcome: Probe, status: int | None) -> Judged:
    said = _SAID.get(status or 0, f"answers with status {status}")
    return Judged(outcome, status, f"The server {said}.")


def _behind_login(status: int) -> Judged:
    return Judged(
        Probe.BLOCKED, status, "The address leads to a log-in now; what is behind it was not seen."
    )
