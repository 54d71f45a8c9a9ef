"""Why Save Page Now did not save a page (`status_ext`), in words with the next step.

The codes are those of the service's public documentation, and of clients that met more of them.
"""

from enum import Enum
from typing import NamedTuple


class Then(Enum):
    """What comes next: asked again soon or later, after one's own jobs, tomorrow, a look-up for the
    copy of today that there must be, or nothing.
    """

    SOON = 60.0
    LATER = 900.0
    OWN_JOBS = 61.0
    TOMORROW = 86_400.0
    LOOK_UP = 0.0
    NOTHING = None


class Trouble(NamedTuple):
    """Why a page was not saved, what a person can do, and what the program does."""

    said: str
    step: str
    then: Then

    def __str__(self) -> str:
        return f"{self.said} {self.step}"


AGAIN = "It is tried again."
BY_HAND = "Capture it here, or try another archive."
_CHECK = "Check the address."

TROUBLES = {
    "bad-gateway": Trouble("The site answered with a fault (502).", AGAIN, Then.SOON),
    "gateway-timeout": Trouble("The site did not answer in time (504).", AGAIN, Then.SOON),
    "service-unavailable": Trouble("The site is not available now (503).", AGAIN, Then.SOON),
    "internal-server-error": Trouble("The site has a fault of its own (500).", AGAIN, Then.SOON),
    "browsing-timeout": Trouble("The page took the archive too long to open.", AGAIN, Then.SOON),
    "soft-time-limit-exceeded": Trouble(
        "The page took the archive too long to save.", AGAIN, Then.SOON
    ),
    "read-timeout": Trouble("The site stopped answering.", AGAIN, Then.SOON),
    "protocol-error": Trouble("The site broke off the connection.", AGAIN, Then.SOON),
    "proxy-error": Trouble("The archive’s way to the site failed.", AGAIN, Then.SOON),
    "invalid-server-response": Trouble("The site’s answer made no sense.", AGAIN, Then.SOON),
    "too-many-requests": Trouble("The site asks the archive to slow down.", AGAIN, Then.SOON),
    "cannot-fetch": Trouble("The archive is overloaded.", AGAIN, Then.LATER),
    "celery": Trouble("The archive is overloaded.", AGAIN, Then.LATER),
    "job-failed": Trouble("The archive has a fault of its own.", AGAIN, Then.LATER),
    "no-browsers-available": Trouble("The archive is overloaded.", AGAIN, Then.LATER),
    "capture-location-error": Trouble("The archive has a fault of its own.", AGAIN, Then.LATER),
    "user-session-limit": Trouble(
        "Your keys have as many pages in work as they may.", "It waits for those.", Then.OWN_JOBS
    ),
    "too-many-daily-captures": Trouble(
        "The page was saved as often today as it may be.",
        "A copy of today is looked up.",
        Then.LOOK_UP,
    ),
    "max-daily-bandwidth": Trouble(
        "Your keys have used up what may be saved in a day.", "It goes on tomorrow.", Then.TOMORROW
    ),
    "max-daily-bandwidth-from-ip": Trouble(
        "Your network has used up what may be saved in a day.",
        "It goes on tomorrow.",
        Then.TOMORROW,
    ),
    "max-daily-bandwidth-host": Trouble(
        "As much was saved of this site today as may be.", "It is tried tomorrow.", Then.TOMORROW
    ),
    "not-found": Trouble(
        "The page is not there (404).",
        "Look for an older copy, or for where it went.",
        Then.NOTHING,
    ),
    "no-access": Trouble("The site does not let the archive in (403).", BY_HAND, Then.NOTHING),
    "unauthorized": Trouble("The page is behind a log-in (401).", BY_HAND, Then.NOTHING),
    "bad-request": Trouble("The site does not understand the address (400).", _CHECK, Then.NOTHING),
    "method-not-allowed": Trouble("The site refuses such requests (405).", BY_HAND, Then.NOTHING),
    "not-implemented": Trouble("The site cannot answer this (501).", BY_HAND, Then.NOTHING),
    "network-authentication-required": Trouble(
        "The site’s network wants a log-in (511).", BY_HAND, Then.NOTHING
    ),
    "http-version-not-supported": Trouble(
        "The site and the archive do not speak the same HTTP (505).", BY_HAND, Then.NOTHING
    ),
    "bandwidth-limit-exceeded": Trouble(
        "The site has used up its own bandwidth (509).", "Try it another day.", Then.NOTHING
    ),
    "too-many-redirects": Trouble(
        "The address leads on more than three times.", "Cite where it ends.", Then.NOTHING
    ),
    "filesize-limit": Trouble("It is larger than 2 GB.", BY_HAND, Then.NOTHING),
    "ftp-access-denied": Trouble("The server does not let the archive in.", BY_HAND, Then.NOTHING),
    "invalid-url-syntax": Trouble("The archive cannot read the address.", _CHECK, Then.NOTHING),
    "invalid-host-resolution": Trouble(
        "There is no server of that name.", f"{_CHECK} Look for an older copy.", Then.NOTHING
    ),
    "blocked": Trouble("The site blocks the archive (999).", BY_HAND, Then.NOTHING),
    "blocked-url": Trouble("The archive does not save such addresses.", BY_HAND, Then.NOTHING),
    "blocked-client-ip": Trouble(
        "The archive has shut out the network that you are in.",
        "Try it from another one, or ask the Internet Archive.",
        Then.NOTHING,
    ),
}

OF_ALL = frozenset({"max-daily-bandwidth", "max-daily-bandwidth-from-ip", "blocked-client-ip"})
"""Codes that speak of who asks and not of the page: nothing more is saved then."""

LONGEST_MESSAGE = 200
"""Characters of the service's own words that are told where its code is not known."""


def trouble(code: str, message: str = "") -> tuple[Trouble, bool]:
    """What a code says, and whether it is so of everything; one that is unknown is permanent."""
    name = code.removeprefix("error:").strip().lower()
    if name in TROUBLES:
        return TROUBLES[name], name in OF_ALL
    said = " ".join(message.split())[:LONGEST_MESSAGE] or name[:LONGEST_MESSAGE] or "no reason"
    return Trouble(f"The archive could not save it: “{said}”.", BY_HAND, Then.NOTHING), False
