"""Carrying marks over from one revision of a text to the next."""

from collections.abc import Iterable

from workbench.model.spans import Carried, Span
from workbench.model.states import MarkStatus
from workbench.text.marks import describe, locate


def carry(old: str, new: str, spans: Iterable[tuple[int, int]]) -> list[Carried]:
    """Where each of `spans` of `old` stands in `new`, one for each, in their order.

    `exact` and `moved` only where the words are the same, character by character; `changed` and
    `ambiguous` give the best guess; a passage that was deleted is `lost`, without a place.
    """
    return [_carried(old, new, Span(*span)) for span in spans]


def _carried(old: str, new: str, span: Span) -> Carried:
    if old == new and span.start < span.end:
        return Carried(MarkStatus.EXACT, *span, 1.0)
    return Carried(*locate(new, describe(old, *span), span.start))
