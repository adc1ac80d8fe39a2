"""Whom this room tells what."""

from accord.conduct.notices import incidents, letters, measures


def declare() -> None:
    """Name the kinds of notices of this room."""
    incidents.declare()
    measures.declare()
    letters.declare()
