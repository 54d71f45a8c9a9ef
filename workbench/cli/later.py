"""What the design names and this version does not do yet: said in a sentence, never half-done."""

from workbench.model.errors import UsageError

VERBS: dict[str, str] = {}
"""Commands to come, with what they will come with; none is left."""


def not_yet(what: str, with_what: str, instead: str = "") -> UsageError:
    """The sentence for a thing to come; `instead` says what can be done today."""
    return UsageError(f"{what} is not there yet: it comes with {with_what}.", instead)


def unknown(command: str) -> UsageError:
    """What to say of a first word that is no command of this version."""
    if command in VERBS:
        return not_yet(f"workbench {command}", VERBS[command])
    return UsageError(f"“{command}” is no command.", "workbench --help lists them.")
