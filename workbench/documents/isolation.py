"""Reads documents in a process of its own, so that a hostile one can neither hang nor kill this."""

import json
import subprocess
import sys
from typing import Any

from workbench.documents import refusals
from workbench.documents.drafts import Draft, attached_from
from workbench.documents.margins import Margins, margins_from
from workbench.documents.parsed import Parsed
from workbench.model.errors import UnreadableInput
from workbench.model.spans import Locator

DEADLINE = 45.0
"""Seconds; a million words take 3 s as .docx and 9 s as .pdf on a busy machine with two cores."""

_START = (
    "import sys; sys.path[:] = sys.argv[2:]; from workbench.documents.worker import main; main()"
)
"""The path is handed over since `-I` drops PYTHONPATH and the current folder, where a checkout may
be; it keeps a `docx.py` or `json.py` lying about in that folder from being imported."""


def read(kind: str, body: bytes) -> Parsed:
    """Has the worker read `zip`, `pdf` or `eml`. UnreadableInput also where it dies or is slow."""
    return parsed_from(ask(kind, body))


def margins(body: bytes) -> Margins:
    """What others wrote into a Word document, nothing where it is another one; raises as `read`."""
    return margins_from(ask("margins", body))


def draft(body: bytes) -> Draft:
    """A Word document with what its writer hung on its words; raises as `read`."""
    answer = ask("draft", body)
    attached = attached_from(answer.pop("attached"))
    return Draft(parsed_from(answer), attached)


def ask(kind: str, body: bytes) -> dict[str, Any]:
    """The worker's answer to a kind that `worker.answer` knows; raises as `read`."""
    command = [sys.executable, "-I", "-c", _START, kind, *sys.path]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, and no shell
            command, input=body, capture_output=True, timeout=DEADLINE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise refusals.too_slow(DEADLINE) from error
    if done.returncode != 0:
        fault = refusals.broken("document")
        fault.add_note(f"The reader ended with {done.returncode}: {done.stderr[-2000:]!r}")
        raise fault
    return accepted(json.loads(done.stdout))


def accepted(answer: dict[str, Any]) -> dict[str, Any]:
    """The worker's answer, where it is no refusal."""
    if "refused" in answer:
        raise UnreadableInput(answer["refused"], answer["hint"])
    return answer


def parsed_from(answer: dict[str, Any]) -> Parsed:
    """The worker's answer, whose shape `worker.answer` and the types of Parsed fix."""
    answer["locators"] = tuple(Locator(*locator) for locator in answer["locators"])
    answer["warnings"] = tuple(answer["warnings"])
    return Parsed(**answer)
