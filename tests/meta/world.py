"""Everything that an address can name, once at Riverbank and once at its sister school, for the permission matrix."""

from dataclasses import dataclass
from datetime import timedelta

from accord.core import clock
from accord.delivery.actions import tell
from accord.delivery.models import InboundMail, InboundStray, Unreached
from accord.people.actions.invite import invite
from accord.people.models import (
    Absence,
    CourtOrder,
    Cover,
    Duty,
    Guardian,
    RoleHolding,
    RosterImport,
    TeamMembership,
)
from accord.schools.models import Closure, CoreValue, SpecialDay, WeeklyHours
from accord.web.demo import Cast
from tests.meta.charter_things import drafted
from tests.meta.complaint_things import complained
from tests.meta.concern_things import troubled
from tests.meta.desk_things import answered_late
from tests.meta.family_messaging_things import written_at_night
from tests.meta.group_things import spaced
from tests.meta.handled_things import in_hand
from tests.meta.helping_things import helped
from tests.meta.incident_things import reported
from tests.meta.letter_things import lettered
from tests.meta.looked_back_things import waiting_above
from tests.meta.mail_things import mailed
from tests.meta.measure_things import measured
from tests.meta.needs_things import supported
from tests.meta.publishing_things import reviewed
from tests.meta.reception_things import received
from tests.meta.signing_things import answered


@dataclass(frozen=True)
class School:
    """What one school's addresses name: `objects["team"]` is the ref of a team."""

    slug: str
    objects: dict[str, str]


def build(cast: Cast) -> dict[str, School]:
    """Add to the cast whatever the story lacks, and return both schools by their slug."""
    return {
        "riverbank": _school(cast, "riverbank", "idris", "amina", "tan", "office", "4B", "head", "sara"),
        "hillside": _school(
            cast, "hillside", "rhys", "owen", "hillside_head", "hillside_office", "8C", "hillside_head", "nadia"
        ),
    }


def _school(
    cast: Cast,
    slug: str,
    student: str,
    guardian: str,
    member: str,
    colleague: str,
    class_name: str,
    head: str,
    sibling: str,
) -> School:
    school, at = cast.schools[slug], clock.now()
    day = timedelta(days=1)
    staff, other = cast.staff[member], cast.staff[colleague]
    tie = cast.ties[student, guardian]
    team = school.teams.create(name="Matrix", purpose="Seen by the matrix")
    absence = Absence.objects.create(staff=staff, starts_at=at + day, ends_at=at + 2 * day)
    order = CourtOrder.objects.create(
        school=school, tie=tie, scope="collection", starts_on=at.date() - day, issued_by="Court",
        recorded_by=cast.staff[head],
    )  # fmt: skip
    inbound = school.inbound_addresses.create(address=f"office@{slug}.example")
    stray = InboundMail.objects.create(
        school=school, address=inbound.address, via="lmtp", fingerprint=slug, sha256=slug, size=1, path="none",
        received_at=at, subject="Matrix",
    )  # fmt: skip
    InboundStray.objects.create(mail=stray, reason="general", since=at)
    newcomer = Guardian.objects.create(school=school, given_name="New", family_name="Comer")
    notice = tell(
        school=school, kind="matrix", recipients=[cast.guardians[guardian], staff], subject="Matrix", by="login:matrix",
        at=at,
    )  # fmt: skip
    unreached = Unreached.objects.create(school=school, notice=notice, guardian=newcomer, why="no_way", since=at)
    named = {
        "district_school": school,
        "notice": notice,
        "unreached": unreached,
        "student": cast.students[student],
        "other student": cast.students[sibling],
        "other guardian": newcomer,
        "other member": other,
        "guardian": cast.guardians[guardian],
        "tie": tie,
        "order": order,
        "class": cast.classes[class_name],
        "member": staff,
        "role": RoleHolding.objects.filter(staff=staff).first(),
        "team": team,
        "membership": TeamMembership.objects.create(team=team, staff=staff, starts_on=at.date() - day),
        "absence": absence,
        "cover": Cover.objects.create(absence=absence, staff=other, starts_at=at + day, ends_at=at + 2 * day),
        "duty": Duty.objects.create(school=school, staff=staff, kind="gate", starts_at=at, ends_at=at + day),
        "invitation": invite(person=newcomer, channel="letter", actor="login:matrix", at=at, made_by=other),
        "roster": RosterImport.objects.create(school=school, table="families", state="dropped", file_name="a.csv"),
        "inbound_address": inbound,
        "stray_mail": stray,
        "value": CoreValue.objects.create(school=school, position=9),
        "hours": WeeklyHours.objects.create(school=school, kind="office", starts_on=at.date() + 90 * day),
        "year": school.years.first(),
        "closure": Closure.objects.create(
            school=school, kind="other", name="Matrix", starts_on=at.date() + day, ends_on=at.date() + day
        ),
        "special_day": SpecialDay.objects.create(
            school=school, on=at.date() + 9 * day, name="Matrix", intervals=[[540, 720]]
        ),
    }  # fmt: skip
    named |= drafted(school)
    named |= mailed(cast, slug, guardian, member)
    named |= answered(cast, slug, guardian, member)
    named |= reviewed(cast, slug)
    named |= spaced(cast, slug)
    named |= helped(cast, slug, student, guardian, member)
    named |= waiting_above(cast, slug, student, guardian)
    named |= written_at_night(cast, slug, student, guardian)
    named |= answered_late(cast, slug, student, guardian, member)
    named |= received(cast, slug, student, guardian, member, head)
    named |= reported(cast, slug, guardian, member, colleague)
    named |= lettered(cast, slug, guardian, member, head)
    named |= measured(cast, slug, guardian, member, head)
    named |= complained(cast, slug, student, guardian, member)
    named |= in_hand(cast, slug, guardian)
    named |= supported(cast, slug, student, head)
    named |= troubled(cast, slug, student, guardian, member, head)
    return School(slug, {name: record.ref for name, record in named.items() if record is not None})
