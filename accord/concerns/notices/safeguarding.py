"""Whom a worry about a child is told to: the safeguarding lead alone."""


def declare() -> None:
    """Name the kinds of these notices."""
