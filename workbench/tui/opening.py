"""Opening an address in the browser, from wherever it stands; over SSH it is copied instead."""

import os
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.app import App


class Says(Protocol):
    """A screen with a place for a word."""

    @property
    def app(self) -> "App[Any]": ...
    def say(self, words: str) -> None: ...


def open_address(screen: Says, address: str) -> None:
    """Open an address and say which host's; where there is none, say that."""
    from workbench.text.hosts import honest_host

    if not address:
        screen.say("This source has no address to open.")
    elif "SSH_CONNECTION" in os.environ:
        screen.app.copy_to_clipboard(address)
        screen.say(f"Copied the address of {honest_host(address)}")
    else:
        screen.app.open_url(address)
        screen.say(f"Opening {honest_host(address)} in the browser")
