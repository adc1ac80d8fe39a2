"""A worry is read by the lead."""

from datetime import datetime

from django.db import transaction

from accord.concerns.actions._apart import entry_apart
from accord.concerns.models import Worry
from accord.people.models import StaffMember


@transaction.atomic
def read_worry(*, worry: Worry, staff: StaffMember, by: str, at: datetime) -> None:
    """Each reading of a worry is written down; the first of them is when it was seen."""
    Worry.objects.filter(pk=worry.pk, seen_at__isnull=True).update(seen_at=at)
    entry_apart(worry, "read_worry", by, staff=staff.ref)
