"""What a second reading needs: problems of any kind are set aside, also of an article as a whole.

A table whose constraints change is made anew under another name, filled, and renamed, as in 0002:
Alembic's batches write constraints in another order each time, and a file would not be built alike.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _overrides()


def downgrade() -> None:
    raise NotImplementedError("A file does not go back: use the copy made before it changed.")


def _overrides() -> None:
    """Of a rule there may be several for a claim, each about another thing of it."""
    op.create_table(
        "new_override",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_override")),
        sa.CheckConstraint(
            "rule IN ('sufficiency', 'passage-gone', 'dead-link')", name=op.f("ck_override_rule")
        ),
        sa.CheckConstraint("(claim IS NULL) <> (article IS NULL)", name=op.f("ck_override_owner")),
        *(
            sa.ForeignKeyConstraint(
                [owner], [f"{owner}.id"], name=op.f(f"fk_override_{owner}"), ondelete="RESTRICT"
            )
            for owner in ("claim", "article")
        ),
        *(
            sa.UniqueConstraint(
                owner, "rule", "about", name=op.f(f"uq_override_{owner}_rule_about")
            )
            for owner in ("claim", "article")
        ),
        sqlite_autoincrement=True,
    )
    kept = 'id, claim, rule, reason, "by", at'
    op.execute(f'INSERT INTO new_override ({kept}) SELECT {kept} FROM "override"')  # noqa: S608 - constants
    op.drop_table("override")
    op.rename_table("new_override", "override")
    for owner in ("claim", "article"):
        op.create_index(op.f(f"ix_override_{owner}"), "override", [owner])
