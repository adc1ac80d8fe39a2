"""Call a visit off."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.viewer import Post
from accord.reception.models import Visitor


@transaction.atomic
def call_off_visit(*, visitor: Visitor, by: Post) -> Visitor:
    """A visit does not take place. Raises DomainError for one that has begun."""
    visitor = Visitor.objects.select_for_update(of=("self",)).get(pk=visitor.pk)
    if visitor.came_at:
        raise DomainError("has_come", _("%(name)s has come already.") % {"name": visitor.name})
    visitor.called_off_at = visitor.called_off_at or by.at
    visitor.save(update_fields=["called_off_at"])
    audit.record(by=by.actor, verb="call_off_visit", subject=f"visitor:{visitor.ref}", school=by.school_ref)
    return visitor
