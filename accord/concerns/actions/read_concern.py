"""A concern is read by whoever has it."""

from datetime import datetime

from django.db import transaction

from accord.concerns.actions._concern import entry
from accord.concerns.models import Concern
from accord.people.models import StaffMember


@transaction.atomic
def read_concern(*, concern: Concern, staff: StaffMember, by: str, at: datetime) -> None:
    """Each reading of a concern is written down; the first of them is when it was read."""
    Concern.objects.filter(pk=concern.pk, read_at__isnull=True).update(read_at=at)
    entry(concern, "read_concern", by, staff=staff.ref)
