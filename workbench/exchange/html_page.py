"""The record as one page that needs no network and no script: the article beside its claims.

All words of others reach the page through one place, `_shown`, and are escaped behind it; an
address becomes a link only where it is one of the web. The page forbids itself everything but its
own style sheet.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.exchange import page_parts, wording
from workbench.exchange.query_blocks import day
from workbench.model.handover import Exported, ExportedFile, Handover
from workbench.model.scales import IN_TEXT
from workbench.text.display import in_quotes, shown
from workbench.text.worddiff import word_diff

if TYPE_CHECKING:
    from jinja2 import Environment

NAME = "index.html"
TEMPLATES = Path(__file__).with_name("templates")

_WEB = re.compile(r"https?://[^\s\\<>\"]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def export(handover: Handover) -> Exported:
    """The page as one file."""
    return Exported((ExportedFile(NAME, page(handover).encode()),))


def page(handover: Handover, kept: Mapping[int, str] | None = None) -> str:
    """The page's source; `kept` are the files beside it that hold captures, by the capture's id."""
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            record=handover,
            article=handover.article,
            parts=page_parts.parts(handover, kept or {}),
            style=style,
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        )
    )


def link(url: str) -> str:
    """An address that may be followed from a page, as it is; an empty text where it is none.

    What would be shown as something else than it is, is no link either.
    """
    return url if _WEB.fullmatch(url) and _shown(url) == url else ""


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        autoescape=True,
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    made.filters |= {
        "day": day,
        "moment": wording.moment,
        "quoted": in_quotes,
        "size": wording.size,
        "counted": wording.counted,
        "link": link,
        "language": lambda code: code if _LANGUAGE.fullmatch(code) else "",
    }
    made.globals |= {
        "style_sheet": lambda text: Markup(text),  # noqa: S704 - a file of this package
        "rated": wording.rated,
        "left_out": wording.left_out,
        "in_text": IN_TEXT,
        "stances": wording.STANCES,
        "matches": wording.MATCHES,
        "healths": wording.HEALTHS,
        "word_diff": word_diff,
    }
    return made


def _shown(value: Any) -> Any:
    """What may stand in a page: line feeds stay, all else that steers or hides becomes a symbol."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return "\n".join(map(shown, value.split("\n")))
