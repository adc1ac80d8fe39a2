"""Whom an incident is told to."""


def declare() -> None:
    """Name the kinds of these notices."""
