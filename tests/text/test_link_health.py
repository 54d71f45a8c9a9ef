"""What probes add up to: never dead before it is certain, never alive because nobody could ask."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.captured import Probe
from workbench.model.link_health import APART, GONE_APART, LinkHealth, Probed, add_up
from workbench.model.states import Health

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FAILURES = (Probe.FAILED, Probe.REMOVED, Probe.GONE)


def told(days: float) -> str:
    return (NOON + timedelta(days=days)).isoformat().replace("+00:00", "Z")


def health(*probes: tuple[float, Probe]) -> LinkHealth:
    return add_up([Probed(told(days), outcome) for days, outcome in probes])


OK, GONE, REMOVED, BLOCKED, FAILED, UNKNOWN = (
    Probe.OK,
    Probe.GONE,
    Probe.REMOVED,
    Probe.BLOCKED,
    Probe.FAILED,
    Probe.UNKNOWN,
)


@pytest.mark.parametrize(
    ("probes", "state", "failures"),
    [
        ((), Health.UNKNOWN, 0),
        (((0, UNKNOWN),), Health.UNKNOWN, 0),
        (((0, OK),), Health.ALIVE, 0),
        (((0, OK), (1, UNKNOWN)), Health.ALIVE, 0),
        (((0, FAILED), (9, OK)), Health.ALIVE, 0),
        (((0, OK), (1, FAILED)), Health.SUSPECT, 1),
        (((0, FAILED), (4, FAILED)), Health.SUSPECT, 2),
        (((0, FAILED), (3, FAILED), (6, FAILED)), Health.DEAD, 3),
        (((0, FAILED), (1, FAILED), (2, FAILED)), Health.SUSPECT, 1),
        (((0, FAILED), (1, FAILED), (3, REMOVED), (5, FAILED), (6, FAILED)), Health.DEAD, 3),
        (((0, FAILED), (3, FAILED), (4, OK), (6, FAILED)), Health.SUSPECT, 1),
        (((0, FAILED), (3, UNKNOWN), (6, FAILED)), Health.SUSPECT, 2),
        (((0, GONE),), Health.SUSPECT, 1),
        (((0, GONE), (0.1, GONE)), Health.SUSPECT, 1),
        (((0, GONE), (0.5, GONE)), Health.DEAD, 1),
        (((0, GONE), (0.3, GONE), (0.6, GONE)), Health.DEAD, 1),
        (((0, GONE), (0.3, FAILED), (0.6, FAILED)), Health.SUSPECT, 1),
        (((0, GONE), (0.1, OK), (0.2, GONE)), Health.SUSPECT, 1),
        (((0, BLOCKED),), Health.BLOCKED, 0),
        (((0, OK), (1, BLOCKED), (2, UNKNOWN)), Health.BLOCKED, 0),
        (((0, FAILED), (3, FAILED), (4, BLOCKED), (6, FAILED)), Health.SUSPECT, 1),
    ],
)
def test_probes_add_up(
    probes: tuple[tuple[float, Probe], ...], state: Health, failures: int
) -> None:
    found = health(*probes)
    assert (found.state, found.failures) == (state, failures)


def test_it_says_when_and_by_what() -> None:
    probes = [
        Probed(told(0), OK, 200),
        Probed(told(1), FAILED, 500, "The server failed."),
        Probed(told(2), UNKNOWN, None, "The network is away."),
    ]
    assert add_up(probes) == LinkHealth(
        Health.SUSPECT, told(2), told(1), 1, 500, "The server failed."
    )


runs = st.lists(st.tuples(st.floats(0, 4), st.sampled_from(list(Probe))), max_size=12)


@given(runs)
def test_what_came_before_the_last_answer_tells_nothing(
    steps: list[tuple[float, Probe]],
) -> None:
    """So a list needs to read no more than what came since."""
    days, probes = 0.0, []
    for step, outcome in steps:
        days += step
        probes.append((days, outcome))
    answers = [at for at, (_day, outcome) in enumerate(probes) if outcome in (OK, BLOCKED)]
    assert health(*probes) == health(*probes[answers[-1] if answers else 0 :])


@given(runs)
def test_dead_is_only_what_failed_long_or_was_twice_not_there(
    steps: list[tuple[float, Probe]],
) -> None:
    days, probes = 0.0, []
    for step, outcome in steps:
        days += step
        probes.append((days, outcome))
    found = health(*probes)
    if found.state == Health.DEAD:
        failed = [day for day, outcome in probes if outcome in FAILURES]
        gone = [day for day, outcome in probes if outcome == GONE] or [0]
        assert failed[-1] - failed[0] >= 2 * APART.days or gone[-1] - gone[
            0
        ] >= GONE_APART / timedelta(days=1)
        assert probes
        assert found.since
