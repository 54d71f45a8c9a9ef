"""Reading a capture once more: extractors get better, and what they read before stays beside it."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from workbench.model.evidence_requests import NewText
from workbench.store.reader import Reader


class ReadAgain(NamedTuple):
    """What was read out of a capture this time."""

    capture: int
    text: NewText


def read_newest(path: Path, source: int, at: datetime) -> ReadAgain | None:
    """What the newest capture of a source says to the extractors of today; None where it has no
    text, or there is no capture.
    """
    from workbench.store.packing import read_text
    from workbench.text.credits import find_credit
    from workbench.web.extract import extract

    with closing(Reader(path)) as reader:
        captures = reader.proof.captures(source)
        if not captures:
            return None
        newest = captures[0]
        body = reader.proof.content(newest.sha256)
    read = extract(body, newest.final_url, newest.media_type, charset=newest.charset)
    if not read.text:
        return None
    credit = find_credit(read.text)
    return ReadAgain(newest.id, read_text(read, at, credit.name if credit else ""))
