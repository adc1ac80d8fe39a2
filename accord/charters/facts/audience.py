"""Whom a charter concerns at a school on a day: the guardians who are sent news, and the staff."""

from collections.abc import Collection
from datetime import date

from accord.charters.models import Audiences
from accord.delivery.models import Notice
from accord.people.facts.family import ties_with_orders, views_of
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import in_force
from accord.schools.models import School


def guardians_told(school: School, on: date) -> list[Guardian]:
    """Every guardian who is sent news of a child at the school, once."""
    ties = list(ties_with_orders().filter(school=school))
    views = views_of(ties, on)
    return list({tie.guardian_id: tie.guardian for tie in ties if views[tie.id].receives_news}.values())


def staff_told(school: School, on: date) -> list[StaffMember]:
    """Everybody on the staff of the school."""
    return list(StaffMember.objects.filter(in_force(on), school=school))


def people_told(school: School, on: date, audience: str) -> Collection[Guardian | StaffMember]:
    """Those of one audience to whom notices can be sent. Students find it on their own page."""
    if audience == Audiences.GUARDIANS:
        return guardians_told(school, on)
    return staff_told(school, on) if audience == Audiences.STAFF else []


def notices_about(school: School, kind: str, ref: str) -> list[Notice]:
    """What was told about a record and not taken back since."""
    return list(Notice.objects.filter(school=school, about_kind=kind, about_ref=ref, withdrawn_at=None))
