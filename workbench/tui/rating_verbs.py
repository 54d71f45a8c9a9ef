"""Names the verbs that rate by the scale of the article on the desk."""

from textual.screen import Screen

from workbench.model.scales import RatingScale
from workbench.tui.key import Key
from workbench.tui.panes.layout import one_line

_PREFIX = "claim.rate_"
_LONGEST_LABEL = 60
"""Characters of a label that are shown; a scale of one's own may hold any."""


def named_verb(key: Key, scale: RatingScale | None) -> Key | None:
    """The verb with its label: a digit is `Rate Confirmed`, and None where the scale has none."""
    if scale is None or not key.id.startswith(_PREFIX):
        return key
    digit = int(key.id.removeprefix(_PREFIX))
    if digit > len(scale.ratings):
        return None
    return key._replace(label=f"Rate {one_line(scale.ratings[digit - 1].label, _LONGEST_LABEL)}")


def scale_of(screen: Screen[object]) -> RatingScale | None:
    """The scale of the article that a screen shows; only the desk shows one."""
    state = getattr(screen, "state", None)
    scale = state.article.scale if state is not None else None
    return scale if isinstance(scale, RatingScale) else None
