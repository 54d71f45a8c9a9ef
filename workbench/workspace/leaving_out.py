"""Takes what stays here out of a history: values become hashes, so that the steps stay whole."""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.model.handover import Included, Staying, Step
from workbench.model.views import Change
from workbench.store.owned import KEPT

SALT_BYTES = 32

_SAID = KEPT | {"sensitive"}
"""Columns of a row that stays here that are told: what belongs to what, and why it stays."""

_BARE = "verdict_evidence"
"""Rows that only link others: what changed one of these may be told in its own words."""


_LEFT_OUT = re.compile("sha256:[0-9a-f]{64}")
"""How a value stands that was left out once: of a record that came here it stays as it came."""


class LeavingOut:
    """What one handover leaves out of the history.

    A plain hash of a short address or of `refutes` is found again by trying; so each is keyed with
    a salt that is drawn for the handover and kept by nobody. The row and the column are hashed too:
    a value can be followed through its own field, and not found again in another.
    """

    def __init__(self, staying: Staying, included: Included, salt: bytes | None = None) -> None:
        self._staying = staying
        self._included = included
        self._salt = secrets.token_bytes(SALT_BYTES) if salt is None else salt

    def step(self, step: Step) -> Step:
        """The step with hashes for what stays here, in its label too where that may tell of it."""
        label = self.label(step.action.id, step.action.label, step.changes)
        return Step(step.action._replace(label=label), tuple(map(self.change, step.changes)))

    def label(self, action: int, label: str, changes: Iterable[Change]) -> str:
        """An action's label, or a hash where it may have words of what stays here, also clipped or
        in quotation marks.
        """
        tells = any(each.table != _BARE and self._stays(each) for each in changes)
        if tells or any(words in label for words in self._staying.words):
            return str(self._hash("action", action, "label", label))
        return label

    def _stays(self, change: Change) -> bool:
        return change.row in self._staying.rows.get(change.table, ())

    def change(self, change: Change) -> Change:
        """The change with hashes for what stays here."""
        return change._replace(
            before=self._fields(change, change.before), after=self._fields(change, change.after)
        )

    def _fields(self, change: Change, fields: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if fields is None:
            return None
        stays = self._stays(change)
        return {
            name: self._hash(change.table, change.row, name, value)
            if (stays and name not in _SAID) or self._is_private(change.table, name)
            else value
            for name, value in fields.items()
        }

    def _is_private(self, table: str, column: str) -> bool:
        is_note = table == "evidence" and column == "private_note"
        return is_note and not self._included.private_notes

    def _hash(self, table: str, row: int, column: str, value: object) -> Any:
        """Of nothing, nothing: that a field is empty tells no more than that there is a row."""
        if value is None or value == "" or (isinstance(value, str) and _LEFT_OUT.fullmatch(value)):
            return value
        said = json.dumps([table, row, column, value], ensure_ascii=False)
        made = hmac.new(self._salt, said.encode("utf-8", "surrogatepass"), hashlib.sha256)
        return f"sha256:{made.hexdigest()}"
