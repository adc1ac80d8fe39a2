"""Who is told of a worry about a child, who may read it, and whose own family it touches; asked anew each time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from accord.concerns.facts.named_in_words import named_above_in_words, named_in_words
from accord.concerns.models import Worry
from accord.core import clock
from accord.delivery.person import Person
from accord.people.facts import rota_of
from accord.people.facts.in_charge import family_on_the_staff, key_of_login, key_of_staff
from accord.people.facts.one_person import with_other_selves
from accord.people.models import Guardian, Login, RoleHolding, StaffMember, Student
from accord.people.viewer import in_force
from accord.rules.child_at_risk import Keeper, KeeperFacts, decide_keeper, may_read_worry
from accord.schools.facts import settings_of
from accord.schools.models import School

LEAD, HEAD, CHAIR = RoleHolding.Role.SAFEGUARDING_LEAD, RoleHolding.Role.HEADTEACHER, RoleHolding.Role.CHAIR


@dataclass(frozen=True)
class From:
    """Who is worried: a guardian, a student, or a member of staff; exactly one of them."""

    guardian: Guardian | None = None
    student: Student | None = None
    staff: StaffMember | None = None


@dataclass(frozen=True)
class About:
    """Whom a worry is about: staff, and those of the district by their login."""

    staff: tuple[StaffMember, ...] = ()
    above: tuple[Login, ...] = ()

    @property
    def keys(self) -> list[str]:
        """By which keys they are known."""
        return [*map(key_of_staff, self.staff), *(key_of_login(login.pk) for login in self.above)]

    @property
    def names(self) -> list[str]:
        """What they are called."""
        return [*(one.full_name for one in self.staff), *(login.name for login in self.above)]

    def with_words(self, school: School, words: str, on: date) -> "About":
        """The same, with everybody whom free words may mean counted as named."""
        staff = dict.fromkeys([*self.staff, *named_in_words(school, words, on)])
        above = dict.fromkeys([*self.above, *named_above_in_words(school, words, on)])
        return About(tuple(staff), tuple(above))


def named_in(worry: Worry) -> About:
    """Whom a worry is about."""
    rows = list(worry.about.select_related("staff", "login"))
    return About(
        tuple(row.staff for row in rows if row.staff is not None),
        tuple(row.login for row in rows if row.login is not None),
    )


@dataclass(frozen=True)
class Told:
    """Who is told of a worry: the keeper (None where nobody is free), and every lead who is free of it."""

    keeper: Keeper | None
    holder: StaffMember | None
    people: tuple[StaffMember, ...]


def author_of(worry: Worry) -> From:
    """Who wrote a worry."""
    return From(worry.guardian, worry.author_student, worry.staff)


def who_is_told(school: School, author: From, student: Student | None, about: About, at: datetime) -> Told:
    """Decide who is told of a worry: WORRY-1 to WORRY-4."""
    on = at.astimezone(settings_of(school).zone).date()
    holders = _holders(school, on)
    family = family_near(school, author, student)
    rota = rota_of(school.pk, at)
    away = {*rota.away, *(who for line in rota.covers.values() for who in line)}
    staff = {one.pk: one for line in holders.values() for one in line} | StaffMember.objects.in_bulk(list(away))
    named = with_other_selves(about.keys)
    barred = {one.ref for one in staff.values() if key_of_staff(one) in named | family}
    ref = {pk: one.ref for pk, one in staff.items()}
    keeper = decide_keeper(
        KeeperFacts(
            leads=[one.ref for one in holders[LEAD]],
            headteachers=[one.ref for one in holders[HEAD]],
            chairs=[one.ref for one in holders[CHAIR]],
            barred=frozenset(barred),
            away=frozenset(ref[pk] for pk in rota.away if pk in ref),
            covers={ref[pk]: [ref[who] for who in line if who in ref] for pk, line in rota.covers.items() if pk in ref},
        )
    )
    by_ref = {one.ref: one for one in staff.values()}
    holder = by_ref.get(keeper.who) if keeper else None
    leads = [one for one in holders[LEAD] if one.ref not in barred]
    people = {one.pk: one for one in ([holder] if holder else []) + leads}
    return Told(keeper, holder, tuple(people.values()))


def family_near(school: School, author: From, student: Student | None) -> frozenset[str]:
    """Keys of staff who are family of the child, or of whoever is worried."""
    guardians = [author.guardian.pk] if author.guardian else []
    students = [one.pk for one in (author.student, student) if one]
    return family_on_the_staff(school, guardians, students)


def may_still_read(worry: Worry, staff: StaffMember, on: date) -> bool:
    """Whether a member of staff may read a worry at this moment: WORRY-5."""
    named = with_other_selves(named_in(worry).keys)
    key = key_of_staff(staff)
    barred = key in named or key in family_near(worry.school, author_of(worry), worry.student)
    lead = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff=staff, role=LEAD
    )
    return may_read_worry(is_lead=lead.exists(), is_keeper=worry.held_by_id == staff.pk, barred=barred)


def worries_still(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those worries of which a person may still hear when a notice leaves or is shown; a family never."""
    if isinstance(person, Guardian):
        return ()
    on = clock.now().astimezone(settings_of(person.school).zone).date()
    rows = Worry.objects.filter(ref__in=refs, school=person.school_id)
    found = rows.select_related("school__district", "guardian", "author_student", "staff", "student")
    return [one.ref for one in found if may_still_read(one, person, on)]


def _holders(school: School, on: date) -> dict[str, list[StaffMember]]:
    found: dict[str, list[StaffMember]] = {LEAD: [], HEAD: [], CHAIR: []}
    rows = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__school=school, role__in=list(found)
    )
    for row in rows.select_related("staff__school").order_by("starts_on", "id"):
        found[row.role].append(row.staff)
    return found
