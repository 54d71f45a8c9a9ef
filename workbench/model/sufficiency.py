"""What a claim stands on: how much of its evidence counts, and whether that is enough.

Counts, never judges: the verdict stays the person's, and nothing is blocked by it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from workbench.model.errors import UsageError
from workbench.model.scales import Rating
from workbench.model.states import ClaimState, Stance, SuppliedBy


class Rule(NamedTuple):
    """How many primary sources, or else how many independent ones, a settled claim rests on."""

    primary: int = 1
    independent: int = 2

    def __str__(self) -> str:
        return f"{self.primary} primary or {self.independent} independent"


DEFAULT = Rule()

_RULE = re.compile(r"(\d) primary or (\d) (?:independent|secondary)")


class Ground(NamedTuple):
    """A piece of evidence, as far as it is counted.

    `origin` is what sources that go back to one share; `is_read` means a passage, or a locator and
    a note; `is_primary` is None where nobody has said.
    """

    source: int
    origin: str
    stance: str
    is_read: bool
    is_primary: bool | None
    supplied_by: str


class Footing(NamedTuple):
    """What a claim stands on. `independent` counts origins, primary ones among them."""

    primary: int
    independent: int
    unread: int
    copies: int
    is_enough: bool
    is_all_from_author: bool
    rule: Rule
    set_aside: str = ""
    """Why a person set the rule aside for the claim; empty where nobody did."""

    def __str__(self) -> str:
        """As the desk says it: `1 primary`, `1 of 2 independent; 1 not read`."""
        if self.primary >= self.rule.primary:
            said = f"{self.primary} primary"
        elif self.is_enough:
            said = f"{self.independent} independent"
        else:
            said = f"{self.independent} of {self.rule.independent} independent"
        if self.copies:
            said += f"; {self.copies} of one origin with another"
        if self.unread:
            said += f"; {self.unread} not read"
        if self.is_all_from_author:
            said += "; all from the author"
        if self.set_aside:
            said += f"; the rule is set aside: {self.set_aside}"
        return said


def footing(grounds: Iterable[Ground], rule: Rule = DEFAULT) -> Footing:
    """Counts what was read and bears on the claim; context alone carries nothing."""
    grounds = list(grounds)
    read = [each for each in grounds if each.is_read and each.stance != Stance.CONTEXT]
    origins = {each.origin or f"source {each.source}" for each in read}
    primary = {each.origin or f"source {each.source}" for each in read if each.is_primary}
    return Footing(
        primary=len(primary),
        independent=len(origins),
        unread=sum(not each.is_read for each in grounds),
        copies=len({each.source for each in read}) - len(origins),
        is_enough=len(primary) >= rule.primary or len(origins) >= rule.independent,
        is_all_from_author=bool(read)
        and all(each.supplied_by == SuppliedBy.AUTHOR for each in read),
        rule=rule,
    )


def is_short(state: str, rating: Rating | None, stands: Footing) -> bool:
    """Whether a claim in this state rests, as a settled finding, on less than the rule wants."""
    is_settled = state == ClaimState.SETTLED and rating is not None and rating.is_finding
    return is_settled and not stands.is_enough and not stands.set_aside


def parse_rule(text: str) -> Rule:
    """The rule in words such as `1 primary or 3 secondary`; UsageError for any others."""
    found = _RULE.fullmatch(" ".join(text.lower().split()))
    if found is None or "0" in found.groups():
        raise UsageError(
            f"“{text}” is no rule for what settles a claim.",
            "Write it as “1 primary or 2 independent”, with numbers from 1 to 9.",
        )
    return Rule(int(found[1]), int(found[2]))
