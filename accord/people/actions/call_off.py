"""An absence, a cover or a duty does not take place."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Absence, Cover, Duty
from accord.people.viewer import Post


@transaction.atomic
def cancel_absence(*, absence: Absence, by: Post) -> Absence:
    """Call off an absence, and with it whoever would have covered."""
    _call_off(absence, by, "cancel_absence", f"absence:{absence.ref}")
    Cover.objects.filter(absence=absence, cancelled_at__isnull=True).update(cancelled_at=by.at)
    return absence


@transaction.atomic
def cancel_cover(*, cover: Cover, by: Post) -> Cover:
    """Call off a cover; the next colleague in line answers."""
    _call_off(cover, by, "cancel_cover", f"cover:{cover.ref}")
    return cover


@transaction.atomic
def cancel_duty(*, duty: Duty, by: Post) -> Duty:
    """Call off a duty."""
    _call_off(duty, by, "cancel_duty", f"duty:{duty.ref}")
    return duty


def _call_off(record: Absence | Cover | Duty, by: Post, verb: str, subject: str) -> None:
    rows = type(record)._default_manager.filter(pk=record.pk, cancelled_at__isnull=True)
    if not rows.update(cancelled_at=by.at):
        raise DomainError("called-off", _("This was called off already."), 409)
    record.refresh_from_db()
    audit.record(by=by.actor, verb=verb, subject=subject, school=by.school_ref)
