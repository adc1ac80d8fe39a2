"""What rooms above tell this room when the product starts: who knows of open complaints, messages, words of danger."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from accord.people.models import Guardian, Student
from accord.people.viewer import Post
from accord.schools.models import School

OpenComplaints = Callable[[Collection[int]], frozenset[int]]
"""Given keys of guardians, return those who have a complaint that has not ended."""

_complaints: list[OpenComplaints] = []


def declare_open_complaints(asked: OpenComplaints) -> None:
    """Say who knows which guardians have an open complaint; the last one told holds."""
    _complaints[:] = [asked]


def has_open_complaint(guardian: Guardian) -> bool:
    """Whether a guardian has a complaint that has not ended (MEASURE-7); never, while nobody tells of complaints."""
    return bool(_complaints) and guardian.pk in _complaints[0]([guardian.pk])


@dataclass(frozen=True)
class Snapshot:
    """Something as it stands in another room, to be sealed as evidence: in full, as `text`.

    `about` wrote it, `student` is the child whom it was about, `place` one of the places of an incident.
    """

    name: str
    text: str
    source: str
    place: str
    happened_at: datetime
    about: Guardian | None = None
    student: Student | None = None


SnapshotOf = Callable[[Post, str], Snapshot | None]
"""Given who asks and the ref of something written, return it as it stands; None where they may not read it."""

_snapshots: list[SnapshotOf] = []


def declare_snapshots(asked: SnapshotOf) -> None:
    """Say who knows of messages; the last one told holds."""
    _snapshots[:] = [asked]


def snapshot_of(post: Post, ref: str) -> Snapshot | None:
    """A message that the asker may read, as it stands; None for any other."""
    return _snapshots[0](post, ref) if ref and _snapshots else None


SpeaksOfDanger = Callable[[str, School, str], bool]
"""Given what somebody wrote, the school and the language: whether a child may be at risk."""

_dangers: list[SpeaksOfDanger] = []


def declare_danger_words(asked: SpeaksOfDanger) -> None:
    """Say who knows words of danger; the last one told holds."""
    _dangers[:] = [asked]


def speaks_of_danger(text: str, school: School, language: str) -> bool:
    """Whether a text speaks of a child at risk, so that the way to the safeguarding lead is offered beside it."""
    return bool(_dangers) and _dangers[0](text, school, language)
