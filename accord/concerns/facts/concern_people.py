"""The people around a concern: who is nearest, who is next, and who never has it; read anew each time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from accord.concerns.facts.matters import matter_about
from accord.concerns.facts.named_in_words import named_above_in_words, named_in_words
from accord.concerns.models import Concern
from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.facts.routes import Matter, route_for
from accord.messaging.facts.timing import InForce
from accord.people.facts.classes import enrolled, teaching
from accord.people.facts.in_charge import InCharge, capacities_of, in_charge, key_of_staff
from accord.people.models import Enrolment, Guardian, Login, RoleHolding, SchoolClass, StaffMember, Student, Teaching
from accord.people.viewer import in_force
from accord.rules.charter import Decider
from accord.rules.concerns import Because, Chosen, ConcernFacts, Near, nearest, next_senior, next_when_late
from accord.rules.taking_part import RANK, MatterFacts, Part, highest, why_barred
from accord.schools.models import School

LINE = (
    (Decider.LEADER, Because.LEADER),
    (Decider.HEADTEACHER, Because.HEADTEACHER),
    (Decider.CHAIR, Because.CHAIR),
)


@dataclass(frozen=True)
class Troubled:
    """What a concern is about, as far as its way through the school depends on it.

    `above` are those of the district whom it is about; `about_words` says it in free words.
    """

    school: School
    topic: str
    guardian: Guardian
    student: Student | None = None
    about: tuple[StaffMember, ...] = ()
    lesson: str = ""
    above: tuple[Login, ...] = ()
    about_words: str = ""


def troubled_of(concern: Concern) -> Troubled:
    """The same of a concern that is there already."""
    rows = list(concern.about.select_related("staff", "login"))
    return Troubled(
        concern.school, concern.topic, concern.guardian, concern.student,
        about=tuple(row.staff for row in rows if row.staff), above=tuple(row.login for row in rows if row.login),
        about_words=concern.about_words,
    )  # fmt: skip


def with_those_in_words(troubled: Troubled, on: date) -> Troubled:
    """The same, with everybody whom its free words may mean counted as named."""
    about = dict.fromkeys([*troubled.about, *named_in_words(troubled.school, troubled.about_words, on)])
    above = dict.fromkeys([*troubled.above, *named_above_in_words(troubled.school, troubled.about_words, on)])
    return replace(troubled, about=tuple(about), above=tuple(above))


def people_in(troubled: Troubled) -> MatterFacts:
    """Whom a concern is about, and who is family of either side."""
    student_id = troubled.student.pk if troubled.student else None
    return matter_about(
        troubled.school, guardian=troubled.guardian, student_id=student_id, about=troubled.about, above=troubled.above
    )


def may_have(staff: StaffMember, matter: MatterFacts) -> bool:
    """Whether a member of staff may read and handle a concern."""
    return why_barred(key_of_staff(staff), Part.HANDLE, matter) is None


class Around:
    """The people around one concern at one moment, read once."""

    def __init__(self, troubled: Troubled, held: InForce, at: datetime, *, asks_who_is_at_work: bool = False) -> None:
        self.troubled, self.at = troubled, at
        self._asks_work = asks_who_is_at_work
        self.room = StaffRoom(troubled.school, at)
        self.matter = people_in(troubled)
        self._people = in_charge(troubled.school, self.room.on)
        self._known: dict[str, StaffMember] = {}
        self._line = [*self._nearest(held), *self._above()]

    def first(self) -> tuple[Chosen, StaffMember | None]:
        """Who gets the concern first."""
        return self._found(nearest(self._facts()))

    def senior(self, had: Iterable[str]) -> tuple[Chosen, StaffMember | None] | None:
        """Who gets it next, where it is not settled with whoever has it; `had`: refs of those who had it."""
        chosen = next_senior(self._facts(had))
        return self._found(chosen) if chosen else None

    def when_late(self, had: Iterable[str], due_at: datetime | None) -> tuple[Chosen, StaffMember | None] | None:
        """Who looks at it as well because it is late."""
        chosen = next_when_late(self._facts(had), due_at, self.at)
        return self._found(chosen) if chosen else None

    def _found(self, chosen: Chosen) -> tuple[Chosen, StaffMember | None]:
        return chosen, self._known.get(chosen.who)

    def _facts(self, had: Iterable[str] = ()) -> ConcernFacts:
        rota = self.room.rota
        named = highest(role for key in self.matter.named for role in capacities_of(key, self._people))
        ids = {*rota.away, *(who for line in rota.covers.values() for who in line)}
        refs = {pk: self._know(staff) for pk, staff in StaffMember.objects.in_bulk(list(ids)).items()}
        barred = {ref for ref, staff in self._known.items() if not may_have(staff, self.matter)}
        return ConcernFacts(
            line=self._line,
            barred=frozenset(barred),
            named=frozenset({named} if named else ()),
            had=frozenset(had),
            away=frozenset(refs[pk] for pk in rota.away if pk in refs),
            covers={refs[pk]: [refs[who] for who in line if who in refs] for pk, line in rota.covers.items()},
        )

    def _know(self, staff: StaffMember) -> str:
        self._known[staff.ref] = staff
        return staff.ref

    def _near(self, staff: StaffMember, role: Decider, because: Because) -> Near:
        at_work = self.room.calendar(staff).is_open(self.at) if self._asks_work else True
        return Near(self._know(staff), role, because, at_work)

    def _nearest(self, held: InForce) -> Iterable[Near]:
        one = self.troubled
        about = frozenset(staff.pk for staff in one.about)
        matter = Matter(one.school, one.topic, one.student, one.guardian, about, one.lesson)
        routed = route_for(matter, held.rules, self.at).staff
        if routed:
            roles = capacities_of(key_of_staff(routed), self._people) or {Decider.TEACHER}
            yield self._near(routed, max(roles, key=RANK.__getitem__), Because.NEAREST)
        for staff in form_teachers(one.student, self.room.on):
            yield self._near(staff, Decider.FORM_TEACHER, Because.FORM_TEACHER)
        for staff in _heads_of_year(one.school, one.student, self.room.on):
            yield self._near(staff, Decider.HEAD_OF_YEAR, Because.HEAD_OF_YEAR)

    def _above(self) -> Iterable[Near]:
        for role, because in LINE:
            line: list[InCharge] = self._people.get(role, [])
            for person in line:
                if person.staff:
                    yield self._near(person.staff, role, because)


def form_teachers(student: Student | None, on: date) -> list[StaffMember]:
    """The form teachers of a child today, in the order of the class list."""
    if student is None:
        return []
    forms = Enrolment.objects.filter(enrolled(on), student=student, school_class__kind=SchoolClass.Kind.FORM)
    rows = Teaching.objects.filter(
        teaching(on), school_class__in=forms.values("school_class"), part=Teaching.Part.FORM_TEACHER
    )
    return [row.staff for row in rows.select_related("staff").order_by("starts_on", "id")]


def _heads_of_year(school: School, student: Student | None, on: date) -> list[StaffMember]:
    if student is None or not student.year_group:
        return []
    rows = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__school=school,
        role=RoleHolding.Role.HEAD_OF_YEAR, scope=student.year_group,
    )  # fmt: skip
    return [row.staff for row in rows.select_related("staff").order_by("starts_on", "id")]


def people_to_ask(concern: Concern, but: int, at: datetime) -> list[StaffMember]:
    """Whom whoever has a concern may ask for their view: those who teach the child, and heads of its year."""
    on = StaffRoom(concern.school, at).on
    if concern.student is None:
        return []
    classes = Enrolment.objects.filter(enrolled(on), student=concern.student).values("school_class")
    rows = Teaching.objects.filter(teaching(on), school_class__in=classes).select_related("staff")
    teachers = [row.staff for row in rows.order_by("part", "staff__family_name", "id")]
    known = {one.pk: one for one in (*teachers, *_heads_of_year(concern.school, concern.student, on))}
    matter = people_in(troubled_of(concern))
    named = set(concern.about.values_list("staff_id", flat=True))
    return [one for pk, one in known.items() if pk != but and pk not in named and may_have(one, matter)]
