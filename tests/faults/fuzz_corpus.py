"""Whole inputs of every kind, made here, from which the fuzzers make broken ones."""

import zlib
from email.message import EmailMessage

from tests.documents.documents import write_epub, write_odt, write_zip
from tests.documents.pdf_writer import Line, write_pdf
from tests.stories import HOUSE_SCALE

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGES = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx_parts() -> dict[str, str | bytes]:
    """A Word document with a list, a table, tracked changes, notes, a link and properties."""
    document = (
        f'<w:document {_W} xmlns:r="{_OFFICE}"><w:body>'
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Lamps</w:t></w:r></w:p>'
        '<w:p><w:r><w:t xml:space="preserve">Cost </w:t></w:r><w:ins w:id="1"><w:r><w:t>41'
        '</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>40</w:delText></w:r></w:del>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:hyperlink r:id="rId9"><w:r><w:t>here</w:t>'
        '</w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "a"'
        '</w:instrText><w:fldChar w:fldCharType="end"/><w:sym w:font="Symbol" w:char="F0B7"/>'
        "<w:br/><w:tab/></w:r></w:p>"
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>one</w:t></w:r></w:p>"
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'
        "<w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    types = (
        f'<Types xmlns="{_PACKAGES}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="'
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        '"/></Types>'
    )
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("rId1", "numbering", "numbering.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "footnotes", "footnotes.xml"),
            ("rId9", "hyperlink", "https://example.org/"),
        ),
        "word/document.xml": document,
        "word/styles.xml": f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl '
        'w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t>Note.</w:t>'
        "</w:r></w:p></w:footnote></w:footnotes>",
        "docProps/core.xml": f'<c:coreProperties xmlns:c="{_PACKAGES}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Lamps</dc:title><dc:creator>Ada Brink</dc:creator><dc:language>en-GB"
        "</dc:language><t:created>2024-03-05T10:00:00Z</t:created></c:coreProperties>",
    }


def _relations(*listed: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in listed
    )
    return f'<Relationships xmlns="{_PACKAGES}/relationships">{rows}</Relationships>'


def docx() -> bytes:
    return write_zip(docx_parts())


def odt() -> bytes:
    return write_odt(
        '<text:h>Lamps</text:h><text:p>Cost <text:s text:c="3"/>41<text:note '
        'text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Note.</text:p></text:note-body></text:note><text:tab/><text:line-break/></text:p>"
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="2">'
        "<text:p>cell</text:p></table:table-cell></table:table-row></table:table>",
        "<dc:title>Lamps</dc:title><meta:creation-date>2024-03-05T10:00:00</meta:creation-date>",
    )


def epub() -> bytes:
    return write_epub(
        ["<h1>Lamps</h1><p>Cost 41.<br/>So it is.</p>", "<ol><li>one</li></ol><p>Two.</p>"],
        "<dc:title>Lamps</dc:title><dc:creator>Ada Brink</dc:creator><dc:date>2024-03-05</dc:date>",
    )


def pdfs() -> list[bytes]:
    plain = write_pdf(
        [[Line(72, 700, "The lamps cost 41 crowns in"), Line(72, 688, "all, said Ada Brink.")]] * 2,
        {"Title": "Lamps", "Author": "Ada Brink", "CreationDate": "D:20240305100000Z"},
    )
    return [plain, _with_objects_in_a_stream()]


def _with_objects_in_a_stream() -> bytes:
    """A PDF 1.5: compressed content, an object stream, and a stream for the table of objects."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 6 0 R"
        b"/Resources<</Font<</F1 4 0 R>>>>>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    places, packed = [], b""
    for number, content in objects.items():
        places.append(b"%d %d" % (number, len(packed)))
        packed += content + b" "
    head = b" ".join(places) + b" "
    body = b"%PDF-1.5\n"
    held = zlib.compress(head + packed)
    at_held = len(body)
    body += (
        b"5 0 obj<</Type/ObjStm/N 4/First %d/Filter/FlateDecode/Length %d>>stream\n"
        b"%s\nendstream endobj\n" % (len(head), len(held), held)
    )
    drawn = zlib.compress(b"BT /F1 12 Tf 72 700 Td (The lamps cost 41 crowns.) Tj ET")
    at_drawn = len(body)
    body += b"6 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n" % (
        len(drawn),
        drawn,
    )
    at_table = len(body)
    rows = b"".join(
        [bytes([0, 0, 0, 0]), *(bytes([2, 0, 5, number]) for number in range(4))]
        + [bytes([1, *at.to_bytes(2, "big"), 0]) for at in (at_held, at_drawn, at_table)]
    )
    return body + (
        b"7 0 obj<</Type/XRef/Size 8/W[1 2 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream endobj\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(rows), rows, at_table)
    )


def mails() -> list[bytes]:
    mail = EmailMessage()
    mail["Subject"] = "Lampen für Höllin"
    mail["From"] = "Ada Brink <ada@example.org>, =?utf-8?q?Z=C3=BC?= <z@example.org>"
    mail["Date"] = "Tue, 05 Mar 2024 10:00:00 +0100"
    mail.set_content("They cost 41 – in all.\n", charset="utf-8", cte="quoted-printable")
    mail.add_alternative("<p>They cost <b>41</b>.</p>", subtype="html", cte="base64")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="map ü.png")
    old = (
        b"Received: by x\r\nFrom: ada@example.org\r\nSubject: Lamps\r\nDate: 5 Mar 24 10:00\r\n"
        b'Content-Type: text/html; charset="iso-8859-1"\r\n\r\n<p>Sie kosten 41 \xfcberall.</p>'
    )
    forwarded = (
        b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
        b"--B\nContent-Type: message/rfc822\n\nFrom: b@example.org\nSubject: in\n\nInside 12.\n"
        b"--B\nContent-Type: text/plain; charset*=utf-8''utf%2D8\n"
        b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n#0V%T\n`\nend\n--B--\n"
    )
    return [mail.as_bytes(), old, forwarded]


def markdowns() -> list[bytes]:
    listed = (
        b'---\ntitle: "Lamps"\nauthor: [Ada, Bo]\ndate: 2024-03-05\nurl: https://example.org/\n'
        b"tags:\n  - a\n---\n\n# Lamps *of* [Hollin](x)\n\nThey cost 41.\n"
    )
    return [
        listed,
        b'+++\ntitle = "Lamps"\ndate = 2024-03-05\nauthors = ["Ada"]\n[extra]\na = 1\n+++\n\nIt.',
        b"Lamps\n=====\n\nThey cost `41` and **more**.\n",
    ]


def plains() -> list[bytes]:
    words = "Title of it\n\nHollin, 3 March 2025\nBy Ada Brink\n\nThe lamps cost £41 – “more”.\n"
    foreign = "Фонари стоили 41 рубль, сказала мэр города вчера вечером.\n"
    return [
        words.encode(),
        words.encode("utf-16"),
        words.encode("utf-32"),
        words.encode("cp1252"),
        foreign.encode("koi8_r"),
        foreign.encode("cp1251"),
        "ランプの値段は41円でした。".encode("iso2022_jp"),
        "ランプの値段は41円でした、と市長は言いました。".encode("cp932"),
        b"date 2021-02-20\ntitle Lamps\nurl https://example.org/\n\n" + words.encode(),
    ]


def pages() -> list[bytes]:
    whole = (
        b"<html><body><h1>Lamps</h1><ul><li>one<ol start=3><li>in</ol></ul><table><tr><th>a<td>"
        b"<p>b</p></table><pre>x\n y</pre><q>said</q><p hidden>no</p></body></html>"
    )
    return [
        whole,
        b"<p style='display:none'>no<p>One &amp; two<br>three<svg><title>t</title></svg><!-- c -->",
    ]


_WORDS = "<p>The lamps of the harbour cost 41 crowns a night, and nobody counts them.</p>"
_WEB_PAGE = f"""<!doctype html><html lang=en-GB><head><meta charset="utf-8">
<title>Lamps | Tern</title><meta property="og:site_name" content="Tern">
<meta name=author content="By Ada"><link rel=canonical href='/lamps?a=b'>
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Lamps",
"author": [{{"@id": "#a"}}, "Bo"], "datePublished": "2026-03-04T09:00Z", "publisher":
{{"name": "Tern"}}, "hasPart": {{"isAccessibleForFree": "False"}}}}, {{"@id": "#a", "name": "Ada"}}
]}}</script></head><body><nav><a href=/>Home</a></nav><main><article><h1>Lamps</h1>
<time itemprop=dateModified datetime=2026-03-05>5 March</time>{_WORDS * 5}<blockquote><q>Never</q>
</blockquote><table><tr><td>a<td>1</table></article></main><div class=comments>{_WORDS}</div>"""
_OLD_WEB_PAGE = f"""<html><meta http-equiv=content-type content='text/html; charset=iso-8859-1'>
<p>été{_WORDS}"""


def web_pages() -> list[bytes]:
    bare = f"<div>{_WORDS * 3}{'<span>a b </span>' * 20}"
    return [_WEB_PAGE.encode(), _OLD_WEB_PAGE.encode("latin-1"), bare.encode()]


CONFIGURATION = """\
who = "MK"
theme = "light"
keymap = "azerty"
editor = "nano -w"
[keys]
"claim.source" = "s,ctrl+l"
""" + HOUSE_SCALE.lstrip()

ADDRESSES = [
    "https://example.org/a/b?c=d&utm_source=x#e",
    "HTTP://User:pw@EXAMPLE.org:80/a/../b/./c%7e",
    "http://[2001:db8::1]:8080/x",
    "https://bücher.example/ä?ö=ü",
    "http://0x7f.1/",
    "https://xn--bcher-kva.example/#!/page",
    "www.example.org/x",
    "example.org:443\\x",
    "https://💩.la/%zz%00",
]
