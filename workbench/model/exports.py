"""What is asked of an export, and what was made for it before it is written."""

from datetime import datetime
from typing import NamedTuple

from workbench.model.formats import Format
from workbench.model.handover import Exported, Included, LeftOut


class ExportRequest(NamedTuple):
    """An article in a format. `suffix` is the end of the path, for formats that choose by it;
    `check_url` the address of the published check, with `{number}` for a claim's.
    """

    article: int
    format: Format
    included: Included = Included()
    suffix: str = ""
    check_url: str = ""


class Prepared(NamedTuple):
    """What is to be written. `holds` counts, among what was asked for by name, what there was of
    it; `is_blind` says that a second reader made it, of what they see.
    """

    request: ExportRequest
    exported: Exported
    left_out: LeftOut
    holds: LeftOut
    is_blind: bool
    made_at: datetime
