"""Call a published edition back before it begins."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.charters import notices
from accord.charters.models import Edition, Publication, Recall
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.viewer import Post
from accord.schools.actions.remove_weekly_hours import remove_weekly_hours
from accord.schools.models import WeeklyHours
from accord.schools.spans import today_at


@transaction.atomic
def recall_edition(*, edition: Edition, by: Post, at: datetime, reason: str) -> Recall:
    """An edition that has not begun is called back: it never holds, its planned hours go, and it stays to be read.

    Raises DomainError once the edition has begun, and when it was called back already.
    """
    publication = Publication.objects.select_related("charter__school").get(edition=edition)
    school = publication.charter.school
    if publication.starts_on <= today_at(school, at):
        message = _("This edition has begun, so it stays. Publish a new edition to change the charter.")
        raise DomainError("edition_has_begun", message, status=409)
    try:
        with transaction.atomic():
            recall = Recall.objects.create(publication=publication, by_id=by.staff_id, reason=reason, created_at=at)
    except IntegrityError as twice:
        raise DomainError("recalled_already", _("This edition was called back already."), status=409) from twice
    hours = WeeklyHours.objects.filter(school=school, ref=publication.weekly_hours).first()
    if hours and hours.starts_on > today_at(school, at):
        remove_weekly_hours(by=by.actor, at=at, hours=hours)
    audit.record(
        by=by.actor, verb="recall_edition", subject=f"edition:{edition.ref}", school=by.school_ref,
        details={"number": publication.number, "from": publication.starts_on.isoformat()},
    )  # fmt: skip
    notices.edition_recalled(publication, by=by.actor, at=at)
    return recall
