"""A guardian is tied to a child."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.actions.representing import check_represented
from accord.people.facts.family import is_in_force
from accord.people.family_followers import tell_of_ties
from accord.people.joining.guard import lock_unjoined
from accord.people.models import Guardian, Student, StudentContact
from accord.people.viewer import Post


@transaction.atomic
def tie_guardian(*, student: Student, guardian: Guardian, by: Post, **rights: Any) -> StudentContact:
    """Tie a guardian to a child with the rights that the guardian has; a tie that ended begins anew.

    The new tie comes last in the order of contact.
    """
    lock_unjoined(student)
    lock_unjoined(guardian)
    check_represented(student, guardian, rights)
    ties = StudentContact.objects.filter(student=student)
    last = ties.aggregate(last=Max("contact_order"))["last"] or 0
    old = ties.filter(guardian=guardian).select_related("guardian", "student").first()
    if old and is_in_force(old, by.on):
        raise DomainError(
            "tied-already",
            _("%(guardian)s is already tied to %(student)s.")
            % {"guardian": guardian.called, "student": student.called},
            422,
            _("Change what is written there instead."),
        )
    tie = old or StudentContact(school_id=by.school_id, student=student, guardian=guardian)
    for name, value in rights.items():
        setattr(tie, name, value)
    tie.contact_order, tie.starts_on, tie.ends_on = last + 1, by.on, None
    tie.save()
    tell_of_ties(by.school_id)
    Guardian.objects.filter(pk=guardian.pk, ends_on__lt=by.on).update(ends_on=None)
    audit.record(
        by=by.actor, verb="tie_guardian", subject=f"tie:{tie.ref}", school=by.school_ref,
        details={"student": student.ref, "guardian": guardian.ref, "anew": old is not None},
    )  # fmt: skip
    return tie
