"""A rating scale as the JSON text that an article keeps, so that its ratings outlive presets."""

import json

from workbench.model.scales import Rating, RatingScale
from workbench.model.states import Purpose


def to_json(scale: RatingScale) -> str:
    """The scale with its ratings, all fields, in their order; equal scales give equal texts."""
    fields = {**scale._asdict(), "ratings": [rating._asdict() for rating in scale.ratings]}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> RatingScale:
    """The scale that `to_json` made `text` from."""
    fields = json.loads(text)
    ratings = tuple(Rating(**rating) for rating in fields["ratings"])
    return RatingScale(fields["name"], Purpose(fields["purpose"]), ratings)


def name_in(text: str) -> str:
    """Only the name of the scale in `text`, for lists that need no ratings."""
    return str(json.loads(text)["name"])
