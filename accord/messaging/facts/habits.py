"""How often a guardian has written lately: for a gentle hint to that guardian alone, seen by nobody else."""

from datetime import datetime

from accord.messaging.models import Message
from accord.people.models import Guardian


def written_since(guardian: Guardian, since: datetime) -> int:
    """How many messages a guardian has written since a moment, without those taken back and without emergencies."""
    return Message.objects.filter(
        guardian=guardian, written_at__gt=since, withdrawal__isnull=True, emergency__isnull=True
    ).count()
