"""Ask reception to watch for somebody, or end it."""

from django.db import transaction

from accord.conduct.models import Restriction
from accord.core import audit
from accord.people.viewer import Post
from accord.reception.models import Watch


@transaction.atomic
def ask_to_watch(*, restriction: Restriction, by: Post, watch: bool) -> bool:
    """Whoever decided a limit asks reception to watch for the person, or says that it is no longer needed."""
    running = Watch.objects.filter(restriction=restriction, ended_at__isnull=True)
    if watch and not running.exists():
        Watch.objects.create(restriction=restriction, asked_by_id=by.staff_id, created_at=by.at)
    elif not watch:
        running.update(ended_at=by.at)
    audit.record(
        by=by.actor, verb="ask_to_watch", subject=f"guardian:{restriction.guardian.ref}", school=by.school_ref,
        details={"watch": watch},
    )  # fmt: skip
    return watch
