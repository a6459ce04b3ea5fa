"""Command line of the terminal; one small file per area."""
