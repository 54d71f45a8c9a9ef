"""What a second reading needs: problems of any kind are set aside, also of an article as a whole.

A table that is made anew keeps its AUTOINCREMENT only where that is said.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_UNUSED_IDS: dict[str, Any] = {"sqlite_autoincrement": True}


def upgrade() -> None:
    _overrides()


def downgrade() -> None:
    raise NotImplementedError("A file does not go back: use the copy made before it changed.")


def _overrides() -> None:
    """Of a rule there may be several for a claim, each about another thing of it."""
    with op.batch_alter_table("override", recreate="always", table_kwargs=_UNUSED_IDS) as table:
        table.alter_column("claim", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("article", sa.Integer(), nullable=True))
        table.add_column(sa.Column("about", sa.String(), nullable=False, server_default=""))
        table.create_foreign_key(
            op.f("fk_override_article"), "article", ["article"], ["id"], ondelete="RESTRICT"
        )
        table.drop_constraint(op.f("uq_override_claim_rule"), type_="unique")
        for owner in ("claim", "article"):
            table.create_unique_constraint(
                op.f(f"uq_override_{owner}_rule_about"), [owner, "rule", "about"]
            )
        table.create_check_constraint(
            op.f("ck_override_rule"), "rule IN ('sufficiency', 'passage-gone', 'dead-link')"
        )
        table.create_check_constraint(
            op.f("ck_override_owner"), "(claim IS NULL) <> (article IS NULL)"
        )
        table.create_index(op.f("ix_override_article"), ["article"])
