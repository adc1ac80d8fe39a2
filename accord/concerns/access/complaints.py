"""Who obtains a complaint: its complainant, whoever has a part in it, leaders free of conflict; others a line at most.

Conflict of interest is judged anew at every asking. Whoever is barred gets the answer of one who asks for what is
not there. What is about the headteacher or above stays with those above (PART-7): no leader and no office sees it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from accord.concerns.facts.complaints import day_at
from accord.concerns.facts.matters import People, highest_named, matters_of
from accord.concerns.models import Complaint, Stage
from accord.people.access.posts import refused
from accord.people.facts.in_charge import capacities_of, in_charge, key_of_login
from accord.people.models import Login
from accord.people.viewer import Post, Viewer
from accord.rules.charter import Decider
from accord.rules.taking_part import RANK, MatterFacts, Part, why_barred
from accord.rules.visibility import Act
from accord.schools.models import School

LEADERS = frozenset({Decider.LEADER, Decider.HEADTEACHER})
LINE_ONLY = frozenset({Decider.OFFICE, Decider.CHAIR})
ASKED = frozenset({Part.HANDLE, Part.INVESTIGATE, Part.DECIDE, Part.BE_CONSULTED, Part.HEAR_REVIEW, Part.SIT_ON_PANEL})


@dataclass(frozen=True)
class RegisterRow:
    """A complaint in the register: the line, and whether the asker may open it."""

    complaint: Complaint
    stage: Stage
    may_open: bool


def own_complaints(viewer: Viewer) -> QuerySet[Complaint]:
    """The complaints that somebody made as a guardian, the latest first; also after their child has left."""
    found = Complaint.objects.filter(guardian__login=viewer.login)
    return found.select_related("school", "student", "guardian", "edition").order_by("-received_at", "-id")


def get_own_complaint_for(viewer: Viewer, ref: str) -> Complaint:
    """A complaint of one's own; another guardian of the same child gets nothing. Raises Http404."""
    found = own_complaints(viewer).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def register_for(post: Post, at: datetime, *, ended: bool | None = None) -> list[RegisterRow]:
    """The lines of the register that the asker may see, the latest first. Raises NotYours without the role."""
    if not post.may(Act.SEE_COMPLAINTS_REGISTER):
        raise refused(post)
    rows = Complaint.objects.filter(school_id=post.school_id).select_related("school", "edition", "student", "guardian")
    if ended is not None:
        rows = rows.filter(ended_at__isnull=not ended)
    complaints = list(rows.prefetch_related("stages__handled_by").order_by("-received_at", "-id"))
    if not complaints:
        return []
    people = in_charge(complaints[0].school, day_at(complaints[0].school, at))
    key, matters = key_of_login(post.login_id), matters_of(complaints)
    found = []
    for complaint in complaints:
        stage = max(complaint.stages.all(), key=lambda one: one.number)
        opens = may_read(key, matters[complaint.pk], people)
        if opens or may_see_line(key, matters[complaint.pk], people, waits=stage.handled_by_id is None):
            found.append(RegisterRow(complaint, stage, opens))
    return found


def get_complaint_for(post: Post, ref: str, at: datetime) -> Complaint:
    """A complaint that the asker may read at their school.

    Raises Http404 for whoever is barred or may not know of it, and NotYours for staff whose role opens no complaint.
    """
    found = _found(ref, school_id=post.school_id)
    if found is not None and may_read(key_of_login(post.login_id), *_judged(found, at)):
        return found
    if not post.may(Act.HANDLE_COMPLAINTS):
        raise refused(post)
    raise Http404


def get_complaint_of_login(login: Login, ref: str, at: datetime) -> Complaint:
    """A complaint in which somebody has a part, whatever post they hold, and while they hold one. Raises Http404."""
    found = _found(ref)
    key = key_of_login(login.pk)
    if found is None:
        raise Http404
    matter, people = _judged(found, at)
    if not (has_part(key, matter) and capacities_of(key, people) and may_read(key, matter, people)):
        raise Http404
    return found


MOST_ENDED = 50
"""So many ended complaints stand on a list at most, the latest first."""


def complaints_of_login(login: Login, at: datetime, *, ended: bool = False) -> list[Complaint]:
    """The open complaints in which somebody has a part and which they may read, the earliest first; or the `ended`
    ones, the latest first.
    """
    rows = Complaint.objects.filter(took_part__person=login, ended_at__isnull=not ended).distinct()
    rows = rows.select_related("school", "edition", "student", "guardian")
    found = list(rows.order_by("-ended_at", "-id")[:MOST_ENDED] if ended else rows.order_by("received_at", "id"))
    key, matters = key_of_login(login.pk), matters_of(found)
    people = {school: in_charge(school, day_at(school, at)) for school in {one.school for one in found}}
    return [one for one in found if may_read(key, matters[one.pk], people[one.school])]


def has_part(key: str, matter: MatterFacts) -> bool:
    """Whether somebody has or had a part in a complaint that lets them read it."""
    return any(key in matter.took_part.get(part, ()) for part in ASKED)


def may_read(key: str, matter: MatterFacts, people: People) -> bool:
    """Whether somebody may read a complaint: free of conflict, and with a part in it or a leader not below it."""
    if why_barred(key, Part.READ, matter) is not None:
        return False
    capacities, top = capacities_of(key, people), highest_named(matter, people)
    if has_part(key, matter) and (capacities or Part.INVESTIGATE in _parts_of(key, matter)):
        return True
    if Decider.CHAIR in capacities and top is not None and RANK[top] >= RANK[Decider.HEADTEACHER]:
        return True
    return any(role in capacities and (top is None or RANK[role] >= RANK[top]) for role in LEADERS)


def may_see_line(key: str, matter: MatterFacts, people: People, *, waits: bool) -> bool:
    """Whether somebody may know that a complaint is there: its number, its dates, how it came, and nothing more.

    What is about the headteacher or above is kept from the office, save where nobody is free to take it (PART-6).
    """
    if why_barred(key, Part.READ, matter) is not None or not capacities_of(key, people) & LINE_ONLY:
        return False
    top = highest_named(matter, people)
    return waits or top is None or RANK[top] < RANK[Decider.HEADTEACHER]


def is_free_to_read(logins: Iterable[int], complaint: Complaint, at: datetime) -> frozenset[int]:
    """Those of the logins who may read a complaint at a moment: asked again whenever somebody is to be told."""
    matter, people = _judged(complaint, at)
    return frozenset(login for login in logins if may_read(key_of_login(login), matter, people))


def _parts_of(key: str, matter: MatterFacts) -> frozenset[Part]:
    return frozenset(part for part, holders in matter.took_part.items() if key in holders)


def _found(ref: str, **where: int) -> Complaint | None:
    rows = Complaint.objects.select_related("school", "edition", "student", "guardian", "concern")
    return rows.filter(ref=ref, **where).first()


def _judged(complaint: Complaint, at: datetime) -> tuple[MatterFacts, People]:
    school: School = complaint.school
    return matters_of([complaint])[complaint.pk], in_charge(school, day_at(school, at))
