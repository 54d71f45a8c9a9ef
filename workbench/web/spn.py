"""Saving a page with Save Page Now 2: hand it in, ask how it stands, never save it twice.

The service answers 200 with an error object too, and its job is an opaque word. A page that it has
saved is not at once visible: what it says is kept, and nothing waits for the address to work.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from workbench.model.archives import ArchiveAnswer
from workbench.model.captured import Fetched, Unfetched
from workbench.model.settings import ArchiveSettings
from workbench.model.states import ArchiveState
from workbench.web.archive_json import NoWord, read, text
from workbench.web.requests import Ask
from workbench.web.secrets import Secret
from workbench.web.spn_errors import Then, trouble
from workbench.web.wayback import snapshot

AskAll = Callable[[Ask], Fetched | Unfetched]
"""Asks a question, and waits for the answer."""

FIRST_POLL = 5.0
"""Seconds after which a job is asked for; measured by others, one takes 10 to 60."""

SAME_CAPTURE = "1h"
"""A page that was saved within this time is not saved again: what was handed in just before a
crash is answered with that copy."""

NEEDS_KEYS = (
    "Saving pages needs keys of archive.org, which are free: make them at "
    "archive.org/account/s3.php and join them with a colon. Looking up copies needs none."
)
REFUSED_KEYS = (
    "archive.org does not accept the keys, so nothing was saved. Check them at "
    "archive.org/account/s3.php: access key, colon, secret key."
)
_SERVICE = "Save Page Now"
_ODD = f"{_SERVICE} answered with data of another shape."


def submit(ask: AskAll, places: ArchiveSettings, keys: Secret, url: str) -> ArchiveAnswer:
    """Hands a page in: SUBMITTED with its job, or why not."""
    fields = (
        ("url", url.partition("#")[0]),
        ("skip_first_archive", "1"),
        ("if_not_archived_within", SAME_CAPTURE),
    )
    got = ask(Ask(f"{places.wayback}/save", "POST", _headers(keys), fields))
    try:
        answer = _read(got)
    except NoWord as reason:
        return reason.answer
    job = text(answer.get("job_id"))
    if not job:
        return _failed(answer)
    return ArchiveAnswer(ArchiveState.SUBMITTED, "", job=job, pause=FIRST_POLL)


def poll(ask: AskAll, places: ArchiveSettings, keys: Secret, job: str) -> ArchiveAnswer:
    """How a job stands: SUBMITTED still, ACCEPTED with the page's address and time, or why not."""
    place = f"{places.wayback}/save/status/{quote(job, safe='')}"
    try:
        answer = _read(ask(Ask(place, headers=_headers(keys))))
    except NoWord as reason:
        return reason.answer._replace(job=job)
    status = text(answer.get("status"))
    if status == "pending":
        return ArchiveAnswer(ArchiveState.SUBMITTED, "", job=job, pause=FIRST_POLL)
    if status != "success":
        return _failed(answer)
    saved = snapshot(places, text(answer.get("timestamp")), text(answer.get("original_url")))
    if saved is None:
        return NoWord(_ODD).answer._replace(job=job)
    said = "It is saved; the archive may take hours to show it."
    return saved._replace(state=ArchiveState.ACCEPTED, detail=said, job=job)


def _read(got: Fetched | Unfetched) -> dict[str, Any]:
    if isinstance(got, Fetched) and got.status == 401:
        raise NoWord(REFUSED_KEYS, state=ArchiveState.NEEDS_KEY, pause=None, for_all=True)
    answer = read(got, _SERVICE)
    if not isinstance(answer, dict):
        raise NoWord(_ODD)
    return answer


def _failed(answer: dict[str, Any]) -> ArchiveAnswer:
    what, for_all = trouble(text(answer.get("status_ext")), text(answer.get("message")))
    if what.then is Then.NOTHING:
        return ArchiveAnswer(ArchiveState.FAILED, str(what), for_all=for_all)
    if what.then is Then.LOOK_UP:
        return ArchiveAnswer(ArchiveState.ACCEPTED, str(what), pause=0.0)
    return ArchiveAnswer(
        ArchiveState.COULD_NOT_ASK, str(what), pause=what.then.value, for_all=for_all
    )


def _headers(keys: Secret) -> tuple[tuple[str, str], ...]:
    return (
        ("Accept", "application/json"),
        ("Authorization", f"LOW {keys.revealed()}"),
    )
