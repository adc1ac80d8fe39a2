"""One side says how it sees the matter."""

from datetime import datetime

from django.db import transaction

from accord.concerns.actions._concern import entry, heard, locked_open
from accord.concerns.models import Concern, View
from accord.concerns.notices import concerns as notices
from accord.people.models import Guardian, StaffMember


@transaction.atomic
def say_view(
    *,
    concern: Concern,
    side: str,
    text: str,
    language: str,
    by: str,
    at: datetime,
    guardian: Guardian | None = None,
    staff: StaffMember | None = None,
) -> View:
    """A side says how it sees the matter; it stands beside the others, and nobody changes it.

    The child's view is written by the child (neither guardian nor staff) or taken down by the guardian.
    """
    standing = locked_open(concern)
    view = View.objects.create(
        concern=standing, side=side, guardian=guardian, staff=staff, text=text, language=language, at=at, created_at=at
    )
    if side == View.Side.SCHOOL:
        heard(standing, at)
        notices.tell_family_of_step(standing, "school_view", at, by=by, once=f"view:{view.ref}")
    else:
        notices.tell_staff_of_step(standing, "more_words", at, by=by, once=f"view:{view.ref}")
    entry(standing, "say_view", by, side=side, view=view.ref)
    return view


@transaction.atomic
def ask_child(*, concern: Concern, by: str, at: datetime) -> None:
    """The guardian asks the child to write how they see it, where the child signs in; nothing else is shown to it."""
    standing = locked_open(concern)
    if standing.child_asked_at is None:
        standing.child_asked_at = at
        standing.save(update_fields=["child_asked_at"])
    entry(standing, "ask_child", by)
