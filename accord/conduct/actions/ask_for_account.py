"""Ask the guardian for their account."""

from datetime import datetime

from django.db import transaction

from accord.conduct.facts.matters import measure_for, rules_for
from accord.conduct.models import AccountRequest, Incident
from accord.core import audit
from accord.people.models import StaffMember
from accord.rules.charter import Step
from accord.rules.measures import account_due_at
from accord.schools.facts import calendar_around
from accord.schools.models import WeeklyHours


@transaction.atomic
def ask_for_account(
    *, incident: Incident, staff: StaffMember, step: Step, words: str, by: str, at: datetime
) -> AccountRequest:
    """The guardian is told what is said to have happened and what may follow, and asked for their own account.

    They have the charter's working days for the measure that is thought of; asking again gives the time anew.
    """
    measure, _clause = measure_for(rules_for(incident), step)
    calendar = calendar_around(incident.school, WeeklyHours.Kind.SCHOOL, at)
    asked = AccountRequest.objects.create(
        incident=incident,
        by=staff,
        asked_at=at,
        due_at=account_due_at(at, measure, calendar),
        words=words.strip(),
        created_at=at,
    )
    audit.record(
        by=by,
        verb="ask_for_account",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"due_at": asked.due_at.isoformat(), "step": step.value},
    )
    return asked
