"""Alembic's entry: uses the connection that `Store.migrate` hands over."""

from alembic import context

from bot.store import fetch_tables  # noqa: F401 - its tables are in the metadata
from bot.store.tables import metadata

connection = context.config.attributes["connection"]
# SQLite cannot alter most things in place: batch mode copies the table.
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
