"""The parts of a Word document and their archive: the same bytes for the same words, anywhere.

Nothing of a template is in it: no styles that are not used, no day on which somebody made one.
"""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from unicodedata import bidirectional
from xml.sax.saxutils import escape

from workbench.exchange.blocks import Line, Look
from workbench.exchange.word_names import OURS
from workbench.exchange.word_notes import Note
from workbench.exchange.word_xml import NAMESPACE, flat, quoted, run
from workbench.exchange.zipping import zipped
from workbench.model.handover import ExportedFile
from workbench.model.views import Article

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = f'xmlns:w="{NAMESPACE}"'
_OPEN = "application/vnd.openxmlformats-"
_WORD = f"{_OPEN}officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRONG = "<w:b/>"
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" '
    'w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
"""A4 with margins of 2.5 cm."""
_NO_BIDI, _NO_RTL = '<w:bidi w:val="0"/>', '<w:rtl w:val="0"/>'
LOOKED_AT = 2_000
"""Characters in which the direction of a text is looked for."""

_TYPES = {
    "word/document.xml": f"{_WORD}document.main+xml",
    "word/comments.xml": f"{_WORD}comments+xml",
    "word/styles.xml": f"{_WORD}styles+xml",
    "word/settings.xml": f"{_WORD}settings+xml",
    "docProps/core.xml": f"{_OPEN}package.core-properties+xml",
}
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr>{0}<w:spacing w:after="200" w:line="320" w:lineRule="auto"/></w:pPr>{1}</w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="Normal"/><w:pPr>{2}<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>'
    '</w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/>{3}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'
    "</w:style>"
)


def packed(
    article: Article, body: Iterable[str], notes: Iterable[Note], made_at: datetime
) -> bytes:
    """The document's bytes; a note's number is its place in `notes`, from 0."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}{_PAGE}</w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{part}", f"{part}.xml") for part in ("styles", "settings", "comments"))
        ),
        "word/styles.xml": _styles(article),
        "word/settings.xml": _settings(),
        "word/comments.xml": _comments(notes),
        "docProps/core.xml": _core(article, made_at),
    }
    return _archive(parts)


def _archive(parts: dict[str, str]) -> bytes:
    made = BytesIO()
    members = (ExportedFile(name, (_HEAD + content).encode()) for name, content in parts.items())
    zipped(members, made)
    return made.getvalue()


def _content_types() -> str:
    rels = f"{_OPEN}package.relationships+xml"
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(*relations: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{made}</Relationships>'


def _styles(article: Article) -> str:
    """The styles; where the text runs from right to left, its paragraphs do and comments do not."""
    language = quoted(flat(article.language))
    spoken = f'<w:lang w:val="{language}"/>' if language else ""
    turned = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>", _NO_BIDI, _NO_RTL)
    styles = _STYLES.format(*(turned if _runs_left(article.text) else ("", "", "", "")))
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        f'<w:sz w:val="24"/><w:szCs w:val="24"/>{spoken}</w:rPr></w:rPrDefault></w:docDefaults>'
        f"{styles}</w:styles>"
    )


def _runs_left(text: str) -> bool:
    """Whether the first letter that says so is of a script that runs from right to left."""
    found = (bidirectional(char) for char in text[:LOOKED_AT])
    return next((each for each in found if each in ("L", "R", "AL")), "L") != "L"


def _settings() -> str:
    """With changes tracked from now on, so that what its readers change can be seen."""
    mode = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {_W}><w:trackRevisions/><w:defaultTabStop w:val="720"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{mode}" w:val="15"/></w:compat>'
        "</w:settings>"
    )


def _comments(notes: Iterable[Note]) -> str:
    made = "".join(_comment(number, note) for number, note in enumerate(notes))
    return f"<w:comments {_W}>{made}</w:comments>"


def _comment(number: int, note: Note) -> str:
    said = "".join(map(_line, note.lines))
    return (
        f'<w:comment w:id="{number}"{note.hand.attributes} w:initials="{OURS}">{said}</w:comment>'
    )


def _line(line: Line) -> str:
    label = run(f"{line.label}: ", _STRONG) if line.label else ""
    words = (run(each.text, _STRONG if each.look == Look.STRONG else "") for each in line.runs)
    style = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    return f"<w:p>{style}{label}{''.join(words)}</w:p>"


def _core(article: Article, made_at: datetime) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    spaces = (
        f'xmlns:cp="{package}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    at = made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    stated = (("title", article.title), ("creator", article.byline), ("language", article.language))
    words = "".join(
        f"<dc:{name}>{escape(flat(value))}</dc:{name}>" for name, value in stated if value
    )
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{at}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return f"<cp:coreProperties {spaces}>{words}{days}</cp:coreProperties>"
