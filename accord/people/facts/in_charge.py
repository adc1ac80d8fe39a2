"""Who stands for the school in which capacity: staff by their roles, and above them the district's posts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accord.people.facts.keys import key_of_guardian, key_of_login, key_of_staff
from accord.people.facts.one_person import login_of_key, selves_of
from accord.people.models import DistrictPost, Guardian, Login, RoleHolding, StaffMember, StudentContact
from accord.people.viewer import in_force
from accord.rules.charter_values.fairness import Decider
from accord.schools.models import School

__all__ = [
    "InCharge", "capacities_of", "family_on_the_staff", "in_charge", "key_of_guardian", "key_of_login", "key_of_staff",
    "keys_by_capacity",
]  # fmt: skip

CAPACITIES = {
    RoleHolding.Role.TEACHER: (Decider.TEACHER,),
    RoleHolding.Role.FORM_TEACHER: (Decider.FORM_TEACHER,),
    RoleHolding.Role.OFFICE: (Decider.OFFICE,),
    RoleHolding.Role.HEAD_OF_YEAR: (Decider.HEAD_OF_YEAR,),
    RoleHolding.Role.LEADER: (Decider.LEADER,),
    RoleHolding.Role.HEADTEACHER: (Decider.HEADTEACHER,),
    RoleHolding.Role.GOVERNOR: (Decider.GOVERNOR, Decider.PANEL),
    RoleHolding.Role.CHAIR: (Decider.CHAIR, Decider.PANEL),
}
ABOVE = {
    DistrictPost.Role.CHIEF_EXECUTIVE: Decider.CHIEF_EXECUTIVE,
    DistrictPost.Role.DISTRICT_ADMINISTRATOR: Decider.DISTRICT,
}


@dataclass(frozen=True)
class InCharge:
    """Somebody in a capacity: a member of staff, or a login of the district. `key` is the same wherever they stand."""

    key: str
    name: str
    staff: StaffMember | None = None
    login: Login | None = None


def in_charge(school: School, on: date) -> dict[Decider, list[InCharge]]:
    """Return who holds each capacity at a school on a day, in the order in which they took it up; two queries."""
    found: defaultdict[Decider, list[InCharge]] = defaultdict(list)
    holdings = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__school=school
    ).select_related("staff__login")
    for holding in holdings.order_by("starts_on", "id"):
        staff = holding.staff
        person = InCharge(key_of_staff(staff), staff.full_name, staff, staff.login)
        for capacity in CAPACITIES.get(RoleHolding.Role(holding.role), ()):
            if person not in found[capacity]:
                found[capacity].append(person)
    if school.district_id:
        posts = DistrictPost.objects.filter(in_force(on), district=school.district_id).select_related("login")
        for post in posts.order_by("starts_on", "id"):
            person = InCharge(key_of_login(post.login_id), post.login.name, None, post.login)
            found[ABOVE[DistrictPost.Role(post.role)]].append(person)
    return dict(found)


def keys_by_capacity(people: dict[Decider, list[InCharge]]) -> dict[Decider, list[str]]:
    """The same by keys, as the rulebook asks for it."""
    return {capacity: [person.key for person in line] for capacity, line in people.items()}


def capacities_of(key: str, people: dict[Decider, list[InCharge]]) -> frozenset[Decider]:
    """In which capacities somebody stands."""
    return frozenset(capacity for capacity, line in people.items() if any(person.key == key for person in line))


def family_on_the_staff(school: School, guardian_ids: Iterable[int], student_ids: Iterable[int] = ()) -> frozenset[str]:
    """Keys of staff, governors and those of the district who are these guardians, or are tied to a child that one of
    them is tied to; a second sign-in of the same person counts.
    """
    guardian_ids = list(guardian_ids)
    children = StudentContact.objects.filter(guardian_id__in=guardian_ids).values_list("student_id", flat=True)
    family = StudentContact.objects.filter(student_id__in={*children, *student_ids}).values("guardian_id")
    relatives = Guardian.objects.filter(Q(pk__in=family) | Q(pk__in=guardian_ids), login__isnull=False)
    logins = set(relatives.values_list("login", flat=True))
    for keys in selves_of(map(key_of_login, logins)).values():
        logins |= {login for key in keys if (login := login_of_key(key))}
    here = Q(staff_posts__school=school) | Q(
        district_posts__district__isnull=False, district_posts__district=school.district_id
    )
    found = Login.objects.filter(here, pk__in=logins).distinct()
    return frozenset(key_of_login(login) for login in found.values_list("pk", flat=True))
