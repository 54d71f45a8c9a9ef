"""The floor: a Textual app with one line of text that a key changes. Run as a script."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Hello(App[None]):
    """Says hello, and how many keys were struck."""

    struck = 0

    def compose(self) -> ComposeResult:
        yield Static("hello 0")

    def on_key(self, _event: Key) -> None:
        self.struck += 1
        self.query_one(Static).update(f"hello {self.struck}")


if __name__ == "__main__":
    Hello().run()
