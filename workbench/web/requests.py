"""What is asked of the network, and how long and how much at most."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Seconds for a connection, for the next piece of an answer, and for a whole answer with all
    its redirects; bytes of a body, unpacked; redirects that are followed.
    """

    connect: float = 10
    read: float = 30
    whole: float = 60
    body: int = 10_000_000
    redirects: int = 10


class Ask(NamedTuple):
    """One question. `headers` may hold a key: they go to the address's own origin and no further.

    `form` makes it a POST. A HEAD has no body.
    """

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, str], ...] | None = None

    def __repr__(self) -> str:
        return f"Ask({self.method})"  # an address and headers can hold keys
