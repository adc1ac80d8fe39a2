"""Somebody on the office's list was told another way."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.delivery.models import Unreached
from accord.people.viewer import Post


@transaction.atomic
def close_unreached(*, unreached: Unreached, how: str, note: str, by: Post, at: datetime) -> Unreached:
    """Write down how the office told somebody whom no channel reached, or why nobody needs to tell them."""
    fresh = Unreached.objects.select_for_update().get(pk=unreached.pk)
    if fresh.closed_at is not None:
        raise DomainError("told-already", _("A colleague has written this down already."), 409)
    fresh.closed_at, fresh.how, fresh.note, fresh.closed_by_id = at, how, note, by.staff_id
    fresh.save(update_fields=["closed_at", "how", "note", "closed_by"])
    audit.record(
        by=by.actor, verb="close_unreached", subject=f"unreached:{fresh.ref}", school=by.school_ref,
        details={"how": how, "notice": fresh.notice.ref},
    )  # fmt: skip
    return fresh
