"""A leader looks again at a post that was removed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.group_notices import tell_writer_of_look, tell_writer_of_return
from accord.messaging.models import SecondLook
from accord.people.models import StaffMember


@transaction.atomic
def look_again(
    *, look: SecondLook, shown_again: bool, answer: str, staff: StaffMember, by: str, at: datetime
) -> SecondLook:
    """A leader decides about a removed post once more: it is shown again, or stays removed; its writer is told why.

    Raises DomainError without an answer, and when another leader was quicker.
    """
    words = answer.strip()
    if not words:
        sentence = _("Say why. The writer reads this.")
        raise DomainError("reason_missing", sentence, status=422, fields={"reason": sentence})
    held = (
        SecondLook.objects.select_for_update(of=("self",)).select_related("pause__post__space__school").get(pk=look.pk)
    )
    if held.settled_at:
        raise DomainError("look_settled", _("A colleague has looked at it meanwhile."))
    held.by, held.shown_again, held.answer, held.settled_at = staff, shown_again, words, at
    held.save(update_fields=["by", "shown_again", "answer", "settled_at"])
    if shown_again:
        held.pause.ended_at = at
        held.pause.save(update_fields=["ended_at"])
        tell_writer_of_return(held.pause, words, at, by=by)
    else:
        tell_writer_of_look(held, at, by=by)
    post = held.pause.post
    audit.record(
        by=by, verb="look_again", subject=f"post:{post.ref}", school=post.space.school.ref, purpose=words,
        details={"shown_again": shown_again},
    )  # fmt: skip
    return held
