"""What a measure still lacks: the facts that the rulebook asks for, read once."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from accord.conduct.facts.matters import category_of, day_at, matter_of, measure_for, rules_for
from accord.conduct.models import Account, Decision, Incident
from accord.people.facts.in_charge import capacities_of, in_charge, key_of_staff
from accord.people.models import StaffMember
from accord.rules.charter import Decider
from accord.rules.measures import Consulted, MeasureFacts
from accord.rules.taking_part import Part, why_barred

if TYPE_CHECKING:
    from accord.conduct.actions.decide_measure import Intended


def facts_for(
    incident: Incident, intended: "Intended", staff: StaffMember, *, has_open_complaint: bool, at: datetime
) -> tuple[MeasureFacts, str]:
    """The facts of a measure as it is meant, and the clause that lays it down."""
    rules = rules_for(incident)
    laid_down, clause = measure_for(rules, intended.step)
    matter, key = matter_of(incident), key_of_staff(staff)
    people = in_charge(incident.school, day_at(incident.school, at))
    answers = incident.consultations.filter(step=intended.step)
    other = intended.other_leader
    other_may = (
        other is not None
        and other.pk != staff.pk
        and bool(capacities_of(key_of_staff(other), people) & {Decider.LEADER, Decider.HEADTEACHER})
        and why_barred(key_of_staff(other), Part.DECIDE, matter) is None
    )
    facts = MeasureFacts(
        at=at,
        laid_down=laid_down,
        decider_roles=capacities_of(key, people),
        starts_on=intended.starts_on,
        category=category_of(rules, incident.category),
        barred=why_barred(key, Part.DECIDE, matter),
        consulted=tuple(Consulted(Decider(one.role), one.answered_at) for one in answers),
        reasons=intended.reasons,
        why_less_would_not_do=intended.why_less_would_not_do,
        why_outside_guidance=intended.why_outside_guidance,
        ends_on=intended.ends_on,
        review_on=intended.review_on,
        heard=is_heard(incident, at),
        safety=intended.safety,
        arrangements_for_child=intended.arrangements_for_child,
        has_open_complaint=has_open_complaint,
        other_leader_agrees=intended.other_leader_reasons if other_may else "",
    )
    return facts, clause


def is_heard(incident: Incident, at: datetime) -> bool:
    """Whether the guardian gave an account, or was asked and their time for it has passed."""
    if incident.accounts.filter(side=Account.Side.GUARDIAN).exists():
        return True
    latest = incident.account_requests.filter(side=Account.Side.GUARDIAN).order_by("-due_at").first()
    return latest is not None and latest.due_at <= at


def last_day_of(decision: Decision) -> date | None:
    """The last day of a measure as it stands after its reviews; None for one that does not last."""
    latest = decision.reviews.order_by("-at", "-id").first()
    return latest.ends_on if latest else decision.ends_on


def next_review_of(decision: Decision) -> date | None:
    """The day of the next review of a measure as it stands."""
    latest = decision.reviews.order_by("-at", "-id").first()
    return latest.next_review_on if latest else decision.review_on
