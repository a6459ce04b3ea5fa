"""The terminal without pixels."""
