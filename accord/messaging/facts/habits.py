"""How often a guardian has written lately: for a gentle hint to that guardian alone, seen by nobody else."""

from datetime import datetime

from accord.messaging.models import Message
from accord.people.models import Guardian
from accord.rules.sending import NEVER_LIMITED


def written_since(guardian: Guardian, since: datetime) -> int:
    """How many messages a guardian has written since a moment, without those taken back and without emergencies."""
    rows = Message.objects.filter(
        guardian=guardian, written_at__gt=since, withdrawal__isnull=True, emergency__isnull=True
    )
    return rows.exclude(conversation__topic__in=NEVER_LIMITED).count()
