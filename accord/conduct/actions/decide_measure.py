"""Decide a measure."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.announced import restriction_imposed
from accord.conduct.facts.deciding import Case, begins_at, case_of, facts_for
from accord.conduct.facts.standing import OPEN, end_of_day, standings_in
from accord.conduct.letter_writing import have_letters_written
from accord.conduct.models import Decision, Incident, Restriction
from accord.conduct.private_words import look_through
from accord.conduct.promising import promise_review
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import StaffMember
from accord.rules.charter import Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.measures import MeasureDecision
from accord.rules.measures import decide_measure as judge_measure


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
    contact: StaffMember | None = None
    most: int = 0
    per_days: int = 7
    said: str = ""
    why_details_stay: str = ""

    def read_by_guardian(self) -> dict[str, str]:
        """What of it the guardian reads, by the field in which it is written."""
        names = ("reasons", "why_less_would_not_do", "safety", "arrangements_for_child", "said")
        return {name: getattr(self, name) for name in names}


class NotYetDecidable(DomainError):
    """A measure lacks something; `decision` says what, and by which rule."""

    def __init__(self, decision: MeasureDecision) -> None:
        self.decision = decision
        super().__init__("measure_lacks", _("Something is still missing before this can be decided."), 422)


@transaction.atomic
def decide_measure(
    *,
    incident: Incident,
    intended: Intended,
    staff: StaffMember,
    by: str,
    at: datetime,
    has_open_complaint: bool | None = None,
    after: str | None = None,
) -> Decision:
    """A measure is decided, with everything that the charter and the rulebook ask for; a limit begins to act.

    A provisional one ends by itself unless it is confirmed. `after` is the ref of the latest measure that the decider
    has seen ('' for none): two who decide at once do not overlook each other. Raises NotYetDecidable, DetailsFound
    where the words hold what belongs to another family, and DomainError.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    _check(incident, intended, after, at)
    case = case_of(incident, staff, at=at, open_complaint=has_open_complaint)
    facts, clause = facts_for(case, intended)
    judged = judge_measure(facts)
    if not judged.may_be_decided:
        raise NotYetDecidable(judged)
    why_details_stay = look_through(incident, intended.read_by_guardian(), intended.why_details_stay)
    second = _second_leader(case, intended) if case.has_open_complaint else None
    provisional_until = facts.lapses_at if judged.provisional else None
    lasts = intended.step in LIMITS
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
        why_details_stay=why_details_stay,
        other_leader=second[0] if second else None,
        other_leader_reasons=second[1] if second else "",
        starts_on=intended.starts_on,
        ends_on=intended.ends_on if lasts else None,
        review_on=intended.review_on if lasts else None,
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
            "details_stay": bool(why_details_stay),
        },
    )
    promise_review(decision, decision.review_on, at)
    have_letters_written(decision)
    if decision.restriction:
        restriction_imposed(decision.restriction, at)
    return decision


def check_open(incident: Incident) -> None:
    """Nothing is decided in a closed matter. Raises DomainError."""
    if incident.closed_at:
        raise DomainError("is_closed", _("This matter is closed. Open it again first, with the reason."))


def _check(incident: Incident, intended: Intended, after: str | None, at: datetime) -> None:
    """Nobody decides past a measure that they have not seen, nor a second time what holds already."""
    check_open(incident)
    standing = standings_in(incident, at)
    latest = standing[0].decision if standing else None
    if after is not None and latest and latest.ref != after:
        raise DomainError(
            "decided_meanwhile",
            _("Meanwhile %(name)s has decided a measure in this matter. Read it below, then decide again if needed.")
            % {"name": latest.decided_by.full_name},
        )
    if intended.step in LIMITS and any(one.step == intended.step and one.stand in OPEN for one in standing):
        raise DomainError("holds_already", _("This measure holds already in this matter. It can be reviewed."))


def _second_leader(case: Case, intended: Intended) -> tuple[StaffMember | None, str] | None:
    asked = case.second_leader(intended.step, intended.ends_on)
    if asked is None:
        return None
    return StaffMember.objects.filter(school=case.incident.school, login=asked.person_id).first(), asked.words


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
    ends_at = end_of_day(incident.school, intended.ends_on)
    return Restriction.objects.create(
        school=incident.school,
        guardian=incident.about_guardian,
        kind=intended.step.value,
        starts_at=begins_at(incident, intended.starts_on, at),
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
