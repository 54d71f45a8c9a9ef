"""What one loop needs to answer questions: the way to the network, the rules, whose turn it is."""

from collections.abc import Callable
from typing import NamedTuple

from workbench.model.captured import Fetched, Unfetched
from workbench.model.clock import Clock, SystemClock
from workbench.model.settings import WebSettings
from workbench.web.client import Client, Network, agent, make_transport, system_network
from workbench.web.following import Journey
from workbench.web.guard import Rules
from workbench.web.pacing import Pacing, Time
from workbench.web.requests import Ask, Limits


class Surroundings(NamedTuple):
    """What the program does not make itself: network, time, and the limits of patience."""

    network: Callable[[], Network] = system_network
    time: Time = Time()
    clock: Clock = SystemClock()
    limits: Limits = Limits()


class Session:
    """Answers questions, for as long as its loop runs. `tell` is given sentences for a person."""

    def __init__(
        self,
        settings: WebSettings,
        rules: Rules,
        around: Surroundings,
        tell: Callable[[str], object] | None = None,
    ) -> None:
        self._rules = rules
        self._around = around
        self._agent = agent(settings.contact)
        self._limits = around.limits._replace(body=settings.most_megabytes * 1_000_000)
        self._transport = make_transport(rules, around.network())
        self._pacing = Pacing(around.time, tell)

    async def answer(self, ask: Ask) -> Fetched | Unfetched:
        """What a question gives in the end. It raises nothing that a network can cause."""
        client = Client(self._transport, self._agent, self._limits)
        journey = Journey(ask, client, self._pacing, self._around.clock)
        return await journey.outcome(self._rules)
