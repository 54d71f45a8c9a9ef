"""Parts of the app that outlive a fault of ours.

Textual ends the loop of messages in which one failed: what is on screen would still be there and
obey nothing.
"""

from textual.message import Message
from textual.message_pump import MessagePump


class StaysUp(MessagePump):
    """To be inherited first: a message that fails is told by the app, the next one is handled."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 - told by the app, which leaves if it is hopeless
            self._mounted_event.set()  # as Textual does, for whoever waits for this part
            self._is_mounted = True
            self.app._handle_exception(error)
