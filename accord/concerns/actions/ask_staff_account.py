"""Ask a member of staff for an account in a complaint, and take it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import hold, needed
from accord.concerns.facts.complaints import school_days
from accord.concerns.models import AccountAsked, Complaint, ComplaintPaper
from accord.concerns.notices.handling import tell_handlers_of_paper, tell_staff_of_question
from accord.concerns.papers import keep_paper, written_paper
from accord.concerns.private_words import keep_why_in_paper, look_at_paper
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login, StaffMember

DAYS = 5
"""School days in which an account is asked for."""


@transaction.atomic
def ask_staff_account(
    *, complaint: Complaint, staff: StaffMember, question: str, login: Login, by: str, at: datetime
) -> AccountAsked:
    """A member of staff is asked what they know; they read the question and nothing else of the complaint."""
    hand = hold(complaint, login, at)
    if not hand.works:
        raise DomainError("not_your_step", _("Somebody else does this in this complaint."), status=403)
    question = needed("question", question, _("Write what you ask. They read this and nothing else."))
    if staff.school_id != complaint.school_id or staff.login_id is None or staff.login_id == login.pk:
        sentence = _("Choose a colleague of this school who can sign in.")
        raise DomainError("not_a_colleague", sentence, status=422, fields={"staff": sentence})
    try:
        with transaction.atomic():
            asked = AccountAsked.objects.create(
                complaint=hand.complaint, staff=staff, question=question, asked_by=login, asked_at=at,
                answer_by=school_days(complaint.school, at).add_working_days(at, DAYS), created_at=at,
            )  # fmt: skip
    except IntegrityError as twice:
        raise DomainError("asked_already", _("They have been asked already and have not answered yet.")) from twice
    audit.record(
        by=by, verb="ask_staff_account", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"asked": asked.ref, "staff": f"staff:{staff.ref}"},
    )  # fmt: skip
    tell_staff_of_question(asked, by=by, at=at)
    return asked


@transaction.atomic
def give_staff_account(*, asked: AccountAsked, text: str, login: Login, by: str, at: datetime) -> ComplaintPaper:
    """Whoever was asked says in their own words what they know; it becomes a paper of the complaint.

    It is for the family only when whoever handles the complaint says so. Raises DomainError.
    """
    asked = AccountAsked.objects.select_for_update(of=("self",)).select_related("complaint", "staff").get(pk=asked.pk)
    if asked.paper_id is not None:
        raise DomainError("answered_already", _("You have answered already. Thank you."))
    text = needed("text", text, _("Write what you saw, heard or did."))
    name = _("Account of %(name)s") % {"name": asked.staff.full_name}
    asked.paper = keep_paper(
        asked.complaint, written_paper(name, text), by=login, by_family=False, for_family=False, at=at,
        kind=ComplaintPaper.Kind.ACCOUNT,
    )  # fmt: skip
    asked.save(update_fields=["paper"])
    audit.record(
        by=by, verb="give_staff_account", subject=f"complaint:{asked.complaint.ref}",
        school=asked.complaint.school.ref, details={"asked": asked.ref, "paper": asked.paper.ref},
    )  # fmt: skip
    tell_handlers_of_paper(asked.complaint, asked.paper, by=by, at=at)
    return asked.paper


@transaction.atomic
def show_paper(
    *,
    complaint: Complaint,
    paper: ComplaintPaper,
    for_family: bool,
    login: Login,
    by: str,
    at: datetime,
    why_details_stay: str = "",
) -> ComplaintPaper:
    """A paper of the school becomes one for the family, and for the panel with them, or is taken out again.

    What the family brought is always theirs; what they have been sent already stays. Before they can read it, it is
    looked through for what belongs to others. Raises DomainError, DetailsFound (DETAILS-1, DETAILS-3).
    """
    hand = hold(complaint, login, at)
    if not hand.works:
        raise DomainError("not_your_step", _("Somebody else does this in this complaint."), status=403)
    if not for_family and (paper.by_family or paper.kind == ComplaintPaper.Kind.OUTCOME or hand.stage.papers_sent_at):
        raise DomainError("has_been_read", _("The family has this paper already."))
    if for_family and not paper.for_family and not paper.by_family:
        names = {"name": paper.name, "text": paper.name}
        why = look_at_paper(hand.complaint, paper.name, paper.text, why_details_stay, names=names)
        keep_why_in_paper(paper, why, login=login, at=at)
    paper.for_family = for_family
    paper.save(update_fields=["for_family"])
    audit.record(
        by=by, verb="show_complaint_paper", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"paper": paper.ref, "for_family": for_family},
    )  # fmt: skip
    return paper
