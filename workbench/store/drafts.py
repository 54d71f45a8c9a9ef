"""Writing drafts: text being typed, kept outside the history until its field is left."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.store.lookups import row_of
from workbench.store.tables import Article, Claim, Draft, Evidence, Row, Source

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


_TABLES: dict[str, type[Row]] = {
    "article": Article,
    "claim": Claim,
    "evidence": Evidence,
    "source": Source,
}


class Drafts:
    """This person's drafts; `table`, `row` and `field` say what the text is for."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def keep(self, table: str, row: int, field: str, text: str) -> None:
        """Stores the text as it stands now, in place of what stood before."""
        draft = self._find(table, row, field)
        if draft is None:
            draft = Draft(
                table_name=table, row=row, field=field, by=self._tx.who, text="", at=self._tx.now
            )
            self._tx.session.add(draft)
        draft.text = text
        draft.at = self._tx.now

    def drop(self, table: str, row: int, field: str) -> None:
        """Removes the draft, if there is one."""
        draft = self._find(table, row, field)
        if draft is not None:
            self._tx.session.delete(draft)

    def get(self, table: str, row: int, field: str) -> str | None:
        """The text that was typed, None where there is no draft."""
        draft = self._find(table, row, field)
        return None if draft is None else draft.text

    def standing(self, table: str, row: int, field: str) -> str | None:
        """The text that stands now in the field that a draft is for, None where there is none."""
        if (table, field) == ("verdict", "rationale"):
            return self._tx.claims.get(row).rationale
        if (table, field) == ("claim", "proposed"):
            query = self._tx.proposals.present(row)
            return None if query is None else query.proposed
        of = _TABLES.get(table)
        return None if of is None else str(row_of(self._tx, of, row)[field])

    def _find(self, table: str, row: int, field: str) -> Draft | None:
        found = select(Draft).where(
            col(Draft.table_name) == table,
            col(Draft.row) == row,
            col(Draft.field) == field,
            col(Draft.by) == self._tx.who,
        )
        return self._tx.session.exec(found).first()
