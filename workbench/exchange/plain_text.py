"""Blocks as plain text: what is set apart stands between signs."""

from collections.abc import Iterable

from workbench.exchange.blocks import Block, Heading, Line, Look, Room, Run, Title

_SIGNS = {Look.STRONG: ("[", "]"), Look.GONE: ("[-", "-]"), Look.NEW: ("[+", "+]")}


def plain_text(blocks: Iterable[Block]) -> str:
    """The document, a paragraph a line."""
    return "\n\n".join(map(_block, blocks)) + "\n"


def _block(block: Block) -> str:
    match block:
        case Title(text):
            return f"{text}\n{'=' * min(72, len(text))}"
        case Heading(mark, text):
            return f"{mark} {text}"
        case Room(label):
            return f"{label}:"
        case Line("", runs):
            return "".join(run.text for run in runs)
        case Line(label, runs):
            return f"{label}: {''.join(map(_run, runs)).strip()}"


def _run(run: Run) -> str:
    words = run.text.strip()
    if run.look == Look.PLAIN or not words:
        return run.text
    before, after = run.text.partition(words)[::2]
    opening, closing = _SIGNS[run.look]
    return f"{before}{opening}{words}{closing}{after}"
