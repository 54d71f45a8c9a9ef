"""What a person says, checked against what there is: dates, purposes, scales."""

from datetime import date

from workbench.model.errors import UnknownThing, UsageError
from workbench.model.scales import PRESETS, RatingScale
from workbench.model.settings import Settings
from workbench.model.states import Purpose


def checked_day(words: str) -> str:
    """A date as `YYYY-MM-DD`, or an empty text; UsageError for anything else."""
    if not words:
        return ""
    try:
        if len(words) == len("2026-11-22"):
            return date.fromisoformat(words).isoformat()
    except ValueError:
        pass
    raise UsageError(f"“{words}” is no date.", "Write it as year-month-day: 2026-11-22.")


def checked_purpose(words: str) -> Purpose:
    """What an article's check is for; UsageError names the choices."""
    if words not in tuple(Purpose):
        raise UsageError(f"“{words}” is no purpose.", f"One of: {', '.join(Purpose)}.")
    return Purpose(words)


def scale_named(name: str, settings: Settings) -> RatingScale:
    """A preset or one's own scale; UnknownThing names those that there are."""
    scales = {**PRESETS, **settings.scales}
    if name not in scales:
        raise UnknownThing(f"There is no scale “{name}”.", f"One of: {', '.join(scales)}.")
    return scales[name]
