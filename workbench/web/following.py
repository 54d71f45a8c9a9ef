"""From an address to what it gives in the end: redirects, each of them checked, and retries."""

import asyncio
import re
from urllib.parse import urljoin

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.model.clock import Clock
from workbench.model.errors import ForbiddenAddress
from workbench.web.client import Answer, Client
from workbench.web.failures import Failure
from workbench.web.guard import Rules, Target, check, target, with_scheme
from workbench.web.pacing import LONGEST_PAUSE, Pacing
from workbench.web.requests import Ask
from workbench.web.retry_after import retry_after

RETRIES = 2
RETRY_PAUSE = 2.0
"""Seconds before an address that failed in passing is asked again."""

_PASSING = (502, 503, 504)
_KEEPING_THE_METHOD = (307, 308)
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.ASCII | re.IGNORECASE)


class Journey:
    """One question on its way."""

    def __init__(self, ask: Ask, client: Client, pacing: Pacing, clock: Clock) -> None:
        self._ask = ask
        self._client = client
        self._pacing = pacing
        self._clock = clock
        self._passed: list[str] = []
        self._at = with_scheme(ask.url)
        self._left = client.limits.whole
        self._retries = RETRIES

    async def outcome(self, rules: Rules) -> Fetched | Unfetched:
        """What there was at the end of the way, or why there is nothing."""
        try:
            return await self._follow(rules)
        except ForbiddenAddress as why:
            return self._nothing(Failure(Fault.REFUSED, str(why)))
        except Failure as why:
            return self._nothing(why)

    async def _follow(self, rules: Rules) -> Fetched:
        while True:
            check(self._at, rules)
            step = target(self._at)
            answer = await self._answer(step)
            self._at = step.url
            if not answer.leads_to or self._would_repeat(step, answer):
                return self._arrived(answer)
            self._turn(step, answer)

    def _would_repeat(self, step: Target, answer: Answer) -> bool:
        """Whether a form would have to be sent again to somebody else, which it is not."""
        if self._ask.form is None or answer.status not in _KEEPING_THE_METHOD:
            return False
        return _joined(step, answer.leads_to).origin != step.origin

    def _turn(self, step: Target, answer: Answer) -> None:
        """Sets out for the next address, with no more said there than it may know."""
        onward = _joined(step, answer.leads_to)
        self._passed.append(self._ask.url if not self._passed else step.url)
        self._at = onward.url
        if len(self._passed) > self._client.limits.redirects:
            raise Failure(
                Fault.TOO_MANY_REDIRECTS,
                f"It leads on and on; after {self._client.limits.redirects} redirects it was left.",
            )
        if onward.url in (step.url, *self._passed) and not self._client.has_cookies:
            raise Failure(Fault.TOO_MANY_REDIRECTS, "It leads back to itself, without an end.")
        if self._ask.form is not None and answer.status not in _KEEPING_THE_METHOD:
            self._ask = self._ask._replace(method="GET", form=None)
        if onward.origin != step.origin:
            self._ask = self._ask._replace(headers=())

    async def _answer(self, step: Target) -> Answer:
        """The answer of one address, which is asked again where its failure is a passing one."""
        while True:
            pause = RETRY_PAUSE
            try:
                answer = await self._asked(step)
            except Failure as why:
                if not why.passes or not self._retries:
                    raise
            else:
                wanted = self._wanted_pause(step.host, answer)
                is_passing = answer.status in _PASSING and self._ask.form is None
                if not is_passing or not self._retries or wanted > LONGEST_PAUSE:
                    return answer
                pause = max(pause, wanted)
            self._retries -= 1
            self._pacing.pause(step.host, pause)

    async def _asked(self, step: Target) -> Answer:
        loop = asyncio.get_running_loop()
        async with self._pacing.turn(step.host):
            began = loop.time()
            try:
                return await self._client.ask(step, self._ask, self._left)
            finally:
                self._left -= loop.time() - began

    def _wanted_pause(self, host: str, answer: Answer) -> float:
        """What the server asks for (Retry-After), which holds for all that is asked of it."""
        seconds = retry_after(answer.status, answer.header("retry-after"), self._clock.now())
        if seconds:
            self._pacing.grant(host, seconds)
        return seconds

    def _arrived(self, answer: Answer) -> Fetched:
        kind = answer.header("content-type").lower()
        media_type = _TYPE.match(kind.strip())
        charset = _CHARSET.search(kind)
        return Fetched(
            self._ask.url,
            self._at,
            tuple(self._passed),
            answer.status,
            answer.headers,
            media_type[0] if media_type else "",
            charset[1] if charset else "",
            answer.body,
        )

    def _nothing(self, why: Failure) -> Unfetched:
        way = (self._ask.url, self._at, tuple(self._passed))
        return Unfetched(*way, why.fault, why.message, why.status)


def _joined(step: Target, leads_to: str) -> Target:
    """Where a redirect leads, relative to where it stands."""
    try:
        place = urljoin(step.url, leads_to.strip())
    except ValueError as error:  # half of an IPv6 address
        raise ForbiddenAddress("It leads to what is no address.") from error
    return target(place)
