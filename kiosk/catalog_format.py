"""What the writer and the reader of `catalog.db` agree on. The reader must not load what only the writer needs."""

from __future__ import annotations

import unicodedata

FORMAT = 1
"""The file's ``user_version``; a reader refuses any other."""


def folded(text: str) -> str:
    """One spelling for what is searched: composed, lower case, Thai digits as Arabic ones, no punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_DIGITS)
    return " ".join(
        "".join(c if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") else " " for c in plain).split()
    )


_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
