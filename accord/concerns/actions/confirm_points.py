"""Confirm the points of a complaint."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accord.concerns.actions.family_step import hold_for
from accord.concerns.models import Complaint, Finding, Point
from accord.concerns.notices.complaints import tell_handler_of_points
from accord.concerns.splitting import Proposed
from accord.core import audit
from accord.core.errors import DomainError
from accord.rules.complaints import ComplaintStep


@transaction.atomic
def confirm_points(
    *, complaint: Complaint, points: Sequence[Proposed], confirmed: bool, by: str, at: datetime
) -> list[Point]:
    """The points are written as the complainant means them; once they confirm them, each of them gets an answer.

    `confirmed` false keeps what was mended for the complainant to look at. Points that stay the same keep their
    number, others are laid aside, not deleted. Raises DomainError without a point, and once something was found.
    """
    meant = [Proposed(one.text.strip(), one.wanted.strip()) for one in points if one.text.strip()]
    if not meant:
        sentence = _("Write at least one point.")
        raise DomainError("no_points", sentence, status=422, fields={"text": sentence})
    if not complaint.points.filter(dropped_at__isnull=True).exists():
        _lay_down(complaint, meant, at)
    held, facts = hold_for(complaint, ComplaintStep.CONFIRM_POINTS, at)
    if facts.findings or Finding.objects.filter(point__complaint=held).exists():
        raise DomainError("already_found", _("Your points are being looked into. Write to us if something is missing."))
    standing = _lay_down(held, meant, at)
    if confirmed:
        Point.objects.filter(pk__in=[one.pk for one in standing], confirmed_at__isnull=True).update(confirmed_at=at)
    audit.record(
        by=by, verb="confirm_points" if confirmed else "mend_points", subject=f"complaint:{held.ref}",
        school=held.school.ref, details={"points": len(standing)},
    )  # fmt: skip
    if confirmed:
        tell_handler_of_points(held, by=by, at=at)
    return standing


def _lay_down(complaint: Complaint, meant: Sequence[Proposed], at: datetime) -> list[Point]:
    live = {Proposed(one.text, one.wanted): one for one in complaint.points.filter(dropped_at__isnull=True)}
    aside = [one.pk for said, one in live.items() if said not in meant]
    Point.objects.filter(pk__in=aside).update(dropped_at=at)
    number = complaint.points.aggregate(last=Max("number"))["last"] or 0
    standing = []
    for said in dict.fromkeys(meant):
        if said not in live:
            number += 1
            live[said] = Point.objects.create(
                complaint=complaint, number=number, text=said.text, wanted=said.wanted, created_at=at
            )
        standing.append(live[said])
    return standing
