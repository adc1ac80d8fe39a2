"""What a measure still lacks: the facts that the rulebook asks for, read once for all rungs of the ladder."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from accord.conduct.declared import has_open_complaint
from accord.conduct.facts.matters import category_of, day_at, matter_of, measure_for, rules_for
from accord.conduct.facts.standing import end_of_day
from accord.conduct.models import Account, Consultation, Decision, Incident
from accord.people.facts.in_charge import InCharge, capacities_of, in_charge, key_of_login, key_of_staff
from accord.people.models import StaffMember
from accord.rules.charter import CharterRules, ConductCategory, Decider, Measure, Step
from accord.rules.measures import Consulted, MeasureFacts, provisional_ends_at
from accord.rules.taking_part import MatterFacts, Part, why_barred
from accord.schools.facts import calendar_around
from accord.schools.models import WeeklyHours

if TYPE_CHECKING:
    from accord.conduct.actions.decide_measure import Intended

SECOND_LEADERS = (Decider.LEADER, Decider.HEADTEACHER)
"""In which capacities somebody agrees as a second leader."""


@dataclass(frozen=True)
class Case:
    """Everything about an incident that is the same for every measure somebody may think of."""

    incident: Incident
    staff: StaffMember
    rules: CharterRules | None
    matter: MatterFacts
    people: dict[Decider, list[InCharge]]
    category: ConductCategory | None
    consultations: tuple[Consultation, ...]
    heard: bool
    has_open_complaint: bool
    today: date
    at: datetime

    @property
    def key(self) -> str:
        """By which key the one who looks is known."""
        return key_of_staff(self.staff)

    def measure(self, step: Step) -> tuple[Measure, str]:
        """What is laid down for a step, and the clause that does so."""
        return measure_for(self.rules, step)

    def asked_for(self, step: Step, role: Decider) -> Consultation | None:
        """The latest consultation on a step in a capacity that was not taken back."""
        found = [one for one in self.consultations if one.step == step and one.role == role]
        return found[-1] if found else None

    def second_leader(self, step: Step, ends_on: date | None) -> Consultation | None:
        """The answer of a second leader who agreed, is another one, and has no part in the matter."""
        for one in reversed(self.consultations):
            key = key_of_login(one.person_id)
            if (
                one.step == step
                and one.agrees
                and one.role in SECOND_LEADERS
                and one.person_id != self.staff.login_id
                and not (one.until and ends_on and ends_on > one.until)
                and capacities_of(key, self.people) & set(SECOND_LEADERS)
                and why_barred(key, Part.DECIDE, self.matter) is None
            ):
                return one
        return None


def case_of(incident: Incident, staff: StaffMember, *, at: datetime, open_complaint: bool | None = None) -> Case:
    """Read a case once. `open_complaint`: whether its guardian has one (None: asked of the room of complaints)."""
    rules, today = rules_for(incident), day_at(incident.school, at)
    if open_complaint is None:
        open_complaint = bool(incident.about_guardian and has_open_complaint(incident.about_guardian))
    return Case(
        incident=incident,
        staff=staff,
        rules=rules,
        matter=matter_of(incident),
        people=in_charge(incident.school, today),
        category=category_of(rules, incident.category),
        consultations=tuple(incident.consultations.filter(taken_back_at__isnull=True).select_related("person")),
        heard=is_heard(incident, at),
        has_open_complaint=open_complaint,
        today=today,
        at=at,
    )


def facts_for(case: Case, intended: "Intended") -> tuple[MeasureFacts, str]:
    """The facts of a measure as it is meant, and the clause that lays it down."""
    laid_down, clause = case.measure(intended.step)
    second = case.second_leader(intended.step, intended.ends_on)
    facts = MeasureFacts(
        at=case.at,
        today=case.today,
        laid_down=laid_down,
        decider_roles=capacities_of(case.key, case.people),
        starts_on=intended.starts_on,
        category=case.category,
        barred=why_barred(case.key, Part.DECIDE, case.matter),
        consulted=tuple(
            Consulted(Decider(one.role), one.answered_at, one.until)
            for one in case.consultations
            if one.step == intended.step
        ),
        reasons=intended.reasons,
        why_less_would_not_do=intended.why_less_would_not_do,
        why_outside_guidance=intended.why_outside_guidance,
        ends_on=intended.ends_on,
        review_on=intended.review_on,
        heard=case.heard,
        safety=intended.safety,
        arrangements_for_child=intended.arrangements_for_child,
        has_open_complaint=case.has_open_complaint,
        other_leader_agrees=second.words if second else "",
        contact=intended.contact.ref if intended.contact else "",
        most=intended.most,
        begins_at=begins_at(case.incident, intended.starts_on, case.at),
        lapses_at=_lapses_at(case, laid_down, intended.safety),
    )
    return facts, clause


def begins_at(incident: Incident, starts_on: date, at: datetime) -> datetime:
    """The moment at which a limit begins to act: now, or as its first day begins at the school."""
    return max(at, end_of_day(incident.school, starts_on - timedelta(days=1)))


def _lapses_at(case: Case, laid_down: Measure, safety: str) -> datetime | None:
    """When a measure that cannot wait for the guardian's account would end by itself."""
    if case.heard or not laid_down.account_days or not safety.strip():
        return None
    calendar = calendar_around(case.incident.school, WeeklyHours.Kind.SCHOOL, case.at)
    return provisional_ends_at(case.at, laid_down, calendar)


def is_heard(incident: Incident, at: datetime) -> bool:
    """Whether whom an incident is about gave an account, or was asked and their time for it has passed."""
    side = Account.Side.STAFF if incident.about_staff_id else Account.Side.GUARDIAN
    if incident.accounts.filter(side=side).exists():
        return True
    latest = incident.account_requests.filter(side=side).order_by("-due_at").first()
    return latest is not None and latest.due_at <= at


def last_day_of(decision: Decision) -> date | None:
    """The last day of a measure as it stands after its reviews; None for one that does not last."""
    latest = decision.reviews.order_by("-at", "-id").first()
    return latest.ends_on if latest else decision.ends_on


def next_review_of(decision: Decision) -> date | None:
    """The day of the next review of a measure as it stands."""
    latest = decision.reviews.order_by("-at", "-id").first()
    return latest.next_review_on if latest else decision.review_on
