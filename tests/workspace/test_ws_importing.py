"""An import beside another one, and the way to what is imported."""

from pathlib import Path

import pytest
from ws_world import TEXT, Ticking, World

from workbench.model.errors import UnreadableInput
from workbench.model.imports import Imported
from workbench.model.requests import ImportOptions
from workbench.model.settings import Settings
from workbench.workspace.opening import open_workspace
from workbench.workspace.reading import read_file, read_input


class Interrupted(Ticking):
    """A clock at whose first look somebody else imports the same text."""

    def __init__(self, other: World) -> None:
        super().__init__()
        self._other: World | None = other

    def now(self):
        other, self._other = self._other, None
        if other is not None:
            other.add()
        return super().now()


def test_two_windows_that_import_one_text_make_one_article(file: Path) -> None:
    other = World(file)
    late = open_workspace(file, Settings(who="MK"), Interrupted(other))
    again = late.articles.add(Imported(TEXT, "irbil.txt", "plain"), ImportOptions()).result()
    assert (again.value.known, again.value.article) == (True, 1)
    assert again.action is None
    assert len(late.read.articles()) == 1
    late.close()
    other.ws.close()


def test_a_file_and_an_input_are_read_through_the_workspace(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text("Seven geese crossed the road in 1999.\n", encoding="utf-8")
    assert read_file(place).origin == "a.txt"
    assert read_input(place.read_bytes()).origin == "standard input"


@pytest.mark.parametrize("name", ["", " "])
def test_a_file_without_a_name_is_told_as_that(name: str) -> None:
    with pytest.raises(UnreadableInput, match="name"):
        read_file(name)
