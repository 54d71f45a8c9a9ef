"""One of several windows on a file: random edits at a desk's state, and what it shows at the end.

Spoken to over its standard input, a line a word; it answers with a JSON object a line.
"""

import json
import sys
import time
from pathlib import Path
from random import Random
from select import select
from typing import Any

from driver import RATINGS, outcome
from driver_revisions import other_text

from workbench.model.imports import Imported
from workbench.model.requests import Citation, ClaimEdit, NewClaim
from workbench.model.settings import Settings
from workbench.model.states import Flag
from workbench.model.views import Claim
from workbench.store.reader import Reader
from workbench.tui.desk.screen import LOOK_AGAIN
from workbench.tui.desk.state import DeskState
from workbench.tui.symbols import NARROW
from workbench.workspace.finding import place_of
from workbench.workspace.opening import open_workspace

ASIDE = 0.3
"""The part of field edits that are begun now and finished some edits later, as in a dialog."""

REVISED = 0.2
"""The part of marks in whose place the article gets a new text."""

FIELDS = ("restated", "claimant")


class Window:
    """A desk without a screen: it reads what it shows when it wrote, and twice a second."""

    def __init__(self, path: Path, name: str, seed: str) -> None:
        self._workspace = open_workspace(path, Settings(who=name))
        self._state = DeskState(self._workspace, 1, NARROW)
        self._name = name
        self._chance = Random(seed)
        self._begun: list[dict[str, Any]] = []
        self._number = 0

    def edit(self) -> None:
        """One edit, told when it is saved or refused."""
        self._number += 1
        said = self._next()
        future = getattr(getattr(self._workspace, said["activity"]), said["verb"])(*said["args"])
        del said["args"]
        future.exception()
        _say(number=self._number, outcome=outcome(future), **said)
        self.look()

    def look(self) -> None:
        """Read what was written since, here or elsewhere."""
        with self._workspace.read.snapshot():
            self._state.catch_up()

    def watch(self) -> None:
        """Look twice a second, as a desk does, until there is something to read."""
        while not select([sys.stdin], [], [], LOOK_AGAIN)[0]:
            if self._state.somebody_wrote():
                self.look()
                _say(shown=self._state.last_action, at=time.time())

    def close(self) -> None:
        """Say whether it shows what a window does that is opened now, and how that looks."""
        fresh = DeskState(self._workspace, 1, NARROW)
        same = _picture(self._state) == _picture(fresh)
        with_reader = Reader(self._workspace.path)
        now = fresh.revision
        holes = with_reader.hole_counts(now) == self._workspace.read.hole_counts(now)
        with_reader.close()
        self._workspace.close()
        _say(same=same, holes=holes, claims=len(fresh.claims), last=self._state.last_action)

    # what is done

    def _next(self) -> dict[str, Any]:
        claims = list(self._state.claims.values())
        kinds = [self._mark] if len(claims) < 6 else self._kinds()
        if self._begun and self._chance.random() < ASIDE:
            return self._begun.pop(self._chance.randrange(len(self._begun)))
        said = self._chance.choice(kinds)(self._chance.choice(claims) if claims else None)
        while "value" in said and self._chance.random() < ASIDE and len(self._begun) < 5:
            self._begun.append(said)
            said = self._field(self._chance.choice(claims))
        return said

    def _kinds(self) -> list[Any]:
        often = [self._field] * 4 + [self._rate] * 4 + [self._flag, self._source, self._undo]
        return [*often, self._mark, self._delete, self._new_text]

    def _field(self, claim: Claim) -> dict[str, Any]:
        field = self._chance.choice(FIELDS)
        value = f"{self._name} {self._number} {self._chance.randrange(1 << 30)}"
        edit = ClaimEdit(claim.id, claim.rev, **{field: value})
        return _asked("claims", "edit", edit) | {
            "claim": claim.id,
            "field": field,
            "seen": getattr(claim, field),
            "value": value,
        }

    def _rate(self, claim: Claim) -> dict[str, Any]:
        reason = f"{self._name} {self._number}"
        rating = self._chance.choice(RATINGS[:-1])
        return _asked("verdicts", "rate", [claim.id], rating, reason) | {"reason": reason}

    def _flag(self, claim: Claim) -> dict[str, Any]:
        return _asked("claims", "toggle_flag", [claim.id], self._chance.choice(tuple(Flag)))

    def _source(self, claim: Claim) -> dict[str, Any]:
        url = f"https://s{self._chance.randint(1, 9)}.example.org/"
        return _asked("sources", "attach", [claim.id], [Citation(url=url)])

    def _undo(self, _claim: Claim) -> dict[str, Any]:
        return _asked("history", self._chance.choice(("undo", "redo")), 1)

    def _delete(self, claim: Claim) -> dict[str, Any]:
        return _asked("claims", "delete", [claim.id])

    def _new_text(self, _claim: Claim) -> dict[str, Any]:
        """Now and then a new text, which the other window does not show yet."""
        if self._chance.random() > REVISED:
            return self._mark(None)
        text = other_text(self._state.article.text, self._chance)
        return _asked("revisions", "revise", 1, Imported(text, "new.txt", "plain"))

    def _mark(self, _claim: Claim | None) -> dict[str, Any]:
        article = self._state.article
        start = self._chance.randrange(len(article.text) - 60)
        place = place_of(article.text, start, start + self._chance.randint(20, 60))
        return _asked("claims", "mark", NewClaim(1, article.revision_id, (place,)))


def _asked(activity: str, verb: str, *args: Any) -> dict[str, Any]:
    return {"activity": activity, "verb": verb, "args": args}


def _picture(state: DeskState) -> tuple[Any, ...]:
    """All that the panes are painted from."""
    order = sorted(state.claims.values(), key=lambda claim: claim.id)
    marks = [sorted(state.marks.of_claim(claim.id)) for claim in order]
    return state.article, order, sorted(state.open), marks, state.counts, dict(state.source_numbers)


def _say(**said: Any) -> None:
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


def main() -> None:
    """Edits so many times, then watches until the next line, then tells what it shows."""
    path, name, seed, count = sys.argv[1:]
    window = Window(Path(path), name, seed)
    _say(ready=name)
    sys.stdin.readline()
    for _ in range(int(count)):
        window.edit()
    _say(done=name)
    window.watch()
    window.close()


if __name__ == "__main__":
    main()
