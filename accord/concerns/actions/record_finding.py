"""Write down what was found on a point."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import needed, note_part, take
from accord.concerns.models import Complaint, Finding, Point
from accord.concerns.private_words import look_through
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep
from accord.rules.taking_part import Part


@transaction.atomic
def record_finding(
    *,
    complaint: Complaint,
    point: Point,
    result: str,
    reasons: str,
    login: Login,
    by: str,
    at: datetime,
    in_their_language: str = "",
    why_details_stay: str = "",
) -> Finding:
    """What was found on a point stands with its reasons; until the answer leaves it can be written anew.

    Raises DomainError, and DetailsFound where the words hold what belongs to another family.
    """
    hand = take(complaint, ComplaintStep.FIND, login, at)
    if point.complaint_id != complaint.pk or point.dropped_at is not None:
        raise DomainError("not_a_point", _("This point is not part of the complaint any more."))
    if result not in Finding.Result.values:
        sentence = _("Please choose one of the list.")
        raise DomainError("no_result", sentence, status=422, fields={"result": sentence})
    reasons = needed("reasons", reasons, _("Write why. The family reads it word for word."))
    texts = {"reasons": reasons, "in_their_language": in_their_language}
    look_through(complaint, f"point:{point.ref}", texts, why_details_stay, login=login, at=at)
    finding, _made = Finding.objects.update_or_create(
        point=point,
        stage=hand.stage,
        defaults={"result": result, "reasons": reasons, "in_their_language": in_their_language.strip(), "by": login},
        create_defaults={
            "result": result, "reasons": reasons, "in_their_language": in_their_language.strip(), "by": login,
            "created_at": at,
        },
    )  # fmt: skip
    note_part(complaint, login, Part.DECIDE, hand.stage.number, at)
    audit.record(
        by=by, verb="record_finding", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": hand.stage.number, "point": point.number, "result": result},
    )  # fmt: skip
    return finding
