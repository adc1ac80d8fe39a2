"""Which hours of the week somebody works."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import PatternInterval, StaffMember, WorkPattern
from accord.people.viewer import Post

Parts = Sequence[tuple[int, int, int]]
"""Weekday (1 is Monday), from and until in minutes after midnight."""


@transaction.atomic
def set_work_pattern(*, staff: StaffMember, by: Post, starts_on: date, parts: Parts, seen: str) -> WorkPattern:
    """Set the weekly hours of a member of staff from a day on; without any, the school's hours hold.

    `seen` is the ref of the pattern that the person saw for that day, or empty.
    """
    StaffMember.objects.select_for_update().get(pk=staff.pk)
    before = staff.work_patterns.filter(starts_on__lte=starts_on).order_by("-starts_on").first()
    if seen != (before.ref if before else ""):
        raise DomainError(
            "pattern-changed", _("These hours were changed while you were writing."), 422,
            _("Open the page anew, look at the hours that hold now, and change them there."),
        )  # fmt: skip
    staff.work_patterns.filter(starts_on=starts_on).delete()
    pattern = WorkPattern.objects.create(staff=staff, starts_on=starts_on)
    PatternInterval.objects.bulk_create(
        PatternInterval(pattern=pattern, weekday=weekday, opens_minute=opens, closes_minute=closes)
        for weekday, opens, closes in parts
    )
    audit.record(
        by=by.actor, verb="set_work_pattern", subject=f"staff:{staff.ref}", school=by.school_ref,
        details={"from": starts_on.isoformat(), "parts": [list(part) for part in parts]},
    )  # fmt: skip
    return pattern
