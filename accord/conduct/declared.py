"""What rooms above tell this room when the product starts: who knows of open complaints."""

from collections.abc import Callable, Collection

from accord.people.models import Guardian

OpenComplaints = Callable[[Collection[int]], frozenset[int]]
"""Given keys of guardians, return those who have a complaint that has not ended."""

_complaints: list[OpenComplaints] = []


def declare_open_complaints(asked: OpenComplaints) -> None:
    """Say who knows which guardians have an open complaint; the last one told holds."""
    _complaints[:] = [asked]


def has_open_complaint(guardian: Guardian) -> bool:
    """Whether a guardian has a complaint that has not ended (MEASURE-7); never, while nobody tells of complaints."""
    return bool(_complaints) and guardian.pk in _complaints[0]([guardian.pk])
