"""Who is in a complaint, as the rulebook needs it: whom it is about, whose family, and who took which part."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from accord.concerns.models import Complaint, ComplaintAbout, TookPart
from accord.people.facts.in_charge import (
    InCharge,
    capacities_of,
    key_of_guardian,
    key_of_login,
    key_of_staff,
)
from accord.people.facts.one_person import other_sign_ins, selves_of
from accord.people.models import DistrictPost, Guardian, Login, StaffMember, StudentContact
from accord.rules.charter import Decider
from accord.rules.taking_part import MatterFacts, Part, as_one_person, highest, keys_in
from accord.schools.models import School

People = dict[Decider, list[InCharge]]


def matter_of(complaint: Complaint) -> MatterFacts:
    """Who is in a complaint; read anew each time, so that a tie or a part of today counts today."""
    return matters_of([complaint])[complaint.pk]


def matters_of(complaints: Collection[Complaint]) -> dict[int, MatterFacts]:
    """The same for complaints of one school, by their keys; eight queries however many there are."""
    keys = [complaint.pk for complaint in complaints]
    about: defaultdict[int, set[str]] = defaultdict(set)
    named_logins: defaultdict[int, set[int]] = defaultdict(set)
    for row in ComplaintAbout.objects.filter(complaint__in=keys).select_related("staff"):
        login = row.login_id or (row.staff.login_id if row.staff else None)
        if login:
            named_logins[row.complaint_id].add(login)
        about[row.complaint_id].add(key_of_staff(row.staff) if row.staff else key_of_login(login or 0))
    parts: defaultdict[int, defaultdict[Part, set[str]]] = defaultdict(lambda: defaultdict(set))
    for complaint_id, part, person in TookPart.objects.filter(complaint__in=keys).values_list(
        "complaint", "part", "person"
    ):
        parts[complaint_id][Part(part)].add(key_of_login(person))
    guardians = Guardian.objects.in_bulk([one.guardian_id for one in complaints if one.guardian_id])
    families = _Families(complaints)
    found = {}
    for complaint in complaints:
        named = frozenset(about[complaint.pk])
        guardian = guardians.get(complaint.guardian_id or 0)
        affected = frozenset({key_of_guardian(guardian)} if guardian else ()) - named
        found[complaint.pk] = MatterFacts(
            named=named,
            affected=affected,
            family=families.of(complaint, named_logins[complaint.pk]) - named - affected,
            took_part={part: frozenset(people) for part, people in parts[complaint.pk].items()},
        )
    return known_as_one(found)


def known_as_one(matters: dict[int, MatterFacts]) -> dict[int, MatterFacts]:
    """The same once it is read who is one person with whom (PART-8); one query where nobody was joined."""
    selves = selves_of(key for matter in matters.values() for key in keys_in(matter))
    return {pk: as_one_person(matter, selves) for pk, matter in matters.items()} if selves else matters


def matter_about(
    school: School,
    *,
    guardian: Guardian | None,
    student_id: int | None,
    about: Iterable[StaffMember],
    above: Iterable[Login] = (),
) -> MatterFacts:
    """Who would be in a complaint that has not been made yet; `above` are those of the district whom it is about."""
    about, above = list(about), list(above)
    named = frozenset({*map(key_of_staff, about), *(key_of_login(login.pk) for login in above)})
    meant = Complaint(pk=0, school=school, guardian=guardian, student_id=student_id)
    affected = frozenset({key_of_guardian(guardian)} if guardian else ()) - named
    logins = {staff.login_id for staff in about if staff.login_id} | {login.pk for login in above}
    family = _Families([meant]).of(meant, logins)
    matter = MatterFacts(named=named, affected=affected, family=family - named - affected)
    return known_as_one({0: matter})[0]


@dataclass(frozen=True)
class _OfStaff:
    login_id: int
    guardian_id: int
    children: frozenset[int]


class _Families:
    """Staff, governors and those of the district who are family of either side of some complaints; four queries."""

    def __init__(self, complaints: Collection[Complaint]) -> None:
        schools = {complaint.school_id for complaint in complaints}
        on_staff = StaffMember.objects.filter(school__in=schools, login__isnull=False).values("login")
        district = DistrictPost.objects.filter(district__in={one.school.district_id for one in complaints}).values(
            "login"
        )
        here = Login.objects.filter(Q(pk__in=on_staff) | Q(pk__in=district)).values_list("pk", flat=True)
        also = other_sign_ins(here)
        relatives = Guardian.objects.filter(Q(login__in=on_staff) | Q(login__in=district) | Q(login__in=list(also)))
        asking = [one.guardian_id for one in complaints if one.guardian_id]
        self.children: defaultdict[int, set[int]] = defaultdict(set)
        known = [(pk, also.get(login, login)) for pk, login in relatives.values_list("pk", "login") if login]
        ties = StudentContact.objects.filter(guardian__in=[*(pk for pk, _login in known), *asking])
        for guardian, student in ties.values_list("guardian", "student"):
            self.children[guardian].add(student)
        self.staff = [_OfStaff(login, pk, frozenset(self.children[pk])) for pk, login in known]

    def of(self, complaint: Complaint, named_logins: Collection[int]) -> frozenset[str]:
        """Keys of those who are the complainant, or are tied to a child of either side."""
        guardian = complaint.guardian_id or 0
        children = set(self.children.get(guardian, ())) | ({complaint.student_id} if complaint.student_id else set())
        for one in self.staff:
            if one.login_id in named_logins:
                children |= one.children
        return frozenset(
            key_of_login(one.login_id) for one in self.staff if one.guardian_id == guardian or children & one.children
        )


def highest_named(matter: MatterFacts, people: People) -> Decider | None:
    """The highest capacity in which somebody stands today whom a matter is about."""
    return highest(capacity for key in matter.named for capacity in capacities_of(key, people))
