"""Runs migrations inside the program, on the connection and the transaction that it hands over."""

from alembic import context
from sqlmodel import SQLModel

from workbench.store import tables as tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
context.run_migrations()
