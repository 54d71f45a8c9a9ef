"""Writes small PDFs for the tests: lines of Helvetica at given places, and document properties."""

from typing import NamedTuple


class Line(NamedTuple):
    """Words whose baseline starts at `x`, `y` points from the lower left corner of the page."""

    x: float
    y: float
    words: str
    size: float = 10


def write_pdf(pages: list[list[Line]], properties: dict[str, str] | None = None) -> bytes:
    """A PDF with one page of 612 by 792 points for each list, drawn in the order of its lines."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids: list[str] = []
    for lines in pages:
        stream = b"".join(_draw(line) for line in lines)
        number = len(objects) + 1
        kids.append(f"{number + 1} 0 R")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % number
        )
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    fields = " ".join(f"/{key} {_string(value)}" for key, value in (properties or {}).items())
    objects.append(f"<< {fields} >>".encode("latin-1"))
    return _assemble(objects)


def _draw(line: Line) -> bytes:
    words = _string(line.words)
    return f"BT /F1 {line.size} Tf {line.x} {line.y} Td {words} Tj ET\n".encode("cp1252")


def _string(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})"


def _assemble(objects: list[bytes]) -> bytes:
    body = b"%PDF-1.4\n"
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    return body + head + table + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(body)
