"""Whom a letter is told to."""


def declare() -> None:
    """Name the kinds of these notices."""
