"""What would become of a message if it were sent now: who gets it, when, and what is promised. Nothing is written."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from accord.conduct.facts import restrictions_on
from accord.core.words import isolate
from accord.messaging.facts.has_it import who_has_it
from accord.messaging.facts.judging import judge
from accord.messaging.facts.routes import Matter, Routed, matter_of, may_never_get, route_for, topic_rule
from accord.messaging.facts.timing import InForce, charter_at
from accord.messaging.models import Conversation
from accord.people.facts import on_duty, staff_name
from accord.people.models import Duty, Guardian, StaffMember, Student
from accord.rules.charter import EmergencyKind, Topic
from accord.rules.restrictions import RestrictionFacts
from accord.rules.sending import SendingDecision
from accord.schools.facts import settings_of
from accord.schools.models import School


@dataclass(frozen=True)
class Preview:
    """What would become of a message: its way, when it is read, what is promised.

    `tells_duty`: it is an emergency and somebody is on duty who is told at once. `limits`: what limits how its guardian
    writes at that moment.
    """

    school: School
    topic: str
    held: InForce
    routed: Routed
    decision: SendingDecision
    confidential: bool
    tells_duty: bool
    at: datetime
    limits: tuple[RestrictionFacts, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The zone by which its times are told."""
        return settings_of(self.school).zone

    @property
    def topic_clause(self) -> str:
        """The clause that says who answers on its topic; '' where the charter is silent."""
        rules = (rule.clause for rule in self.held.rules.all(Topic) if rule.values.topic == self.topic)
        return next(rules, "")

    @property
    def target_clause(self) -> str:
        """The clause that promises by when it is answered; '' where the charter is silent."""
        return self.held.rules.response_target(self.topic).clause


def restrictions_of(guardian: Guardian, at: datetime) -> tuple[RestrictionFacts, ...]:
    """What limits how a guardian writes at a moment."""
    return restrictions_on([guardian.pk], at).get(guardian.pk, ())


def contact_names(restrictions: Iterable[RestrictionFacts], school: School) -> dict[str, str]:
    """The names of single contacts by their refs, as families are told them; no query where there are none."""
    refs = {one.contact for one in restrictions if one.contact}
    rows = StaffMember.objects.filter(school=school, ref__in=refs) if refs else ()
    return {row.ref: str(isolate(staff_name(row.title, row.called))) for row in rows}


def preview(
    *,
    school: School,
    guardian: Guardian,
    student: Student | None,
    topic: str,
    concerned: Collection[StaffMember],
    emergency: EmergencyKind | None,
    at: datetime,
    subject: str = "",
) -> Preview:
    """What would become of a new conversation. A fixed number of queries."""
    held = charter_at(school, at)
    away = frozenset(staff.pk for staff in concerned)
    routed = route_for(Matter(school, topic, student, guardian, away, subject), held.rules, at)
    return _preview(school, guardian, student, topic, held, routed, emergency, away, at)


def preview_reply(*, conversation: Conversation, emergency: EmergencyKind | None, at: datetime) -> Preview:
    """What would become of one more message of the guardian in a conversation. A fixed number of queries."""
    guardian = conversation.guardian
    limits = restrictions_of(guardian, at) if guardian else ()
    return _preview(
        conversation.school, guardian, conversation.student, conversation.topic, charter_at(conversation.school, at),
        who_has_it(conversation, at, limits), emergency,
        matter_of(conversation).concerned if emergency else frozenset(), at, limits,
    )  # fmt: skip


def _preview(
    school: School, guardian: Guardian | None, student: Student | None, topic: str, held: InForce, routed: Routed,
    emergency: EmergencyKind | None, concerned: frozenset[int], at: datetime,
    limits: tuple[RestrictionFacts, ...] | None = None,
) -> Preview:  # fmt: skip
    decision = judge(
        school=school, topic=topic, student=student, guardian=guardian, at=at, routed=routed, held=held,
        emergency=emergency, limits=limits,
    )  # fmt: skip
    never = may_never_get(Matter(school, topic, student, guardian, concerned)) if emergency else frozenset()
    duty = on_duty(school.pk, Duty.Kind.DUTY_PERSON, at, never=never) if emergency else None
    return Preview(
        school=school,
        topic=topic,
        held=held,
        routed=routed,
        decision=decision,
        confidential=topic_rule(held.rules, topic).confidential,
        tells_duty=duty is not None,
        at=at,
        limits=limits or (),
    )
