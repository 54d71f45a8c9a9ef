"""Whether a passage that was pinned still stands in the text of its source."""

from workbench.model.found import Standing
from workbench.model.spans import Quote
from workbench.model.states import MarkStatus, PinState
from workbench.text.marks import locate
from workbench.text.verbatim import find_verbatim


def standing(text: str, pinned: Quote, start: int) -> Standing:
    """Where the words of `pinned`, which stood at `start` of an older text, stand in `text`.

    Only the same words count, in white space, quote marks and dashes of any kind; a passage with
    one other word is gone, for `quotes.compare` to say what stands there now.
    """
    end = start + len(pinned.exact)
    if pinned.exact and text[start:end] == pinned.exact:
        return Standing(PinState.IN_PLACE, start, end)
    found = locate(text, pinned, start)
    if found.status in (MarkStatus.EXACT, MarkStatus.MOVED, MarkStatus.AMBIGUOUS):
        return Standing(PinState.ELSEWHERE, found.start, found.end)
    for place in find_verbatim(pinned.exact, text):
        return Standing(PinState.ELSEWHERE, *place)
    return Standing(PinState.GONE, None, None)
