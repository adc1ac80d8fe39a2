"""The space of a class opens: what waited is read from now on."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging.facts.group_spaces import classes_open_to, room_of, school_day
from accord.messaging.group_waking import be_there_at_closing, be_there_at_opening
from accord.messaging.models import GroupPost, GroupSpace
from accord.rules.group_spaces import WritingDecision, told_at


@transaction.atomic
def show_waiting_posts(*, space: GroupSpace, by: str, at: datetime) -> list[GroupPost]:
    """Show the posts that waited for this opening, each judged once more: whoever may not write now is not read.

    Nothing happens while the space is closed, or twice.
    """
    shown: list[GroupPost] = []
    waiting = GroupPost.objects.select_for_update(of=("self",)).filter(
        space=space, visible_at__isnull=True, taken_back_at__isnull=True, waits_until__lte=at
    )
    for post in waiting.order_by("written_at", "id"):
        decision = _judged_again(space, post, at)
        if decision and decision.read_from and decision.read_from > at:
            post.waits_until = decision.read_from
            be_there_at_opening(space, decision.read_from)
        elif decision and decision.read_from:
            post.visible_at = at
            shown.append(post)
        else:
            post.waits_until = None
        post.save(update_fields=["visible_at", "waits_until"])
        audit.record(
            by=by, verb="show_waiting_post", subject=f"post:{post.ref}", school=space.school.ref,
            details={"shown": post.visible_at is not None, "rule": decision.rule if decision else "GROUP-1"},
        )  # fmt: skip
    if shown:
        be_there_at_closing(space, told_at(at, room_of(space, at, "en").calendar))
    return shown


def _judged_again(space: GroupSpace, post: GroupPost, at: datetime) -> WritingDecision | None:
    """What holds for the writer now; None for a guardian who does not belong to the space any more."""
    if post.guardian_id is None:
        return None if space.ended_at else room_of(space, at, "en", staff_id=post.staff_id or 0).writing
    open_to = classes_open_to([post.guardian_id], school_day(space, at)).get(post.guardian_id, set())
    if space.ended_at or space.school_class_id not in open_to:
        return None
    return room_of(space, at, "en", guardian_id=post.guardian_id).writing
