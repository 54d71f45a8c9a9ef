"""Whether the Wayback Machine has a page. Its quick service may miss one; its index decides.

The availability service often has nothing for pages that are archived (internetarchive/wayback
#296), so "not archived" is said only after the index (CDX) was asked. The index folds variants of
an address into one and letters' case with them, so each row's own address is compared.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from workbench.model.archives import ArchiveAnswer
from workbench.model.captured import Fetched, Unfetched
from workbench.model.errors import RefusedAddress
from workbench.model.settings import ArchiveSettings
from workbench.model.states import ArchiveState
from workbench.text.addresses import canonical
from workbench.web.archive_json import NoWord, read, text

AskPage = Callable[[str], Fetched | Unfetched]
"""Gets an address, and waits for it."""

NEWEST = 25
"""Rows of the index that are looked through, from the newest: variants of the address, mostly."""

GOOD = ("200", "-")
"""A row with `-` repeats an earlier capture that had the same content."""

_AVAILABILITY = "The Wayback Machine’s availability service"
_INDEX = "The Wayback Machine’s index"
_ODD = f"{_INDEX} answered with data of another shape."
_COLUMNS = {"timestamp", "original", "statuscode"}
_REPLAY = re.compile(r"/web/(\d{4,14})(?:[a-z]{2}_)?/(.+)\Z")
_TIMESTAMP = re.compile(r"\d{4,14}")


def look_up(
    ask: AskPage, places: ArchiveSettings, url: str, since: datetime | None = None
) -> ArchiveAnswer:
    """The newest good copy of a page, one made at `since` or later where that is given.

    ARCHIVED, NOT_ARCHIVED, or COULD_NOT_ASK.
    """
    address = url.partition("#")[0]
    if since is None:
        try:
            found = _available(ask(availability_url(places, address)), places, address)
        except NoWord:
            found = None  # the index knows more, and says so if it cannot be asked either
        if found is not None:
            return found
    try:
        return _indexed(ask(index_url(places, address, since)), places, address)
    except NoWord as reason:
        return reason.answer


def availability_url(places: ArchiveSettings, address: str) -> str:
    return f"{places.availability}/wayback/available?url={quote(address, safe='')}"


def index_url(places: ArchiveSettings, address: str, since: datetime | None) -> str:
    """The question for the newest rows of an address that are no errors and no redirects."""
    begin = f"&from={since:%Y%m%d%H%M%S}" if since else ""
    return (
        f"{places.wayback}/cdx/search/cdx?url={quote(address, safe='')}&output=json"
        f"&fl=timestamp,original,statuscode&filter=!statuscode:[345]..{begin}&limit=-{NEWEST}"
    )


def snapshot(places: ArchiveSettings, timestamp: str, original: str) -> ArchiveAnswer | None:
    """An archived page, under the archive's own address; None where the time is no time."""
    at = _moment(timestamp)
    if at is None:
        return None
    url = f"{places.wayback}/web/{timestamp}/{original}"
    return ArchiveAnswer(ArchiveState.ARCHIVED, "", url, at)


def same_page(asked: str, original: str) -> bool:
    """Whether two addresses are one but for http or https, `www.` and tracking parameters."""
    try:
        return _folded(asked) == _folded(original)
    except RefusedAddress:
        return False


def _available(
    got: Fetched | Unfetched, places: ArchiveSettings, address: str
) -> ArchiveAnswer | None:
    answer = read(got, _AVAILABILITY)
    snapshots = answer.get("archived_snapshots") if isinstance(answer, dict) else None
    closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return None
    replay = _REPLAY.search(text(closest.get("url")))
    if replay is None or text(closest.get("status")) != "200":
        return None
    return snapshot(places, replay[1], replay[2]) if same_page(address, replay[2]) else None


def _indexed(got: Fetched | Unfetched, places: ArchiveSettings, address: str) -> ArchiveAnswer:
    rows = read(got, _INDEX)
    if not isinstance(rows, list):
        raise NoWord(_ODD)
    good = [
        (row["timestamp"], row["original"])
        for row in _named(rows)
        if row["statuscode"] in GOOD and same_page(address, row["original"])
    ]
    for timestamp, original in sorted(good, reverse=True):
        if (found := snapshot(places, timestamp, original)) is not None:
            return found
    return ArchiveAnswer(ArchiveState.NOT_ARCHIVED, "The Wayback Machine has no copy of it.")


def _named(rows: list[Any]) -> Iterator[dict[str, str]]:
    """The rows by the names in the first; NoWord where they are no table with those columns."""
    for row in rows:
        if not isinstance(row, list) or len(row) != len(rows[0]):
            raise NoWord(_ODD)
    if rows and not _COLUMNS.issubset(map(text, rows[0])):
        raise NoWord(_ODD)
    for row in rows[1:]:
        yield dict(zip(map(text, rows[0]), map(text, row), strict=True))


def _folded(address: str) -> str:
    _, _, rest = canonical(address).partition("://")
    return rest.removeprefix("www.").partition("#")[0]


def _moment(timestamp: str) -> datetime | None:
    """A time of 4 to 14 digits, the rest of which is its beginning; None where it is none."""
    if not _TIMESTAMP.fullmatch(timestamp):
        return None
    whole = timestamp + "00000101000000"[len(timestamp) :]
    try:
        return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
