"""The sample's record, byte for byte, and what goes in and comes out."""

from collections.abc import Callable
from pathlib import Path

from workbench.exchange import record_json, record_reading
from workbench.model.handover import Contents, Included
from workbench.model.records import Record
from workbench.model.settings import Settings
from workbench.workspace.keeping_back import handed_over
from workbench.workspace.opening import open_workspace


def test_the_samples_record(
    record: Record, contents: Contents, golden: Callable[[str, bytes], None]
) -> None:
    (file,) = record_json.export(record, contents).files
    golden("record.json", file.body)


def test_the_samples_record_goes_through_an_empty_file(
    record: Record, contents: Contents, tmp_path: Path
) -> None:
    (file,) = record_json.export(record, contents).files
    with open_workspace(tmp_path / "other.db", Settings(who="Another")) as other:
        other.records.bring_in(record_reading.read(file.body)).result()
        found = handed_over(other.read.proof.record(1), Included())
        assert record_json.export(found, other.read.proof.content).files[0].body == file.body
