"""Offsets of other programs as ours: code points, where JavaScript counts UTF-16 units."""

from workbench.model.spans import Span

_ENCODING = "utf-16-le"
_UNIT = 2
"""Bytes of a UTF-16 unit."""


def place(text: str, span: Span, exact: str, in_utf16: bool) -> Span:
    """The place in `text`, in code points, that another program counted to.

    It is verified against the words: both ways of counting are tried, the one that the program is
    known for first. Where neither gives the words it is the place by that first one, cut to the
    text: a hint for looking.
    """
    readings = [_from_utf16(text, span), _clipped(text, span)]
    if not in_utf16:
        readings.reverse()
    fitting = (each for each in readings if exact and text[each.start : each.end] == exact)
    return next(fitting, readings[0])


def to_utf16(text: str, offset: int) -> int:
    """How many UTF-16 units stand before a code point."""
    return len(text[:offset].encode(_ENCODING, "surrogatepass")) // _UNIT


def _from_utf16(text: str, span: Span) -> Span:
    if text.isascii():
        return _clipped(text, span)
    units = text.encode(_ENCODING, "surrogatepass")
    start, end = (_code_points(units, each) for each in span)
    return Span(start, max(start, end))


def _code_points(units: bytes, offset: int) -> int:
    """The code points before a unit; half a pair belongs to none."""
    return len(units[: max(0, offset) * _UNIT].decode(_ENCODING, "ignore"))


def _clipped(text: str, span: Span) -> Span:
    start = min(max(0, span.start), len(text))
    return Span(start, min(max(start, span.end), len(text)))
