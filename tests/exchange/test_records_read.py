"""A record is read whole or not at all: what is wrong with it is said, with the place."""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import hypothesis.strategies as st
import pytest
from exchanged import HOSTILE
from hypothesis import HealthCheck, given, settings

from tests.faults.fuzz_records import whole
from workbench.exchange import record_json, record_reading
from workbench.exchange.record_values import check_of, pass_at_once
from workbench.model.errors import UnreadableInput
from workbench.model.record_columns import Table
from workbench.model.record_shape import ARTICLE, TABLES
from workbench.model.records import Record, RecordFile, is_record

Said = dict[str, Any]


def changed(change: Callable[[Said], object]) -> bytes:
    said = json.loads(whole())
    change(said)
    return json.dumps(said).encode()


def written(file: RecordFile) -> bytes:
    return record_json.export(file.record, file.contents.__getitem__).files[0].body


def test_it_has_a_row_of_everything() -> None:
    said = json.loads(whole())
    assert [name for name, rows in said.items() if rows == []] == []


def test_what_is_read_is_written_the_same() -> None:
    assert is_record(whole())
    assert written(record_reading.read(whole())) == whole()


def test_how_it_is_spaced_does_not_matter() -> None:
    for body in (json.dumps(json.loads(whole()), indent=2).encode(), b"\xef\xbb\xbf" + whole()):
        assert written(record_reading.read(body)) == whole()


def put(path: str, value: Any) -> Callable[[Said], object]:
    """Sets what stands at a path such as `mark.0.exact`."""

    def change(said: Said) -> None:
        *way, last = path.split(".")
        here: Any = said
        for step in way:
            here = here[int(step) if step.isdigit() else step]
        here[int(last) if last.isdigit() else last] = value

    return change


def twice(table: str, **other: Any) -> Callable[[Said], object]:
    return lambda said: said[table].append({**said[table][0], **other})


def other_text(said: Said) -> None:
    said["contents"] = [{**each, "text": f"{each.get('text', '')}."} for each in said["contents"]]


WRONG = {
    "version": put("version", 0),
    "version, there": put("version", True),
    "the whole, capture is missing": lambda said: said.pop("capture"),
    "the whole, 'more' is unknown": put("more", []),
    "claim, there should be a list": put("claim", {}),
    "claim[0], there should be an object": put("claim.0", []),
    "claim[0], kind is missing": lambda said: said["claim"][0].pop("kind"),
    "claim[0], 'id' is unknown": put("claim.0.id", 7),
    "claim[0].kind": put("claim.0.kind", "rumour"),
    "claim[0].priority": put("claim.0.priority", 4),
    "claim[0].rev": put("claim.0.rev", True),
    "claim[1].rev": put("claim.1.rev", True),
    "claim[0].number": put("claim.0.number", 2**63),
    "claim[0].restated": put("claim.0.restated", None),
    "claim[0].claimant": put("claim.0.claimant", "nought \0"),
    "claim[0].claimed_on": put("claim.0.claimed_on", "half \ud800"),
    "claim[2], its number": lambda said: said["claim"].append(said["claim"][0]),
    "token[0].ordinal": put("token.0.ordinal", 0),
    "token[0].ticked": put("token.0.ticked", 2),
    "token[0].end_offset": put("token.0.end_offset", 10**6),
    "token[1].end_offset": put("token.1.end_offset", 1),
    "token[0].revision, there is no revision 9": put("token.0.revision", 9),
    "token[0].claim, there is no claim 77": put("token.0.claim", 77),
    "mark[0].exact": put("mark.0.exact", "9"),
    "mark[0].start_offset": put("mark.0.start_offset", None),
    "mark[0].carried_from": put("mark.0.carried_from", 1),
    "mark[0].reviewed": put("mark.0.reviewed", 1),
    "cover[0].start_offset": put("cover.0.start_offset", -1),
    "revision[0].length": put("revision.0.length", 1),
    "revision[0].text_sha256": put("revision.0.text_sha256", "0" * 64),
    "revision[0].text_sha256, there should be": put("revision.0.text_sha256", "0" * 63),
    "revision[0].locators": put("revision.0.locators", [[0]]),
    "revision[2], its number": twice("revision", ordinal=9),
    "article.next_claim": put("article.next_claim", 1),
    "article.next_query": put("article.next_query", 1),
    "article.scale": put("article.scale", {}),
    "article.scale, in a rating's symbol": put("article.scale.ratings.0.symbol", "\x1b"),
    "article.scale, in a rating's role": put("article.scale.ratings.0.role", "lovely"),
    "article.created_at": put("article.created_at", "2026-13-40T00:00:00.000000Z"),
    "article.purpose": put("article.purpose", "fun"),
    "query[1].number": twice("query", ordinal=99),
    "query[0].end_offset": put("query.0.end_offset", 10**6),
    "capture[0].source": put("capture.0.source", 55),
    "capture[0].size": put("capture.0.size", 3),
    "capture[0].headers": put("capture.0.headers", [["a"]]),
    "capture_text[0].length": put("capture_text.0.length", 3),
    "evidence[0].passage_start": put("evidence.0.passage_start", 10**6),
    "evidence[0].passage_sha256": put("evidence.0.passage_sha256", ""),
    "evidence[0].passage_match": put("evidence.0.passage_match", "close"),
    "evidence[0].capture": put("evidence.0.capture", 2),
    "evidence[1].passage_match": put("evidence.1.passage_match", "verbatim"),
    "shared_text[0].other": put("shared_text.0.other", 1),
    "source[2].canonical_url": twice("source", ordinal=9),
    "verdict_evidence[3], its verdict and evidence": twice("verdict_evidence", ordinal=9),
    "override[3], its claim and rule and about": twice("override", ordinal=9),
    "override[4], it is set aside": lambda said: (
        said["override"].append(
            {**said["override"][-1], "ordinal": 9, "claim": None, "rule": "hole", "about": ""}
        )
        or said["override"].append({**said["override"][-1], "ordinal": 10})
    ),
    "sign_off[0].overrides": put("sign_off.0.overrides", [{"kind": "hole"}]),
    "left_out.private_notes": put("left_out.private_notes", -1),
    "history, there should be a list": put("history", {}),
    "history[0].at": put("history.0.at", ["2026"]),
    "history[0].origin": put("history.0.origin", "machine"),
    "history[0].label": put("history.0.label", 7),
    "history[0].reverses": put("history.0.reverses", "1"),
    "history[0].changes[0].table": put("history.0.changes.0.table", "blob"),
    "history[0].changes[0].row": put("history.0.changes.0.row", "1"),
    "history[0].changes[0].after": put("history.0.changes.0.after", []),
    "history[0].changes[0].after.revision": put(
        "history.0.changes.0",
        {"table": "token", "row": 1, "claim": None, "before": None, "after": {"revision": "x"}},
    ),
    "history[0], there is a character": put("history.0.changes.0.after.x", "\ud800"),
    "history[0].changes[0].after, things are nested": put(
        "history.0.changes.0.after.x", [[[[[[[[[[]]]]]]]]]]
    ),
    "contents[0].sha256": put("contents.0.sha256", "?"),
    "contents[0].base64": put("contents.0", {"sha256": "0" * 64, "base64": "=?"}),
    "contents ": other_text,
}


@pytest.mark.parametrize(("place", "change"), WRONG.items(), ids=list(WRONG))
def test_what_is_wrong_is_refused_with_its_place(
    place: str, change: Callable[[Said], object]
) -> None:
    with pytest.raises(UnreadableInput, match=re.escape(f"at {place}")) as refused:
        record_reading.read(changed(change))
    assert refused.value.message.endswith("; nothing was stored.")


def test_half_a_pair_is_found_however_it_is_written() -> None:
    body = changed(put("history.0.changes.0.after.x", "\ud800")).replace(b"\\ud800", b"\\uD800")
    with pytest.raises(UnreadableInput, match=r"at history\[0\], there is a character"):
        record_reading.read(body)


ODD = st.sampled_from((0, 1, 2, -1, True, False, None, 1.0, 2**60, "", "1", "kind", [], {}, [1]))


@given(values=st.lists(ODD, max_size=6), table=st.sampled_from((ARTICLE, *TABLES)))
def test_values_looked_at_together_pass_as_they_do_one_by_one(
    values: list[Any], table: Table
) -> None:
    for check in map(check_of, table.columns):
        assert pass_at_once(check, values) == (not any(map(check, values)))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "no JSON at line 1"),
        (b"{}", "no record of the workbench"),
        (b"[1]", "no record of the workbench"),
        (b'{"format": "other"}', "no record of the workbench"),
        (b'{"format": "workbench record", "version": 2}', "of version 2, and this workbench reads"),
        (b'{"format": "workbench record", "version": NaN}', "NaN is no number"),
        (b'{"format": "workbench record", "version": 1e999}', "number is too large"),
        (b'{"format": "workbench record", "format": "x"}', "has 'format' twice"),
        (b'{"format": "workbench record"\xff}', "byte 29 is no UTF-8"),
        (b'{"format": "workbench record", "a": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"format": "workbench record", "version": ' + b"9" * 5_000 + b"}", "cannot be taken in"),
    ],
)
def test_what_is_no_record_is_said_to_be_none(body: bytes, why: str) -> None:
    with pytest.raises(UnreadableInput, match=re.escape(why)):
        record_reading.read(body)


def test_a_file_that_is_too_large_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_reading, "LARGEST", 1_000_000)
    with pytest.raises(UnreadableInput, match="larger than 1 MB"):
        record_reading.read(b"[" * 1_000_001)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(at=st.integers(0, 10**6), cut=st.integers(0, 400), put_in=st.binary(max_size=8))
def test_damage_is_refused_or_harmless(at: int, cut: int, put_in: bytes) -> None:
    body = whole()
    place = at % len(body)
    damaged = body[:place] + put_in + body[place + cut :]
    try:
        file = record_reading.read(damaged)
    except UnreadableInput:
        return
    assert written(record_reading.read(written(file))) == written(file)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_whole_and_inert(words: str) -> None:
    words = words.replace("\0", "").encode("utf-8", "ignore").decode()

    def change(said: Said) -> None:
        said["article"]["title"] = said["source"][0]["title"] = words
        said["claim"][0]["restated"] = said["history"][0]["label"] = words

    body = written(record_reading.read(changed(change)))
    read = record_reading.read(body).record
    assert read.article["title"] == read.rows["source"][0]["title"] == words
    assert read.rows["claim"][0]["restated"] == read.steps[0]["label"] == words
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", body.decode())


def test_bytes_that_are_no_text_travel_in_base64() -> None:
    picture = b"\x89PNG\xff\x00"
    name = sha256(picture).hexdigest()

    def change(said: Said) -> None:
        said["capture"][1] |= {"sha256": name, "size": len(picture)}
        said["contents"].append({"sha256": name, "base64": b64encode(picture).decode()})

    file = record_reading.read(changed(change))
    assert file.contents[name] == picture
    assert b64encode(picture) in written(file)


def test_contents_that_nothing_names_are_left_aside() -> None:
    def change(said: Said) -> None:
        body = "nobody's"
        name = sha256(body.encode()).hexdigest()
        said["contents"].append({"sha256": name, "text": body})

    assert written(record_reading.read(changed(change))) == whole()


def test_a_record_beyond_what_is_taken_in_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    file = record_reading.read(whole())
    assert record_json.export(file.record, file.contents.__getitem__).notes == ()
    monkeypatch.setattr(record_json, "LARGEST", 10_000)
    (note,) = record_json.export(file.record, file.contents.__getitem__).notes
    assert "takes in" in note
    assert isinstance(file.record, Record)
