"""Ask somebody for their account."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.conduct.facts.matters import measure_for, rules_for
from accord.conduct.models import Account, AccountRequest, Incident
from accord.conduct.notices.incidents import tell_asked
from accord.conduct.private_words import look_through
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, Login, StaffMember
from accord.rules.charter import Step
from accord.rules.measures import account_due_at
from accord.schools.facts import calendar_around
from accord.schools.models import WeeklyHours


@transaction.atomic
def ask_for_account(
    *,
    incident: Incident,
    staff: StaffMember | None,
    step: Step,
    words: str,
    by: str,
    at: datetime,
    side: str = Account.Side.GUARDIAN,
    of_guardian: Guardian | None = None,
    of_staff: StaffMember | None = None,
    language: str = "",
    login: Login | None = None,
    why_details_stay: str = "",
) -> AccountRequest:
    """Somebody is told what is said to have happened and what may follow, and asked for their own account.

    They have the charter's working days for the measure that is thought of; asking again gives the time anew.
    `login`: whoever of the district asks, in the place of staff. Without a name the guardian is asked whom the
    incident is about. Raises DomainError where nobody is known, and DetailsFound where the words for a guardian hold
    what belongs to another family.
    """
    if of_guardian is None and of_staff is None:
        of_guardian = incident.about_guardian
    if of_guardian is None and of_staff is None:
        sentence = _("Say first who the person is, or record what they say in a talk.")
        raise DomainError("nobody_to_ask", sentence, status=422, fields={"whom": sentence})
    stays = look_through(incident, {"words": words}, why_details_stay, reader=of_guardian) if of_guardian else ""
    measure, _clause = measure_for(rules_for(incident), step)
    calendar = calendar_around(incident.school, WeeklyHours.Kind.SCHOOL, at)
    asked = AccountRequest.objects.create(
        incident=incident,
        by=staff,
        by_login=None if staff else login,
        side=side,
        guardian=of_guardian,
        staff=of_staff,
        step=step.value if side == Account.Side.GUARDIAN else "",
        language=language,
        asked_at=at,
        due_at=account_due_at(at, measure, calendar),
        words=words.strip(),
        why_details_stay=stays,
        created_at=at,
    )
    tell_asked(asked, by=by, at=at)
    audit.record(
        by=by,
        verb="ask_for_account",
        subject=f"incident:{incident.ref}",
        school=incident.school.ref,
        details={"due_at": asked.due_at.isoformat(), "step": asked.step, "side": side, "request": asked.ref},
    )
    return asked
