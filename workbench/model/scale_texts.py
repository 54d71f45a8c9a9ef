"""A rating scale as the JSON text that an article keeps, so that its ratings outlive presets."""

import json

from workbench.model.scales import Rating, RatingScale
from workbench.model.states import Purpose


def to_json(scale: RatingScale) -> str:
    """The scale with its ratings, all fields, in their order; equal scales give equal texts."""
    fields = {**scale._asdict(), "ratings": [rating._asdict() for rating in scale.ratings]}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> RatingScale:
    """The scale that `to_json` made `text` from; ValueError where it made no such text."""
    fields = json.loads(text)
    try:
        ratings = tuple(Rating(**rating) for rating in fields["ratings"])
        return RatingScale(fields["name"], Purpose(fields["purpose"]), ratings)
    except (KeyError, TypeError) as problem:
        raise ValueError(f"This is no scale: {problem}.") from problem


def name_in(text: str) -> str:
    """Only the name of the scale in `text`, for lists that need no ratings."""
    try:
        return str(json.loads(text)["name"])
    except (KeyError, TypeError) as problem:
        raise ValueError("This is no scale.") from problem
