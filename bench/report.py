"""The results as a table for a terminal, as one for a document, and as JSON."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figures import Samples, summary
from bench.rows import Row

JUDGED = {True: "yes", False: "NO", None: ""}


def table(rows: Sequence[Row]) -> str:
    """One row a line: what, the figure, its goal, whether it is reached, and of what it is made."""
    lines = [("", "result", "goal", "reached", "median (95th percentile)")]
    lines += [
        (row.what, row.value_in_words, row.goal_in_words, JUDGED[row.holds], row.said)
        for row in rows
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "\n".join(
        "  ".join(
            [line[0].ljust(widths[0]), *(line[n].rjust(widths[n]) for n in (1, 2, 3)), line[4]]
        ).rstrip()
        for line in lines
    )


def markdown(rows: Sequence[Row]) -> str:
    """The table as docs/performance.md has it."""
    lines = ["| | result | goal | reached | median (95th percentile) |", "|---|---|---|---|---|"]
    lines += [
        f"| {row.what} | {row.value_in_words} | {row.goal_in_words} | {JUDGED[row.holds]} "
        f"| {row.said} |"
        for row in rows
    ]
    return "\n".join(lines)


def circumstances(about: dict[str, Any]) -> str:
    """Machine, versions and commit in two lines."""
    machine, versions = about["machine"], about["versions"]
    where = ", ".join(
        f"{value}" if name != "cores" else f"{value} cores" for name, value in machine.items()
    )
    of_what = ", ".join(f"{name} {value}" for name, value in versions.items())
    commit = f", commit {about['commit']}" if about["commit"] else ""
    return (
        f"{where}; databases on {about['file_system']}.\n"
        f"{of_what}{commit}; {about['rounds']} rounds, {about['at'][:16].replace('T', ' ')} UTC."
    )


def write_json(path: Path, about: dict[str, Any], rows: Sequence[Row], samples: Samples) -> None:
    """All that was measured: the circumstances, the rows, and each series with its values."""
    found = {
        **about,
        "rows": [
            {
                "what": row.what,
                "value": row.value,
                "unit": row.unit,
                "goal": row.goal,
                "reached": row.holds,
                "said": row.said,
            }
            for row in rows
        ],
        "samples": [
            {"what": what, "of": whom, **summary(values)._asdict(), "values": values}
            for (what, whom), values in samples.all().items()
        ],
    }
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
