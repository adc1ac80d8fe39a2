"""Bring a paper into a complaint."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import hold
from accord.concerns.models import Complaint, ComplaintPaper
from accord.concerns.notices.handling import tell_handlers_of_paper
from accord.concerns.papers import NewPaper, keep_paper
from accord.concerns.private_words import keep_why_in_paper, look_at_paper
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login

MOST_PAPERS = 200
"""Papers of one complaint."""


@transaction.atomic
def add_school_paper(
    *,
    complaint: Complaint,
    paper: NewPaper,
    for_family: bool,
    login: Login,
    by: str,
    at: datetime,
    why_details_stay: str = "",
) -> ComplaintPaper:
    """Whoever handles or investigates a complaint puts a paper to it, for the family to read or not.

    One that the family reads is looked through for what belongs to others. Raises DetailsFound (DETAILS-1, DETAILS-3).
    """
    hand = hold(complaint, login, at)
    if not hand.works:
        raise DomainError("not_your_step", _("Somebody else does this in this complaint."), status=403)
    why = look_at_paper(hand.complaint, paper.name, paper.text, why_details_stay) if for_family else ""
    kept = _add(hand.complaint, paper, login=login, by_family=False, for_family=for_family, by=by, at=at)
    keep_why_in_paper(kept, why, login=login, at=at)
    return kept


@transaction.atomic
def add_family_paper(*, complaint: Complaint, paper: NewPaper, login: Login, by: str, at: datetime) -> ComplaintPaper:
    """The complainant brings a paper; whoever has the complaint is told, without what is in it."""
    held = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    kept = _add(held, paper, login=login, by_family=True, for_family=True, by=by, at=at)
    tell_handlers_of_paper(held, kept, by=by, at=at)
    return kept


def _add(
    complaint: Complaint, paper: NewPaper, *, login: Login, by_family: bool, for_family: bool, by: str, at: datetime
) -> ComplaintPaper:
    if complaint.ended_at is not None:
        raise DomainError("complaint_ended", _("The complaint has ended. Take it up again to bring a paper."))
    if complaint.papers.count() >= MOST_PAPERS:
        raise DomainError("too_many_papers", _("There are very many papers already. Bring several pages as one PDF."))
    kept = keep_paper(complaint, paper, by=login, by_family=by_family, for_family=for_family, at=at)
    audit.record(
        by=by, verb="add_complaint_paper", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"paper": kept.ref, "sha256": kept.sha256, "pages": kept.pages, "for_family": for_family},
    )  # fmt: skip
    return kept
