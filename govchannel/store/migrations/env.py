"""Alembic's entry: runs migrations on the connection that `govchannel.store.database` hands over."""

from alembic import context

from govchannel.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
