"""A child's support for additional needs ends, or was never there."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import NeedSupport
from accord.people.viewer import Post


@transaction.atomic
def end_need(*, need: NeedSupport, by: Post, last_day: date) -> NeedSupport:
    """Let a child's support end with a last day; it stays on record."""
    fresh = _lasting(need)
    if last_day < fresh.starts_on:
        message = _("The support began later than that. Choose its first day or a later one.")
        raise DomainError("need-ends-too-early", message, 422, fields={"last_day": message})
    others = NeedSupport.objects.filter(student=fresh.student_id, mistaken=False).exclude(pk=fresh.pk)
    if others.filter(starts_on__gt=fresh.starts_on, starts_on__lte=last_day).exists():
        message = _("The next support has begun by then. Choose a day before it.")
        raise DomainError("needs-overlap", message, 422, fields={"last_day": message})
    fresh.ends_on, fresh.ended_by_id = last_day, by.staff_id
    fresh.save(update_fields=["ends_on", "ended_by"])
    audit.record(by=by.actor, verb="end_need", subject=f"need:{need.ref}", school=by.school_ref)
    return fresh


@transaction.atomic
def call_need_mistaken(*, need: NeedSupport, by: Post) -> NeedSupport:
    """Say that support was written down by mistake; the line stays as a mistake, and counts nowhere (NEED-3)."""
    fresh = _lasting(need)
    fresh.mistaken, fresh.ended_by_id = True, by.staff_id
    fresh.save(update_fields=["mistaken", "ended_by"])
    audit.record(by=by.actor, verb="call_need_mistaken", subject=f"need:{need.ref}", school=by.school_ref)
    return fresh


def _lasting(need: NeedSupport) -> NeedSupport:
    fresh = NeedSupport.objects.select_for_update().get(pk=need.pk)
    if fresh.mistaken or fresh.ends_on != need.ends_on:
        raise DomainError(
            "need-changed", _("A colleague changed this support meanwhile."), 409,
            _("Load the page anew and look at its dates."),
        )  # fmt: skip
    return fresh
