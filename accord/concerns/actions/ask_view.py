"""Somebody on the staff is asked how they see a matter, and gives their view."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions._concern import entry, locked_open
from accord.concerns.models import AskedView, Concern, View
from accord.concerns.notices import concerns as notices
from accord.core.errors import DomainError
from accord.people.models import StaffMember


@transaction.atomic
def ask_view(
    *, concern: Concern, staff: StaffMember, asked_by: StaffMember, question: str, by: str, at: datetime
) -> AskedView:
    """A member of staff is asked for their view; they read the question and nothing else of the concern."""
    standing = locked_open(concern)
    if standing.asked_views.filter(staff=staff, answered_at__isnull=True).exists():
        raise DomainError(
            "asked-already", _("%(name)s has been asked and has not answered yet.") % {"name": staff.called}, 409
        )
    asked = AskedView.objects.create(concern=standing, staff=staff, by=asked_by, question=question, created_at=at)
    notices.tell_asked(asked, at, by=by)
    entry(standing, "ask_view", by, staff=staff.ref, asked=asked.ref)
    return asked


@transaction.atomic
def give_view(*, asked: AskedView, text: str, language: str, by: str, at: datetime) -> View:
    """Whoever was asked says how they see it; it stands beside the family's words for whoever has the concern."""
    concern = locked_open(asked.concern)
    if AskedView.objects.filter(pk=asked.pk, answered_at__isnull=True).update(answered_at=at) == 0:
        raise DomainError("answered-already", _("You have given your view on this."), 409)
    view = View.objects.create(
        concern=concern, side=View.Side.SCHOOL, staff=asked.staff, text=text, language=language, at=at, created_at=at
    )
    notices.tell_staff_of_step(concern, "view_given", at, by=by, once=f"view:{view.ref}")
    entry(concern, "give_view", by, asked=asked.ref, view=view.ref)
    return view
