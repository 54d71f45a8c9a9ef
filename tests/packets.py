"""Packets as tests want them: of a record with captures, in a folder or a zip."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from handovers import usual

from workbench.exchange.packet import export
from workbench.exchange.zipping import zipped
from workbench.model.handover import Exported, ExportedFile, Handover, Step
from workbench.model.views import ActionRow, Change

HTML = b"<html><script>alert(document.domain)</script>1,900 litres</html>"
PDF = b"%PDF-1.7 nothing"


def captured(*bodies: tuple[str, bytes]) -> tuple[Handover, Callable[[str], bytes]]:
    """The usual record whose source has these captures, the newest first, and their contents."""
    made = usual()
    [source] = made.sources
    [pattern] = source.captures
    captures = tuple(
        pattern._replace(
            id=80 + at,
            at=f"2026-11-{21 - at:02}T10:00:00.000000Z",
            media_type=media_type,
            size=len(body),
            sha256=sha256(body).hexdigest(),
        )
        for at, (media_type, body) in enumerate(bodies)
    )
    kept = {sha256(body).hexdigest(): body for _, body in bodies}
    return made._replace(sources=(source._replace(captures=captures),)), kept.__getitem__


def step(number: int = 1, label: str = "mark 2,600 litres") -> Step:
    action = ActionRow(
        number, "2026-11-22T14:02:11.123456Z", "M. Keller", "person", "mark", label, 41, 901, 1,
        None, None,
    )  # fmt: skip
    return Step(action, (Change("claim", 901, None, {"number": 1, "restated": label}),))


def packet() -> Exported:
    handover, contents = captured(("text/html; charset=utf-8", HTML), ("application/pdf", PDF))
    return export(handover, [step(1), step(2)], contents)


def in_folder(exported: Exported, root: Path) -> Path:
    for each in exported.files:
        place = root / each.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(each.content)
    return root


def in_zip(exported: Exported, path: Path, *more: ExportedFile) -> Path:
    with path.open("wb") as out:
        zipped([*exported.files, *more], out)
    return path
