"""What is printed when the program leaves with something that could not be saved."""

from collections.abc import Iterable

from rich.text import Text

from workbench.text.display import shown


def last_words(unsaved: Iterable[tuple[str, str]]) -> Text:
    """What is not on disk: names of fields, and the texts that were typed there, to be copied."""
    said = ["workbench: Not all of it could be saved; what was shown as saved is on disk."]
    for named, text in unsaved:
        said += [f"Not saved: {named}", *text.split("\n")]
    return Text("\n".join(map(shown, said)))
