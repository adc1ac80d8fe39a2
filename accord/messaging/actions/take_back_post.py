"""Somebody takes back what they wrote in a space."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.models import GroupPost


@transaction.atomic
def take_back_post(*, post: GroupPost, by: str, at: datetime) -> GroupPost:
    """The writer takes a post back: families read it no more. What others had read stays known to the moderators.

    Raises DomainError for a post that is taken back already.
    """
    held = GroupPost.objects.select_for_update(of=("self",)).select_related("space__school").get(pk=post.pk)
    if held.taken_back_at:
        raise DomainError("post_taken_back", _("You have taken this post back already."))
    held.taken_back_at = at
    held.save(update_fields=["taken_back_at"])
    audit.record(by=by, verb="take_back_post", subject=f"post:{held.ref}", school=held.space.school.ref)
    return held
