"""Releases of the catalog: a TUF repository of plain files, and who may change what of it."""
