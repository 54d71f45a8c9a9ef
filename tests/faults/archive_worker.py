"""Works the archive queue off against a local stand-in, to be killed over it: PATH PORT HOURS.

Its clock is HOURS after the first worker's, and passes where somebody waits.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from archive_stand_in import settings_of
from web_world import Waits

from workbench.web.session import Surroundings
from workbench.workspace.opening import open_workspace


class Passing:
    """A clock that a wait sets forward."""

    def __init__(self, hours: float) -> None:
        self.moment = datetime(2026, 11, 23, 8, 0, tzinfo=UTC) + timedelta(hours=hours)

    def now(self) -> datetime:
        return self.moment

    def wait(self, _stopped: Event, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def main(path: str, port: str, hours: str) -> None:
    clock = Passing(float(hours))
    with open_workspace(Path(path), settings_of(int(port)), clock) as workspace:
        workspace.network.around = Surroundings(time=Waits().time)
        workspace.archives.wait = clock.wait
        workspace.archives.find(1).outcome.result()


if __name__ == "__main__":
    main(*sys.argv[1:])
