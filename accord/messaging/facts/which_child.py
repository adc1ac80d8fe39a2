"""Which child a conversation can be about, who says so, and who would have it then."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from accord.messaging.facts.has_it import contact_of
from accord.messaging.facts.own_family import staff_of_the_family
from accord.messaging.facts.routes import SAFEGUARDING, Matter, Routed, matter_of, route_for
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Assignment, ChildQuestion, Conversation, Escalation, Message
from accord.people.facts.classes import enrolled, teaching
from accord.people.models import Enrolment, RoleHolding, Student, Teaching
from accord.people.viewer import Post, in_force
from accord.rules.reminding import NextBecause
from accord.rules.routing import Because, Route
from accord.rules.visibility import Act
from accord.rules.which_child import HolderFacts, SayingFacts, keeps_it, looks_on
from accord.schools.facts import settings_of

BY_HAND = "by_hand"
"""Why somebody has what a colleague passed to them, as `redirect_conversation` writes it down."""


def saying_facts(conversation: Conversation, theirs: Collection[str], at: datetime) -> SayingFacts:
    """What decides whether, and which of `theirs`, its guardian may name now; two queries."""
    first = Message.objects.filter(conversation=conversation).order_by("written_at", "id")
    writer = first.values_list("staff_id", flat=True)[:1]
    return SayingFacts(
        begun_by_family=list(writer) == [None],
        asked=open_question(conversation, at) is not None,
        theirs=frozenset(theirs),
    )


def keeps_the_door(conversation: Conversation, post: Post) -> bool:
    """Whether a post reads a conversation by its role alone, so that it notes what its guardian says (CHILD-8)."""
    if conversation.topic == SAFEGUARDING:
        return post.may(Act.READ_SAFEGUARDING)
    return post.may(Act.READ_CONFIDENTIAL_MATTERS if conversation.confidential else Act.READ_FRONT_DOOR)


def open_question(conversation: Conversation, at: datetime) -> ChildQuestion | None:
    """The question of the school that has reached the family and waits for its answer."""
    rows = ChildQuestion.objects.filter(conversation=conversation, answered_at__isnull=True, reaches_at__lte=at)
    return rows.select_related("by").first()


def who_would_have_it(conversation: Conversation, student: Student | None, at: datetime) -> Routed:
    """Who has a conversation once it is about this child (None: about no child in particular); nothing is written."""
    matter = replace(matter_of(conversation), student=student)
    if _keeps(conversation, matter, at):
        staff, team = conversation.assigned_staff, conversation.assigned_team
        return Routed(Route(to=staff.ref if staff else "", because=Because.TOPIC), staff, team)
    return route_for(matter, charter_at(conversation.school, at).rules, at)


def who_looks_no_longer(conversation: Conversation, student: Student | None, at: datetime) -> list[int]:
    """The keys of those escalations that were for the child who stood there, once it is about another one."""
    on = at.astimezone(settings_of(conversation.school).zone).date()
    looking = Escalation.objects.filter(clock__conversation=conversation, to__isnull=False, ended_at__isnull=True)
    return [
        one.pk
        for one in looking
        if not looks_on(
            for_the_child=one.because in (NextBecause.HEAD_OF_YEAR, NextBecause.COVER),
            has_the_child=_has_to_do_with(one.to_id, student, on),
        )
    ]


def _keeps(conversation: Conversation, matter: Matter, at: datetime) -> bool:
    staff = conversation.assigned_staff_id
    if staff is None and conversation.assigned_team_id is None:
        return False
    on = at.astimezone(settings_of(conversation.school).zone).date()
    chosen = Assignment.objects.filter(conversation=conversation, ended_at__isnull=True, because=BY_HAND)
    return keeps_it(
        HolderFacts(
            by_hand=chosen.exists(),
            is_free=_is_free(staff, matter),
            one_contact=bool(contact_of(conversation, at)),
            had_the_child=_has_to_do_with(staff, conversation.student, on),
            has_the_child=_has_to_do_with(staff, matter.student, on),
        )
    )


def _is_free(staff: int | None, matter: Matter) -> bool:
    if staff is None:
        return True
    student, guardian = matter.student, matter.guardian
    own = staff_of_the_family(matter.school.pk, student.pk if student else None, guardian.pk if guardian else None)
    return staff not in matter.concerned and not own.filter(pk=staff).exists()


def _has_to_do_with(staff: int | None, student: Student | None, on: date) -> bool:
    """Whether somebody teaches a child today, or leads its year."""
    if staff is None or student is None:
        return False
    classes = Enrolment.objects.filter(enrolled(on), student=student).values("school_class")
    if Teaching.objects.filter(teaching(on), staff=staff, school_class__in=classes).exists():
        return True
    leads = RoleHolding.objects.filter(in_force(on), staff=staff, role=RoleHolding.Role.HEAD_OF_YEAR)
    return bool(student.year_group) and leads.filter(scope=student.year_group).exists()
