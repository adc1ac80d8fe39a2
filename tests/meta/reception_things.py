"""Visitors, a child who left early, and a limit that the headteacher decided, for the permission matrix."""

from datetime import timedelta

from accord.conduct.models import Restriction
from accord.core import clock
from accord.core.models import Record
from accord.people.models import Guardian
from accord.reception.models import Collection, Visitor
from accord.web.demo import Cast


def received(cast: Cast, slug: str, student: str, guardian: str, member: str, head: str) -> dict[str, Record]:
    """Put them into the school and return what the addresses of reception name."""
    school, at, staff = cast.schools[slug], clock.now(), cast.staff[member]
    other = Guardian.objects.create(school=school, given_name="Quiet", family_name="Caller")
    common = {"school": school, "expected_at": at, "announced_by": staff}
    return {
        "expected_visitor": Visitor.objects.create(name="Matrix", **common),
        "visitor_here": Visitor.objects.create(name="Matrix", came_at=at, let_in_by=staff, **common),
        "collection": Collection.objects.create(
            school=school, student=cast.students[student], guardian=cast.guardians[guardian], how="may_collect", at=at,
            by=staff,
        ),
        "watched_limit": Restriction.objects.create(
            school=school, guardian=other, kind="in_person_limited", starts_at=at, ends_at=at + timedelta(days=9),
            decided_by=cast.staff[head],
        ),
    }  # fmt: skip
