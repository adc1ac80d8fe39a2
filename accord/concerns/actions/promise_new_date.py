"""Promise a new date for an answer."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import needed, take
from accord.concerns.facts.complaints import day_at, school_days
from accord.concerns.models import Complaint, Stage
from accord.concerns.notices.handling import tell_family_of_new_date
from accord.concerns.private_words import look_through
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep
from accord.schools.facts import settings_of


@transaction.atomic
def promise_new_date(
    *,
    complaint: Complaint,
    answer_on: date,
    reason: str,
    login: Login,
    by: str,
    at: datetime,
    why_details_stay: str = "",
) -> Stage:
    """The answer needs longer: the family is told by when it comes instead, and why.

    Raises DomainError, and DetailsFound where the words hold what belongs to another family.
    """
    stage = take(complaint, ComplaintStep.PROMISE_NEW_DATE, login, at).stage
    reason = needed("reason", reason, _("Write why it takes longer. The family reads it."))
    school = complaint.school
    if answer_on <= day_at(school, max(at, stage.answer_by)):
        sentence = _("Choose a day after the one that was promised.")
        raise DomainError("not_later", sentence, status=422, fields={"answer_on": sentence})
    look_through(complaint, f"date:{stage.number}", {"reason": reason}, why_details_stay, login=login, at=at)
    begins = datetime.combine(answer_on, time(), settings_of(school).zone)
    stage.answer_by = school_days(school, at).add_working_days(begins, 0)
    stage.new_date_reason = reason[:300]
    stage.save(update_fields=["answer_by", "new_date_reason"])
    audit.record(
        by=by, verb="promise_new_date", subject=f"complaint:{complaint.ref}", school=school.ref,
        details={"stage": stage.number, "answer_by": stage.answer_by.isoformat()},
    )  # fmt: skip
    tell_family_of_new_date(stage, by=by, at=at)
    return stage
