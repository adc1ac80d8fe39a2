"""Whom this room tells what."""

from accord.concerns.notices import complaints, concerns, handling, safeguarding


def declare() -> None:
    """Name the kinds of notices of this room."""
    concerns.declare()
    complaints.declare()
    handling.declare()
    safeguarding.declare()
