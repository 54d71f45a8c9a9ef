"""A scale as the JSON text that an article keeps."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.scale_texts import from_json, name_in, to_json
from workbench.model.scales import PRESETS, Rating, RatingScale
from workbench.model.states import Purpose

RATINGS = st.builds(
    Rating,
    key=st.text(),
    label=st.text(),
    symbol=st.text(),
    role=st.text(),
    number=st.none() | st.integers(),
    settles=st.booleans(),
    asks_reason=st.booleans(),
    waits_on=st.text(),
)
SCALES = st.builds(
    RatingScale,
    name=st.text(),
    purpose=st.sampled_from(Purpose),
    ratings=st.lists(RATINGS, max_size=4).map(tuple),
)


@given(SCALES | st.sampled_from(list(PRESETS.values())))
def test_there_and_back(scale):
    assert from_json(to_json(scale)) == scale
    assert name_in(to_json(scale)) == scale.name
