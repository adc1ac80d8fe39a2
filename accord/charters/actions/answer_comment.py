"""Say what became of a comment."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters.drafting import tell
from accord.charters.models import Comment, CommentAnswer
from accord.core.errors import DomainError
from accord.people.viewer import Post


@transaction.atomic
def answer_comment(
    *, comment: Comment, by: Post, at: datetime, taken_up: bool, text: str = "", for_everybody: str = ""
) -> CommentAnswer:
    """The school says whether it takes a comment up, and why not if it does not; a later answer replaces the first.

    Whoever commented reads `text`; everybody who was asked reads `for_everybody` after the consultation.
    """
    if not taken_up and not text:
        message = _("Say why it is not taken up, so that whoever wrote it understands.")
        raise DomainError("reason_missing", message, status=422, fields={"text": message})
    answer, first = CommentAnswer.objects.update_or_create(
        comment=comment,
        defaults={
            "by_id": by.staff_id, "taken_up": taken_up, "text": text, "for_everybody": for_everybody, "created_at": at,
        },
    )  # fmt: skip
    tell(
        by=by.actor, verb="answer_comment", edition=comment.edition, subject=f"comment:{comment.ref}",
        details={"taken_up": taken_up, "first": first},
    )  # fmt: skip
    return answer
