"""Blocks as Markdown in which foreign words are nothing but words (CommonMark and GitHub's)."""

import re
from collections.abc import Iterable

from workbench.exchange.blocks import Block, Heading, Line, Look, Room, Run, Title

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$^!])")
_ADDRESS = re.compile(
    r"(?<=\w)(:)(?=//)|(?<!:)(/)(?=/)|(?<=www)(\.)|(?<=[\w-])(\.)(?=[^\W\d_]{2})|(?<=\w)(@)(?=\w)",
    re.IGNORECASE,
)
"""Where a reader of Markdown would see a link begin; some make one of any host that stands bare."""

_FENCES = {Look.STRONG: "**", Look.GONE: "~~", Look.NEW: "**"}


def markdown(blocks: Iterable[Block]) -> str:
    """The document's source."""
    return "\n\n".join(map(_block, blocks)) + "\n"


def escaped(text: str) -> str:
    """Words that no reader of Markdown takes for markup, an address or HTML; on one line."""
    return _ADDRESS.sub(lambda found: f"\\{found.group()}", _SIGNS.sub(r"\\\1", text))


def _block(block: Block) -> str:
    match block:
        case Title(text):
            return f"# {escaped(text)}"
        case Heading(mark, text):
            return f"## {mark} {escaped(text)}"
        case Room(label):
            return f"**{label}:**"
        case Line("", runs):
            return "".join(map(_run, runs))
        case Line(label, runs):
            return f"**{label}:** {''.join(map(_run, runs)).strip()}"


def _run(run: Run) -> str:
    fence = _FENCES.get(run.look, "")
    words = run.text.strip()
    if not fence or not words:
        return escaped(run.text)
    # A fence takes no blank beside it: blanks stand outside.
    before, after = run.text.partition(words)[::2]
    return f"{before}{fence}{escaped(words)}{fence}{after}"
