"""Sign a visitor out."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.viewer import Post
from accord.reception.models import Visitor


@transaction.atomic
def let_out(*, visitor: Visitor, by: Post) -> Visitor:
    """A visitor leaves and gives the badge back. Raises DomainError for somebody who is not in the building."""
    visitor = Visitor.objects.select_for_update(of=("self",)).get(pk=visitor.pk)
    if visitor.came_at is None or visitor.left_at is not None:
        raise DomainError("not_here", _("%(name)s is not signed in.") % {"name": visitor.name})
    visitor.left_at, visitor.let_out_by_id = max(by.at, visitor.came_at), by.staff_id
    visitor.save(update_fields=["left_at", "let_out_by"])
    audit.record(by=by.actor, verb="let_out", subject=f"visitor:{visitor.ref}", school=by.school_ref)
    return visitor
