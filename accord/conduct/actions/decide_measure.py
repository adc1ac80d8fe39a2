"""Decide a measure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.deciding import facts_for
from accord.conduct.models import Decision, Incident, Restriction
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import StaffMember
from accord.rules.charter import Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.measures import MeasureDecision, provisional_ends_at
from accord.rules.measures import decide_measure as judge_measure
from accord.schools.facts import calendar_around, settings_of
from accord.schools.models import WeeklyHours


@dataclass(frozen=True)
class Intended:
    """A measure as somebody means to decide it; days are those at the school, the last one included."""

    step: Step
    reasons: str
    starts_on: date
    ends_on: date | None = None
    review_on: date | None = None
    why_less_would_not_do: str = ""
    why_outside_guidance: str = ""
    safety: str = ""
    arrangements_for_child: str = ""
    other_leader: StaffMember | None = None
    other_leader_reasons: str = ""
    contact: StaffMember | None = None
    most: int = 0
    per_days: int = 7
    said: str = ""


class NotYetDecidable(DomainError):
    """A measure lacks something; `decision` says what, and by which rule."""

    def __init__(self, decision: MeasureDecision) -> None:
        self.decision = decision
        super().__init__("measure_lacks", _("Something is still missing before this can be decided."), 422)


@transaction.atomic
def decide_measure(
    *, incident: Incident, intended: Intended, staff: StaffMember, has_open_complaint: bool, by: str, at: datetime
) -> Decision:
    """A measure is decided, with everything that the charter and the rulebook ask for; a limit begins to act.

    A provisional one ends by itself unless it is confirmed. Raises NotYetDecidable and DomainError.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    facts, clause = facts_for(incident, intended, staff, has_open_complaint=has_open_complaint, at=at)
    judged = judge_measure(facts)
    if not judged.may_be_decided:
        raise NotYetDecidable(judged)
    calendar = calendar_around(incident.school, WeeklyHours.Kind.SCHOOL, at)
    provisional_until = provisional_ends_at(at, facts.laid_down, calendar) if judged.provisional else None
    decision = Decision.objects.create(
        incident=incident,
        step=intended.step,
        edition=incident.edition,
        clause_key=clause,
        decided_by=staff,
        decided_at=at,
        reasons=intended.reasons.strip(),
        why_less_would_not_do=intended.why_less_would_not_do.strip(),
        why_outside_guidance=intended.why_outside_guidance.strip(),
        safety=intended.safety.strip(),
        arrangements_for_child=intended.arrangements_for_child.strip(),
        other_leader=intended.other_leader,
        other_leader_reasons=intended.other_leader_reasons.strip(),
        starts_on=intended.starts_on,
        ends_on=intended.ends_on,
        review_on=intended.review_on,
        provisional_until=provisional_until,
        restriction=_limit(incident, intended, staff, clause, provisional_until, at),
        created_at=at,
    )
    audit.record(
        by=by,
        verb="decide_measure",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={
            "decision": decision.ref,
            "step": intended.step.value,
            "ends_on": intended.ends_on.isoformat() if intended.ends_on else "",
            "provisional": judged.provisional,
        },
    )
    return decision


def _limit(
    incident: Incident,
    intended: Intended,
    staff: StaffMember,
    clause: str,
    provisional_until: datetime | None,
    at: datetime,
) -> Restriction | None:
    """The restriction that a measure sets: from now or its first day, to the end of its last day at the school."""
    if intended.step not in LIMITS or intended.ends_on is None:
        return None
    if incident.about_guardian is None:
        raise DomainError(
            "limits_need_a_guardian", _("A limit on contact needs a guardian whom the school knows. Choose the person.")
        )
    ends_at = _end_of(incident, intended.ends_on)
    return Restriction.objects.create(
        school=incident.school,
        guardian=incident.about_guardian,
        kind=intended.step.value,
        starts_at=max(at, _end_of(incident, intended.starts_on - timedelta(days=1))),
        ends_at=min(ends_at, provisional_until) if provisional_until else ends_at,
        edition=incident.edition,
        clause_key=clause,
        contact=intended.contact,
        most=intended.most,
        per_days=intended.per_days,
        said=intended.said.strip(),
        decided_by=staff,
        created_at=at,
    )


def _end_of(incident: Incident, on: date) -> datetime:
    return datetime.combine(on + timedelta(days=1), time(), settings_of(incident.school).zone)
