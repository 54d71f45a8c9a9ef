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


def open_address(screen: Says, typed: str, canonical: str = "") -> None:
    """Open an address and say which host's; where there is none, say that. What was typed without
    its scheme, which a browser would take for a file, is opened in its `canonical` form.
    """
    from workbench.text.addresses import host_of
    from workbench.text.hosts import honest_host

    address = typed if "://" in typed else canonical
    host = honest_host(host_of(address))
    if not address:
        screen.say("This source has no address to open.")
    elif "SSH_CONNECTION" in os.environ:
        screen.app.copy_to_clipboard(address)
        screen.say(f"Copied the address of {host}")
    else:
        screen.app.open_url(address)
        screen.say(f"Opening {host} in the browser")
