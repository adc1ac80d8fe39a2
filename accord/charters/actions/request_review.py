"""Ask colleagues to look a draft over."""

from datetime import datetime

from django.db import transaction

from accord.charters.drafting import hold_draft, tell
from accord.charters.models import Edition, ReviewRequest
from accord.people.viewer import Post


@transaction.atomic
def request_review(*, edition: Edition, by: Post, at: datetime, note: str = "") -> ReviewRequest:
    """A draft is handed to the colleagues, with a word about what to look at."""
    draft = hold_draft(edition)
    request = ReviewRequest.objects.create(edition=draft, by_id=by.staff_id, note=note, created_at=at)
    tell(by=by.actor, verb="request_review", edition=draft)
    return request
