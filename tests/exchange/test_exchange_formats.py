"""The list of formats: what is listed is made, under names that an export is known by."""

import re
from datetime import UTC, datetime

import pytest

from workbench.exchange.formats import MAKERS, Material, made
from workbench.model.formats import FORMATS, Format
from workbench.model.handover import Contents, Handover, Step
from workbench.model.records import Record

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EACH = pytest.mark.parametrize("kind", FORMATS, ids=[each.name for each in FORMATS])


@pytest.fixture
def material(
    handed: Handover, steps: tuple[Step, ...], record: Record, contents: Contents
) -> Material:
    return Material(handed, lambda: iter(steps), lambda: record, contents, AT)


def test_what_is_listed_is_what_can_be_made() -> None:
    assert [each.name for each in FORMATS] == list(MAKERS)


@EACH
def test_a_format_makes_one_file_or_those_by_which_its_folder_is_known(
    kind: Format, material: Material
) -> None:
    files = made(kind.name, material._replace(suffix=kind.suffix)).files
    assert all(each.content for each in files)
    if kind.is_folder:
        assert len({each.name for each in files}) == len(files)
        assert all(re.fullmatch(kind.names, each.name) for each in files)
    else:
        assert len(files) == 1
        assert files[0].name.endswith(kind.suffix)


@EACH
def test_the_same_is_made_of_the_same_twice(kind: Format, material: Material) -> None:
    of = material._replace(suffix=kind.suffix)
    first, second = made(kind.name, of), made(kind.name, of)
    assert [each.content for each in first.files] == [each.content for each in second.files]
