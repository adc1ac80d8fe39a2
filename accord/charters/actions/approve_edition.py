"""Approve a draft."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters.drafting import hold_draft
from accord.charters.facts.content import content_of
from accord.charters.models import Approval, Edition
from accord.charters.stopped import refuse_while_stopped
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.viewer import Post


@transaction.atomic
def approve_edition(*, edition: Edition, by: Post, at: datetime, seen: str, note: str = "") -> Approval:
    """A leader approves exactly what the draft says: any later change of a word or a value makes this lapse.

    `seen` is the hash of what the leader read. Raises DomainError when the draft says something else meanwhile,
    or while something in it stops its publication.
    """
    draft = hold_draft(edition)
    content = content_of(draft)
    if content.sha256 != seen:
        raise DomainError(
            "draft_changed_meanwhile",
            _("Somebody changed this draft while you were reading it, so it is not approved yet."),
            status=409,
            remedy=_("Read it again, and approve it if you still agree."),
        )
    refuse_while_stopped(content, draft.charter.school, at)
    approval = Approval.objects.create(
        edition=draft, by_id=by.staff_id, note=note, content_hash=content.sha256, created_at=at
    )
    audit.record(
        by=by.actor, verb="approve_edition", subject=f"edition:{draft.ref}", school=by.school_ref,
        details={"content": content.sha256},
    )  # fmt: skip
    return approval
