"""Whom the school calls first."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Student, StudentContact
from accord.people.viewer import Post, in_force


@transaction.atomic
def move_contact(*, tie: StudentContact, by: Post, after: str) -> StudentContact:
    """Put a guardian one place earlier in the order in which the school calls.

    `after` names whom the person saw directly before; if the order has changed since, nothing is moved.
    """
    Student.objects.select_for_update().get(pk=tie.student_id)
    present = StudentContact.objects.filter(in_force(by.on), student_id=tie.student_id)
    ties = list(present.order_by("contact_order", "id"))
    position = next((place for place, each in enumerate(ties) if each.pk == tie.pk), 0)
    if position == 0 or ties[position - 1].ref != after:
        raise DomainError(
            "order-changed",
            _("The order has changed since you opened the page."),
            409,
            _("Load the page anew and look at the order before you change it."),
        )
    ties[position - 1], ties[position] = ties[position], ties[position - 1]
    for place, each in enumerate(ties, start=1):
        each.contact_order = place
    StudentContact.objects.bulk_update(ties, ["contact_order"])
    audit.record(
        by=by.actor, verb="move_contact", subject=f"tie:{tie.ref}", school=by.school_ref,
        details={"place": position},
    )  # fmt: skip
    return tie
