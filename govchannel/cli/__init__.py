"""Command line of the backend; one small file per area."""
