"""Open a closed incident again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.matters import day_at, matter_of, measure_for, rules_for
from accord.conduct.facts.who_holds import hand_to_holder, may_still_hold
from accord.conduct.models import Incident, Reopening
from accord.conduct.notices.incidents import tell_holder, tell_reporter
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.facts.in_charge import capacities_of, in_charge, key_of_login, key_of_staff
from accord.people.models import Login, StaffMember
from accord.rules.charter import Step
from accord.rules.reopening import Closed, NotReopened, why_not_opened_again
from accord.rules.taking_part import Part, why_barred


@transaction.atomic
def reopen_incident(
    *,
    incident: Incident,
    because: str,
    reasons: str,
    staff: StaffMember | None,
    by: str,
    at: datetime,
    login: Login | None = None,
) -> Reopening:
    """A closed incident is opened again, because of something new or of what a complaint or a review has found.

    `login`: whoever of the district holds it, in the place of staff. Nothing that has ended holds again. Whoever was
    told that it was closed is told that it is looked at again; it goes to somebody else where its holder no longer
    may. Raises DomainError without a reason, for an open one, and for somebody who may not.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    _check(incident, staff, login, reasons, at)
    reopening = Reopening.objects.create(
        incident=incident, because=because, reasons=reasons.strip(), by=staff, by_login=None if staff else login,
        created_at=at,
    )  # fmt: skip
    incident.closed_at = None
    incident.save(update_fields=["closed_at"])
    if not may_still_hold(incident, at):
        hand_to_holder(incident, at)
    once = f"opened_again:{reopening.ref}"
    tell_reporter(incident, by=by, at=at, once=once)
    if not _holds(incident, staff, login):
        tell_holder(incident, by=by, at=at, once=f"holder:{once}")
    audit.record(
        by=by,
        verb="reopen_incident",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"because": because, "reopening": reopening.ref, "held_by": incident.holder_ref},
    )
    return reopening


def _holds(incident: Incident, staff: StaffMember | None, login: Login | None) -> bool:
    if staff:
        return incident.held_by_id == staff.pk
    return login is not None and incident.held_by_login_id == login.pk


def could_decide(incident: Incident, key: str, at: datetime) -> bool:
    """Whether somebody stands in a capacity that decides some measure in an incident."""
    capacities = capacities_of(key, in_charge(incident.school, day_at(incident.school, at)))
    rules = rules_for(incident)
    return any(capacities & set(measure_for(rules, step)[0].decided_by) for step in Step)


def _check(incident: Incident, staff: StaffMember | None, login: Login | None, reasons: str, at: datetime) -> None:
    key = key_of_staff(staff) if staff else key_of_login(login.pk) if login else ""
    facts = Closed(
        is_closed=incident.closed_at is not None,
        in_charge=_holds(incident, staff, login) or could_decide(incident, key, at),
        reasons=reasons,
        barred=why_barred(key, Part.DECIDE, matter_of(incident)),
    )
    refused = why_not_opened_again(facts)
    if refused is None:
        return
    why, _rule = refused
    sentence = {
        NotReopened.IS_OPEN: _("This is open already."),
        NotReopened.HAS_A_PART: _("You have a part in this matter. Ask somebody without one."),
        NotReopened.NOT_IN_CHARGE: _("The charter names others to decide in this."),
        NotReopened.NO_REASONS: _("Write why it is opened again, so that it can be understood later."),
    }[why]
    fields = {"reasons": sentence} if why is NotReopened.NO_REASONS else {}
    raise DomainError(why.value, sentence, status=422 if fields else 403, fields=fields)
