"""Opening a workspace: the file is made or brought up to date, then all that works on it."""

from collections.abc import Mapping
from pathlib import Path

from workbench.model.clock import Clock, SystemClock
from workbench.model.errors import StorageError
from workbench.model.settings import Settings
from workbench.store.database import locate, prepare
from workbench.workspace.workspace import Workspace


def open_workspace(
    path: Path, settings: Settings, clock: Clock | None = None, create: bool = True
) -> Workspace:
    """The workspace over the file at `path`, made where there is none unless `create` is False.

    NotADatabase, NewerSchema or StorageError leave the file as it is.
    """
    if not create and not path.exists():
        raise StorageError(
            f"There is no file {path}.", "See to the spelling; “workbench import” makes one."
        )
    clock = clock or SystemClock()
    prepare(path, clock)
    return Workspace(path, settings, clock)


def place(db: str | None, env: Mapping[str, str], cwd: Path) -> Path:
    """The file that a call means: `db`, else WORKBENCH_DB, else one in `cwd`, else the user's own.

    Takes a path or a `sqlite:///` address; UsageError for any other address.
    """
    return locate(db, env, cwd)
