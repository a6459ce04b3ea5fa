"""Request numbers that people can read aloud: no look-alikes, and a check character that finds a slip of the tongue.

Three groups of five, for example ``7QK2M-9XDT4-ZRB8W``: 14 random characters of 30 (68 bits), then a check character
after ISO/IEC 7064 (hybrid system MOD 31,30), which finds every single wrong character and nearly every swap.
"""

from __future__ import annotations

import secrets

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_36

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0, 1, I, L, O and U."""


def new_number() -> str:
    """A fresh number; it is the request's idempotency key."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(14))
    return _grouped(body + mod_37_36.calc_check_digit(body, alphabet=ALPHABET))


def parse_number(text: str) -> str:
    """A number as someone typed or said it, in its one spelling. Raises `ValueError` when it cannot be one."""
    compact = "".join(c for c in text.upper() if c not in " -–")
    try:
        valid = len(compact) == 15 and mod_37_36.validate(compact, alphabet=ALPHABET)
    except ValidationError as error:
        raise ValueError("not a request number") from error
    if not valid:
        raise ValueError("not a request number")
    return _grouped(compact)


def _grouped(compact: str) -> str:
    return "-".join((compact[:5], compact[5:10], compact[10:]))
