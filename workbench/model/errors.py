"""The one tree of errors that a person can be shown.

WorkbenchError                 title, message, hint, exit code
├── UsageError                 2: the words of the call are off
│   ├── UnknownThing           no such article, claim, rating …
│   ├── AmbiguousQuote         several places fit
│   ├── RefusedAddress         not an address that can be cited
│   ├── ForbiddenAddress       not an address that is asked: nothing was sent there
│   ├── UnreadableInput        an import that gives no text
│   │   └── RefusedUpload      a file or a pasted text that cannot be kept as a capture
│   └── SettingsProblem        configuration or keymap
├── NetworkError               3
└── StorageError               4: the file could not be read or written
    ├── NotADatabase
    ├── NewerSchema
    ├── StorageBusy            another program holds the file
    ├── StorageUnreadable      nothing was to be saved: it could not be read
    ├── StorageUnwritable      nothing was to be saved yet: nothing could be
    └── FileAway               nothing was to be saved: the path means another file by now
RefusedChange                  1: understood, and not done: says why
├── Conflict                   somebody else changed the same thing first
└── CannotUndo                 later changes stand on it
"""

from typing import ClassVar


class WorkbenchError(Exception):
    """Something that a person is told: what happened, what is safe, what to do."""

    title: ClassVar[str] = "That did not work"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(WorkbenchError):
    title = "Not understood"
    exit_code = 2


class UnknownThing(UsageError):
    title = "Not found"


class AmbiguousQuote(UsageError):
    title = "Several places fit"


class RefusedAddress(UsageError):
    title = "Not an address to cite"


class ForbiddenAddress(UsageError):
    """Of the call and not of the network: asked again it is refused again, until the call or the
    configuration says otherwise; a script that tries 3 once more must not try this.
    """

    title = "Not an address to ask"


class UnreadableInput(UsageError):
    title = "Nothing imported"


class RefusedUpload(UnreadableInput):
    title = "Nothing supplied"


class SettingsProblem(UsageError):
    title = "The settings need a look"


class NetworkError(WorkbenchError):
    title = "The network did not answer"
    exit_code = 3


class StorageError(WorkbenchError):
    title = "Not saved"
    exit_code = 4


class NotADatabase(StorageError):
    title = "Not a workbench file"


class NewerSchema(StorageError):
    title = "The file is from a newer workbench"


class StorageBusy(StorageError):
    title = "The file is busy"


class StorageUnreadable(StorageError):
    title = "Could not be read"


class StorageUnwritable(StorageError):
    title = "Nothing can be saved now"


class FileAway(StorageError):
    title = "The file is not in its place"


class RefusedChange(WorkbenchError):
    title = "Not done"
    exit_code = 1


class Conflict(RefusedChange):
    title = "Changed by somebody else meanwhile"


class CannotUndo(RefusedChange):
    """`offer` is an older action that can be undone instead, if there is one."""

    title = "Cannot be undone"
    offer: int | None = None
