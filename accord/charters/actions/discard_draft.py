"""Discard a draft."""

from datetime import datetime

from django.db import transaction

from accord.charters.drafting import hold_draft
from accord.charters.models import Discard, Edition
from accord.core import audit
from accord.people.viewer import Post


@transaction.atomic
def discard_draft(*, edition: Edition, by: Post, at: datetime, reason: str) -> Discard:
    """A draft will not become an edition; what it said and what was said about it stays, with the reason."""
    draft = hold_draft(edition)
    discard = Discard.objects.create(edition=draft, by_id=by.staff_id, reason=reason, created_at=at)
    audit.record(
        by=by.actor, verb="discard_draft", subject=f"edition:{draft.ref}", school=by.school_ref, details={}
    )  # fmt: skip
    return discard
