"""The sources of an offered claim as citations, with what its file says beside them as their notes.

A rating from elsewhere is told in a note and is no verdict: that is the checker's to give.
"""

from datetime import date
from typing import NamedTuple

from workbench.model.errors import RefusedAddress
from workbench.model.offers import LeftAside, OfferedClaim, OfferedSource
from workbench.model.requests import Citation
from workbench.model.states import SourceKind, Stance
from workbench.store.characters import storable
from workbench.text.addresses import canonical, without_user


class Found(NamedTuple):
    """A citation, and the form of its address under which a source is known."""

    canonical_url: str
    citation: Citation


def cited(
    offered: OfferedClaim, name: str, supplied_by: str
) -> tuple[list[Found], list[LeftAside]]:
    """What is to be attached to the claim, and the addresses that cannot be cited.

    What the file says without an address stands on a source that is the file `name` itself.
    """
    found: list[Found] = []
    refused: list[LeftAside] = []
    said = _said(offered, name)
    for source in offered.sources:
        try:
            found += _found(source, supplied_by)
        except RefusedAddress as problem:
            refused.append(LeftAside(offered.where, source.url, problem.message))
            said += [f"Address that cannot be cited: {source.url}", source.title, source.note]
        else:
            said += [source.note] if not (source.url.strip() or source.title.strip()) else []
    note = "\n".join(filter(None, said))
    if note and found:
        first = found[0].citation
        found[0] = found[0]._replace(citation=first._replace(note=_below(first.note, note)))
    elif note:
        kept = Citation(kind=SourceKind.DOCUMENT, title=storable(name), supplied_by=supplied_by)
        found.append(Found("", kept._replace(note=f"{offered.where}: {note}")))
    return found, refused


def day(words: str) -> str:
    """A day as `YYYY-MM-DD`, also where a time stands behind it; empty for anything else."""
    try:
        return date.fromisoformat(words.strip()[:10]).isoformat() if words.strip() else ""
    except ValueError:
        return ""


def _found(source: OfferedSource, supplied_by: str) -> list[Found]:
    """RefusedAddress where it cannot be cited."""
    url, title = source.url.strip(), storable(" ".join(source.title.split()))
    if not url and not title:
        return []
    stance = source.stance if source.stance in tuple(Stance) else Stance.NONE
    citation = Citation(
        url=without_user(url),
        kind=SourceKind.WEB if url else SourceKind.DOCUMENT,
        title=title,
        stance=stance,
        supplied_by=supplied_by,
        passage=source.passage.strip(),
        locator=" ".join(source.locator.split()),
        note=source.note.strip(),
    )
    return [Found(canonical(url) if url else "", citation)]


def _said(offered: OfferedClaim, name: str) -> list[str]:
    """The comment and the rating, with whose they are."""
    whose = ", ".join(filter(None, (offered.by.strip(), offered.at.strip())))
    comment, rating = offered.comment.strip(), offered.rating.strip()
    said = []
    if comment:
        said.append(f"{whose}: {comment}" if whose else comment)
    if rating:
        said.append(f"Rated “{rating}”{f' by {whose}' if whose else ''}, in {name}.")
    if offered.claimed_on.strip() and not day(offered.claimed_on):
        said.append(f"Said on: {offered.claimed_on.strip()}")
    return said


def _below(note: str, more: str) -> str:
    return f"{note}\n{more}" if note else more
