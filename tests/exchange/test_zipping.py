"""A zip of a packet: the same bytes each time, and one file in memory at a time."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from workbench.exchange.zipping import zipped
from workbench.model.handover import ExportedFile


def made(*files: ExportedFile) -> bytes:
    out = BytesIO()
    zipped(files, out)
    return out.getvalue()


def test_the_same_files_make_the_same_bytes() -> None:
    files = (ExportedFile("b/two.txt", b"2" * 999), ExportedFile("one.png", b"1"))
    assert made(*files) == made(*files)
    with zipfile.ZipFile(BytesIO(made(*files))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["b/two.txt", "one.png"]
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("b/two.txt") == b"2" * 999


def test_what_comes_later_is_read_when_its_turn_comes() -> None:
    said: list[str] = []

    def saying(name: str) -> Callable[[], bytes]:
        return lambda: said.append(name) or name.encode()  # type: ignore[func-returns-value]

    files = [ExportedFile(name, later=saying(name)) for name in ("one", "two")]
    assert said == []
    with zipfile.ZipFile(BytesIO(made(*files))) as archive:
        assert archive.read("two") == b"two"
    assert said == ["one", "two"]
