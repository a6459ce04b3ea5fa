"""What the writer and the reader of `catalog.db` agree on. The reader must not load what only the writer needs."""

FORMAT = 5
"""The file's ``user_version``; a reader refuses any other."""
