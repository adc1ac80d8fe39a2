"""Who gets a conversation: the facts that routing needs, read once, and the decision as people and teams."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from accord.conduct.facts import restrictions_on
from accord.messaging.facts.own_family import staff_of_the_family
from accord.messaging.facts.timing import reader_calendar, target_for
from accord.messaging.models import Conversation
from accord.people.facts import rota_of
from accord.people.facts.classes import enrolled, teaching
from accord.people.models import (
    Enrolment,
    Guardian,
    RoleHolding,
    SchoolClass,
    StaffMember,
    Student,
    Teaching,
    Team,
    TeamMembership,
)
from accord.people.viewer import in_force
from accord.rules.charter import AnsweredBy, CharterRules, Topic
from accord.rules.restrictions import Deed, single_contact
from accord.rules.routing import Because, Route, RoutingFacts, comes_too_late, decide_route
from accord.rules.sending import deed_of, promises
from accord.schools.facts import settings_of
from accord.schools.models import School

SAFEGUARDING = "safeguarding"
"""The topic of a child at risk; whatever a charter says of it, the safeguarding lead answers (K5, READ-4)."""

ROLES = {
    AnsweredBy.OFFICE: RoleHolding.Role.OFFICE,
    AnsweredBy.HEAD_OF_YEAR: RoleHolding.Role.HEAD_OF_YEAR,
    AnsweredBy.SPECIAL_NEEDS: RoleHolding.Role.SPECIAL_NEEDS,
    AnsweredBy.SAFEGUARDING_LEAD: RoleHolding.Role.SAFEGUARDING_LEAD,
    AnsweredBy.LEADER: RoleHolding.Role.LEADER,
    AnsweredBy.HEADTEACHER: RoleHolding.Role.HEADTEACHER,
}


@dataclass(frozen=True)
class Matter:
    """What a conversation is about, as far as its way through the school depends on it.

    `subject` names a lesson of the child, where the matter is about one.
    """

    school: School
    topic: str
    student: Student | None = None
    guardian: Guardian | None = None
    concerned: frozenset[int] = field(default=frozenset())
    subject: str = ""


@dataclass(frozen=True)
class Routed:
    """A route with the records behind it; without staff and team it waits at the front door."""

    route: Route
    staff: StaffMember | None = None
    team: Team | None = None
    instead_of: StaffMember | None = None


def matter_of(conversation: Conversation) -> Matter:
    """What a conversation is about, for its way through the school."""
    concerned = frozenset(conversation.concerned.values_list("staff_id", flat=True))
    return Matter(conversation.school, conversation.topic, conversation.student, conversation.guardian, concerned)


def may_never_get(matter: Matter) -> set[str]:
    """The refs of staff who never get a matter: those whom it is about, and the child's own family on the staff."""
    about = StaffMember.objects.filter(pk__in=matter.concerned).values_list("ref", flat=True)
    return {*about, *_own_family(matter)} if matter.concerned else _own_family(matter)


def topic_rule(rules: CharterRules, topic: str) -> Topic:
    """The charter's rule for a topic; a topic that it does not name is answered by the office.

    A child at risk is never left to the charter: the safeguarding lead answers, in confidence.
    """
    if topic == SAFEGUARDING:
        return Topic(topic=topic, answered_by=AnsweredBy.SAFEGUARDING_LEAD, confidential=True)
    found = (rule.values for rule in rules.all(Topic) if rule.values.topic == topic)
    return next(found, Topic(topic=topic))


def route_for(matter: Matter, rules: CharterRules, at: datetime) -> Routed:
    """Decide who gets a matter first; whoever reads it only when its answer is due counts as away (ROUTE-7).

    What is confidential does not go to the front door for that. At most a dozen queries, whatever the size of the
    school, and as many again for each who comes too late.
    """
    first = routed = _route_for(matter, rules, at, frozenset())
    answer_by = _answer_by(matter, rules, at)
    late: set[int] = set()
    while routed.staff and routed.staff.pk not in late and comes_too_late(_reads_at(matter, routed, at), answer_by):
        late.add(routed.staff.pk)
        routed = _route_for(matter, rules, at, frozenset(late))
    stays = routed.staff is None and routed.team is None and topic_rule(rules, matter.topic).confidential
    return first if late and (stays or comes_too_late(_reads_at(matter, routed, at), answer_by)) else routed


def _answer_by(matter: Matter, rules: CharterRules, at: datetime) -> datetime | None:
    """By when an answer is promised to what is written at a moment."""
    return promises(at, target_for(matter.school, matter.topic, rules, at))[1]


def _reads_at(matter: Matter, routed: Routed, at: datetime) -> datetime:
    """When whoever gets a matter is at work first; the office at the front door, and for a team."""
    calendar = reader_calendar(matter.school, routed.staff, at)
    return at if calendar.is_open(at) else calendar.next_opening(at)


def _route_for(matter: Matter, rules: CharterRules, at: datetime, late: frozenset[int]) -> Routed:
    """The same where those are away as well who come too late."""
    on = at.astimezone(settings_of(matter.school).zone).date()
    rule = topic_rule(rules, matter.topic)
    holders = _holders(matter, on)
    form_teachers = _form_teachers(matter.student, on)
    subject_teachers = _subject_teachers(matter, on)
    members = _members(matter.school, rule, on)
    rota = rota_of(matter.school.pk, at)
    named = (*form_teachers, *subject_teachers, *members, *(one for line in holders.values() for one in line))
    known = {person.pk: person for person in named}
    known |= _by_id(
        {*rota.away, *late, *(who for line in rota.covers.values() for who in line), *matter.concerned} - set(known)
    )
    ref = {pk: person.ref for pk, person in known.items()}
    concerned = {ref[pk] for pk in matter.concerned if pk in ref} | _own_family(matter)
    route = decide_route(
        RoutingFacts(
            answered_by=rule.answered_by,
            team=rule.team,
            members=[person.ref for person in members] if rule.team else None,
            confidential=rule.confidential,
            form_teachers=[person.ref for person in form_teachers],
            teaches_subject=[person.ref for person in subject_teachers],
            holders={who: [person.ref for person in line] for who, line in holders.items()},
            concerned=frozenset(concerned),
            single_contact=_single_contact(matter, at),
            away=frozenset(ref[pk] for pk in rota.away | late if pk in ref),
            covers={ref[pk]: [ref[who] for who in line if who in ref] for pk, line in rota.covers.items() if pk in ref},
        )
    )
    return _with_records(route, matter.school, {person.ref: person for person in known.values()})


def _holders(matter: Matter, on: date) -> dict[AnsweredBy, list[StaffMember]]:
    found: defaultdict[AnsweredBy, list[StaffMember]] = defaultdict(list)
    rows = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__school=matter.school
    ).select_related("staff")
    year = matter.student.year_group if matter.student else ""
    for row in rows.order_by("starts_on", "id"):
        for answered_by, role in ROLES.items():
            if row.role == role and (role != RoleHolding.Role.HEAD_OF_YEAR or row.scope == year):
                found[answered_by].append(row.staff)
    return found


def _form_teachers(student: Student | None, on: date) -> list[StaffMember]:
    if student is None:
        return []
    forms = Enrolment.objects.filter(enrolled(on), student=student, school_class__kind=SchoolClass.Kind.FORM).values(
        "school_class"
    )
    rows = Teaching.objects.filter(
        teaching(on), school_class__in=forms, part=Teaching.Part.FORM_TEACHER
    ).select_related("staff")
    return [row.staff for row in rows.order_by("starts_on", "id")]


def _subject_teachers(matter: Matter, on: date) -> list[StaffMember]:
    """Who teaches the child the subject that the matter names, in the order in which they began."""
    if matter.student is None or not matter.subject:
        return []
    classes = Enrolment.objects.filter(
        enrolled(on), student=matter.student, school_class__kind=SchoolClass.Kind.SUBJECT,
        school_class__subject=matter.subject,
    )  # fmt: skip
    rows = Teaching.objects.filter(
        teaching(on), school_class__in=classes.values("school_class"), part=Teaching.Part.TEACHER
    ).select_related("staff")
    return [row.staff for row in rows.order_by("starts_on", "id")]


def _members(school: School, rule: Topic, on: date) -> list[StaffMember]:
    """Who belongs today to the team that answers on a topic, where one does."""
    if rule.answered_by is not AnsweredBy.TEAM or not rule.team:
        return []
    rows = TeamMembership.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), team__school=school, team__name=rule.team,
        team__ended_at__isnull=True,
    ).select_related("staff")  # fmt: skip
    return [row.staff for row in rows.order_by("starts_on", "id")]


def _by_id(ids: Iterable[int]) -> dict[int, StaffMember]:
    return {person.pk: person for person in StaffMember.objects.filter(pk__in=ids)}


def _own_family(matter: Matter) -> set[str]:
    """Staff who are family of the child or of the guardian who writes."""
    student, guardian = matter.student, matter.guardian
    own = staff_of_the_family(matter.school.pk, student.pk if student else None, guardian.pk if guardian else None)
    return set(own.values_list("ref", flat=True))


def _single_contact(matter: Matter, at: datetime) -> str:
    if matter.guardian is None or deed_of(matter.topic) is not Deed.WRITE:
        return ""
    return single_contact(restrictions_on([matter.guardian.pk], at).get(matter.guardian.pk, ()), at)


def _with_records(route: Route, school: School, known: dict[str, StaffMember]) -> Routed:
    def person(ref: str) -> StaffMember | None:
        return (known.get(ref) or StaffMember.objects.filter(school=school, ref=ref).first()) if ref else None

    team = Team.objects.filter(school=school, name=route.team, ended_at__isnull=True).first() if route.team else None
    if route.team and team is None:
        route = Route(because=Because.FRONT_DOOR)
    return Routed(route, person(route.to), team, person(route.instead_of))
