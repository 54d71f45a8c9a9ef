"""What claims rest on: attaching sources, and saying how they bear on a claim."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.actions import ActionHead
from workbench.model.evidence_requests import PurgeOutcome
from workbench.model.requests import AttachOutcome, Citation, Done, EvidenceEdit
from workbench.model.states import Stance
from workbench.workspace.acting import Acting, counted, name
from workbench.workspace.checking import checked_day

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Sources:
    """Writing on sources and evidence; each call is one Action, queued when it returns."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def attach(
        self, claims: Sequence[int], citations: Sequence[Citation]
    ) -> Future[Done[AttachOutcome]]:
        """Puts sources on claims; one that is known by its canonical address is used again, and a
        passage is looked for in its captures.

        RefusedAddress where an address cannot be cited; then nothing is attached.
        """
        return self._acting.act(
            "attach", "Attached sources", lambda tx: self._attach(tx, claims, citations)
        )

    def attach_known(
        self, claims: Sequence[int], source: int, stance: str = Stance.NONE
    ) -> Future[Done[AttachOutcome]]:
        """Puts a source that is known on claims."""

        def step(tx: "Transaction") -> AttachOutcome:
            name(tx, "Attached 1 source to {}", claims)
            cited = Citation(stance=stance)
            pieces = [tx.sources.attach(claim, source, cited) for claim in claims]
            return AttachOutcome(tuple(pieces), known=1, new=0)

        return self._acting.act("attach", "Attached a source", step)

    def edit_evidence(self, edit: EvidenceEdit) -> Future[Done[None]]:
        """Sets what the edit names of a piece of evidence; Conflict where it is not as seen. A
        passage is looked for in the captures of its source.
        """
        return self._on_evidence(
            "evidence",
            "Changed a source of {}",
            [edit.evidence],
            lambda tx, _piece: _edit(tx, edit),
        )

    def set_stance(self, evidence: Sequence[int], stance: str) -> Future[Done[None]]:
        """Says how pieces of evidence bear on their claims."""
        return self._on_evidence(
            "stance",
            f"Set a source of {{}} to {stance}",
            evidence,
            lambda tx, piece: tx.sources.edit_evidence(EvidenceEdit(piece, stance=stance)),
        )

    def move(self, evidence: int, by: int) -> Future[Done[None]]:
        """Moves a piece of evidence down by `by` places on its claim, up where negative."""
        return self._on_evidence(
            "order",
            "Moved a source of {}",
            [evidence],
            lambda tx, piece: tx.sources.move(piece, by),
        )

    def detach(self, evidence: Sequence[int]) -> Future[Done[None]]:
        """Takes pieces of evidence off their claims; the sources stay known."""
        return self._on_evidence(
            "detach",
            f"Detached {counted(len(evidence), 'source')} from {{}}",
            evidence,
            lambda tx, piece: tx.sources.detach(piece),
        )

    def edit_source(
        self,
        source: int,
        *,
        title: str | None = None,
        author: str | None = None,
        publisher: str | None = None,
        published_on: str | None = None,
        note: str | None = None,
        article: int | None = None,
    ) -> Future[Done[None]]:
        """Sets what is said of a source, wherever it is used; None leaves a field as it is.

        `article` is where the person is, so that undo finds it there.
        """

        def step(tx: "Transaction") -> None:
            tx.sources.edit(
                source,
                title=title,
                author=author,
                publisher=publisher,
                published_on=published_on and checked_day(published_on),
                note=note,
            )

        return self._acting.act("source", "Changed what is said of a source", step, article)

    def set_primary(
        self, sources: Sequence[int], is_primary: bool | None, article: int | None = None
    ) -> Future[Done[None]]:
        """Says whether sources are primary or secondary ones; None leaves it to the guess again."""
        said = {True: "as primary", False: "as secondary", None: "neither as primary nor secondary"}
        return self._acting.act(
            "primary",
            f"Set {counted(len(sources), 'source')} {said[is_primary]}",
            lambda tx: tx.origins.set_primary(sources, is_primary),
            article,
        )

    def group(
        self, sources: Sequence[int], origin: str, article: int | None = None
    ) -> Future[Done[None]]:
        """Names one origin that sources go back to; an empty name parts them again."""
        origin = origin.strip()
        many = counted(len(sources), "source")
        return self._acting.act(
            "origin",
            f"Grouped {many} as “{origin}”" if origin else f"Took {many} out of a group",
            lambda tx: tx.origins.group(sources, origin),
            article,
        )

    def set_sensitive(
        self, sources: Sequence[int], sensitive: bool, article: int | None = None
    ) -> Future[Done[None]]:
        """Says that sources are never fetched in the background nor exported, or that they may."""

        def step(tx: "Transaction") -> None:
            for source in sources:
                tx.sources.edit(source, sensitive=sensitive)

        said = "sensitive" if sensitive else "not sensitive"
        label = f"Marked {counted(len(sources), 'source')} as {said}"
        return self._acting.act("sensitive", label, step, article)

    def purge(self, source: int) -> Future[Done[PurgeOutcome]]:
        """Removes a source for good, with its captures and what the history says of it. It cannot
        be undone; asked again, it finishes what another window hindered.
        """
        head = ActionHead(self._acting.who, "purge", f"Purged source {source}")
        return self._acting.writer.submit(lambda store: store.purge(head, source))

    def _attach(
        self, tx: "Transaction", claims: Sequence[int], citations: Sequence[Citation]
    ) -> AttachOutcome:
        found: dict[int, tuple[Citation, bool]] = {}
        for citation in map(_checked, citations):
            url = _canonical(citation.url)
            kept = _without_user(citation)
            source, known = tx.sources.find_or_add(kept, url)
            found.setdefault(source, (kept, known))
            _say(tx, source, kept)
        name(tx, f"Attached {counted(len(found), 'source')} to {{}}", claims)
        pieces = [
            _attached(tx, claim, source, citation)
            for claim in claims
            for source, (citation, _known) in found.items()
        ]
        reused = sum(known for _citation, known in found.values())
        return AttachOutcome(tuple(pieces), reused, len(found) - reused)

    def _on_evidence(
        self,
        verb: str,
        label: str,
        evidence: Sequence[int],
        step: "Callable[[Transaction, int], object]",
    ) -> Future[Done[None]]:
        """One Action that does a step for each piece, named by the claims that they are on."""

        def all_steps(tx: "Transaction") -> None:
            name(tx, label, list(dict.fromkeys(map(tx.sources.claim_of, evidence))))
            for piece in evidence:
                step(tx, piece)

        return self._acting.act(verb, label.replace("{}", "claims", 1), all_steps)


def _attached(tx: "Transaction", claim: int, source: int, citation: Citation) -> int:
    """Puts a source on a claim; a passage is looked for in what is captured of it already."""
    piece = tx.sources.attach(claim, source, citation)
    if citation.passage.strip():
        from workbench.workspace.pinning import look_up

        look_up(tx, piece)
    return piece


def _edit(tx: "Transaction", edit: EvidenceEdit) -> None:
    from workbench.workspace.pinning import edit_evidence

    edit_evidence(tx, edit)


def _say(tx: "Transaction", source: int, citation: Citation) -> None:
    """Keeps what a citation says of the source itself, beside its title and the like."""
    if citation.is_primary is not None:
        tx.origins.set_primary([source], citation.is_primary)
    if citation.origin.strip():
        tx.origins.group([source], citation.origin)
    if citation.sensitive:
        tx.sources.edit(source, sensitive=True)


def _canonical(url: str) -> str:
    """The form under which an address is known; empty for an offline source."""
    from workbench.text.addresses import canonical

    return canonical(url) if url else ""


def _without_user(citation: Citation) -> Citation:
    """What is kept is shown and handed on; a password in an address must not be."""
    from workbench.text.addresses import without_user

    return citation._replace(url=without_user(citation.url))


def _checked(citation: Citation) -> Citation:
    return citation._replace(
        url=citation.url.strip(), published_on=checked_day(citation.published_on)
    )
