"""What persons did, step by step, for where the time went."""

from sqlite3 import Connection

from workbench.model.time_spent import Step
from workbench.store.views.moments import moment

# Changes hold a column only where it changed.
_STATES = """
    SELECT "change".action, "change"."row", json_extract("change"."after", '$.state')
    FROM claim JOIN "change" ON "change".claim = claim.id AND "change"."row" = claim.id
    WHERE claim.article = ? AND "change".table_name = 'claim'
        AND json_extract("change"."after", '$.state') IS NOT NULL
    ORDER BY "change".id
"""

_STEPS = f"""
    SELECT id, {moment("action.at")}, who, article, claim FROM action
    WHERE origin = 'person' AND id >=
        (SELECT min(id) FROM action first WHERE first.article = :article)
        AND who IN (SELECT who FROM action own WHERE own.article = :article)
    ORDER BY id
"""

BEFORE = "open"
"""What a claim is until something is said of it."""


def of_article(connection: Connection, article: int) -> list[Step]:
    """What the persons who were at the article did since it was brought in, oldest first; steps on
    other articles among it.
    """
    changes = connection.execute(_STATES, (article,)).fetchall()
    at, states = 0, dict[int, str]()
    found: list[Step] = []
    for action, when, who, of, claim in connection.execute(_STEPS, {"article": article}):
        while at < len(changes) and changes[at][0] < action:
            states[changes[at][1]] = changes[at][2]
            at += 1
        state = states.get(claim, BEFORE) if claim is not None and of == article else ""
        found.append(Step(when, who, of, claim, state))
    return found
