"""What was done to an article before it came into this file."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLE = "imported_history"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("numbers", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
        _refers("article", "article.id"),
        _refers("sha256", "blob.sha256"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{_TABLE}_article"), _TABLE, ["article"], unique=True)
    op.create_index(op.f(f"ix_{_TABLE}_sha256"), _TABLE, ["sha256"])


def downgrade() -> None:
    raise NotImplementedError("A file does not go back: use the copy made before it changed.")


def _refers(column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [to], name=op.f(f"fk_{_TABLE}_{column}"), ondelete="RESTRICT"
    )
