"""Public identifiers: random, without gaps to count, safe to read out over the telephone."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Thirty characters, without those that are mistaken for one another: 0 and o, 1 and i and l, u and v."""

REF_LENGTH = 16


def new_ref() -> str:
    """Return a random public id of 16 characters (78 bits)."""
    return _draw(REF_LENGTH)


def new_code(groups: int = 3, length: int = 4) -> str:
    """Return a code for a printed letter, such as `K7QM-3XPA-9TRD` (59 bits with the defaults)."""
    return "-".join(_draw(length) for _ in range(groups)).upper()


def _draw(length: int) -> str:
    """Draw characters from one large random number; 64 bits to spare keep every character equally likely."""
    number = secrets.randbits(5 * length + 64)
    drawn = []
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        drawn.append(ALPHABET[place])
    return "".join(drawn)
