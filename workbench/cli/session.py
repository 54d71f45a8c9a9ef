"""A command's way into the workspace: which file, which settings, and closing it again."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # the workspace is imported when a command needs it: --help must not wait
    from argparse import Namespace
    from collections.abc import Iterator
    from concurrent.futures import Future

    from workbench.cli.addressing import ClaimAddress
    from workbench.model.requests import Done
    from workbench.workspace.workspace import Workspace

T = TypeVar("T")


@contextmanager
def opened(
    arguments: Namespace, *, create: bool = False, writes: bool = False
) -> Iterator[Workspace]:
    """The workspace on the file that the call names; leaving it waits for what is queued.

    Only what brings something in makes a file: elsewhere a missing one is a slip of the keys. Where
    the call `writes`, the day's copy is made before, if the person wants one.
    """
    with opened_file(place(arguments), create=create, round_=round_of(arguments)) as workspace:
        workspace.when_waiting(_say_waiting)
        if writes:
            _copy_daily(workspace)
        yield workspace


def _copy_daily(workspace: Workspace) -> None:
    from workbench.cli import output
    from workbench.model.errors import WorkbenchError

    try:
        workspace.copy_daily().result()
    except WorkbenchError as problem:  # what was asked for is done all the same
        output.say(f"The day’s copy was not made. {problem}")


def _say_waiting() -> None:
    from workbench.cli import output

    output.say("workbench: Another window or program is writing to the file; waiting for it.")


@contextmanager
def opened_file(path: Path, *, create: bool, round_: str | None = None) -> Iterator[Workspace]:
    """The workspace on `path` with the person's settings, in another round if one is given."""
    from workbench.workspace.configuration import load
    from workbench.workspace.opening import open_workspace

    settings = load(None)
    if round_ is not None:
        settings = settings._replace(round=round_)
    workspace = open_workspace(path, settings, create=create)
    try:
        yield workspace
    finally:
        workspace.close()


def place(arguments: Namespace) -> Path:
    """The file that the call means: `--db`, else WORKBENCH_DB, else the default place."""
    return file_named(getattr(arguments, "db", None))


def round_of(arguments: Namespace) -> str | None:
    """The round that the call names, None where it leaves that to the configuration."""
    round_: str | None = getattr(arguments, "round", None)
    return round_


def is_named(arguments: Namespace) -> bool:
    """Whether the call or the environment says which file."""
    return bool(getattr(arguments, "db", None) or os.environ.get("WORKBENCH_DB"))


def file_named(db: str | None) -> Path:
    """The file that `--db` names, or that stands in its place where it is None."""
    from workbench.workspace import opening

    return opening.place(db, os.environ, Path.cwd())


def done(future: Future[Done[T]]) -> T:
    """What a write made, once it is on disk; raises what it raised."""
    return future.result().value


def claim_id(workspace: Workspace, address: ClaimAddress) -> int:
    """The database id of a claim; UnknownThing where there is none."""
    return workspace.read.claim_id(address.article, address.number)
