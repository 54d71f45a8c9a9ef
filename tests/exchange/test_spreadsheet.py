"""CSV out and in: what rows hold, no cell a formula, columns mapped, all of it back."""

import csv
import shutil
import subprocess
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import handovers
from tests.faults.hostile import OWN
from workbench.exchange.spreadsheet import HEADINGS, SOURCES, export
from workbench.exchange.spreadsheet_cells import (
    SourceCell,
    defused,
    restored,
    source_lines,
    source_of,
)
from workbench.exchange.spreadsheet_reading import columns, offered
from workbench.model.errors import UnreadableInput, UsageError
from workbench.model.handover import Handover
from workbench.model.offers import OfferedSource

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example","x")',
    "'=1",
    "''=1",
    "' =1",
    "a;=1+1",
    'a;"=1+1',
    "a\n=1",
    "a\t-1",
    " =1",
    "; '+1",
]


def rows(handed: Handover) -> list[dict[str, str]]:
    [file] = export(handed).files
    text = file.body.decode("utf-8-sig")
    assert file.name == "claims.csv"
    return list(csv.DictReader(StringIO(text, newline="")))


def test_a_row_has_what_a_line_by_line_check_keeps() -> None:
    start = handovers.TEXT.index("2,600")
    [row] = [each for each in rows(handovers.usual()) if each["number"] == "1"]
    assert row == {
        "number": "1",
        "words": "2,600 litres",
        "restated": "The lighthouse burned 2,600 litres of diesel a month.",
        "claimant": "Ada Brink",
        "claimed on": "",
        "kind": "number",
        "priority": "2",
        "flags": "",
        "state": "settled",
        "rating": "False",
        "rationale": "The meter says 1,900.",
        "checked by": "M. Keller",
        "checked at": "2026-11-22T14:02:11Z",
        "round": "first",
        SOURCES: f"refutes | Harbour report | {handovers.REPORT} | page 3 | "
        "1,900 litres were used each month. | Read the table.",
        "queries": "q1 to the author, open: Where is this from?",
        "proposed wording": "",
        "start": str(start),
        "end": str(start + 12),
    }


def test_the_file_is_as_the_standard_has_it_and_as_spreadsheets_know_it() -> None:
    body = export(handovers.usual()).files[0].body
    assert body.startswith(b"\xef\xbb\xbfnumber,words,")
    assert body.endswith(b"\r\n")
    assert [tuple(each) for each in rows(handovers.usual())] == [HEADINGS, HEADINGS]


@pytest.mark.parametrize("words", FORMULAS)
def test_what_would_be_a_formula_is_text_and_comes_back(words: str) -> None:
    assert defused(words).lstrip(" ")[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert restored(defused(words)) == words


@given(st.text(st.sampled_from("=+-@'\"; \t\r\nab＝,"), max_size=12) | st.text(max_size=20))
def test_every_cell_comes_back_as_it_was(words: str) -> None:
    assert restored(defused(words)) == words


@given(st.text(st.sampled_from("=+-@'\"; \t\r\nab,"), max_size=12), st.sampled_from(",;\t"))
def test_no_cell_is_a_formula_at_whatever_separator_a_program_takes(
    words: str, separator: str
) -> None:
    written = StringIO()
    csv.writer(written).writerow(["1", defused(words), "2"])
    for row in csv.reader(StringIO(written.getvalue(), newline=""), delimiter=separator):
        for cell in row:
            assert cell.lstrip(" ")[:1] not in tuple("=+-@"), row


@given(st.lists(st.builds(SourceCell, *[st.text(max_size=8)] * 6), max_size=3))
def test_sources_in_a_cell_come_back(sources: list[SourceCell]) -> None:
    lines = source_lines(sources)
    assert [source_of(line) for line in lines.split("\n") if sources] == sources


@given(st.text(min_size=1, max_size=30), st.text(max_size=20), st.text(max_size=20))
def test_what_was_exported_comes_back(words: str, why: str, passage: str) -> None:
    if not words.strip():
        return
    detail = handovers.detail(
        handovers.claim(quote=words, claimant="Ada Brink"),
        f"Before it: {words}.",
        verdicts=(handovers.verdict(why=why),),
        pieces=(handovers.evidence(passage=passage),),
    )
    offer = offered(export(handovers.handover(detail)).files[0].body, "claims.csv")
    [claim] = offer.claims
    start = f"Before it: {words}.".index(words)
    assert (claim.words, claim.start, claim.end) == (words, start, start + len(words))
    assert claim.comment == (why if why.strip() else "")
    assert (claim.claimant, claim.rating, claim.by) == ("Ada Brink", "False", "M. Keller")
    assert claim.sources == (
        OfferedSource(
            handovers.REPORT, "Harbour report", "refutes", passage, "page 3", "Read the table."
        ),
    )


@pytest.mark.parametrize("words", [each for each in OWN if each.strip()])
def test_hostile_words_come_back_whole(words: str) -> None:
    detail = handovers.detail(handovers.claim(quote=words), words)
    [claim] = offered(export(handovers.handover(detail)).files[0].body, "x.csv").claims
    assert claim.words == words


FOREIGN = "Claim;Speaker;Verdict;Notes;Source 1;Source 2;Colour\r\n"


def test_columns_are_guessed_by_their_headings_and_shown() -> None:
    body = (FOREIGN + "Lamps cost 41;Ada;wrong;40 it is;https://x.example;Mayor;red\r\n").encode()
    found = columns(body, "x.csv")
    assert found.guessed == {
        "Claim": "words",
        "Speaker": "claimant",
        "Verdict": "rating",
        "Notes": "comment",
        "Source 1": "sources",
        "Source 2": "sources",
    }
    assert (found.delimiter, found.rows, found.first[0]) == (";", 1, "Lamps cost 41")
    offer = offered(body, "x.csv")
    [claim] = offer.claims
    assert (claim.where, claim.words, claim.rating) == ("row 2", "Lamps cost 41", "wrong")
    assert [(each.url, each.title) for each in claim.sources] == [
        ("https://x.example/", ""),
        ("", "Mayor"),
    ]
    assert [(each.where, each.words) for each in offer.left_aside] == [("columns", "Colour")]


def test_a_mapping_that_is_given_is_the_one_that_is_applied() -> None:
    body = (FOREIGN + "A;B;C;D;E;F;G\n").encode()
    offer = offered(body, "x.csv", {"Colour": "words", "Claim": "rating"})
    assert [(each.words, each.rating) for each in offer.claims] == [("G", "A")]


@pytest.mark.parametrize(
    "mapping",
    [{"Hue": "words"}, {"Claim": "colour"}, {"Claim": "words", "Colour": "words"}, {}],
)
def test_a_mapping_that_cannot_be_is_refused_in_a_sentence(mapping: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        offered(FOREIGN.encode(), "x.csv", mapping)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    lines = ["claim", "source"], ["Lampen für 41 Kronen, “gewiss”; so – ja", "Bürgermeister"]
    written = StringIO()
    csv.writer(written, delimiter=delimiter).writerows(lines)
    [claim] = offered(written.getvalue().encode(encoding), "x.csv").claims
    assert (claim.words, claim.sources[0].title) == (lines[1][0], lines[1][1])


def test_the_line_with_which_excel_names_the_separator_is_obeyed() -> None:
    [claim] = offered(b"sep=;\r\nclaim;source\r\nLamps, 41, 42;Ada\r\n", "x.csv").claims
    assert claim.words == "Lamps, 41, 42"


def test_ragged_rows_and_rows_without_a_claim_are_told() -> None:
    offer = offered(b"claim,link\nA\nB,https://x.example,more\n\n,https://y.example\n", "x.csv")
    assert [claim.words for claim in offer.claims] == ["A", "B"]
    assert [(each.where, each.words) for each in offer.left_aside] == [
        ("columns", "column 3"),
        ("row 5", "https://y.example"),
    ]


def test_without_a_known_heading_the_longest_column_is_taken_for_the_claims() -> None:
    found = columns(b"a,b\n1,Lamps cost 41 crowns.\n", "x.csv")
    assert found.guessed == {"b": "words"}


@pytest.mark.parametrize("body", [b"", b"\n\n", b"PK\x03\x04\x00\x00\x00", b"\xef\xbb\xbf"])
def test_what_is_no_table_is_refused_in_a_sentence(body: bytes) -> None:
    with pytest.raises(UnreadableInput):
        offered(body, "x.csv")


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
HAS_SHEETS = bool(OFFICE) and (Path(str(OFFICE)).resolve().parent / "libsclo.so").exists()


@pytest.mark.skipif(not HAS_SHEETS, reason="no LibreOffice Calc here")
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_opens_it_and_calculates_nothing(tmp_path: Path, separator: str) -> None:
    details = [
        handovers.detail(handovers.claim(at, words, restated=words), f"{words} ")
        for at, words in enumerate([*FORMULAS, "ü 東京, “x”;"], 1)
    ]
    (tmp_path / "claims.csv").write_bytes(export(handovers.handover(*details)).files[0].body)
    subprocess.run(  # noqa: S603 - the program that was found
        [
            *(str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            f"--infilter=CSV:{ord(separator)},34,76",  # and a quote, UTF-8
            *("--convert-to", "xlsx", "--outdir", str(tmp_path), str(tmp_path / "claims.csv")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with zipfile.ZipFile(tmp_path / "claims.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f" not in sheet
    assert "ü 東京" in words
    if separator == ",":
        assert sheet.count("<row ") == len(details) + 1
