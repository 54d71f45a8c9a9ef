"""The page for a source that has no address: kind, title, person, date, channel, place, note."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical

from workbench.model.errors import UsageError
from workbench.model.requests import Citation
from workbench.model.states import SourceKind
from workbench.tui.dialogs.days import parse_day
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput

_KINDS = [(str(kind), str(kind)) for kind in SourceKind if kind != SourceKind.WEB]
_SPOKEN = {
    SourceKind.INTERVIEW: "Interview with",
    SourceKind.CALL: "Call with",
    SourceKind.EMAIL: "E-mail from",
    SourceKind.POST: "Post by",
    SourceKind.RECORDING: "Recording of",
}
"""What such a source is called where only the person is known."""

_FIELDS = (
    ("title", "Title", "may be empty where a person is named"),
    ("author", "Person", "who says or wrote it"),
    ("published_on", "Date", "2021-02-20, 20 Feb 2021, yesterday"),
    ("publisher", "Channel", "telephone, publisher, archive"),
    ("locator", "Place in it", "page 3, par 7, 12:40"),
    ("note", "Note", "what was said"),
)


class OfflinePage(Vertical):
    """The fields of an offline source."""

    DEFAULT_CSS = """
    OfflinePage { height: auto; margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        yield Labelled("Kind", ChoiceRow(_KINDS, SourceKind.INTERVIEW, id="kind"))
        for field, label, hint in _FIELDS:
            yield Labelled(label, LineInput(placeholder=hint, id=field))

    def citation(self, stance: str, today: date | None) -> Citation:
        """The source as typed; raises UsageError for one without a title, or a day that is none."""
        kind = self.query_one("#kind", ChoiceRow).value or SourceKind.INTERVIEW
        texts = {
            field: self.query_one(f"#{field}", LineInput).value.strip() for field, *_ in _FIELDS
        }
        return Citation(
            kind=kind,
            title=texts["title"] or _title(kind, texts["author"]),
            author=texts["author"],
            publisher=texts["publisher"],
            published_on=parse_day(texts["published_on"], today, ahead=False),
            stance=stance,
            locator=texts["locator"],
            note=texts["note"],
        )


def _title(kind: str, person: str) -> str:
    opening = _SPOKEN.get(SourceKind(kind))
    if opening is None or not person:
        raise UsageError("The source needs a title.", "Or name the person, for what was said.")
    return f"{opening} {person}"
