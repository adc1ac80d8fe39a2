"""When a message of a family reaches its reader and what is promised for it: the facts, and the rulebook's decision."""

from datetime import datetime, timedelta

from django.db.models import Q

from accord.conduct.facts import restrictions_on
from accord.messaging.facts.routes import Routed
from accord.messaging.facts.timing import InForce, reader_calendar, staff_quiet, target_for
from accord.messaging.models import Message
from accord.people.models import Guardian, Student
from accord.rules.charter import EmergencyKind
from accord.rules.restrictions import RestrictionDecision, RestrictionFacts, decide_deed
from accord.rules.sending import NEVER_LIMITED, SendingDecision, ToStaffFacts, decide_sending_to_staff, deed_of
from accord.schools.models import School


def judge(
    *,
    school: School,
    topic: str,
    student: Student | None,
    guardian: Guardian | None,
    at: datetime,
    routed: Routed,
    held: InForce,
    emergency: EmergencyKind | None = None,
    message: Message | None = None,
    limits: tuple[RestrictionFacts, ...] | None = None,
    mail_after_emergency: bool = False,
) -> SendingDecision:
    """Decide when a message of a family reaches its reader and what is promised; nothing is written.

    `message` is the one that is judged, where it is stored already: neither it nor what was written after it counts
    against it.
    Whoever has read what limits the guardian at the moment hands it in as `limits`.
    """
    quiet, clause = staff_quiet(held.rules)
    restriction, frees_at = _limit(guardian, topic, at, message, limits)
    return decide_sending_to_staff(
        ToStaffFacts(
            at=at,
            reader=reader_calendar(school, routed.staff, at),
            target=target_for(school, topic, held.rules, at),
            quiet=quiet,
            quiet_clause=clause,
            emergency=emergency,
            restriction=restriction,
            limit_frees_at=frees_at,
            mail_after_emergency=mail_after_emergency,
        )
    )


def _limit(
    guardian: Guardian | None,
    topic: str,
    at: datetime,
    judged: Message | None,
    limits: tuple[RestrictionFacts, ...] | None,
) -> tuple[RestrictionDecision | None, datetime | None]:
    """The limit on contact of a guardian, and when it frees the next message: with its own end at the latest."""
    if guardian is None:
        return None, None
    deed = deed_of(topic)
    restrictions = restrictions_on([guardian.pk], at).get(guardian.pk, ()) if limits is None else limits
    counted = [one for one in restrictions if one.most]
    if not counted:
        return decide_deed(deed, restrictions, at), None
    span = timedelta(days=min(one.per_days for one in counted))
    others = Message.objects.filter(
        guardian=guardian, written_at__gt=at - span, withdrawal__isnull=True, emergency__isnull=True
    ).exclude(conversation__topic__in=NEVER_LIMITED)
    if judged:
        before = Q(written_at__lt=judged.written_at) | Q(written_at=judged.written_at, pk__lt=judged.pk)
        others = others.filter(before)
    written = list(others.order_by("-written_at").values_list("written_at", flat=True))
    decision = decide_deed(deed, counted, at, done_lately=len(written))
    if decision.restriction is None or not decision.restriction.most:
        return decision, None
    nth = written[decision.restriction.most - 1 : decision.restriction.most]
    frees_at = nth[0] + timedelta(days=decision.restriction.per_days) if nth else decision.restriction.ends_at
    return decision, min(frees_at, decision.restriction.ends_at)
