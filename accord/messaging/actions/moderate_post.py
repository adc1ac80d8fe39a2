"""Moderators take a post out of sight, remove it, show it again, or find nothing wrong with it."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.group_notices import tell_writer_of_removal, tell_writer_of_return
from accord.messaging.models import GroupPost, PostPause
from accord.people.models import StaffMember


class Step(StrEnum):
    """What a moderator does with a post."""

    PAUSE = "pause"
    REMOVE = "remove"
    SHOW = "show"
    LEAVE = "leave"


@transaction.atomic
def moderate_post(*, post: GroupPost, step: Step, reason: str, staff: StaffMember, by: str, at: datetime) -> GroupPost:
    """A moderator pauses or removes a post with a reason that its writer is told, shows it again, or leaves it.

    What was reported of it is settled, but by a pause. Raises DomainError without a reason, and when a removed post
    waits for a leader's second look.
    """
    words = reason.strip()
    held = GroupPost.objects.select_for_update(of=("self",)).select_related("space__school").get(pk=post.pk)
    pause = held.pauses.filter(ended_at__isnull=True).first()
    if pause and pause.kind == PostPause.Kind.REMOVED and step is not Step.LEAVE:
        raise DomainError("post_removed", _("This post was removed. Only a second look by a leader brings it back."))
    if step in (Step.PAUSE, Step.REMOVE):
        if not words:
            sentence = _("Say why. The writer reads this.")
            raise DomainError("reason_missing", sentence, status=422, fields={"reason": sentence})
        _end(pause, at)
        kind = PostPause.Kind.PAUSED if step is Step.PAUSE else PostPause.Kind.REMOVED
        begun = PostPause.objects.create(post=held, kind=kind, by=staff, reason=words, created_at=at)
        tell_writer_of_removal(begun, at, by=by)
    elif step is Step.SHOW and pause:
        _end(pause, at)
        tell_writer_of_return(pause, words, at, by=by)
    if step is not Step.PAUSE:
        held.reports.filter(settled_at__isnull=True).update(settled_at=at, settled_by=staff)
    audit.record(
        by=by, verb="moderate_post", subject=f"post:{held.ref}", school=held.space.school.ref, purpose=words,
        details={"step": step.value},
    )  # fmt: skip
    return held


def _end(pause: PostPause | None, at: datetime) -> None:
    if pause:
        pause.ended_at = at
        pause.save(update_fields=["ended_at"])
