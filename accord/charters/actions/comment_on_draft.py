"""Comment on a draft."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters.drafting import hold_draft, tell
from accord.charters.facts.consulting import ConsultationState, state_of
from accord.charters.models import Clause, Comment, Consultation, Edition
from accord.core.errors import DomainError
from accord.people.viewer import Viewer


@transaction.atomic
def comment_on_draft(
    *,
    edition: Edition,
    by: Viewer,
    at: datetime,
    text: str,
    language: str,
    clause_key: str = "",
    consultation: Consultation | None = None,
) -> Comment:
    """Somebody says what they think of a draft, or of one clause: a colleague, or whoever is asked in a consultation.

    Raises DomainError when the clause is gone, and when the consultation is over or has not begun.
    """
    draft = hold_draft(edition)
    clause = Clause.objects.filter(edition=draft, key=clause_key).first() if clause_key else None
    if clause_key and clause is None:
        raise DomainError(
            "clause_gone",
            _("This clause is not in the draft any more."),
            status=409,
            remedy=_("You can write what you think about the draft as a whole."),
        )
    if consultation and state_of(consultation, at) is not ConsultationState.OPEN:
        raise DomainError("consultation_closed", _("This draft is not open for comments now."), status=409)
    comment = Comment.objects.create(
        edition=draft, clause=clause, clause_key=clause_key, consultation=consultation, by=by.login,
        language=language, text=text, created_at=at,
    )  # fmt: skip
    tell(by=by.actor, verb="comment_on_draft", edition=draft, subject=f"comment:{comment.ref}")
    return comment
