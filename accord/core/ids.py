"""Public identifiers: random, without gaps to count, safe to read out over the telephone."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Thirty characters without the look-alikes 0/o, 1/i/l and u/v confusion."""

REF_LENGTH = 16


def new_ref() -> str:
    """Return a random public id of 16 characters (78 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(REF_LENGTH))


def new_code(groups: int = 3, length: int = 4) -> str:
    """Return a code for a printed letter, such as `K7QM-3XPA-9TRD` (59 bits with the defaults)."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(length)) for _ in range(groups)).upper()
