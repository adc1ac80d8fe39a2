"""Somebody whose post was removed asks for a second look."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.facts.group_spaces import holders_of
from accord.messaging.group_notices import tell_of_second_look
from accord.messaging.models import GroupPost, PostPause, SecondLook
from accord.rules.visibility import Act


@transaction.atomic
def ask_second_look(*, post: GroupPost, words: str, by: str, at: datetime) -> SecondLook:
    """The writer of a removed post asks that a leader other than the one who removed it looks again; once.

    Raises DomainError for a post that is not removed, or of which this was asked before.
    """
    pause = post.pauses.select_for_update(of=("self",)).filter(
        ended_at__isnull=True, kind=PostPause.Kind.REMOVED
    ).select_related("post__space__school", "post__space__school_class").first()  # fmt: skip
    if pause is None or SecondLook.objects.filter(pause=pause).exists():
        raise DomainError("no_second_look", _("There is nothing to look at again: it was asked before, or settled."))
    look = SecondLook.objects.create(pause=pause, words=words.strip(), created_at=at)
    leaders = [
        staff for staff in holders_of(post.space, Act.REVIEW_POSTS, at) if staff.pk not in (pause.by_id, post.staff_id)
    ]
    tell_of_second_look(look, leaders, at, by=by)
    audit.record(by=by, verb="ask_second_look", subject=f"post:{post.ref}", school=post.space.school.ref)
    return look
