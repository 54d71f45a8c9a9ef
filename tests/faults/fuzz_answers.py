"""A document of queries that came back, broken or invented, and what must hold of what is read."""

from random import Random

from hypothesis import strategies as st

from tests.faults.fuzz_mutations import mutate
from workbench.exchange import query_answers, query_blocks
from workbench.exchange.markdown_text import markdown
from workbench.exchange.plain_text import plain_text
from workbench.model.errors import UsageError
from workbench.model.queries import Asked, Query

LABELS = [
    *(
        "[q1]",
        "[q2]",
        "\\[q1\\]",
        "[q99999999999]",
        "\nAnswer:",
        "\n**Answer:**",
        "yes",
        "no",
        "> ",
    ),
    *("\nArticle 1, revision 2, x", "\nArticle 2, revision 2, x", "\nQuestion:", "\nIn the text:"),
    *("\nAccept the proposed wording? (yes or no):", "\nProposed wording: ", ":", "\n", "# ", "\r"),
]


def _asked(number: int, proposed: str | None) -> Asked:
    query = Query(
        *(number, 1, number, None, None, 1, 0, 10, "14 rockets", "exact", "author", "", "MK"),
        *(f"Who counted number {number}?", proposed, "open", "", "2026-11-22T14:02:11Z", "", ""),
        None,
    )
    return Asked(query, "At least ", "14 rockets", " struck.")


SENT = {1: _asked(1, None), 2: _asked(2, "15 rockets")}
_BLOCKS = query_blocks.QueryDocument(1, "Rockets", 2, "2026-11-23", tuple(SENT.values()))
BODIES = [made(query_blocks.blocks(_BLOCKS)).encode() for made in (markdown, plain_text)]


def mutated(chance: Random) -> bytes:
    return mutate(chance, chance.choice(BODIES), [each.encode() for each in LABELS])


invented = st.lists(st.sampled_from(LABELS) | st.text(max_size=6), max_size=40).map(
    lambda made: "".join(made).encode("utf-8", "surrogatepass")
)


def read(body: bytes) -> None:
    """Reads answers; raises where one is of no query, empty, or was not written in the document."""
    text = body.decode("utf-8", "replace")
    try:
        found = query_answers.read(text, 1, SENT)
    except UsageError:
        return
    numbers = [each.number for each in found.answers]
    assert len(numbers) == len(set(numbers)), numbers
    for each in found.answers:
        assert each.number in SENT, each
        assert each.text or each.state != "answered", each
        assert each.state == "answered" or SENT[each.number].query.proposed, each
        for line in each.text.split("\n"):
            assert line.strip() in text, each
    for left in found.unplaced:
        assert left.why, left
