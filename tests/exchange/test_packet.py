"""What a packet holds, and that nothing in it runs or is read before it is needed."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from exchanged import HOSTILE
from handovers import article, handover, usual
from packets import HTML, PDF, captured, in_folder, packet, step
from pages import Read, full_of

from workbench.exchange import markdown_article
from workbench.exchange.html_page import page
from workbench.exchange.json_text import json_bytes
from workbench.exchange.packet import export
from workbench.exchange.packet_check import check
from workbench.exchange.packet_files import suffix_of
from workbench.model.handover import Contents, Handover, LeftOut, Step
from workbench.text.display import shown

HTML_NAME = f"captures/001-2-{sha256(HTML).hexdigest()}.html.txt"
PDF_NAME = f"captures/001-1-{sha256(PDF).hexdigest()}.pdf"


def files_of(made: Handover, *steps: Step) -> dict[str, bytes]:
    return {each.name: each.content for each in export(made, steps, lambda _: b"").files}


def test_the_sample_as_a_packet(
    handed: Handover,
    steps: tuple[Step, ...],
    contents: Contents,
    golden: Callable[[str, bytes], None],
) -> None:
    exported = export(handed, steps, contents)
    listing = "".join(f"{each.name}\n" for each in exported.files)
    golden("packet/listing.txt", listing.encode())
    [annotated] = markdown_article.export(handed).files
    for each in exported.files:
        if each.name == annotated.name:
            assert each.content == annotated.content  # which has a golden file of its own
        elif each.name == "manifest.json":
            value = json.loads(each.content)
            value["files"] = [one for one in value["files"] if one["name"] != annotated.name]
            golden(f"packet/{each.name}", json_bytes(value))
        else:
            golden(f"packet/{each.name}", each.content)


def test_published_statements_as_a_page(
    handed_statements: Handover, golden: Callable[[str, bytes], None]
) -> None:
    golden("statements.html", page(handed_statements).encode())


def test_every_capture_is_a_file_and_the_page_leads_to_it() -> None:
    found = {each.name: each.content for each in packet().files}
    assert found[PDF_NAME] == PDF
    assert found[HTML_NAME] == HTML
    links = Read(found["index.html"].decode()).all_of("href")
    assert PDF_NAME in links
    assert HTML_NAME in links
    [source] = json.loads(found["sources.json"])
    assert [each["file"] for each in source["captures"]] == [HTML_NAME, PDF_NAME]
    assert source["captures"][0]["sha256"] == sha256(HTML).hexdigest()


def test_captures_are_read_when_they_are_written_and_not_before() -> None:
    made, _ = captured(("text/html", HTML))
    read: list[str] = []
    exported = export(made, [], lambda digest: read.append(digest) or HTML)  # type: ignore[func-returns-value]
    assert read == []
    assert [each.content for each in exported.files][-1] == HTML
    assert read == [sha256(HTML).hexdigest()]


def test_the_same_bytes_captured_twice_are_one_file() -> None:
    made, contents = captured(("text/html", HTML), ("text/html", HTML))
    names = [each.name for each in export(made, [], contents).files]
    assert len([name for name in names if name.startswith("captures/")]) == 1


@pytest.mark.parametrize(
    ("media_type", "suffix"),
    [
        ("text/html", ".html.txt"),
        ("TEXT/HTML; charset=utf-8", ".html.txt"),
        ("application/xhtml+xml", ".html.txt"),
        ("image/svg+xml", ".svg.txt"),
        ("text/csv", ".csv.txt"),
        ("application/pdf", ".pdf"),
        ("text/x-shellscript", ".bin"),
        ("application/x-msdownload", ".bin"),
        ("../../x", ".bin"),
        ("", ".bin"),
    ],
)
def test_no_capture_has_an_ending_that_runs_it(media_type: str, suffix: str) -> None:
    assert suffix_of(media_type) == suffix


def test_the_manifest_has_the_hash_of_every_other_file_and_comes_first() -> None:
    files = packet().files
    assert files[0].name == "manifest.json"
    manifest = json.loads(files[0].content)
    assert manifest["files"] == [
        {
            "name": each.name,
            "size": len(each.content),
            "sha256": sha256(each.content).hexdigest(),
        }
        for each in files[1:]
    ]


def test_the_article_is_there_as_it_was_received() -> None:
    text = "One.\n\tTwo.\n\u202eThree.\r"
    made = files_of(handover(about=article(text)))
    assert made["article.txt"].decode() == text
    digest = json.loads(made["manifest.json"])["article"]["text_sha256"]
    assert digest == sha256(text.encode()).hexdigest()


def test_the_history_is_a_line_a_step() -> None:
    lines = files_of(usual(), step(1), step(2, "two\nlines \u2028 and \u202e"))["history.jsonl"]
    read = [json.loads(line) for line in lines.decode().split("\n")[:-1]]
    assert [each["id"] for each in read] == [1, 2]
    assert read[1]["label"] == "two\nlines \u2028 and \u202e"
    assert read[0]["changes"][0]["after"] == {"number": 1, "restated": "mark 2,600 litres"}


@pytest.mark.parametrize("words", HOSTILE)
def test_the_lists_have_the_true_characters_and_no_markup(words: str) -> None:
    clean = words.encode("utf-8", "replace").decode()  # as no file of the workbench has it either
    made = files_of(full_of(clean))
    [source] = json.loads(made["sources.json"])
    assert source["title"] == source["claims"][0]["passage"] == clean
    [asked] = json.loads(made["queries.json"])
    assert (asked["question"], asked["answer"]) == (clean, clean)
    [correction] = json.loads(made["corrections.json"])
    assert correction["public_wording"] == clean
    for name in ("sources.json", "queries.json", "corrections.json"):
        text = made[name].decode()
        assert "<" not in text
        assert shown(text.replace("\n", "")) == text.replace("\n", "")


def test_what_was_left_out_is_said_to_people_and_to_programs() -> None:
    made = files_of(usual()._replace(left_out=LeftOut(2, 1)))
    assert json.loads(made["manifest.json"])["left_out"] == {
        "sensitive_sources": 2,
        "private_notes": 1,
    }
    assert "Left out: 2 sensitive sources and 1 private note." in made["README.txt"].decode()


@pytest.mark.parametrize(
    "words", ["../../etc/passwd", "</script><!--", "a\x00b\x1b]0;x\x07", "CON", "{title}{0.x}"]
)
def test_no_name_in_it_is_made_of_words_of_others(words: str, tmp_path: Path) -> None:
    exported = export(full_of(words), [], lambda _: b"x" * 1200)
    plain = export(full_of("x"), [], lambda _: b"x" * 1200)
    assert [each.name for each in exported.files] == [each.name for each in plain.files]
    in_folder(exported, tmp_path / "packet")
    digest = "ab" * 32  # which the capture's bytes do not have
    [problem] = check(tmp_path / "packet").problems
    assert digest in problem
    assert "was changed" in problem
