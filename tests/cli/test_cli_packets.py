"""`workbench verify PACKET`: without a file of one's own, and nothing of a stranger's obeyed."""

from pathlib import Path
from typing import Any

from packets import in_folder, in_zip, packet

from workbench.model.handover import ExportedFile


def test_a_packet_is_checked_and_no_file_is_made_for_that(cli: Any, tmp_path: Path) -> None:
    folder = in_folder(packet(), tmp_path / "packet")
    told = cli("verify", str(folder))
    assert "All is well." in told.err
    assert not cli.db.exists()
    outcome = cli.json("verify", str(in_zip(packet(), tmp_path / "packet.zip")))
    assert outcome["problems"] == []
    assert outcome["checked"]["files"] == len(packet().files) - 1


def test_what_is_wrong_ends_with_1_and_harms_no_terminal(cli: Any, tmp_path: Path) -> None:
    made = in_zip(packet(), tmp_path / "x.zip", ExportedFile("\x1b]52;c;eA==\x07.txt", b""))
    told = cli("verify", str(made), code=1)
    assert "\x1b" not in told.out
    assert "is not in the manifest" in told.out
    assert "Not all is well." in told.err
    assert len(cli.json("verify", str(made), code=1)["problems"]) == 1


def test_what_is_no_packet_ends_with_2(cli: Any, tmp_path: Path) -> None:
    assert "There is nothing at" in cli("verify", str(tmp_path / "nowhere"), code=2).err
    (tmp_path / "text.txt").write_text("words", encoding="utf-8")
    assert "neither a folder nor a .zip" in cli("verify", str(tmp_path / "text.txt"), code=2).err


def test_a_packet_that_was_made_is_well(cli: Any, claim: str, tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    page.write_bytes(b"<html><body><script>alert(1)</script>41 street lamps</body></html>")
    cli("source", claim, "https://lamps.example/", "--stance", "supports", "--file", str(page))
    words = ("export", "1", "--format", "packet", "--out")
    for name in ("packet", "packet.zip"):
        cli(*words, str(tmp_path / name))
        outcome = cli.json("verify", str(tmp_path / name))
        assert outcome["problems"] == []
        assert outcome["checked"]["files"] == 9
    [kept] = (tmp_path / "packet" / "captures").iterdir()
    assert kept.name.endswith(".html.txt")
    assert kept.read_bytes() == page.read_bytes()
    cli(*words, str(tmp_path / "packet"), "--force")
    kept.write_bytes(b"other")
    assert "instead of" in cli("verify", str(tmp_path / "packet"), code=1).out
