"""Runs migrations inside the program, on the connection and the transaction that it hands over.

Whoever has a migration drafted by Alembic hands over the tables too, as `metadata`.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    render_as_batch=True,
)
context.run_migrations()
